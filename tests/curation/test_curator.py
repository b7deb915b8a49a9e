"""Curators: who may decide, since when and until when."""

from datetime import date
from pathlib import Path

import pytest

from catalog.reference import BrokenConfiguration
from curation.curator import curators
from curation.decide import curator_for
from tests.root import SAMPLE

SMALL = SAMPLE / "small"


def own(root: Path, lines: str) -> Path:
    (root / "curation").mkdir()
    (root / "curation" / "curators.yml").write_text(f"curators:\n{lines}", "utf-8")
    return root


def test_the_register_of_the_catalogue_is_read() -> None:
    register = curators(SMALL)
    assert list(register) == ["ani-contoh", "budi-contoh", "dewi-contoh", "joko-contoh"]
    assert (register["ani-contoh"].name, register["ani-contoh"].office, register["joko-contoh"].emails) == ("Ani Contoh", "dinkop-kota", ())


def test_without_an_own_register_the_projects_serves(tmp_path: Path) -> None:
    assert "ratih-contoh" in curators(tmp_path)


@pytest.mark.parametrize(("who", "on", "serves"), [
    ("ani-contoh", date(2025, 1, 1), True), ("ani-contoh", date(2024, 12, 31), False), ("ani-contoh", date(2199, 1, 1), True),
    ("dewi-contoh", date(2026, 3, 31), True), ("dewi-contoh", date(2026, 4, 1), False), ("joko-contoh", date(2026, 12, 31), False),
])
def test_a_curator_serves_from_the_first_to_the_last_day(who: str, on: date, serves: bool) -> None:
    assert curators(SMALL)[who].serves(on) is serves


@pytest.mark.parametrize(("email", "who"), [("ani@contoh.example", "ani-contoh"), ("b@contoh.example", "budi-contoh"), ("siapa@contoh.example", None), ("", None)])
def test_a_curator_is_known_by_any_address_of_theirs(email: str, who: str | None) -> None:
    assert curator_for(SMALL, email) == who


LINE = "  - {{id: {id}, name: Ani, office: {office}, emails: [{email}], since: {since}}}\n"


def line(id: str = "ani", office: str = "dinkop-kota", email: str = "ani@contoh.example", since: str = "2025-01-01") -> str:
    return LINE.format(id=id, office=office, email=email, since=since)


@pytest.mark.parametrize(("lines", "said"), [
    (line() + line(email="lain@contoh.example"), "belongs to one"), (line() + line(id="budi"), "belongs to one"), (line(office="kantor"), "not in the list"),
    (line(id="Ani Contoh"), "plain id"), (line(email="ani"), "neither a phone"), (line(since="2025"), "not a date"), ("  []\n", "entries"), ("", "empty"),
], ids=["an id twice", "an address twice", "an office nobody knows", "a name for an id", "an address that is none", "half a date", "nobody", "nothing"])
def test_a_mistake_in_the_register_is_a_broken_configuration(tmp_path: Path, lines: str, said: str) -> None:
    with pytest.raises(BrokenConfiguration, match=rf"curators\.yml.*{said}"):
        curators(own(tmp_path, lines))


# Keys

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGjMqSrGvEGlpAPEtWfqPHr5cOzMOxLvAOXgWYn0Wb3v"
OTHER = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGjMqSrGvEGlpAPEtWfqPHr5cOzMOxLvAOXgWYn0Wb3w"


def keyed(*keys: str, id: str = "ani", email: str = "ani@contoh.example") -> str:
    return line(id=id, email=email).replace("}\n", f", keys: [{', '.join(keys)}]}}\n")


def one(key: str = KEY, more: str = ", since: 2026-01-01") -> str:
    return f'{{key: "{key}"{more}}}'


def test_a_curator_may_have_keys(tmp_path: Path) -> None:
    register = curators(own(tmp_path, keyed(one(f"{KEY} ani@kantor"), one(OTHER, ", since: 2025-01-01, until: 2025-12-31, revoked: 2025-06-01, reason: {id: Hilang}"))))
    first, second = register["ani"].keys
    assert (first.kind, first.data[:19], first.since, first.until, first.revoked) == (
        "ssh-ed25519", b"\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20", date(2026, 1, 1), None, None)
    assert (second.until, second.revoked) == (date(2025, 12, 31), date(2025, 6, 1))


@pytest.mark.parametrize(("on", "signs"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2030, 1, 1), True)])
def test_from_the_first_key_on_a_curator_signs_for_good(tmp_path: Path, on: date, signs: bool) -> None:
    ani = curators(own(tmp_path, keyed(one(more=", since: 2026-01-01, until: 2026-12-31"))))["ani"]
    assert ani.signs(on) is signs


@pytest.mark.parametrize(("lines", "said"), [
    (keyed(one("ssh-ed25519")), "public key"), (keyed(one("ssh-dss " + KEY.split()[1])), "public key"), (keyed(one("ssh-rsa " + KEY.split()[1])), "public key"),
    (keyed(one("ssh-ed25519 x!")), "public key"), (keyed(one("ssh-ed25519 AAAAA")), "public key"), (keyed(one(f"{KEY} a\\tb")), "public key"),
    (keyed(one("-----BEGIN OPENSSH PRIVATE KEY-----")), "public key"), (keyed(one(f'cert-authority {KEY}')), "public key"), (keyed(one(more="")), "missing"),
    (keyed(one(), one()), "belongs to one"), (keyed(one()) + keyed(one(), id="budi", email="b@contoh.example"), "belongs to one"),
    (line() + line(id="budi", email="ANI@contoh.example"), "belongs to one"),
], ids=["half a key", "a kind nobody trusts", "another kind than its bytes", "no base64", "base64 cut off", "a tab in the remark", "a private key", "an authority", "no first day",
        "a key twice", "a key of two", "an address twice in other letters"])
def test_a_mistake_in_a_key_is_a_broken_configuration(tmp_path: Path, lines: str, said: str) -> None:
    with pytest.raises(BrokenConfiguration, match=rf"curators\.yml.*{said}"):
        curators(own(tmp_path, lines))


def test_a_mistake_in_a_key_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(BrokenConfiguration, match=r"curators\.yml:2:\d+: "):
        curators(own(tmp_path, keyed(one("x"))))

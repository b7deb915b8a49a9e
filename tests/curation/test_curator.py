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

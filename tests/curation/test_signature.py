"""Signatures: the key must be the curator's own, over exactly this commit, and must have counted when we first saw it."""

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from curation.commit import Commit, commit
from curation.curator import Curator, Key, curators
from curation.git import NoHistory
from curation.signature import Sign, Signed, key_of, signed, verified
from tests.curation.repo import DECIDED, Repo
from tests.root import TODAY


def read(repo: Repo, id: str) -> Commit:
    return commit(id, subprocess.run(["git", "cat-file", "commit", id], cwd=repo.path, check=True, capture_output=True).stdout)


def register(repo: Repo, **keys: str) -> dict[str, Curator]:
    """The list of curators, in which these curators have these keys."""
    for name, key in keys.items():
        repo.give_key(f"{name}-contoh", key)
    return curators(repo.path)


def outcome(repo: Repo, id: str, known: dict[str, Curator], first: date = TODAY) -> Signed:
    return signed(read(repo, id), known["ani-contoh"], known, first)


def test_an_own_key_is_good(repo: Repo) -> None:
    known = register(repo, ani="ani")
    one = read(repo, repo.commit("ani-contoh", key="ani"))
    assert key_of(one) == known["ani-contoh"].keys[0].data
    assert outcome(repo, one.id, known) == Signed(Sign.GOOD)


def test_a_commit_without_a_signature_has_none(repo: Repo) -> None:
    assert outcome(repo, repo.commit("ani-contoh"), register(repo, ani="ani")) == Signed(Sign.NONE)


def test_another_curators_listed_key_is_not_the_curators_whatever_the_author_line_says(repo: Repo) -> None:
    known = register(repo, ani="ani", budi="budi")
    id = repo.commit("ani-contoh", key="budi")
    assert outcome(repo, id, known) == Signed(Sign.OTHERS, "budi-contoh")
    allowed = repo.path / "allowed"
    allowed.write_text("".join(f"{one.id} {(repo.keys / name).with_suffix('.pub').read_text()}" for one, name in ((known["ani-contoh"], "ani"), (known["budi-contoh"], "budi"))))
    repo.git("-c", f"gpg.ssh.allowedSignersFile={allowed}", "verify-commit", id)          # git itself says yes


def test_a_key_nobody_has_is_unknown(repo: Repo) -> None:
    assert outcome(repo, repo.commit("ani-contoh", key="asing"), register(repo, ani="ani")) == Signed(Sign.UNKNOWN)


@pytest.mark.parametrize(("since", "until", "revoked", "first", "sign"), [
    (date(2026, 1, 1), None, None, date(2026, 1, 1), Sign.GOOD), (date(2026, 1, 1), None, None, date(2025, 12, 31), Sign.LATE),
    (date(2026, 1, 1), date(2026, 6, 30), None, date(2026, 6, 30), Sign.GOOD), (date(2026, 1, 1), date(2026, 6, 30), None, date(2026, 7, 1), Sign.LATE),
    (date(2026, 1, 1), None, date(2026, 6, 30), date(2026, 6, 29), Sign.GOOD), (date(2026, 1, 1), None, date(2026, 6, 30), date(2026, 6, 30), Sign.LATE),
], ids=["its first day", "before its first day", "its last day", "after its last day", "before it was revoked", "the day it was revoked"])
def test_a_key_counts_by_the_day_we_saw_the_commit(repo: Repo, since: date, until: date | None, revoked: date | None, first: date, sign: Sign) -> None:
    known = register(repo, ani="ani")
    ani = known["ani-contoh"]
    known["ani-contoh"] = replace(ani, keys=(replace(ani.keys[0], since=since, until=until, revoked=revoked),))
    id = repo.commit("ani-contoh", date(2026, 3, 1), key="ani")
    assert outcome(repo, id, known, first).sign is sign


def forged(repo: Repo, change: bytes, to: bytes) -> Commit:
    """A commit whose bytes were changed after it was signed."""
    id = repo.commit("ani-contoh", key="ani")
    raw = subprocess.run(["git", "cat-file", "commit", id], cwd=repo.path, check=True, capture_output=True).stdout
    assert raw.count(change) >= 1
    made = repo.git("hash-object", "-w", "-t", "commit", "--stdin", given=raw.replace(change, to))
    return read(repo, made)


@pytest.mark.parametrize(("change", "to"), [(b"commit of ani-contoh", b"commit of budi-contoh"), (b"author ani-contoh", b"author Ani"), (b"tree ", b"tree ")],
                         ids=["its message", "its author line", "nothing at all"])
def test_a_signature_is_over_every_byte(repo: Repo, change: bytes, to: bytes) -> None:
    known = register(repo, ani="ani")
    one = forged(repo, change, to)
    assert signed(one, known["ani-contoh"], known, TODAY).sign is (Sign.GOOD if change == to else Sign.BAD)


def test_a_signature_copied_from_another_commit_is_bad(repo: Repo) -> None:
    known = register(repo, ani="ani")
    good, other = read(repo, repo.commit("ani-contoh", key="ani")), read(repo, repo.commit("ani-contoh", key="ani"))
    copied = replace(other, signature=good.signature)
    assert signed(copied, known["ani-contoh"], known, TODAY).sign is Sign.BAD


def test_a_signature_made_for_something_else_than_git_is_bad(repo: Repo, tmp_path: Path) -> None:
    known = register(repo, ani="ani")
    one = read(repo, repo.commit("ani-contoh", key="ani"))
    file = tmp_path / "isi"
    file.write_bytes(one.signed)
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-f", str(repo.keys / "ani"), "-n", "file", str(file)], check=True, capture_output=True)
    other = replace(one, signature=file.with_suffix(".sig").read_bytes())
    assert key_of(other) == key_of(one)
    assert signed(other, known["ani-contoh"], known, TODAY).sign is Sign.BAD


@pytest.mark.parametrize("signature", [
    b"-----BEGIN PGP SIGNATURE-----\n\niQE=\n-----END PGP SIGNATURE-----", b"x", b"-----BEGIN SSH SIGNATURE-----\n!!!!\n-----END SSH SIGNATURE-----",
    b"-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQ==\n-----END SSH SIGNATURE-----", b"-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAf////8=\n-----END SSH SIGNATURE-----",
    b"-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----", b"-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----",
], ids=["of another program", "a letter", "no base64", "cut off", "a key longer than all", "another kind of thing", "nothing"])
def test_what_is_no_ssh_signature_names_no_key(repo: Repo, signature: bytes) -> None:
    known = register(repo, ani="ani")
    one = replace(read(repo, repo.head), signature=signature, signed=b"x")
    assert key_of(one) == b""
    assert signed(one, known["ani-contoh"], known, TODAY).sign is Sign.UNKNOWN


def test_no_agent_and_no_setting_of_the_user_is_asked(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    known = register(repo, ani="ani")
    one = read(repo, repo.commit("ani-contoh", DECIDED, key="ani"))
    for name in ("SSH_AUTH_SOCK", "HOME", "GIT_DIR"):
        monkeypatch.setenv(name, "/nowhere")
    assert signed(one, known["ani-contoh"], known, TODAY).sign is Sign.GOOD


def test_without_ssh_keygen_the_reason_is_told(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    known = register(repo, ani="ani")
    one = read(repo, repo.commit("ani-contoh", date(2026, 1, 31), key="ani"))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoHistory, match="ssh-keygen is not installed"):
        signed(one, known["ani-contoh"], known, TODAY)


@pytest.mark.parametrize(("kind", "options"), [("ecdsa", ("-b", "256")), ("rsa", ("-b", "3072"))])
def test_other_kinds_of_key_sign_too(repo: Repo, tmp_path: Path, kind: str, options: tuple[str, ...]) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", kind, *options, "-N", "", "-f", str(tmp_path / "lain")], check=True)
    other = Repo(repo.root, tmp_path)
    other.give_key("ani-contoh", "lain")
    known = curators(other.path)
    assert outcome(other, other.commit("ani-contoh", key="lain"), known).sign is Sign.GOOD
    assert isinstance(known["ani-contoh"].keys[0], Key)
    assert not verified(read(other, other.head), replace(known["ani-contoh"].keys[0], data=b"x"), "ani-contoh")

"""A digest names exact bytes: nothing can change, appear, go or be renamed without it changing; the ledger is left out."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from catalog.digest import LEDGER, of_bytes, of_files

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0/"), min_size=1, max_size=12).filter(lambda name: name != LEDGER)
FOLDERS = st.dictionaries(NAMES, st.binary(max_size=8), max_size=5)


def digest(folder: dict[str, bytes]) -> str:
    return of_files({name: of_bytes(data) for name, data in folder.items()})


def test_it_is_what_its_docstring_says() -> None:
    line = b"listing.yml\0" + hashlib.sha256(b"x").hexdigest().encode() + b"\n"
    assert digest({"listing.yml": b"x"}) == hashlib.sha256(line).hexdigest()


@given(FOLDERS, FOLDERS)
def test_two_folders_share_a_digest_only_when_they_are_the_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert (digest(one) == digest(other)) is (one == other)


@given(FOLDERS.filter(bool), st.data())
def test_any_change_changes_it(folder: dict[str, bytes], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(folder)))
    body = folder[name]
    rest = {other: kept for other, kept in folder.items() if other != name}
    assert digest(rest) != digest(folder)
    assert digest({**folder, name: body + b"\0"}) != digest(folder)
    if body:
        at = data.draw(st.integers(0, len(body) - 1))
        assert digest({**folder, name: body[:at] + bytes([body[at] ^ 1]) + body[at + 1:]}) != digest(folder)
    renamed = data.draw(NAMES.filter(lambda new: new not in folder))
    assert digest({**rest, renamed: body}) != digest(folder)
    assert digest({**folder, renamed: b""}) != digest(folder)


@given(FOLDERS, st.binary(max_size=8))
def test_the_ledger_does_not_count(folder: dict[str, bytes], ledger: bytes) -> None:
    assert digest({**folder, LEDGER: ledger}) == digest(folder)


@given(FOLDERS)
def test_the_order_of_the_files_does_not_count(folder: dict[str, bytes]) -> None:
    assert digest(dict(reversed(folder.items()))) == digest(folder)


def test_swapped_contents_change_it() -> None:
    assert digest({"a.jpg": b"1", "b.jpg": b"2"}) != digest({"a.jpg": b"2", "b.jpg": b"1"})


def test_a_name_cannot_pose_as_two_files() -> None:
    inner = hashlib.sha256(b"1").hexdigest()
    assert of_files({"a": inner, "b": inner}) != of_files({f"a\0{inner}\nb": inner[::-1]})

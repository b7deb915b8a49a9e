"""A commit is read from its own bytes; a line that is not in order proves nothing."""

from datetime import date

import pytest

from curation.commit import commit

ID, TREE, PARENT = "c" * 40, "a" * 40, "b" * 40
ANI = "Ani <ani@contoh.example> 1763690400 +0700"          # 21 November 2025, nine in the morning in Jakarta


def made(*, author: str = f"author {ANI}", committer: str = f"committer {ANI}", more: str = "", message: str = "Setuju\n\nIsi\n") -> bytes:
    return f"tree {TREE}\nparent {PARENT}\n{author}\n{committer}\n{more}\n{message}".encode()


def test_a_commit_says_who_when_after_what_and_with_which_content() -> None:
    one = commit(ID, made())
    assert (one.id, one.tree, one.parents, one.author, one.day, one.subject, one.signature) == (
        ID, TREE, (PARENT,), "ani@contoh.example", date(2025, 11, 21), "Setuju", b"")
    assert one.short == ID[:10]


@pytest.mark.parametrize(("author", "address"), [
    ("author Ani <ani@contoh.example> 1 +0700", "ani@contoh.example"), ("author <ani@contoh.example> 1 +0700", "ani@contoh.example"),
    ("author Ani <ani@contoh.example> <x@contoh.example> 1 +0700", ""), ("author Ani ani@contoh.example 1 +0700", ""),
    (f"author {ANI}\nauthor X <x@contoh.example> 1 +0700", ""), ("nothing", ""), ("author Ani <> 1 +0700", ""),
], ids=["plain", "no name", "two addresses", "no brackets", "two authors", "no author", "an empty address"])
def test_the_authors_address_is_read_only_from_a_line_in_order(author: str, address: str) -> None:
    assert commit(ID, made(author=author)).author == address


@pytest.mark.parametrize(("when", "day"), [
    ("1763690400 +0700", date(2025, 11, 21)), ("1763665200 +0700", date(2025, 11, 21)), ("1763665200 -0800", date(2025, 11, 20)),
    ("1763665200 +9900", date(2025, 11, 20)), ("999999999999 +0000", date.max), ("-5 +0000", date.max), ("x", date.max), ("0 +0000", date(1970, 1, 1)),
], ids=["morning", "two in the night in Jakarta", "the same moment in California", "a zone there is not", "far away", "before all", "no number", "the first day"])
def test_the_day_is_that_on_the_committers_calendar(when: str, day: date) -> None:
    assert commit(ID, made(committer=f"committer Ani <ani@contoh.example> {when}")).day == day


SIGNATURE = "-----BEGIN SSH SIGNATURE-----\n AAAA\n -----END SSH SIGNATURE-----"


@pytest.mark.parametrize("header", ["gpgsig", "gpgsig-sha256"])
def test_a_signature_is_taken_out_of_what_it_is_over(header: str) -> None:
    one = commit(ID, made(more=f"{header} {SIGNATURE}\nencoding x\n"))
    assert one.signature == SIGNATURE.replace("\n ", "\n").encode()
    assert one.signed == made(more="encoding x\n")


def test_a_commit_with_two_signatures_is_not_signed() -> None:
    assert commit(ID, made(more=f"gpgsig {SIGNATURE}\ngpgsig {SIGNATURE}\n")).signature == b""


def test_words_of_the_message_are_no_headers() -> None:
    one = commit(ID, made(message=f"author X <x@contoh.example> 1 +0000\n\ngpgsig {SIGNATURE}\n"))
    assert (one.author, one.signature) == ("ani@contoh.example", b"")

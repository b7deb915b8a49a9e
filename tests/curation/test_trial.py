"""Trials: whoever writes a standard is told whether its examples show what they should, and if not, which and why."""

from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from catalog.document import Raw
from curation.rulebook import Rulebook, rulebook
from curation.standard import Standard
from curation.trial import Trial, trials
from tests.root import SAMPLE

BOOK = rulebook(SAMPLE / "small")
HONEST = BOOK.standards["nama-jujur"]
NEXT = count()
PRAISED: dict[str, Raw] = {"listing": {"name.id": "Sambal TERMURAH 200 g"}}


def tried(standard: Standard, book: Rulebook = BOOK) -> list[Trial]:
    """The trials of a standard that has changed."""
    changed = replace(book, standards={**book.standards, standard.id: standard}, edition=f"trial {next(NEXT)}")
    return list(trials(changed, standard))


def fault(standard: Standard) -> str:
    """Why the only example that does not hold does not."""
    one, = (one for one in tried(standard) if one.fault)
    return str(one.fault)


def test_every_example_is_run_and_named_by_its_list_and_number() -> None:
    made = tried(replace(HONEST, meets=({}, {}), breaks=(PRAISED,)))
    assert made == [Trial("meets", 1, None), Trial("meets", 2, None), Trial("breaks", 1, None)]


def test_a_good_example_that_breaks_the_standard_is_told_with_the_place() -> None:
    assert fault(replace(HONEST, meets=({}, PRAISED))) == "the standard finds something wrong in it: name.id"


def test_a_bad_example_in_which_nothing_is_found_is_told() -> None:
    assert fault(replace(HONEST, breaks=({},))) == "the standard finds nothing wrong in it"


@pytest.mark.parametrize("standard", [
    replace(HONEST, scope=replace(HONEST.scope, kinds=frozenset({"craft"}))), replace(HONEST, until=date(2020, 1, 1)),
    replace(HONEST, scope=replace(HONEST.scope, when={"kind.storage": frozenset({"frozen"})})),
], ids=["another kind", "another day", "another condition"])
def test_an_example_the_standard_is_not_about_shows_nothing(standard: Standard) -> None:
    assert {one.fault is not None and "does not apply to it" in str(one.fault) for one in tried(standard)} == {True}


@pytest.mark.parametrize(("example", "word"), [
    ({"lisitng": {}}, "lisitng"), ({"photos": {"tampak.jpg": {"light": "1"}}}, "tampak.jpg"), ({"photos": {"depan.jpg": {"light": "gelap"}}}, "gelap"),
    ({"on": "besok"}, "besok"), ({"listing": {"photos.99.role": "use"}}, "index"), ({"listing": "Sambal"}, "str"), ({"kind": "buku"}, ""),
], ids=["a slip in a key", "a photo there is not", "a measure that is none", "a day that is none", "a place there is not", "no mapping", "a kind there is not"])
def test_what_is_no_example_is_told_and_is_never_a_traceback(example: dict[str, Raw], word: str) -> None:
    said = fault(replace(HONEST, breaks=(example,)))
    assert said.startswith("no listing can be made of it (")
    assert word in said


def test_a_check_that_breaks_down_is_told() -> None:
    def run(subject: object) -> object:
        raise ZeroDivisionError

    assert {str(one.fault) for one in tried(replace(HONEST, run=run))} == {"the check broke down on it (ZeroDivisionError)"}  # type: ignore[arg-type]


def test_what_people_judge_is_not_run() -> None:
    assert tried(replace(HONEST, run=None, rules=())) == []


def test_what_the_file_reader_finds_breaks_the_standard_that_names_it() -> None:
    standard = replace(HONEST, run=None, rules=("wrong-type",), meets=({},), breaks=({"listing": {"price.valid_until": "besok"}},))
    assert [one.fault for one in tried(standard)] == [None, None]
    assert fault(replace(standard, meets=standard.breaks)) == "the standard finds something wrong in it: wrong-type"


def test_every_example_of_the_small_catalogue_holds() -> None:
    made = [one for standard in BOOK.standards.values() for one in trials(BOOK, standard)]
    assert made
    assert not [one for one in made if one.fault]


def test_the_projects_own_examples_hold() -> None:
    book = rulebook(Path())
    some = list(book.standards.values())[::8]
    assert [(standard.id, one) for standard in some for one in trials(book, standard) if one.fault] == []

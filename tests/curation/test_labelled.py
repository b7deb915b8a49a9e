"""The rules against the labelled sample: each case is found as a careful officer labelled it, and each standard is right throughout.

The labels come first. Where rule and label part, the facts decide which of the two is mended: see the page on the
quality of the rules in the developers' guide.
"""

import pytest

from curation.verdict import tests as all_tests
from tests.curation.labelled import Case, Outcome, Tally, book, cases, outcomes, tallies

pytestmark = pytest.mark.xdist_group("labelled")

CASES = cases()
CHECKED = sorted(standard.id for standard in book().standards.values() if not standard.judged)
FEWEST, GOOD, POSITIVES, NEGATIVES = 150, 60, 2, 5


def said(one: Case | Outcome) -> dict[str, object]:
    """Label or outcome in plain lists, so that a difference can be read."""
    return {"breaks": sorted(one.breaks), "spared": sorted(one.spared),
            "channels": {id: gate and {"missing": sorted(gate[0]), "advice": sorted(gate[1])} for id, gate in one.channels.items()}}


@pytest.fixture(scope="module")
def counted() -> dict[str, Tally]:
    return tallies(book(), outcomes())


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_case_is_found_as_it_is_labelled(case: Case) -> None:
    outcome = outcomes()[case.id]
    assert outcome.failed == {}
    assert said(outcome) == said(case)


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_case_can_be_read_but_for_what_it_means_to_show(case: Case) -> None:
    meant = case.reader | {rule for id in case.breaks for rule in book().standards[id].rules}
    assert outcomes()[case.id].reader <= meant


@pytest.mark.parametrize("id", CHECKED)
def test_a_standard_finds_all_it_must_and_nothing_else(id: str, counted: dict[str, Tally]) -> None:
    tally = counted[id]
    assert (tally.precision, tally.recall) == (1, 1)
    assert tally.must >= POSITIVES, f"label {POSITIVES - tally.must} more that break it"
    assert tally.negatives >= NEGATIVES, f"label {NEGATIVES - tally.negatives} more that it is about and that keep it"


def test_there_are_enough_cases_good_and_bad() -> None:
    good = [case for case in CASES if not case.breaks and not any(gate and any(gate) for gate in case.channels.values())]
    assert len(CASES) >= FEWEST
    assert len(good) >= GOOD


def test_every_channel_is_asked() -> None:
    assert {id for case in CASES for id in case.channels} == set(book().channels)


def test_labels_name_what_exists() -> None:
    known = set(book().standards)
    named = {id for case in CASES for id in (*case.breaks, *case.spared, *(id for gate in case.channels.values() if gate for side in gate for id in side))}
    assert named <= known
    assert all(case.spared <= case.breaks for case in CASES)


def test_no_title_stands_twice() -> None:
    titles = [case.title for case in CASES]
    assert sorted(titles) == sorted(set(titles))


def test_no_case_is_copied_from_a_standard() -> None:
    examples = [example for standard in book().standards.values() for example in (*standard.meets, *standard.breaks) if example.get("listing")]
    told = [{key: example.get(key) for key in ("listing", "supplier", "beside", "photos", "on")} for example in examples]
    copied = [case.id for case in CASES if case.example.get("listing") and len(str(case.example["listing"])) > 60
              and {key: case.example.get(key) for key in ("listing", "supplier", "beside", "photos", "on")} in told]
    assert copied == []


def test_every_test_of_the_rulebook_was_run_on_some_case() -> None:
    applied = {key for outcome in outcomes().values() for key in outcome.applied}
    places = {(case.example.get("kind") or "food") for case in CASES}
    wanted = {key for kind in places for key, standard, run in all_tests(book(), str(kind), "") if run and not standard.judged}
    assert wanted <= applied

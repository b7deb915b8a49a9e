"""Stages: which steps open a channel together, in which order, and what each brings."""

from itertools import pairwise

from curation.example import DAY
from curation.gain import Situation
from curation.judging import Case
from curation.opening import Needs
from curation.review import Act, Decision
from curation.rulebook import Rulebook
from curation.stage import CATALOGUE, Stage, stages, step
from curation.verdict import judge
from tests.curation.gates import RUBRIC, case, channel, rulebook, standard


def made(book: Rulebook, of: Case, wanted: tuple[str, ...]) -> list[Stage]:
    at = Situation(book, of, judge(book, of.subject))
    now = at.after()
    needs: Needs = {CATALOGUE: now.blocking, **{id: now.blocking | frozenset(gate.missing) for id, gate in now.gates.items()}}
    return list(stages(at, needs, wanted, {}))


def weak() -> Decision:
    """A curator's marks, complete and not the best."""
    return Decision(DAY, Act.JUDGE, "ani-contoh", "a" * 64, marks={one.id: 2 for one in RUBRIC.criteria("food")})


def ids(some: list[Stage]) -> list[list[str]]:
    return [[one.id for one in stage.steps] for stage in some]


def test_what_keeps_it_out_everywhere_comes_first_and_says_so() -> None:
    book = rulebook([standard("merek", "error"), standard("sku")], [channel("gerai", "sku")])
    first, second = made(book, case(("merek", "sku")), ("gerai",))
    assert ([one.id for one in first.steps], first.lists, first.opens) == (["merek"], True, ())
    assert ([one.id for one in second.steps], second.lists, second.opens) == (["sku"], False, ("gerai",))


def test_what_shares_a_stage_opens_together() -> None:
    book = rulebook([standard("merek", "error"), standard("sku", days=9)], [channel("gerai", "sku"), channel("titip", "sku")])
    only, = made(book, case(("sku",)), ("gerai", "titip"))
    assert (ids([only]), only.opens, only.days, only.lists) == ([["sku"]], ("gerai", "titip"), 9, False)


def test_the_channels_asked_for_come_first_even_where_others_open_sooner() -> None:
    book = rulebook([standard("barcode", days=90), standard("sku")], [channel("gerai", "barcode"), channel("titip", "sku")])
    first, second = made(book, case(("barcode", "sku")), ("gerai",))
    assert [(first.opens, first.wanted), (second.opens, second.wanted)] == [(("gerai",), True), (("titip",), False)]


def test_in_a_stage_what_most_channels_need_comes_first_then_what_takes_longest() -> None:
    book = rulebook([standard("barcode", days=14), standard("merek", days=30), standard("sku"), standard("karton")],
                    [channel("gerai", "barcode", "merek", "sku"), channel("titip", "sku", "karton", "barcode", "merek")])
    first, _ = made(book, case(("barcode", "merek", "sku", "karton")), ("gerai",))
    assert ids([first]) == [["merek", "barcode", "sku"]]


def test_a_step_opens_what_it_completes_with_those_before_it() -> None:
    book = rulebook([standard("barcode", days=1), standard("sku", days=1)], [channel("gerai", "barcode", "sku")])
    only, = made(book, case(("barcode", "sku")), ("gerai",))
    assert [one.opens for one in only.steps] == [(), ("gerai",)]
    assert [one.channels for one in only.steps] == [("gerai",), ("gerai",)]


def test_a_channel_that_then_waits_for_curators_is_handed_over_and_not_ready() -> None:
    book = rulebook([standard("sku")], [channel("gerai", "sku", grade="B"), channel("ekspor", "sku", reviewers=2), channel("titip", "sku")])
    only, = made(book, case(("sku",)), ("gerai", "ekspor", "titip"))
    assert (only.goals, only.opens, only.hands_over) == (("gerai", "ekspor", "titip"), ("titip",), ("gerai", "ekspor"))


def test_a_channel_that_asks_for_a_better_grade_is_neither_opened_nor_handed_over() -> None:
    book = rulebook([standard("sku")], [channel("gerai", "sku", grade="A")])
    only, = made(book, case(("sku",), judgements=(weak(),)), ("gerai",))
    assert (only.goals, only.opens, only.hands_over) == (("gerai",), (), ())


def test_a_channel_nobody_asked_for_is_not_handed_over_by_a_step_for_another() -> None:
    book = rulebook([standard("sku")], [channel("titip", "sku"), channel("gerai", "sku", grade="B")])
    only, = made(book, case(("sku",)), ("titip",))
    assert (only.opens, only.hands_over) == (("titip",), ())


def test_a_step_adds_what_its_criterion_gains() -> None:
    book = rulebook([standard("barcode", criterion="barcode"), standard("sku")], [channel("gerai", "barcode", "sku")])
    only, = made(book, case(("barcode", "sku")), ("gerai",))
    gains = {one.id: one.points for one in only.steps}
    assert gains["barcode"] > 0 == gains["sku"]
    assert only.after.grade.points - only.before.grade.points == sum(gains.values())


def test_each_stage_goes_on_where_the_one_before_it_ended() -> None:
    book = rulebook([standard("barcode", days=14), standard("sku"), standard("merek", "error")],
                    [channel("gerai", "barcode"), channel("titip", "sku")])
    some = made(book, case(("barcode", "sku", "merek")), ("gerai", "titip"))
    assert ids(some) == [["merek"], ["sku"], ["barcode"]]
    assert all(one.after == other.before for one, other in pairwise(some))


def test_a_step_names_the_office_of_the_suppliers_government() -> None:
    book = rulebook([standard("sku", office="dinkop-kabupaten"), standard("merek")], [])
    of = case()
    at = Situation(book, of, judge(book, of.subject))
    helping = step(at, "sku", {}, ()).office
    assert helping is not None
    assert helping.id in ("dinkop-kota", "dinkop-kabupaten")
    assert step(at, "merek", {}, ()).office is None
    assert step(at, "photo-missing", {}, ()).standard is None

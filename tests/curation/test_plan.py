"""The plan: everything that is missing, once, in the best order; what waits for others apart."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.finding import Finding, Message, Severity
from catalog.listing import Listing
from curation.checks import day
from curation.example import DAY
from curation.gain import Situation
from curation.judging import INTERNAL
from curation.opening import longest
from curation.plan import Plan, plan, unread
from curation.rulebook import Rulebook
from curation.standard import Level
from curation.verdict import Gate, judge
from tests.curation.gates import FIELDS, case, channel, rulebook, standard
from tests.curation.test_opening import cost

SOME = st.frozensets(st.sampled_from(sorted(FIELDS)), min_size=1, max_size=4)
BOOKS = st.builds(
    lambda levels, days, asks: rulebook(
        [standard(id, level, day) for id, level, day in zip(sorted(FIELDS), levels, days, strict=True)],
        [channel(f"jalur-{n}", *sorted(some)) for n, some in enumerate(asks)]),
    st.lists(st.sampled_from(["error", "advice", "channel", "channel"]), min_size=len(FIELDS), max_size=len(FIELDS)),
    st.lists(st.sampled_from([0, 7, 30]), min_size=len(FIELDS), max_size=len(FIELDS)),
    st.lists(SOME, min_size=1, max_size=4))
BROKEN = st.frozensets(st.sampled_from(sorted(FIELDS)))
ASKED = st.frozensets(st.sampled_from([f"jalur-{n}" for n in range(4)]), max_size=2)


def finding(rule: str, file: str = "products/x/y/listing.yml", severity: Severity = Severity.ERROR) -> Finding:
    return Finding(file, 3, 5, rule, Message(f"wrong: {rule}"), Message(f"mend {rule}"), severity)


def needs(book: Rulebook, made: Plan) -> dict[str, frozenset[str]]:
    """What each channel, and the catalogue itself, misses now."""
    return {"": made.now.blocking, **{id: made.now.blocking | frozenset(gate.missing) for id, gate in made.now.gates.items()}}


def asking(book: Rulebook, broken: frozenset[str], asked: frozenset[str]) -> Plan:
    """The plan of the good listing without what some standards ask for, when it asks for some channels."""
    of = case(tuple(sorted(broken)))
    listing = of.listing
    data = {**listing.data, "channels": sorted(asked)}
    return plan(book, replace(of, listing=Listing.of(listing.id, listing.supplier_id, listing.digest, listing.files, data, listing.sights)))


@given(BOOKS, BROKEN, ASKED)
def test_every_missing_thing_appears_exactly_once(book: Rulebook, broken: frozenset[str], asked: frozenset[str]) -> None:
    made = asking(book, broken, asked)
    steps = [step.id for step in made.steps]
    assert len(steps) == len(set(steps))
    assert set(steps) == frozenset[str]().union(*needs(book, made).values())
    assert not set(steps) & {step.id for step in made.better}


@given(BOOKS, BROKEN, ASKED)
def test_after_all_steps_every_channel_is_ready(book: Rulebook, broken: frozenset[str], asked: frozenset[str]) -> None:
    of = case(tuple(sorted(broken)))
    made = asking(book, broken, asked)
    last = Situation(book, of, judge(book, of.subject)).after(frozenset(step.id for step in made.steps))
    assert last.ready == tuple(book.channels)
    assert {id for stage in made.stages for id in stage.opens} | set(made.now.ready) == set(book.channels)
    assert all(set(stage.opens) == {id for step in stage.steps for id in step.opens} for stage in made.stages)


@given(BOOKS, BROKEN)
def test_no_order_of_channels_opens_more_sooner(book: Rulebook, broken: frozenset[str]) -> None:
    made = asking(book, broken, frozenset())
    length = {id: one.days for id, one in book.standards.items()}
    open_to = {id: need for id, need in needs(book, made).items() if need}
    done: frozenset[str] = frozenset()
    waiting = things = 0
    for stage in made.stages:
        start, done = done, done | {step.id for step in stage.steps}
        opened = sum(need <= done and not need <= start for need in open_to.values())
        waiting, things = waiting + opened * longest(done, length), things + opened * len(done)
    assert (waiting, things) == min((cost(order, open_to, length) for order in permutations(open_to)), default=(0, 0))


@given(BOOKS, BROKEN, ASKED)
def test_what_was_asked_for_comes_before_what_was_not(book: Rulebook, broken: frozenset[str], asked: frozenset[str]) -> None:
    made = asking(book, broken, asked)
    assert [stage.wanted for stage in made.stages] == sorted((stage.wanted for stage in made.stages), reverse=True)
    mine = frozenset[str]().union(made.now.blocking, *(need for id, need in needs(book, made).items() if id in made.wanted))
    assert {step.id for stage in made.stages if stage.wanted for step in stage.steps} == mine


BOOK = rulebook(
    [standard("merek", "error", days=30, office="djki", criterion="merek"), standard("sku", "advice", criterion="label"),
     standard("kapasitas", "advice"), standard("barcode", days=14, criterion="barcode")],
    [channel("gerai-pasar-jaya", "barcode", reviewers=2, grade="B"), channel("konsinyasi-kkmp", "merek"),
     channel("mbg", kinds=frozenset({"commodity"}))])


def test_a_listing_that_misses_nothing_has_no_steps() -> None:
    made = plan(BOOK, case((), ("konsinyasi-kkmp",)))
    assert (made.stages, made.now.ready, made.waits, made.better) == ((), ("konsinyasi-kkmp",), (), ())


def test_a_listing_that_asks_for_nothing_is_planned_for_all_that_take_it() -> None:
    made = plan(BOOK, case(("barcode",)))
    assert made.wanted == ("gerai-pasar-jaya", "konsinyasi-kkmp")
    assert all(stage.wanted for stage in made.stages)


def test_a_channel_asked_for_that_takes_no_such_goods_is_named_apart() -> None:
    made = plan(BOOK, case((), ("mbg", "konsinyasi-kkmp")))
    assert (made.wanted, made.refused) == (("konsinyasi-kkmp",), ("mbg",))


def test_what_waits_for_the_curators_is_no_step() -> None:
    made = plan(BOOK, case((), ("gerai-pasar-jaya",)))
    assert made.stages == ()
    gate, = made.waits
    assert (gate.channel, gate.gate, gate.missing, gate.grade, gate.curators) == ("gerai-pasar-jaya", Gate.MISSING, (), "B", 2)


def test_advice_comes_after_the_steps_the_most_telling_first() -> None:
    made = plan(BOOK, case(("merek", "sku", "kapasitas"), ("konsinyasi-kkmp",)))
    assert [step.id for step in made.steps] == ["merek"]
    assert [(step.id, step.points > 0) for step in made.better] == [("sku", True), ("kapasitas", False)]


def test_each_step_names_where_it_is_wrong_once() -> None:
    made = plan(BOOK, case(("barcode",), ("gerai-pasar-jaya",)))
    only, = made.steps
    place, = only.findings
    assert (place.rule, place.file) == ("barcode", "products/contoh-pemasok/contoh-barang/listing.yml")


def test_a_step_for_a_channel_nobody_asked_for_names_its_place_too() -> None:
    made = plan(BOOK, case(("barcode",), ("konsinyasi-kkmp",)))
    stage, = made.stages
    assert (stage.wanted, stage.hands_over) == (False, ("gerai-pasar-jaya",))
    assert [place.rule for place in stage.steps[0].findings] == ["barcode"]


def test_what_the_file_reader_refuses_comes_first_and_is_told_in_its_words() -> None:
    made = plan(BOOK, case(("barcode",), ("gerai-pasar-jaya",)), [finding("photo-missing")])
    first = made.stages[0]
    assert ([step.id for step in first.steps], first.lists) == (["photo-missing"], True)
    assert (first.steps[0].standard, str(first.steps[0].findings[0].message)) == (None, "wrong: photo-missing")


def test_what_the_file_reader_only_remarks_is_advice() -> None:
    made = plan(BOOK, case((), ("konsinyasi-kkmp",)), [finding("strange-file", severity=Severity.ADVICE)])
    assert (made.steps, [step.id for step in made.better]) == ((), ["strange-file"])


def test_a_finding_of_the_file_reader_that_a_standard_names_is_that_standards_step() -> None:
    named = replace(standard("merek", "error"), run=None, rules=("identity-number",))
    book = rulebook([named], [channel("konsinyasi-kkmp")])
    made = plan(book, case((), rules=frozenset({"identity-number"})), [finding("identity-number")])
    only, = made.steps
    assert (only.id, only.standard, len(only.findings)) == ("merek", named, 1)
    assert only.opens == ("konsinyasi-kkmp",)


@pytest.mark.parametrize("ours", [finding("decision-digest", "products/x/y/review.yml"), finding(INTERNAL, severity=Severity.ADVICE)],
                         ids=["a ledger that cannot be followed", "a check that broke down"])
def test_what_is_no_fault_of_the_supplier_is_apart_and_no_step(ours: Finding) -> None:
    made = plan(BOOK, case((), ("konsinyasi-kkmp",)), [ours])
    assert (made.steps, made.better, made.ours) == ((), (), (ours,))
    assert made.now.ready == ("konsinyasi-kkmp",)


def test_a_check_that_breaks_down_is_ours() -> None:
    def fails(subject: object) -> None:
        raise ZeroDivisionError

    book = rulebook([replace(standard("merek", "error"), run=fails)], [channel("konsinyasi-kkmp")])  # type: ignore[arg-type]
    made = plan(book, case(()))
    assert (made.steps, [one.rule for one in made.ours]) == ((), [INTERNAL])


def test_a_waived_standard_is_no_step() -> None:
    assert plan(BOOK, case(("merek",), ("konsinyasi-kkmp",), waivers={"merek": {"id": "…"}})).steps == ()


def test_papers_that_end_soon_are_to_be_renewed() -> None:
    of = case((), ("konsinyasi-kkmp",))
    far = plan(BOOK, of, soon=0)
    near = plan(BOOK, of, soon=3000)
    assert far.renewals == ()
    assert [one.until for one in near.renewals] == sorted(one.until for one in near.renewals) != []


def test_a_day_is_mended_once() -> None:
    """Advice about a day that a renewal names already is left out; advice about anything else is not."""
    book = rulebook([replace(standard("merek", "advice"), run=partial(day.check, field="price.valid_until", least=9999)), standard("sku", "advice")], [])
    until = case().subject.at("price.valid_until")
    of = case(("sku",), on=until - timedelta(30))  # type: ignore[operator]
    made = plan(book, of, soon=30)
    assert until in [one.until for one in made.renewals]
    assert [step.id for step in made.better] == ["sku"]
    assert {step.id for step in plan(book, of, soon=0).better} == {"merek", "sku"}


def test_what_cannot_be_read_is_made_readable_first() -> None:
    other = replace(finding("required"), message=Message("wrong elsewhere"))
    wrong = [finding("wrong-type"), finding("required"), finding("required"), other, finding("strange-file", severity=Severity.ADVICE)]
    made = unread("x/y", "Contoh X", DAY, wrong)
    stage, = made.stages
    assert [(step.id, len(step.findings)) for step in stage.steps] == [("wrong-type", 1), ("required", 2), ("required", 1)]
    assert stage.lists
    assert (made.path, made.name, made.wanted) == ("x/y", {}, ())


def test_an_entry_that_nobody_can_follow_is_not_blamed_on_its_supplier() -> None:
    made = unread("x/y", "Contoh X", DAY, [finding("decision-order", "products/x/y/review.yml")])
    assert (made.stages, len(made.ours)) == ((), 1)


def test_a_standard_that_spares_older_listings_is_advice_for_them() -> None:
    book = rulebook([standard("merek", "error", since=DAY)], [channel("konsinyasi-kkmp", "merek")])
    assert book.standards["merek"].level is Level.ERROR
    old = case(("merek",), since=DAY - timedelta(1))
    assert ([step.id for step in plan(book, old).steps], [step.id for step in plan(book, old).better]) == ([], ["merek"])
    assert [step.id for step in plan(book, case(("merek",))).steps] == ["merek"]

"""Blind marking: nobody learns another's marks, or anything made of them, before every curator has given theirs."""

from dataclasses import replace
from fractions import Fraction

import pytest

from catalog.listing import Listing
from curation.blind import View, needed, sealed, view
from curation.judging import Judged
from curation.rulebook import Rulebook
from curation.stand import Stand
from curation.verdict import Gate
from site_builder.checking import check
from tests.root import BY, DRUM, FOOD, TODAY, Root

OTHER = "budi-contoh"
BEST = {"rasa": 3, "higiene": 3, "pelindung": 3, "bahan-baku": 3, "ajeg": 3, "margin": 3, "jangkauan": 3, "bahan-lokal": 3, "rancangan": 3}


def known(root: Root, entry: str = FOOD) -> tuple[Rulebook, Stand, Judged, Listing]:
    found = check(root.path, TODAY)
    folder = f"products/{entry}"
    listing = found.stands[folder].record.value
    assert isinstance(listing, Listing)
    return found.book, found.stands[folder], found.judged[folder], listing


def seen(root: Root, viewer: str, entry: str = FOOD) -> View:
    book, stand, outcome, listing = known(root, entry)
    return view(book, listing, outcome, stand.standing.judgements, viewer)


def test_as_many_curators_mark_a_listing_as_its_most_careful_channel_wants(root: Root) -> None:
    book, _, _, listing = known(root)
    assert needed(book, listing) == 2
    book, _, _, drum = known(root, DRUM)
    assert needed(book, drum) == 1


def test_ones_own_marks_are_shown_and_the_others_are_only_counted(root: Root) -> None:
    root.decide(FOOD, "judge", by=OTHER, marks={"rasa": 0, "higiene": 1})
    root.decide(FOOD, "submit", by="pemasok")
    view = seen(root, BY)
    assert (view.mine, view.others, view.needed, view.open) == ({}, 1, 2, False)
    assert "rasa" not in view.marks
    assert seen(root, OTHER).mine == {"rasa": 0, "higiene": 1}


def test_the_grade_one_sees_rests_on_ones_own_marks(root: Root) -> None:
    alone = seen(root, BY).grade
    root.decide(FOOD, "judge", by=OTHER, marks=BEST)
    assert seen(root, BY).grade == alone
    assert seen(root, "").grade == alone
    assert seen(root, OTHER).grade.points > alone.points


def test_everything_is_open_once_all_are_in(root: Root) -> None:
    root.decide(FOOD, "judge", by=OTHER, marks={"rasa": 0})
    root.decide(FOOD, "judge", marks={"rasa": 3})
    for viewer in (BY, OTHER, "", "siapa"):
        view = seen(root, viewer)
        assert view.open
        assert view.marks["rasa"] == Fraction(3, 2)
        assert view.apart == ("rasa",)


def test_where_one_curator_is_enough_nothing_is_sealed(root: Root) -> None:
    root.decide(DRUM, "judge", by=OTHER, marks={"pengerjaan": 2})
    assert seen(root, BY, DRUM).marks["pengerjaan"] == 2


@pytest.mark.parametrize("gate", [Gate.READY, Gate.MISSING])
def test_a_grade_that_a_channel_asks_for_is_awaited_while_marks_are_sealed(root: Root, gate: Gate) -> None:
    book, _, outcome, _ = known(root)
    gates = tuple(replace(one, gate=gate, grade="") for one in outcome.readiness)
    shut = {one.channel: one for one in sealed(book, gates, all_in=False)}
    assert (shut["ekspor-hk"].gate, shut["ekspor-hk"].grade) == (Gate.MISSING, "B")
    assert (shut["gerai-pasar-jaya"].gate, shut["gerai-pasar-jaya"].grade) == (gate, "")
    assert sealed(book, gates, all_in=True) == gates


def test_a_channel_that_does_not_take_a_listing_awaits_nothing(root: Root) -> None:
    book, _, outcome, _ = known(root, DRUM)
    shut = {one.channel: one for one in sealed(book, outcome.readiness, all_in=False)}
    assert (shut["ekspor-hk"].gate, shut["ekspor-hk"].grade) == (Gate.NOT_APPLICABLE, "")

"""What Python packs, the browser reads as it was."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.search import packed
from site_builder.search.affixes import BEGINNINGS, ENDINGS, candidates
from site_builder.search.choices import slug
from site_builder.search.tokens import tokens
from tests.site_builder.search.made import Engine

pytestmark = pytest.mark.xdist_group("search")

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ROUNDS = st.lists(st.integers(0, 200_000), max_size=60)
ANY = st.text(max_size=60)


@FEW
@given(ROUNDS)
def test_numbers_come_back(engine: Engine, values: list[int]) -> None:
    assert engine.ask("m.numbers(g[0])", packed.numbers(values)) == values


@FEW
@given(st.sets(st.integers(0, 400)) | st.sets(st.integers(0, 100_000), max_size=50))
def test_positions_come_back(engine: Engine, values: set[int]) -> None:
    assert engine.ask("m.positions(g[0])", packed.positions(sorted(values))) == sorted(values)


@FEW
@given(st.lists(st.integers(0, 89), min_size=1) | st.lists(st.integers(0, 700_000), min_size=1, max_size=50))
def test_a_column_comes_back(engine: Engine, values: list[int]) -> None:
    assert engine.ask("Array.from(m.column(g[0]))", packed.column(values)) == values


@FEW
@given(st.sets(st.text(st.characters(categories=("Ll", "Nd", "Lo")), min_size=1, max_size=40)))
def test_words_come_back(engine: Engine, values: set[str]) -> None:
    assert engine.ask("m.list(g[0])", packed.words(sorted(values))) == sorted(values)


@FEW
@given(ROUNDS)
def test_nothing_that_is_packed_needs_an_escape_in_json(values: list[int]) -> None:
    for text in (packed.numbers(values), packed.positions(sorted(set(values))), *packed.column(values or [0])):
        assert json.dumps(text) == f'"{text}"'
        assert not {"!", "~", " "} & set(text)


def test_a_run_takes_two_characters() -> None:
    assert len(packed.positions(range(20, 60))) == 2


@FEW
@given(ANY)
def test_a_text_has_the_same_words_in_python_and_in_the_browser(engine: Engine, text: str) -> None:
    assert engine.ask("m.tokens(g[0])", text) == list(tokens(text))


@pytest.mark.parametrize(("text", "words"), [
    ("Sambal Pecel 200g, 55 cm", ["sambal", "pecel", "200", "55", "cm"]), ("Kédelé‎ hi\N{SOFT HYPHEN}tam", ["kedele", "hitam"]),
    ("bird's-eye", ["bird", "eye"]), ("ＫＯＰＩ ½", ["kopi"]), ("a b 1", []), ("x" * 5000, ["x" * 32]),
    ("\N{RIGHT-TO-LEFT OVERRIDE}lecep <b>tebal</b>", ["lecep", "tebal"]),
])
def test_the_words_of_a_text(engine: Engine, text: str, words: list[str]) -> None:
    assert list(tokens(text)) == engine.ask("m.tokens(g[0])", text) == words


@FEW
@given(st.text("abdegikmnprstuy", min_size=3, max_size=14))
def test_affixes_are_taken_off_alike_in_python_and_in_the_browser(engine: Engine, word: str) -> None:
    script = "Array.from(m.candidates(g[0], g[1], g[2]))"
    assert engine.ask(script, word, ENDINGS, BEGINNINGS) == [list(some) for some in candidates(word)]


@FEW
@given(st.text("abk -é&/9", min_size=1, max_size=12))
def test_an_id_that_its_label_gives_is_not_sent(engine: Engine, label: str) -> None:
    assert engine.ask("m.slug(g[0])", label) == slug(label)


def distance(one: str, other: str) -> int:
    """How many letters are left out, put in, changed or exchanged with their neighbour (each place once): the plain way."""
    rows = [[x + y if not (x and y) else 0 for x in range(len(one) + 1)] for y in range(len(other) + 1)]
    for y in range(1, len(other) + 1):
        for x in range(1, len(one) + 1):
            rows[y][x] = min(rows[y - 1][x] + 1, rows[y][x - 1] + 1, rows[y - 1][x - 1] + (one[x - 1] != other[y - 1]))
            if x > 1 and y > 1 and one[x - 1] == other[y - 2] and one[x - 2] == other[y - 1]:
                rows[y][x] = min(rows[y][x], rows[y - 2][x - 2] + 1)
    return rows[-1][-1]


@FEW
@given(st.text("abcd", min_size=4, max_size=7), st.sets(st.text("abcd", min_size=1, max_size=8), max_size=60), st.integers(1, 2))
def test_the_nearest_words_are_those_with_the_fewest_slips(engine: Engine, word: str, words: set[str], most: int) -> None:
    rising = sorted(words)
    far = {one: distance(word, one) for one in rising}
    least = min((one for one in far.values() if one <= most), default=None)
    best = [one for one in rising if far[one] == least]
    found = [rising[number] for number in engine.ask("m.nearest(g[0], g[1], g[2])", word, rising, most)]
    assert found == [*(one for one in best if one[0] == word[0]), *(one for one in best if one[0] != word[0])][:3]

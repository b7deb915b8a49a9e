"""In which order to work for channels: no order opens them sooner, and none with fewer things done before."""

from collections.abc import Mapping, Sequence
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from curation.opening import Needs, longest, opening

DAYS = {"a": 0, "b": 0, "c": 1, "d": 7, "e": 7, "f": 30}
NEEDS = st.dictionaries(st.sampled_from("PQRST"), st.frozensets(st.sampled_from("abcdef"), min_size=1), min_size=1)


def cost(order: Sequence[str], needs: Needs, days: Mapping[str, int], done: frozenset[str] = frozenset()) -> tuple[int, int]:
    """Over all channels, the sum of the days and the sum of the things to do until each opens."""
    waiting = things = 0
    closed = {channel: need for channel, need in needs.items() if not need <= done}
    for channel in order:
        done |= needs[channel]
        for opened in [one for one, need in closed.items() if need <= done]:
            del closed[opened]
            waiting, things = waiting + longest(done, days), things + len(done)
    assert not closed
    return waiting, things


@given(NEEDS, st.frozensets(st.sampled_from("abcdef"), max_size=2))
@example({"P": frozenset("ab"), "Q": frozenset("bf"), "R": frozenset("f")}, frozenset())
def test_no_order_opens_the_channels_sooner_or_with_less(needs: Needs, done: frozenset[str]) -> None:
    best = min(cost(order, needs, DAYS, done) for order in permutations(needs))
    assert cost(opening(needs, DAYS, done), needs, DAYS, done) == best


@given(NEEDS)
def test_the_order_is_never_worse_than_the_alphabet(needs: Needs) -> None:
    assert cost(opening(needs, DAYS), needs, DAYS) <= cost(sorted(needs), needs, DAYS)


@given(NEEDS)
def test_every_channel_opens_and_what_opens_by_itself_is_not_named(needs: Needs) -> None:
    done: frozenset[str] = frozenset()
    for channel in opening(needs, DAYS):
        assert not needs[channel] <= done
        done |= needs[channel]
    assert done == frozenset[str]().union(*needs.values())


def test_a_bunch_that_opens_together_may_come_before_the_smallest_one() -> None:
    """Taking the channel with the fewest things first would need twenty things in sum, this needs nineteen."""
    days = dict.fromkeys("123456789", 0)
    needs = {"A": frozenset("12"), "B": frozenset("345"), "C": frozenset("3456"), "D": frozenset("3457")}
    assert opening(needs, days) == ("B", "C", "D", "A")
    assert cost(("B", "C", "D", "A"), needs, days) == (0, 19)
    assert cost(("A", "B", "C", "D"), needs, days) == (0, 20)


@pytest.mark.parametrize(("needs", "order"), [
    pytest.param({"A": "f", "B": "d"}, ("B", "A"), id="what opens in a week comes before what opens in a month"),
    pytest.param({"A": "abc", "B": "f"}, ("A", "B"), id="three small things come before one that takes a month"),
    pytest.param({"A": "df", "B": "d"}, ("B", "A"), id="what is part of another comes first"),
    pytest.param({"A": "a", "B": "a"}, ("A",), id="what needs the same opens along"),
    pytest.param({"A": ""}, (), id="what needs nothing is open"),
])
def test_which_comes_first(needs: dict[str, str], order: tuple[str, ...]) -> None:
    assert opening({channel: frozenset(need) for channel, need in needs.items()}, DAYS) == order


def test_many_channels_are_put_in_order_at_once() -> None:
    many = {f"channel-{n}": frozenset({f"x{n}", f"x{(n * 7) % 12}"}) for n in range(12)}
    assert len(opening(many, {})) <= 12

"""Opening channels: the order in which those that a listing may enter become open to it soonest.

Offices work side by side, so a channel opens when the slowest paper begun for it arrives; what is left to choose is
how few things have to be done first. The order found is the best there is: the sum of the waiting times of all
channels is as small as can be, and among such orders the sum of the things to be done before each opens.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby

Needs = Mapping[str, frozenset[str]]
"""For each channel, the standards it still misses."""


def opening(needs: Needs, days: Mapping[str, int], done: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The channels in the order to work for them, without those that open along with an earlier one.

    `days` is how long mending each standard takes; `done` are the standards already seen to.
    """
    begun = longest(done, days)
    order: list[str] = []
    by_time = sorted(needs, key=lambda channel: max(begun, longest(needs[channel], days)))
    for _, alike in groupby(by_time, key=lambda channel: max(begun, longest(needs[channel], days))):
        for channel in _fewest_first({channel: needs[channel] for channel in alike}, done):
            order.append(channel)
            done |= needs[channel]
    return tuple(order)


def longest(standards: Iterable[str], days: Mapping[str, int]) -> int:
    """How many days mending all of them takes, begun together."""
    return max((days.get(standard, 0) for standard in standards), default=0)


def _fewest_first(needs: Needs, done: frozenset[str]) -> tuple[str, ...]:
    """The order with the least sum, over the channels, of the things done before each opens."""

    @cache
    def best(done: frozenset[str]) -> tuple[int, tuple[str, ...]]:
        left = {channel: need - done for channel, need in needs.items() if not need <= done}
        ways = []
        for channel, need in left.items():
            if any(other < need for other in left.values()):
                continue  # Whatever is part of it may as well come first.
            after = done | need
            opened = sum(other <= after for other in left.values())
            rest, order = best(after)
            ways.append((opened * len(after) + rest, (channel, *order)))
        return min(ways, default=(0, ()))

    return best(done)[1]

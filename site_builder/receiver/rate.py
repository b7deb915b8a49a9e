"""Rates: how often one address may send."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_ADDRESSES = 10_000


@dataclass(slots=True)
class Rate:
    """At most `most` acts within `seconds` for each address (a token bucket); the oldest addresses are forgotten first."""

    most: int
    seconds: float
    now: Callable[[], float] = time.monotonic
    _left: "OrderedDict[str, tuple[float, float]]" = field(default_factory=OrderedDict)

    def wait(self, address: str) -> int:
        """0 where the address may act now, which is counted; else after how many seconds it may."""
        left, since = self._left.pop(address, (float(self.most), self.now()))
        at = self.now()
        left = min(float(self.most), left + (at - since) * self.most / self.seconds)
        self._left[address] = (max(0.0, left - 1) if left >= 1 else left, at)
        if len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)
        return 0 if left >= 1 else max(1, round((1 - left) * self.seconds / self.most))

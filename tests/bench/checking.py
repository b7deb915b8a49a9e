"""What `etalase check` costs: a catalogue never seen before, and one in which nothing has changed."""

import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench.generate import DAY, generate
from tests.bench.measure import Cost, best, cost

SETTLE = 2.5
"""A folder changed less than two seconds ago is read again by the next check; wait that out."""


def rows(work: Path, env: Mapping[str, str], listings: int, repeats: int = 2) -> Iterator[tuple[str, str]]:
    """What was measured, and the figure: on the clock, in processor time, and a listing.

    One supplier's findings are told, so that it is the checking that is measured; then those of all.
    """
    root = work / f"checked-{listings}"
    generate(root, listings)
    time.sleep(SETTLE)
    whole = [str(Path(sys.executable).with_name("etalase")), "check", "--root", str(root), "--as-of", DAY]
    some = [*whole, "products/contoh-pemasok-00000"]
    cost(some, env)                             # compiles the code; thrown away
    cold, unchanged = [], []
    for _ in range(repeats):
        shutil.rmtree(root / ".cache", ignore_errors=True)
        cold.append(cost(some, env))
        unchanged.append(cost(some, env))
    yield f"check {listings:,} cold", _said(best(cold), listings)
    yield f"check {listings:,} unchanged", _said(best(unchanged), listings)
    yield f"check {listings:,} unchanged, every finding told", _said(cost(whole, env), listings)
    shutil.rmtree(root)


def _said(spent: Cost, listings: int) -> str:
    return f"{spent.wall:.2f} s ({spent.cpu:.2f} s CPU, {1000 * spent.cpu / listings:.2f} ms a listing)"

"""Progress bars: every long work has a name for people."""

import re
from pathlib import Path

from site_builder.progress import STAGES, shown_progress

HOME = Path(__file__).parents[2]
_STAGE = re.compile(r'"(\w+)", progress\b')


def test_every_long_work_has_a_name() -> None:
    told = {stage for path in (HOME / "site_builder").rglob("*.py") for stage in _STAGE.findall(path.read_text("utf-8"))}
    assert told == set(STAGES)


def test_nothing_is_drawn_where_nobody_watches() -> None:
    with shown_progress("id") as progress:
        progress("no such work", 1, 2)

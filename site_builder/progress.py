"""Progress bars for long work, on a terminal and nowhere else."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from catalog.finding import N_
from site_builder.language import translator
from site_builder.workers import Progress, quiet

STAGES: Mapping[str, str] = {
    "load": N_("reading entries"), "judge": N_("judging listings"), "photos": N_("making photos"), "feeds": N_("collecting data"),
    "search": N_("collecting words to search by"), "pages": N_("making pages"), "sheets": N_("making sheets to print"),
}


@contextmanager
def shown_progress(language: str) -> Iterator[Progress]:
    """A Progress drawn on standard error while the block runs; a silent one where nobody watches."""
    if not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    say = translator(language)
    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, object] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(say(STAGES[stage]), total=total)
            bars.update(tasks[stage], completed=done)  # type: ignore[arg-type]

        yield progress

"""How good the rules are on the labelled sample, and what judging a listing costs: `python -m tests.bench.rules`."""

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import click

from curation.breach import Breach
from curation.standard import Check
from curation.subject import Subject
from curation.verdict import judge
from curation.verdict import tests as all_tests
from site_builder.checking import check
from tests.curation.labelled import HOME, Tally, book, cases, outcomes, tallies

DAY = date(2026, 11, 21)
ROUNDS = 20
SLOWEST = 10
HEAD = ("standard", "applies", "must break", "found", "precision", "recall")


def total(counted: dict[str, Tally]) -> Tally:
    """All standards together."""
    every = counted.values()
    return Tally(sum(one.applies for one in every), sum(one.must for one in every), sum(one.found for one in every), sum(one.right for one in every))


def table() -> Iterator[str]:
    """A line for each standard that something can check, and one for all."""
    counted = tallies(book(), outcomes())
    lines = [HEAD, *(_cells(id, tally) for id, tally in counted.items()), _cells("all", total(counted))]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for name, *figures in lines:
        yield "  ".join([name.ljust(widths[0]), *(figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True))])


def summary() -> str:
    """The sample and the outcome in one line."""
    counted = tallies(book(), outcomes())
    every, good = total(counted), sum(not case.breaks for case in cases())
    return (f"{len(counted)} standards on {len(cases())} labelled listings, {good} of them without fault for everybody: "
            f"precision {every.precision:.3f}, recall {every.recall:.3f} ({every.right} right, {every.found} found, {every.must} to be found)")


def _cells(name: str, tally: Tally) -> tuple[str, ...]:
    return name, f"{tally.applies:,}", str(tally.must), str(tally.found), f"{tally.precision:.3f}", f"{tally.recall:.3f}"


def subjects(work: Path) -> list[Subject]:
    """The listings that come with the project, each with its supplier and its twins."""
    for name in ("products", "site.yml"):
        (work / name).symlink_to(HOME / name)
    checked = check(work, DAY)
    suppliers = {record.id: record.value for record in checked.catalog.suppliers.values()}
    return [Subject(listing, supplier, DAY, checked.twins.get(listing.path, ()))
            for record in checked.catalog.listings.values() if (listing := record.value) and (supplier := suppliers[listing.supplier_id])]


def judging(found: list[Subject]) -> tuple[float, list[tuple[str, float]]]:
    """Milliseconds of processor time to judge one listing by all rules, and the slowest of them: the best of several rounds."""
    for subject in found:
        judge(book(), subject)          # patterns are compiled and references read once
    whole = min(_seconds(lambda: [judge(book(), subject) for subject in found]) for _ in range(ROUNDS))
    spent: dict[str, float] = defaultdict(float)
    for subject in found:
        for key, standard, run in all_tests(book(), subject.listing.kind, subject.listing.category):
            if run and standard.serves(subject.on) and standard.scope.meets(subject):
                spent[key] += min(_seconds(partial(_found, run, subject)) for _ in range(ROUNDS))
    per = 1000 / len(found)
    return whole * per, [(key, one * per) for key, one in sorted(spent.items(), key=lambda item: -item[1])[:SLOWEST]]


def _found(run: Check, subject: Subject) -> tuple[Breach, ...]:
    return tuple(run(subject))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def cost() -> Iterator[str]:
    """What judging costs, and where it goes."""
    with tempfile.TemporaryDirectory(prefix="etalase-rules-") as folder:
        found = subjects(Path(folder))
        whole, slowest = judging(found)
    yield f"judging one of {len(found)} sample listings by all rules: {whole:.2f} ms of processor time; the slowest rules:"
    for key, one in slowest:
        yield f"  {one:.3f} ms  {key}"


@click.command()
@click.option("--all", "every", is_flag=True, help="Print the cost of judging too.")
def main(every: bool) -> None:
    """Print how good the rules are, and with --all what judging costs."""
    for line in (*table(), "", summary(), *(cost() if every else ())):
        click.echo(line)


if __name__ == "__main__":
    main()

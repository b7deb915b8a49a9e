"""`make bench`: builds the same listings with Etalase and with Hugo, in turns, and prints the ratios."""

import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click

from tests.bench import checking, peer, renditions, rules, tables
from tests.bench.generate import DAY, changed, generate
from tests.bench.measure import Cost, best, cost, peak

REPEATS = {1_000: 3}
FEWER = 2
"""Runs of each, of which the best counts: three up to 1,000 listings, two above."""

SETTLE = 2.5
"""A folder changed less than two seconds ago is read again by the next build, so that nothing is missed; wait that out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; without Hugo's figure there is no ratio."""

    what: str
    ours: str
    hugo: str
    ratio: str
    ratio_cpu: str = ""


class Pair:
    """One catalogue and its Hugo site, with the commands that build them."""

    def __init__(self, work: Path, listings: int, env: Mapping[str, str]) -> None:
        self.env, self.root, self.hugo = env, work / f"etalase-{listings}", work / f"hugo-{listings}"
        self.facts = generate(self.root, listings)
        peer.write(self.root, self.facts, self.hugo)
        etalase = Path(sys.executable).with_name("etalase")
        self.build = [str(etalase), "build", "--root", str(self.root), "--as-of", DAY]
        self.peer = [peer.binary(), "--quiet", "--source", str(self.hugo), "--cacheDir", str(work / "hugo-cache")]
        self.prices = 20_000
        time.sleep(SETTLE)

    def ours(self) -> Cost:
        """Build ours upon what is there."""
        return cost(self.build, self.env)

    def theirs(self) -> Cost:
        """Build Hugo's upon what is there: it renders every page whatever has changed."""
        return cost(self.peer, self.env)

    def forget(self) -> None:
        """Back to sources only."""
        for folder in (self.root / ".cache", self.root / "site", self.root / ".site-next", self.hugo / "public", self.hugo / "resources"):
            shutil.rmtree(folder, ignore_errors=True)

    def edit(self) -> None:
        """Change the price of one listing in the middle, in both."""
        facts = self.facts[len(self.facts) // 2]
        self.prices += 250
        list(changed(self.root, facts, self.prices))
        peer.write_listing(self.root, facts, self.hugo)
        time.sleep(SETTLE)

    @staticmethod
    def median(folder: Path) -> tuple[int, int, float]:
        """Pages, median bytes of a listing's page, and megabytes of all pages of a built site."""
        pages = [path.stat().st_size for path in folder.rglob("*.html")]
        listing = [path.stat().st_size for path in folder.glob("**/produk/*/index.html")]
        return len(pages), int(statistics.median(listing)), sum(pages) / 1e6


@click.command()
@click.option("--sizes", default="1000,10000", show_default=True, help="Numbers of listings, with commas.")
@click.option("--photos/--no-photos", default=True, show_default=True, help="Measure photo renditions too.")
@click.option("--markdown", is_flag=True, help="Print the table for the docs.")
@click.option("--work", type=click.Path(file_okay=False, path_type=Path), help="Where to build; a temporary folder unless given.")
def main(sizes: str, photos: bool, markdown: bool, work: Path | None) -> None:
    """Measure Etalase beside Hugo."""
    if work:
        work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="etalase-bench-", dir=work) as folder:
        place = Path(folder)
        env = {key: value for key, value in os.environ.items() if key not in ("PYTHONDONTWRITEBYTECODE", "ETALASE_AS_OF")}
        env["PYTHONPYCACHEPREFIX"] = str(place / "bytecode")        # compiled once, as on any machine, and outside the sources
        rows = [row for size in map(int, sizes.split(",")) for row in _size(place, size, env)]
        rows += [Row(what, said, "", "") for what, said in checking.rows(place, env, max(map(int, sizes.split(","))))]
        rows += [Row(what, said, "", "") for what, said in tables.rows(place)]
        if photos:
            rows += _renditions(place, env)
    click.echo(f"Python {platform.python_version()}, Jinja2 {version('jinja2')}, Pillow {version('pillow')}, Hugo {peer.version()}, "
               f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f}")
    head = Row("what", "Etalase", "Hugo", "ratio, wall", "ratio, CPU")
    for line in (_markdown if markdown else _plain)([head, *rows]):
        click.echo(line)
    for line in ("", *rules.table(), "", rules.summary(), *rules.cost()):
        click.echo(line)


def _size(work: Path, size: int, env: Mapping[str, str]) -> Iterator[Row]:
    """Everything about one number of listings."""
    repeats = next((times for most, times in REPEATS.items() if size <= most), FEWER)
    _tell(size, "writing both sources")
    pair = Pair(work, size, env)
    pair.ours()                                     # compiles the code once; thrown away
    ours, hugo = [], []
    for number in range(repeats):
        _tell(size, f"cold builds, {number + 1} of {repeats}")
        pair.forget()
        hugo.append(pair.theirs())
        ours.append(pair.ours())
    yield _versus(f"{size:,} listings: cold build", best(ours), best(hugo))
    pages, listing, total = pair.median(pair.root / "site")
    pages_hugo, listing_hugo, total_hugo = pair.median(pair.hugo / "public")
    yield Row(f"{size:,} listings: pages; median listing page; all pages", f"{pages:,}; {listing:,} B; {total:.0f} MB",
              f"{pages_hugo:,}; {listing_hugo:,} B; {total_hugo:.0f} MB", f"{total / total_hugo:.2f}")
    _tell(size, "nothing changed")
    again = [(pair.theirs(), pair.ours()) for _ in range(repeats)]
    yield _versus(f"{size:,} listings: again, nothing changed", best([ours for _, ours in again]), best([hugo for hugo, _ in again]))
    yield from _edits(pair, size, repeats)
    _tell(size, "memory")
    pair.forget()
    held, held_hugo = peak(pair.build, env), peak(pair.peer, env)
    yield Row(f"{size:,} listings: peak memory, cold", f"{held / 2**20:.0f} MiB", f"{held_hugo / 2**20:.0f} MiB", f"{held / held_hugo:.2f}")
    shutil.rmtree(pair.root)
    shutil.rmtree(pair.hugo)


def _edits(pair: Pair, size: int, repeats: int) -> Iterator[Row]:
    """One changed listing. The first edit after a cold build also makes the spare tree; the third is the usual case."""
    ours, hugo = [], []
    for number in range(2 + repeats):
        _tell(size, f"one listing changed, edit {number + 1}")
        pair.edit()
        hugo.append(pair.theirs())
        ours.append(pair.ours())
    yield _versus(f"{size:,} listings: first edit after a cold build", ours[0], best(hugo))
    yield _versus(f"{size:,} listings: one changed listing", best(ours[2:]), best(hugo))


def _renditions(work: Path, env: Mapping[str, str]) -> Iterator[Row]:
    click.echo("photo renditions", err=True)
    rates = renditions.rates(work, env, 3)
    for what, hugo in (("photo renditions a core-second, both with Lanczos", rates.hugo), ("the same, Hugo with its box filter", rates.hugo_box)):
        yield Row(what, f"{rates.ours:.1f}", f"{hugo:.1f}", "", f"{rates.ours / hugo:.2f} times")
    ratio = f"{rates.ours_bytes / rates.hugo_bytes:.2f}"
    yield Row("bytes of one photo's renditions", f"{rates.ours_bytes:.0f} kB", f"{rates.hugo_bytes:.0f} kB", ratio)


def _versus(what: str, ours: Cost, hugo: Cost) -> Row:
    return Row(what, f"{ours.wall:.2f} s ({ours.cpu:.2f} s CPU)", f"{hugo.wall:.2f} s ({hugo.cpu:.2f} s CPU)",
               _ratio(ours.wall, hugo.wall), _ratio(ours.cpu, hugo.cpu))


def _ratio(ours: float, hugo: float) -> str:
    return f"{ours / hugo:.2f}" if ours * 4 > hugo else f"1/{hugo / ours:.1f}"


def _tell(size: int, what: str) -> None:
    click.echo(f"{size:,} listings: {what} (load {os.getloadavg()[0]:.1f})", err=True)


def _cells(row: Row) -> tuple[str, ...]:
    return row.what, row.ours, row.hugo, row.ratio, row.ratio_cpu


def _plain(rows: list[Row]) -> Iterator[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*map(_cells, rows), strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(_cells(row), widths, strict=True)).rstrip()


def _markdown(rows: list[Row]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield f"| {' | '.join(_cells(row))} |"
        if not number:
            yield "|---|---:|---:|---:|---:|"


if __name__ == "__main__":
    main()

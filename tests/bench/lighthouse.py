"""Lighthouse on a phone, printed as a table for the docs: `python -m tests.bench.lighthouse [SITE]`.

Needs Node.js: `npx` fetches Lighthouse, or ETALASE_LIGHTHOUSE names the program. Its own simulated phone and network are
used (slow 4G, processor slowed four times), three runs a page, the middle one counts.
"""

import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.browser import chromium
from tests.browser.server import serving
from tests.browser.shop import LANGUAGES, Shop, shop

KINDS = ("home", "catalogue", "listing")
SCORES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
RUNS = 3
PACKAGE = "lighthouse@12.8.2"


def program() -> list[str]:
    """The command that starts Lighthouse."""
    if named := os.environ.get("ETALASE_LIGHTHOUSE"):
        return shlex.split(named)
    if found := shutil.which("lighthouse"):
        return [found]
    if npx := shutil.which("npx"):
        return [npx, "--yes", PACKAGE]
    raise SystemExit("Lighthouse needs Node.js with npx, or ETALASE_LIGHTHOUSE=/path/to/lighthouse")


def report(url: str) -> Mapping[str, Any]:
    """What Lighthouse says of one page."""
    environment = {**os.environ, "CHROME_PATH": chromium.executable() or ""}
    command = [*program(), url, "--output=json", "--quiet", f"--only-categories={','.join(SCORES)}",
               f"--chrome-flags={' '.join(chromium.ARGUMENTS)}"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    told: Mapping[str, Any] = json.loads(done.stdout)
    return told


def table(site: Shop) -> Iterator[str]:
    """The lines of a Markdown table, one a page; below it what a score of less than 100 was lost for."""
    yield f"| page | {' | '.join(SCORES)} | first paint | largest paint | blocked | layout shift |"
    yield "|---|" + "---:|" * (len(SCORES) + len(TIMES) + 1)
    lost: dict[str, None] = {}
    with serving(site.site) as server:
        for kind in KINDS:
            for language in LANGUAGES:
                runs = [report(server.url + site.path(kind, language)) for _ in range(RUNS)]
                scores = [_middle(run["categories"][name]["score"] * 100 for run in runs) for name in SCORES]
                times = [_middle(run["audits"][name]["numericValue"] for run in runs) for name in TIMES]
                shift = max(run["audits"]["cumulative-layout-shift"]["numericValue"] for run in runs)
                yield (f"| {kind}, {language} | {' | '.join(f'{score:.0f}' for score in scores)} | {times[0] / 1000:.2f} s "
                       f"| {times[1] / 1000:.2f} s | {times[2]:.0f} ms | {shift:.3f} |")
                lost |= dict.fromkeys(_lost(f"{kind}, {language}", runs[0]))
    yield from lost


def _middle(values: Iterator[float]) -> float:
    return statistics.median(list(values))


def _lost(page: str, run: Mapping[str, Any]) -> Iterator[str]:
    for name in SCORES[1:]:
        for one in run["categories"][name]["auditRefs"]:
            audit = run["audits"][one["id"]]
            if one["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{page}: {name}: {audit['title']}"


def main(arguments: list[str]) -> None:
    """Measure the site given, or the project's own."""
    with tempfile.TemporaryDirectory() as folder:
        for line in table(Shop(Path(arguments[0])) if arguments else shop(Path(folder))):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])

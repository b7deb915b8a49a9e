"""`python -m tests.bench.receiving`: what fifty uploads at once cost the receiver, and what it still holds after being killed."""

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from curation.intake.reference import drawn
from tests.curation.intake.bundles import scene, text
from tests.root import small
from tests.site_builder.receiver.receiving import receiving

AT_ONCE = 50
PHOTOS = 4


def held(pid: int, what: str) -> float:
    """MiB that a process holds now (VmRSS), or held at most (VmHWM)."""
    lines = (Path("/proc") / str(pid) / "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what)) / 1024


@click.command()
@click.option("--uploads", default=AT_ONCE, show_default=True)
@click.option("--kilobytes", default=1500, show_default=True, help="Of each photo.")
def main(uploads: int, kilobytes: int) -> None:
    """Send uploads at once, and print time and memory."""
    with tempfile.TemporaryDirectory(prefix="etalase-receiving-") as folder:
        root = small(Path(folder) / "root")
        photo = scene(1) + bytes(kilobytes * 1024)
        with receiving(root.path, Path(folder) / "inbox", "--rate", "10000") as receiver:
            before = held(receiver.process.pid, "VmRSS")

            def send(number: int) -> tuple[int, float]:
                reference, began = drawn(), time.monotonic()
                photos = [("photo", f"foto-{number}-{one}.jpg", photo) for one in range(PHOTOS)]
                return receiver.send([("bundle", "a.txt", text(reference=reference)), *photos]).code, time.monotonic() - began

            began = time.monotonic()
            with ThreadPoolExecutor(uploads) as pool:
                answers = list(pool.map(send, range(uploads)))
            took, peak = time.monotonic() - began, held(receiver.process.pid, "VmHWM")
            waits = sorted(seconds for _, seconds in answers)
            sent = uploads * PHOTOS * len(photo) / 1e6
            click.echo(f"{uploads} uploads at once, {sent:.0f} MB: {sum(code == 201 for code, _ in answers)} taken in {took:.1f} s; "
                       f"half answered within {waits[len(waits) // 2]:.1f} s, the last after {waits[-1]:.1f} s")
            click.echo(f"memory of the receiver: {before:.0f} MiB at rest, at most {peak:.0f} MiB")
            click.echo(f"arrived: {len(receiver.arrived())} folders")


if __name__ == "__main__":
    main()

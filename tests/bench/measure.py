"""What a command costs: wall time, processor time with that of its children, and the most memory it held at once."""

import os
import re
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, and seconds of processor time over all cores, system time included."""

    wall: float
    cpu: float


def best(costs: Sequence[Cost]) -> Cost:
    """The least of several runs, each figure on its own: what disturbs a run only ever adds."""
    return Cost(min(cost.wall for cost in costs), min(cost.cpu for cost in costs))


def cost(command: Sequence[str], env: Mapping[str, str], core: int | None = None) -> Cost:
    """Run a command, on one core if `core` is given; raises SystemExit with what it said when it fails."""
    os.sync()                       # nobody pays for what an earlier run left to be written
    start = time.perf_counter()
    process = _started(command, env, core)
    said = process.stdout.read() if process.stdout else b""
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{said.decode(errors='replace')}")
    return Cost(wall, used.ru_utime + used.ru_stime)


def peak(command: Sequence[str], env: Mapping[str, str]) -> int:
    """The most memory, in bytes, that the command and its children held together, looked at 50 times a second.

    Counted as PSS, so that pages which forked workers share count once. Looking slows the run, so it is not timed.
    """
    process = _started(command, env, None)
    reader = threading.Thread(target=process.stdout.read if process.stdout else lambda: b"", daemon=True)
    reader.start()
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_held, _tree(process.pid))))
        time.sleep(_PAUSE)
    reader.join()
    return most


def _started(command: Sequence[str], env: Mapping[str, str], core: int | None) -> subprocess.Popen[bytes]:
    before = os.sched_getaffinity(0)
    if core is not None:
        os.sched_setaffinity(0, {core})         # a child begins on its parent's cores
    try:
        return subprocess.Popen(list(command), env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    finally:
        os.sched_setaffinity(0, before)


def _tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue
    return found


_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


def _held(pid: int) -> int:
    try:
        found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_bytes())
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0

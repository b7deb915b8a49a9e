"""Work spread over the cores: `map` by forked processes, which share what the parent holds."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many of how many."""

SMALL = 64
"""Below this many items, starting processes costs more than it brings."""


def quiet(stage: str, done: int, total: int) -> None:
    """A Progress that says nothing."""


@contextmanager
def uncollected() -> Iterator[None]:
    """The collector of cycles rests: builds hardly make any, and it would look through ten thousand entries again and again."""
    awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if awake:
            gc.enable()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_work: Callable[[object], object] | None = None


def _do(item: object) -> object:
    assert _work is not None
    return _work(item)


def each(work: Callable[[Item], Answer], items: Sequence[Item], stage: str, progress: Progress = quiet,
         small: int = SMALL) -> Iterator[Answer]:
    """`work` of every item, in order, over all cores where there is enough to do.

    `work` itself is never sent: the workers are forked while it is set, so it may hold a whole edition.
    Items and answers are sent and must be picklable.
    """
    global _work
    total = len(items)
    if total <= small or cores() < 2 or "fork" not in multiprocessing.get_all_start_methods():
        for done, item in enumerate(items, 1):
            yield work(item)
            progress(stage, done, total)
        return
    _work = work  # type: ignore[assignment]
    gc.collect()
    gc.freeze()                     # keeps the collector from touching, and so copying, shared pages
    pool = ProcessPoolExecutor(cores(), multiprocessing.get_context("fork"), _mind_the_parent)
    try:
        size = max(1, min(128, total // (4 * cores())))
        for done, answer in enumerate(pool.map(_do, items, chunksize=size), 1):
            yield answer  # type: ignore[misc]
            progress(stage, done, total)
    except BrokenProcessPool:
        raise OSError("a worker was stopped from outside, perhaps because memory ran out; build again") from None
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()
        _work = None


def _mind_the_parent() -> None:
    """Leave it to the parent to stop when somebody presses ^C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

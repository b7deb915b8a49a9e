"""Work over the cores: in order, all of it, and never waiting for somebody who is gone."""

import gc
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from site_builder import workers
from site_builder.workers import SMALL, each, uncollected
from tests.root import TODAY
from tests.site_builder.town import HOME, town
from tests.site_builder.tree import contents

MANY = list(range(3 * SMALL))


def _squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def _failing(number: int) -> int:
    if number == 2 * SMALL:
        raise ValueError(number)
    return number


def _killed(parent: int, number: int) -> int:
    if number == 2 * SMALL and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("items", [[], MANY[:3], MANY], ids=["nothing", "little", "much"])
def test_answers_come_in_the_order_of_the_items(items: list[int]) -> None:
    assert [answer for answer, _ in each(_squared, items, "squares")] == [number * number for number in items]


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is spread even where there is one core."""
    monkeypatch.setattr(workers, "cores", lambda: 2)


@pytest.mark.usefixtures("two_cores")
def test_much_work_is_done_by_others_and_little_work_here() -> None:
    assert os.getpid() not in {who for _, who in each(_squared, MANY, "squares")}
    assert {who for _, who in each(_squared, MANY[:3], "squares")} == {os.getpid()}


def test_progress_is_told_after_every_item() -> None:
    told: list[tuple[str, int, int]] = []
    list(each(_squared, MANY, "squares", lambda *step: told.append(step)))
    assert told == [("squares", done, len(MANY)) for done in range(1, len(MANY) + 1)]


def test_what_goes_wrong_in_a_worker_goes_wrong_here() -> None:
    with pytest.raises(ValueError, match=str(2 * SMALL)):
        list(each(_failing, MANY, "failing"))
    assert len(list(each(_squared, MANY, "squares"))) == len(MANY)


@pytest.mark.usefixtures("two_cores")
def test_a_worker_that_is_killed_is_not_waited_for() -> None:
    """As the system does when memory runs out."""
    with pytest.raises(OSError, match="memory"):
        list(each(partial(_killed, os.getpid()), MANY, "killed"))


def test_the_collector_rests_and_is_awake_again_whatever_happens() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="within"), uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise ValueError("within")
    assert gc.isenabled()


def _hear_interrupts() -> None:
    """What was started in the background ignores ^C, and its children with it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_build_that_is_interrupted_stops_at_once_without_a_traceback(tmp_path: Path) -> None:
    """^C reaches the whole group of processes."""
    root = town(tmp_path / "root")
    command = [sys.executable, "-m", "site_builder", "build", "--root", str(root.path), "--as-of", str(TODAY)]
    running = subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
                               preexec_fn=_hear_interrupts)
    while not (root.path / ".cache" / "lock").exists():
        time.sleep(0.01)
        assert running.poll() is None
    os.killpg(running.pid, signal.SIGINT)
    told, _ = running.communicate(timeout=30)
    assert running.returncode not in (0, None)
    assert "Traceback" not in told
    assert not (root.path / "site").exists() or contents(root.path / "site")

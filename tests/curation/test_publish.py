"""The script that publishes: it stops at the first thing that is wrong, and writes down only what went out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.pages import EDITION
from tests.curation.repo import Repo
from tests.root import FOOD, told

HOME = Path(__file__).parents[2]


@pytest.fixture
def publishing(decided: Repo) -> Repo:
    """A catalogue with the script in it, committed."""
    (decided.path / "scripts").mkdir()
    shutil.copy(HOME / "scripts" / "publish", decided.path / "scripts" / "publish")
    decided.commit("pemasok")
    return decided


def publish(repo: Repo, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run the script as a machine would; what goes out goes to the folder `out` beside the catalogue."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "ETALASE_"))}
    done = subprocess.run([str(repo.path / "scripts" / "publish")], capture_output=True, text=True, check=False, env={
        **environment, "ETALASE": str(Path(sys.executable).parent / "etalase"), "ETALASE_AS_OF": "2026-11-21", "ETALASE_LANGUAGE": "en",
        "PUBLISH_COMMAND": f'cp -R "$SITE" "{repo.path.parent}/out"', **settings})
    told(done.stdout + done.stderr)
    return done


def test_what_is_proven_is_built_sent_and_written_down(publishing: Repo) -> None:
    log = publishing.path.parent / "terbit.log"
    done = publish(publishing, ETALASE_LOG=str(log))
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith("==")] == ["== Audit", "== Build", "== Sending", "== Writing it down"]
    assert (publishing.path.parent / "out" / EDITION).read_bytes() == (publishing.path / "site" / EDITION).read_bytes()
    assert log.read_text().split()[:2] == ["2026-11-21", publishing.head]


@pytest.mark.parametrize(("audit", "code", "goes_out", "held_back"), [("", 0, True, True), ("strict", 1, False, False), ("report", 0, True, False)])
def test_what_is_not_proven_stays_out_or_stops_all_or_is_told(publishing: Repo, audit: str, code: int, goes_out: bool, held_back: bool) -> None:
    publishing.decide(FOOD, who="orang-asing")
    log = publishing.path.parent / "terbit.log"
    done = publish(publishing, ETALASE_AUDIT=audit, ETALASE_LOG=str(log))
    assert done.returncode == code, done.stdout + done.stderr
    assert ((publishing.path.parent / "out").exists(), log.exists()) == (goes_out, goes_out)
    assert ("decision-author" in done.stdout.partition("== Build")[2]) is held_back


@pytest.mark.parametrize(("settings", "said"), [({"ETALASE_AUDIT": "maybe"}, "withhold, strict or report"), ({"ETALASE": "/bin/false"}, ""), ({"PUBLISH_COMMAND": "false"}, "")],
                         ids=["a setting there is not", "a program that fails", "a server that does not answer"])
def test_what_fails_ends_it_and_nothing_is_written_down(publishing: Repo, settings: dict[str, str], said: str) -> None:
    log = publishing.path.parent / "terbit.log"
    done = publish(publishing, ETALASE_LOG=str(log), **settings)
    assert done.returncode != 0
    assert said in done.stderr
    assert not log.exists()


def test_what_is_not_committed_is_not_published(publishing: Repo) -> None:
    publishing.root.file(FOOD).write_text("x")
    done = publish(publishing)
    assert (done.returncode, (publishing.path.parent / "out").exists()) == (2, False)
    assert "commit it first" in done.stderr


def test_history_that_was_written_anew_is_not_published(publishing: Repo) -> None:
    log = publishing.path.parent / "terbit.log"
    log.write_text(f"2026-11-20 {'f' * 40} {'0' * 64}\n")
    done = publish(publishing, ETALASE_LOG=str(log))
    assert done.returncode == 2
    assert "log-history" in done.stdout
    assert not (publishing.path / "site").exists()

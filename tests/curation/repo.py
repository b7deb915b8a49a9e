"""A real repository around the small catalogue: people commit, on days and with keys of their own."""

import os
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.load import load_folder
from curation.audit import Audit, audit
from curation.editions import BOOK
from curation.policy import HERE
from curation.review import Act, Decision, append, read_ledger
from curation.rulebook import rulebook
from curation.workflow import NEEDS_REASON
from tests.root import DRUM, FOOD, SUPPLIER, TODAY, Root

PEOPLE = {
    "pemasok": "warung@contoh.example", "ani-contoh": "ani@contoh.example", "budi-contoh": "budi@contoh.example", "dewi-contoh": "dewi@contoh.example",
    "joko-contoh": "joko@contoh.example", "orang-asing": "asing@contoh.example", "budi kedua": "b@contoh.example",
}
"""Who commits with which address: a supplier, curators, a stranger, and a curator's second address."""

SENT, DECIDED = date(2026, 11, 1), date(2026, 11, 10)
UNTIL = date(2027, 10, 31)
ENTRIES = (SUPPLIER, FOOD, DRUM)


@dataclass(frozen=True, slots=True)
class Repo:
    """The catalogue and its repository; `keys` is a folder of private keys by name."""

    root: Root
    keys: Path

    @property
    def path(self) -> Path:
        """The catalogue's root."""
        return self.root.path

    def git(self, *words: str, given: bytes = b"", **environment: str) -> str:
        """Run git here."""
        done = subprocess.run(["git", *words], cwd=self.path, input=given, capture_output=True, check=False, env={
            **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **environment})
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def commit(self, who: str, on: date = DECIDED, *, key: str = "", committed: date | None = None, words: tuple[str, ...] = ()) -> str:
        """Commit everything that lies there; `who` is one of PEOPLE or an address."""
        email = PEOPLE.get(who, who)
        author, committer = f"{on}T09:00:00+07:00", f"{committed or on}T09:00:00+07:00"
        signing = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={self.keys / key}", "-c", "commit.gpgsign=true") if key else ()
        self.git("add", "--all")
        self.git("-c", "core.hooksPath=/dev/null", *signing, "commit", "--quiet", "--allow-empty", "-m", f"commit of {who}", *words,
                 GIT_AUTHOR_NAME=who, GIT_AUTHOR_EMAIL=email, GIT_COMMITTER_NAME=who, GIT_COMMITTER_EMAIL=email,
                 GIT_AUTHOR_DATE=author, GIT_COMMITTER_DATE=committer)
        return self.head

    @property
    def head(self) -> str:
        """The commit at HEAD."""
        return self.git("rev-parse", "HEAD")

    def digest(self, entry: str) -> str:
        """The digest of an entry's content as it lies there."""
        return load_folder(self.path, read_ledger, f"products/{entry}").digest

    def write(self, entry: str, act: str = "approve", by: str = "ani-contoh", on: date = DECIDED, *, digest: str = "", until: date = UNTIL,
              edition: str = "", **more: object) -> Decision:
        """Write a decision, whoever may do so."""
        approves = act in ("approve", "renew")
        decision = Decision(on, Act(act), by, digest or self.digest(entry), until if approves else None,
                            reason={"id": "Belum layak"} if Act(act) in NEEDS_REASON else {}, edition=edition if approves else "", **more)  # type: ignore[arg-type]
        append(self.root.folder(entry), f"products/{entry}/review.yml", decision)
        return decision

    def decide(self, entry: str = FOOD, act: str = "approve", by: str = "ani-contoh", on: date = DECIDED, *, who: str = "", key: str = "", **more: object) -> str:
        """Write a decision and commit it as its curator, or as somebody else."""
        self.write(entry, act, by, on, **more)  # type: ignore[arg-type]
        return self.commit(who or by, on, key=key)

    def change(self, entry: str = FOOD, who: str = "pemasok", on: date = SENT, *, key: str = "", text: str = "# berubah\n") -> str:
        """Change an entry's content and commit that."""
        with self.root.file(entry).open("a", encoding="utf-8") as file:
            file.write(text)
        return self.commit(who, on, key=key)

    def approve_rules(self, by: str = "ani-contoh", on: date = DECIDED, *, who: str = "", key: str = "") -> str:
        """Approve the rulebook as it lies there."""
        append(self.path / "curation", BOOK, Decision(on, Act.APPROVE, by, rulebook(self.path).edition, UNTIL))
        return self.commit(who or by, on, key=key)

    def register(self, old: str, new: str) -> None:
        """Change the list of curators."""
        file = self.path / "curation" / "curators.yml"
        text = file.read_text("utf-8")
        assert text.count(old) == 1, (old, text)
        file.write_text(text.replace(old, new), "utf-8")

    def enter(self, id: str, email: str) -> None:
        """Enter somebody in the list of curators."""
        with (self.path / "curation" / "curators.yml").open("a", encoding="utf-8") as file:
            file.write(f"  - {{id: {id}, name: Orang Contoh, office: dinkop-kota, emails: [{email}], since: 2025-01-01}}\n")

    def give_key(self, curator: str, key: str, since: str = "2025-01-01", more: str = "") -> None:
        """Enter a key in the list of curators."""
        public = " ".join((self.keys / f"{key}.pub").read_text().split()[:2])
        file = self.path / "curation" / "curators.yml"
        lines = [line.removesuffix("}") + f", keys: [{{key: \"{public}\", since: {since}{more}}}]}}" if f"id: {curator}," in line else line
                 for line in file.read_text("utf-8").splitlines()]
        file.write_text("\n".join(lines) + "\n", "utf-8")

    def audit(self, on: date = TODAY, log: Path | None = None) -> Audit:
        """Audit what is committed here."""
        return audit(self.path, on, log)

    def copy(self, path: Path) -> "Repo":
        """The same repository in another folder."""
        return Repo(self.root.copy(path), self.keys)


def own_rules(repo: Repo) -> None:
    """Give the catalogue a rulebook of its own: the program's."""
    for path in (*(HERE / "standards").glob("*.yml"), *(HERE / "channels").glob("*.yml"), HERE / "rubric.yml", HERE / "policy.yml"):
        copy = repo.path / "curation" / path.relative_to(HERE)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())


def begun(root: Root, keys: Path) -> Repo:
    """Make a repository of the small catalogue: its supplier sends everything in one commit."""
    repo = Repo(root, keys)
    repo.git("init", "--quiet", "--initial-branch=main")
    repo.commit("pemasok", SENT)
    return repo


def make_keys(folder: Path) -> Path:
    """A key for every person that signs, and one that nobody knows."""
    folder.mkdir(exist_ok=True)
    for name in ("ani", "budi", "asing"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)], check=True)
    return folder


def log_line(file: Path, on: date, commit: str) -> None:
    """Write down that a commit went out."""
    with file.open("a") as log:
        log.write(f"{on} {commit} {'0' * 64}\n")


def rules_of(found: Audit, entry: str = "", *, errors: bool = True) -> list[str]:
    """The rules of an audit's errors, or of its advice, of one entry or of all."""
    return [finding.rule for finding in found.findings if finding.blocks is errors and finding.file.startswith(f"products/{entry}/" if entry else "")]

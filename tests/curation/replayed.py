"""A catalogue whose history is told day by day, and what is new in it on any of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from curation.change import Change
from site_builder.checking import check
from site_builder.newly import newly
from tests.curation.repo import SENT, Repo
from tests.root import DRUM, FOOD, SUPPLIER

FIRST, DEARER, SUSPENDED, BACK, WITHDRAWN = (date(2026, 11, day) for day in (10, 12, 14, 16, 18))
DRUM_ENDS = date(2026, 11, 20)
OVER = DRUM_ENDS + timedelta(1)


@dataclass(frozen=True, slots=True)
class Told:
    """A repository with its commits by day."""

    repo: Repo
    commits: dict[date, str]


def tell(repo: Repo) -> Told:
    """Sambal: approved, dearer, suspended, approved again, withdrawn. Drum: approved, until it ends."""
    commits = {SENT: repo.head}
    repo.write(SUPPLIER, on=FIRST)
    repo.write(FOOD, on=FIRST)
    repo.write(DRUM, on=FIRST, until=DRUM_ENDS)
    commits[FIRST] = repo.commit("ani-contoh", FIRST)
    repo.root.edit(FOOD, "amount: 18500", "amount: 19000")
    repo.root.edit(FOOD, "minimum: 50,", "minimum: 40,")
    repo.commit("pemasok", DEARER)
    commits[DEARER] = repo.decide(FOOD, on=DEARER)
    commits[SUSPENDED] = repo.decide(FOOD, "suspend", on=SUSPENDED)
    commits[BACK] = repo.decide(FOOD, on=BACK)
    commits[WITHDRAWN] = repo.decide(FOOD, "withdraw", on=WITHDRAWN)
    return Told(repo, commits)


def changes(repo: Repo, on: date) -> list[Change]:
    """What is new on a day."""
    return list(newly(repo.path, check(repo.path, on), on))


def kinds(found: list[Change]) -> list[tuple[str, str, date]]:
    """Each change as its kind, its listing and its day."""
    return [(one.kind.value, one.id, one.day) for one in found]

"""What a commit shows for a decision: the right person, by any way a commit can take, and nobody else."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from curation import log
from curation.editions import Editions
from curation.evidence import Evidence
from curation.history import History
from curation.proof import Shown, followed
from curation.review import read_ledger
from curation.rulebook import rulebook
from curation.seen import Seen
from tests.curation.repo import DECIDED, PEOPLE, SENT, Repo, log_line, own_rules
from tests.root import DRUM, FOOD, SUPPLIER, TODAY


def chain(repo: Repo, entry: str = FOOD, *, on: date = TODAY, file: Path | None = None) -> list[Shown]:
    """What speaks for each decision about an entry."""
    room = repo.path.parent / "room"
    with History.of(repo.path) as history:
        editions = Editions(history, room)
        register, terms = editions.now()
        evidence = Evidence.of(history, editions, Seen(history, log.read(file)[0] if file else [], on), terms)
        ledger = read_ledger("review.yml", repo.root.ledger(entry).read_bytes())
        return followed(evidence, f"products/{entry}", ledger.decisions, register)


def doubts(repo: Repo, entry: str = FOOD, *, on: date = TODAY, file: Path | None = None) -> list[str]:
    """The reasons not to believe the last decision."""
    return [doubt.rule for doubt in chain(repo, entry, on=on, file=file)[-1].doubts]


# Who, and by which way

def straight(repo: Repo, by: str, who: str) -> None:
    repo.decide(FOOD, by=by, who=who)


def on_a_branch(repo: Repo, by: str, who: str) -> None:
    repo.git("checkout", "-q", "-b", "sisi")
    repo.decide(FOOD, by=by, who=who)
    repo.git("checkout", "-q", "main")
    repo.change(DRUM)
    repo.git("-c", "user.name=x", "-c", "user.email=asing@contoh.example", "merge", "-q", "--no-edit", "sisi")


def in_a_merge(repo: Repo, by: str, who: str) -> None:
    base = repo.head
    repo.change(DRUM)
    repo.git("checkout", "-q", "-b", "sisi", base)
    (repo.path / "catatan.txt").write_text("x")
    repo.commit("pemasok")
    repo.git("checkout", "-q", "main")
    repo.git("-c", "user.name=x", "-c", "user.email=x@contoh.example", "merge", "-q", "--no-commit", "--no-ff", "sisi")
    repo.decide(FOOD, by=by, who=who)


def carried_over(repo: Repo, by: str, who: str) -> None:
    repo.git("checkout", "-q", "-b", "sisi")
    picked = repo.decide(FOOD, by=by, who=who)
    repo.git("checkout", "-q", "main")
    repo.change(DRUM)
    repo.git("cherry-pick", picked, GIT_COMMITTER_NAME="x", GIT_COMMITTER_EMAIL="asing@contoh.example", GIT_COMMITTER_DATE=f"{DECIDED}T10:00:00+07:00")


def with_an_alias(repo: Repo, by: str, who: str) -> None:
    repo.write(FOOD, by=by)
    repo.commit("orang-asing", words=("-m", f"Co-authored-by: {by} <{PEOPLE.get(who, who)}>"))


def with_content(repo: Repo, by: str, who: str) -> None:
    with repo.root.file(FOOD).open("a") as file:
        file.write("# berubah\n")
    repo.decide(FOOD, by=by, who=who)


WAYS = {"straight": straight, "on a branch that another merges": on_a_branch, "in a merge of their own": in_a_merge, "carried over by another": carried_over,
        "in another's commit that names them": with_an_alias, "together with content": with_content}
IDENTITIES = {
    "a curator who has nothing to do with it": ("ani-contoh", "ani-contoh"), "the curator who brought it": ("budi-contoh", "budi-contoh"),
    "that curator by another address": ("budi-contoh", "budi kedua"), "a curator who serves no more": ("dewi-contoh", "dewi-contoh"),
    "a curator who does not serve yet": ("joko-contoh", "joko-contoh"), "a stranger in a curator's name": ("ani-contoh", "orang-asing"),
}
RIGHT = {("a curator who has nothing to do with it", way) for way in ("straight", "on a branch that another merges", "in a merge of their own", "carried over by another")}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("identity", IDENTITIES)
def test_only_the_right_person_by_an_honest_way_is_believed(repo: Repo, identity: str, way: str) -> None:
    repo.change(FOOD, "budi-contoh")
    WAYS[way](repo, *IDENTITIES[identity])
    one, = chain(repo)
    assert one.proven is ((identity, way) in RIGHT), one.doubts


# Each reason by itself

def test_an_approval_of_other_content_is_doubted(repo: Repo) -> None:
    repo.decide(FOOD, digest=repo.digest(DRUM))
    assert doubts(repo) == ["approval-digest"]


def test_content_that_was_swapped_just_before_the_approval_is_doubted(repo: Repo) -> None:
    seen = repo.digest(FOOD)
    (repo.root.folder(FOOD) / "depan.jpg").write_bytes(b"lain")
    repo.commit("pemasok")
    repo.decide(FOOD, digest=seen)
    assert doubts(repo) == ["approval-digest"]


def test_content_that_is_changed_after_the_approval_leaves_it_proven(decided: Repo) -> None:
    decided.change(FOOD)
    assert doubts(decided) == []


@pytest.mark.parametrize("target", ["/etc/passwd", "../kendang-jimbe-30cm/depan.jpg"])
def test_a_link_in_the_folder_is_doubted(repo: Repo, target: str) -> None:
    (repo.root.folder(FOOD) / "lagi.jpg").symlink_to(target)
    repo.commit("pemasok")
    repo.decide(FOOD)
    assert doubts(repo) == ["approval-digest"]


def test_a_supplier_is_approved_without_its_listings(repo: Repo) -> None:
    repo.change(FOOD, "ani-contoh")
    repo.decide(SUPPLIER)
    assert doubts(repo, SUPPLIER) == []


@pytest.mark.parametrize("act", ["approve", "renew"])
def test_own_content_is_not_cleared_by_the_approval_before(repo: Repo, act: str) -> None:
    repo.decide(FOOD, by="budi-contoh")
    repo.change(FOOD, "ani-contoh")
    repo.decide(FOOD, act)
    assert doubts(repo) == ["approval-own"]


def test_own_content_that_another_curator_approved_is_cleared(repo: Repo) -> None:
    repo.change(FOOD, "ani-contoh")
    repo.decide(FOOD, by="budi-contoh")
    repo.decide(FOOD, "renew")
    assert doubts(repo) == []


def test_a_forged_approval_clears_nothing(repo: Repo) -> None:
    repo.change(FOOD, "budi-contoh")
    repo.decide(FOOD, by="ani-contoh", who="budi-contoh")
    repo.decide(FOOD, by="budi-contoh")
    assert doubts(repo) == ["approval-own"]


def test_content_signed_with_the_approvers_key_is_their_own(repo: Repo) -> None:
    repo.give_key("ani-contoh", "ani", since="2026-12-01")
    repo.commit("pemasok")
    repo.change(FOOD, "orang-asing", key="ani")
    repo.decide(FOOD)
    assert doubts(repo) == ["approval-own"]


def test_an_address_the_curator_had_once_is_theirs(repo: Repo) -> None:
    repo.register("emails: [ani@contoh.example]", "emails: [ani@contoh.example, ani.lama@contoh.example]")
    repo.commit("pemasok")
    repo.change(FOOD, "Ani.Lama@contoh.example")
    repo.register(", ani.lama@contoh.example", "")
    repo.commit("pemasok")
    repo.decide(FOOD)
    assert doubts(repo) == ["approval-own"]


def test_an_address_in_other_letters_is_the_same(repo: Repo) -> None:
    repo.decide(FOOD, who="Ani@Contoh.example")
    assert doubts(repo) == []


@pytest.mark.parametrize("how", ["copied", "moved", "copied with the content"])
def test_a_decision_copied_from_another_entry_is_called_so(decided: Repo, how: str) -> None:
    other = f"{SUPPLIER}/salinan"
    decided.root.folder(other).mkdir()
    for name in ("listing.yml", "depan.jpg", "label.png"):
        (decided.root.folder(other) / name).write_bytes((decided.root.folder(FOOD) / name).read_bytes() + (b"" if "content" in how else b"\n"))
    if "content" not in how:
        decided.commit("pemasok", DECIDED)
    ledger = decided.root.ledger(FOOD).read_bytes()
    if how == "moved":
        decided.root.ledger(FOOD).unlink()
    decided.root.ledger(other).write_bytes(ledger)
    decided.commit("budi-contoh", DECIDED)
    one, = chain(decided, other)
    assert [doubt.rule for doubt in one.doubts] == ["ledger-copied"]
    assert f"products/{FOOD}/review.yml" in str(one.doubts[0].message)


def test_the_same_content_twice_may_be_approved_twice_in_the_same_words(repo: Repo) -> None:
    other = f"{SUPPLIER}/salinan"
    shutil.copytree(repo.root.folder(FOOD), repo.root.folder(other))
    repo.commit("pemasok")
    repo.decide(FOOD)
    repo.decide(other)
    assert (doubts(repo), doubts(repo, other)) == ([], [])


def test_a_line_that_is_written_down_again_needs_its_curator_again(decided: Repo) -> None:
    decided.decide(FOOD, "suspend", "budi-contoh")
    line = decided.root.ledger(FOOD).read_text().splitlines()[1]
    with decided.root.ledger(FOOD).open("a") as file:
        file.write(line + "\n")
    decided.commit("orang-asing")
    assert doubts(decided) == ["decision-author"]


def test_other_acts_need_their_curator_too(decided: Repo) -> None:
    decided.decide(FOOD, "suspend", "budi-contoh", who="orang-asing")
    assert doubts(decided) == ["decision-author"]


def test_whoever_submits_is_believed_on_their_word_but_not_on_the_day(repo: Repo) -> None:
    repo.decide(FOOD, "submit", "petugas-loket", who="orang-asing")
    assert doubts(repo) == []
    repo.write(FOOD, "submit", "petugas-loket", SENT)
    repo.commit("orang-asing", DECIDED)
    assert doubts(repo) == ["decision-backdated"]


# Days

@pytest.mark.parametrize(("days", "rules"), [(0, []), (7, []), (8, ["decision-backdated"]), (300, ["decision-backdated"]), (-1, []), (-2, ["decision-future"])])
def test_a_decision_is_dated_near_its_commit(repo: Repo, days: int, rules: list[str]) -> None:
    repo.write(FOOD, on=DECIDED - timedelta(days=days))
    repo.commit("ani-contoh", DECIDED)
    assert doubts(repo) == rules


def test_a_commit_that_says_it_is_old_is_not_believed_against_the_log(repo: Repo, tmp_path: Path) -> None:
    log_line(tmp_path / "log", date(2026, 11, 18), repo.head)
    repo.write(FOOD, on=DECIDED)
    repo.commit("ani-contoh", DECIDED)
    assert doubts(repo) == []
    assert doubts(repo, file=tmp_path / "log") == ["decision-backdated"]


@pytest.mark.parametrize(("logged", "rules"), [(17, []), (18, ["decision-backdated"])])
def test_the_log_leaves_a_curator_the_days_the_policy_gives(repo: Repo, tmp_path: Path, logged: int, rules: list[str]) -> None:
    log_line(tmp_path / "log", date(2026, 11, logged), repo.head)
    repo.decide(FOOD)
    log_line(tmp_path / "log", date(2026, 11, 20), repo.head)
    assert doubts(repo, file=tmp_path / "log") == rules


def test_a_decision_dated_after_it_went_out_is_doubted(repo: Repo, tmp_path: Path) -> None:
    repo.write(FOOD, on=date(2026, 11, 20))
    repo.commit("ani-contoh", date(2026, 11, 20))
    log_line(tmp_path / "log", date(2026, 11, 15), repo.head)
    assert doubts(repo, file=tmp_path / "log") == ["decision-future"]


# Signatures

def keyed(repo: Repo, **options: str) -> Repo:
    repo.give_key("ani-contoh", "ani", **options)
    repo.give_key("budi-contoh", "budi")
    repo.commit("pemasok")
    return repo


def expired(repo: Repo) -> None:
    repo.write(FOOD, on=date(2026, 6, 1))
    repo.commit("ani-contoh", date(2026, 6, 1), key="ani")


@pytest.mark.parametrize(("key", "rules"), [("ani", []), ("", ["decision-signature"]), ("budi", ["decision-signature"]), ("asing", ["decision-signature"])],
                         ids=["her own", "none", "another curator's", "a key nobody has"])
def test_a_curator_with_keys_signs_with_one_of_her_own(repo: Repo, key: str, rules: list[str]) -> None:
    keyed(repo).decide(FOOD, key=key)
    assert doubts(repo) == rules
    assert chain(repo)[-1].signed is (key == "ani")


def test_a_listed_key_of_the_submitter_does_not_speak_for_the_curator(repo: Repo) -> None:
    keyed(repo).change(FOOD, "budi-contoh", key="budi")
    repo.decide(FOOD, by="ani-contoh", who="ani-contoh", key="budi")
    assert doubts(repo) == ["decision-signature"]


def test_a_curator_without_keys_is_not_spoken_for_by_anothers_key(repo: Repo) -> None:
    repo.give_key("budi-contoh", "budi")
    repo.commit("pemasok")
    repo.decide(FOOD, key="budi")
    assert doubts(repo) == ["decision-signature"]


@pytest.mark.parametrize("key", ["", "asing"])
def test_a_curator_without_keys_need_not_sign(repo: Repo, key: str) -> None:
    repo.decide(FOOD, key=key)
    assert doubts(repo) == []


@pytest.mark.parametrize("more", [", until: 2026-06-30", ", revoked: 2026-06-30"], ids=["expired", "revoked"])
def test_a_key_that_is_over_does_not_count_on_a_commit_that_says_it_is_older(repo: Repo, tmp_path: Path, more: str) -> None:
    keyed(repo, more=more)
    before = repo.head
    expired(repo)
    assert "decision-signature" in doubts(repo)
    log_line(tmp_path / "log", date(2026, 6, 2), before)
    log_line(tmp_path / "log", date(2026, 6, 3), repo.head)
    assert doubts(repo, file=tmp_path / "log") == []


def test_a_decision_made_before_the_first_key_need_not_be_signed_where_the_log_knows_it(repo: Repo, tmp_path: Path) -> None:
    repo.decide(FOOD)
    log_line(tmp_path / "log", date(2026, 11, 11), repo.head)
    repo.give_key("ani-contoh", "ani", since="2026-11-15")
    repo.commit("pemasok")
    assert doubts(repo, file=tmp_path / "log") == []
    assert doubts(repo) == ["decision-signature"]


# The list of curators, and the rules

def test_a_curator_entered_after_the_decision_is_doubted(repo: Repo) -> None:
    repo.decide(FOOD, by="baru-contoh", who="baru@contoh.example")
    repo.enter("baru-contoh", "baru@contoh.example")
    repo.commit("pemasok")
    assert doubts(repo) == ["curator-unlisted"]


def test_an_approval_by_rules_that_were_not_in_force_is_doubted(repo: Repo) -> None:
    own_rules(repo)
    old = rulebook(repo.path).edition[:12]
    repo.commit("pemasok")
    (repo.path / "curation/policy.yml").write_text("review_every_days: 100\nexpiring_days: [30]\narchive_after_days: 10\n")
    repo.commit("pemasok")
    repo.decide(FOOD, edition=rulebook(repo.path).edition[:12])
    assert doubts(repo) == []
    repo.decide(FOOD, edition=old)
    assert doubts(repo) == ["approval-edition"]


REASONS: dict[str, Callable[[Repo], object]] = {
    "digest": lambda repo: repo.decide(FOOD, digest="0" * 64), "author": lambda repo: repo.decide(FOOD, who="orang-asing"),
    "signature": lambda repo: keyed(repo).decide(FOOD), "own": lambda repo: (repo.change(FOOD, "ani-contoh"), repo.decide(FOOD)),
}


@pytest.mark.parametrize("trick", REASONS.values(), ids=REASONS.keys())
def test_every_doubt_names_the_commit_and_what_to_do(repo: Repo, trick: Callable[[Repo], object]) -> None:
    trick(repo)
    doubt, = chain(repo)[-1].doubts
    assert repo.git("log", "--format=%H", "-1", "--", f"products/{FOOD}")[:10] in str(doubt.message) or "changed themselves" in str(doubt.message)
    assert str(doubt.help)
    finding = doubt.at("products/x/review.yml", 4)
    assert (finding.file, finding.line, finding.column, finding.blocks) == ("products/x/review.yml", 4, 1, True)

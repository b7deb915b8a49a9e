"""The commands around the proof: `audit`, `log`, and `decide curation`; what they say, in both languages, and what they leave alone."""

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from curation.rulebook import rulebook
from curation.seen import book
from site_builder.pages import EDITION, INDEX
from tests.curation.repo import DECIDED, ENTRIES, Repo, log_line, own_rules
from tests.root import FOOD, told


def test_an_honest_history_is_proven(decided: Repo) -> None:
    result = decided.root.etalase("audit")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "3 dari 3 yang tayang terbukti; 0 dengan persetujuan bertanda tangan"
    assert "3 of 3 published entries are proven" in decided.root.etalase("audit", language="en").stdout


def test_a_trick_is_told_in_two_lines_and_ends_with_one(repo: Repo) -> None:
    commit = repo.decide(FOOD, who="orang-asing")
    result = repo.root.etalase("audit")
    assert result.exit_code == 1
    lines = told(result.stdout).splitlines()
    at = next(n for n, line in enumerate(lines) if "[decision-author]" in line)
    assert lines[at] == (f"products/{FOOD}/review.yml:2:1: putusan 'ani-contoh' masuk lewat commit {commit[:10]} oleh asing@contoh.example, "
                         "padahal itu bukan alamatnya [decision-author]")
    assert lines[at + 1].startswith("    perbaiki: mintalah 'ani-contoh' memutuskan dalam commit sendiri")
    assert lines[-1].startswith("0 dari 1 yang tayang terbukti")


def test_an_author_line_cannot_write_to_the_terminal(repo: Repo) -> None:
    repo.decide(FOOD, who="\x1b[31masing@contoh.example")
    result = repo.root.etalase("audit")
    assert "\x1b" not in result.stdout
    assert "asing@contoh.example" in result.stdout


def test_programs_get_all_of_it(repo: Repo) -> None:
    repo.give_key("ani-contoh", "ani")
    repo.commit("pemasok")
    commit = repo.decide(FOOD, key="ani")
    found = json.loads(repo.root.etalase("audit", "--json", language="en").stdout)
    assert (found["commit"], found["published"], found["proven"], found["signed"]) == (commit, 1, 1, 1)
    assert found["entries"] == [{"entry": FOOD, "digest": repo.digest(FOOD), "curator": "ani-contoh", "approved": DECIDED.isoformat(), "commit": commit,
                                 "author": "ani@contoh.example", "signed": True, "proven": True}]
    assert [(one["rule"], one["severity"]) for one in found["findings"]] == [("rules-open", "advice")]
    assert (found["agreement"], found["apart"]) == ([], [])


def test_how_far_curators_agree_is_told(repo: Repo) -> None:
    for by, marks in (("ani-contoh", {"rasa": 3, "kemasan": 1, "harga": 0}), ("budi-contoh", {"rasa": 1, "kemasan": 1, "harga": 0})):
        repo.decide(FOOD, "judge", by, marks=marks)
    lines = repo.root.etalase("audit").stdout.splitlines()
    assert "ani-contoh dan budi-contoh menilai hal yang sama 3 kali: kappa berbobot 0,4" in lines
    assert f"{FOOD}, rasa: ani-contoh memberi 3, budi-contoh memberi 1" in lines
    found = json.loads(repo.root.etalase("audit", "--json").stdout)
    assert found["agreement"] == [{"curators": ["ani-contoh", "budi-contoh"], "marks": 3, "kappa": 0.4}]
    assert found["apart"] == [{"entry": FOOD, "criterion": "rasa", "curators": ["ani-contoh", "budi-contoh"], "marks": [3, 1]}]


def test_two_who_always_give_one_and_the_same_mark_have_no_kappa(repo: Repo) -> None:
    for by in ("ani-contoh", "budi-contoh"):
        repo.decide(FOOD, "judge", by, marks={"rasa": 2})
    assert "menilai hal yang sama 1 kali: kappa berbobot –" in repo.root.etalase("audit").stdout


def test_without_a_repository_there_is_a_sentence(repo: Repo) -> None:
    shutil.rmtree(repo.path / ".git")
    result = repo.root.etalase("audit", language="en")
    assert result.exit_code == 2
    assert "the catalogue is not in a git repository" in told(result.stdout)


def test_a_list_of_curators_that_cannot_be_read_ends_with_two(decided: Repo) -> None:
    decided.register("id: ani-contoh", "id: Ani Contoh")
    decided.commit("pemasok")
    result = decided.root.etalase("audit")
    assert result.exit_code == 2
    assert "curation/curators.yml" in told(result.stderr)


def test_the_log_is_named(decided: Repo, tmp_path: Path) -> None:
    log_line(tmp_path / "terbit.log", DECIDED, "f" * 40)
    result = decided.root.etalase("audit", "--log", str(tmp_path / "terbit.log"))
    assert result.exit_code == 2
    assert f"terbit.log:1:1: commit {'f' * 10} terbit pada 10 November 2026, tetapi tidak ada lagi dalam riwayat [log-history]" in result.stdout


def test_only_an_audit_of_today_is_remembered(decided: Repo) -> None:
    decided.root.etalase("audit")
    assert not book(decided.path / ".git").exists()
    decided.root.etalase("audit", on=date.today())
    assert book(decided.path / ".git").read_text() == f"{date.today()} {decided.head}\n"


# log

@pytest.fixture
def site(decided: Repo) -> Path:
    """What a build leaves behind, as far as the log looks."""
    index, edition = decided.path / "site" / INDEX, decided.path / "site" / EDITION
    index.parent.mkdir(parents=True)
    index.write_text("abc  index.html\n")
    edition.write_text(json.dumps({"index": hashlib.sha256(index.read_bytes()).hexdigest()}))
    return decided.path / "site"


def test_what_went_out_is_written_down_once(decided: Repo, site: Path, tmp_path: Path) -> None:
    log = tmp_path / "terbit.log"
    first = decided.root.etalase("log", str(log))
    assert (first.exit_code, log.read_text()) == (0, f"2026-11-21 {decided.head} {hashlib.sha256((site / INDEX).read_bytes()).hexdigest()}\n")
    assert f"commit {decided.head[:10]} terbit pada 2026-11-21" in first.stdout
    again = decided.root.etalase("log", str(log), on=date(2026, 11, 22))
    assert (again.exit_code, len(log.read_text().splitlines())) == (0, 1)
    assert "sudah memuat edisi ini" in again.stdout
    assert decided.root.etalase("audit", "--log", str(log)).exit_code == 0


@pytest.mark.parametrize("damage", ["no site", "no index", "another index", "no edition", "an edition that is no JSON"])
def test_only_a_whole_site_is_written_down(decided: Repo, site: Path, tmp_path: Path, damage: str) -> None:
    match damage:
        case "no site":
            shutil.rmtree(site)
            site.mkdir()
        case "no index":
            (site / INDEX).unlink()
        case "another index":
            (site / INDEX).write_text("x")
        case "no edition":
            (site / EDITION).unlink()
        case _:
            (site / EDITION).write_text("[")
    result = decided.root.etalase("log", str(tmp_path / "log"))
    assert (result.exit_code, (tmp_path / "log").exists()) == (2, False)
    assert "belum berisi situs yang lengkap" in told(result.stderr)


def test_without_a_repository_nothing_is_written_down(decided: Repo, site: Path, tmp_path: Path) -> None:
    shutil.rmtree(decided.path / ".git")
    result = decided.root.etalase("log", str(tmp_path / "log"), "--site", str(site))
    assert (result.exit_code, (tmp_path / "log").exists()) == (2, False)
    assert "repositori git" in told(result.stderr)


# The rules are decided about like everything else

def test_the_edition_of_the_rules_is_told(repo: Repo) -> None:
    result = repo.root.etalase("status", "curation")
    assert result.stdout.splitlines() == ["curation: diajukan; belum ada keputusan", f"    edisi {rulebook(repo.path).edition}"]


def test_a_curator_approves_the_rules(repo: Repo) -> None:
    result = repo.root.etalase("decide", "curation", "approve", "--by", "ani-contoh", "--digest", rulebook(repo.path).edition[:8])
    assert result.exit_code == 0, result.stderr
    repo.commit("ani-contoh", date(2026, 11, 21))
    assert "disetujui sampai 21 November 2027" in repo.root.etalase("status", "curation").stdout
    assert not [finding for finding in repo.audit().findings if finding.file.startswith("curation")]


@pytest.mark.parametrize(("language", "said"), [("id", "curation: berlaku; disetujui sampai 21 November 2027"), ("en", "curation: in force; approved until 21 November 2027")])
def test_rules_are_in_force_and_never_published(repo: Repo, language: str, said: str) -> None:
    decided = repo.root.etalase("decide", "curation/", "approve", "--by", "ani-contoh", language=language)
    assert [one.stdout.splitlines()[0] for one in (decided, repo.root.etalase("status", "curation", language=language))] == [said, said]


@pytest.mark.parametrize(("on", "said"), [(date(2027, 9, 1), "berlaku, segera perlu ditinjau; disetujui sampai"), (date(2027, 12, 1), "sudah waktunya ditinjau; persetujuannya berakhir pada"),
                                          (date(2029, 1, 1), "sudah waktunya ditinjau; persetujuannya berakhir pada")], ids=str)
def test_rules_do_not_expire_they_are_looked_at_again(repo: Repo, on: date, said: str) -> None:
    repo.root.decide("curation")
    assert repo.root.etalase("status", "curation", on=on).stdout.startswith(f"curation: {said}")


def test_who_changed_the_rules_is_refused_at_once_and_another_may_approve_them(repo: Repo) -> None:
    own_rules(repo)
    repo.commit("budi kedua")
    for dry in ((), ("--dry-run",)):
        result = repo.root.etalase("decide", "curation", "approve", "--by", "budi-contoh", *dry)
        assert (result.exit_code, (repo.path / "curation/review.yml").exists()) == (1, False)
        assert "[decision-own]" in told(result.stderr)
    assert repo.root.etalase("decide", "curation", "approve", "--by", "ani-contoh").exit_code == 0
    repo.commit("ani-contoh", date(2026, 11, 21))
    path = repo.path / "curation" / "policy.yml"
    path.write_text(path.read_text("utf-8") + "# berubah\n", "utf-8")
    repo.commit("ani-contoh", date(2026, 11, 21))
    assert repo.root.etalase("decide", "curation", "approve", "--by", "ani-contoh").exit_code == 1
    assert repo.root.etalase("decide", "curation", "approve", "--by", "budi-contoh").exit_code == 0


@pytest.mark.parametrize(("words", "exit_code", "said"), [
    ((), 2, "sebutkan kuratornya"), (("--by", "siapa"), 1, "'siapa' bukan kurator"), (("--by", "dewi-contoh"), 1, "'dewi-contoh' bukan kurator"),
    (("--by", "ani-contoh", "--digest", "zz"), 1, "bukan lagi yang tadi dilihat"),
], ids=["nobody", "a stranger", "one who serves no more", "other rules"])
def test_a_refused_approval_of_the_rules_changes_nothing(repo: Repo, words: tuple[str, ...], exit_code: int, said: str) -> None:
    result = repo.root.etalase("decide", "curation", "approve", *words)
    assert (result.exit_code, (repo.path / "curation/review.yml").exists()) == (exit_code, False)
    assert said in told(result.stderr)


def test_a_ledger_of_the_rules_that_cannot_be_read_is_left_as_it_is(repo: Repo) -> None:
    (repo.path / "curation/review.yml").write_text("decisions: [\n")
    result = repo.root.etalase("decide", "curation", "approve", "--by", "ani-contoh")
    assert (result.exit_code, (repo.path / "curation/review.yml").read_text()) == (1, "decisions: [\n")
    assert "curation/review.yml" in told(result.stderr)


def test_every_entry_of_the_small_catalogue_is_audited(decided: Repo) -> None:
    found = json.loads(decided.root.etalase("audit", "--json").stdout)
    assert {one["entry"] for one in found["entries"]} == set(ENTRIES)

"""`etalase diff`: two editions of a real repository, in words and as data."""

import json
from typing import Any

import pytest

from tests.curation.replayed import DEARER, FIRST, OVER, SUSPENDED, WITHDRAWN, Told, tell
from tests.curation.repo import SENT, Repo
from tests.root import DRUM, FOOD, TODAY
from tests.site_builder.tree import contents

SAMBAL, KENDANG = FOOD.rpartition("/")[2], DRUM.rpartition("/")[2]


@pytest.fixture(scope="module")
def story(_begun: Repo, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A history with a change of every kind."""
    return tell(_begun.copy(tmp_path_factory.mktemp("story") / "root"))


def _data(story: Told, *words: str) -> dict[str, Any]:
    done = story.repo.root.etalase("diff", *words, "--json", on=None)
    assert done.exit_code == 0, done.output
    return dict(json.loads(done.output))


def _kinds(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["kind"], one["listing"]) for one in data["changes"]]


def test_each_edition_is_judged_as_of_the_day_of_its_commit(story: Told) -> None:
    data = _data(story, story.commits[SENT], story.commits[FIRST])
    assert (data["from"], data["to"], data["total"]) == (SENT.isoformat(), FIRST.isoformat(), 2)
    assert _kinds(data) == [("new", KENDANG), ("new", SAMBAL)]


def test_a_new_price_is_told_with_the_old_one(story: Told) -> None:
    data = _data(story, story.commits[FIRST], story.commits[DEARER])
    assert _kinds(data) == [("price", SAMBAL), ("terms", SAMBAL)]
    change = data["changes"][0]
    assert (change["before"]["price"]["amount"], change["after"]["price"]["amount"]) == (18500, 19000)
    assert (change["before"]["minimum"], change["after"]["minimum"]) == (50, 40)


@pytest.mark.parametrize(("first", "second", "kinds"), [
    pytest.param(DEARER, SUSPENDED, [("suspended", SAMBAL)], id="suspended"),
    pytest.param(SUSPENDED, WITHDRAWN, [], id="gone before and after"),
    pytest.param(DEARER, WITHDRAWN, [("withdrawn", SAMBAL)], id="withdrawn"),
    pytest.param(WITHDRAWN, SUSPENDED, [], id="backwards"),
    pytest.param(SUSPENDED, DEARER, [("returned", SAMBAL)], id="backwards it came back"),
])
def test_every_way_of_going_and_coming_is_told(story: Told, first: Any, second: Any, kinds: list[tuple[str, str]]) -> None:
    assert _kinds(_data(story, story.commits[first], story.commits[second])) == kinds


def test_the_second_is_judged_as_of_another_day_where_that_is_asked_for(story: Told) -> None:
    commit = story.commits[FIRST]
    data = _data(story, commit, commit, "--as-of", OVER.isoformat())
    assert _kinds(data) == [("expired", KENDANG)]
    assert (data["changes"][0]["ended"], data["changes"][0]["date"], data["to"]) == ("approval", OVER.isoformat(), OVER.isoformat())


def test_with_one_revision_the_work_tree_is_the_second(story: Told) -> None:
    data = _data(story, story.commits[DEARER], "--as-of", TODAY.isoformat())
    assert _kinds(data) == [("expired", KENDANG), ("withdrawn", SAMBAL)]


def test_the_words_are_grouped_by_kind_in_both_languages(story: Told) -> None:
    words = ("diff", story.commits[FIRST], story.commits[DEARER])
    told = story.repo.root.etalase(*words, on=None)
    assert told.exit_code == 0
    assert told.output.splitlines() == [
        "2 perubahan dari edisi 10 November 2026 ke edisi 12 November 2026", "", "Harga baru (1)",
        "  contoh-dapur/sambal-pecel-200g · Sambal pecel Contoh pedas 200 g: Rp18.500 → Rp19.000 per bungkus, sejak 12 November 2026.", "",
        "Ketentuan baru (1)",
        "  contoh-dapur/sambal-pecel-200g · Sambal pecel Contoh pedas 200 g: Minimum 50\xa0bungkus → 40\xa0bungkus, sejak 12 November 2026.",
    ]
    assert "IDR" not in told.output
    english = story.repo.root.etalase(*words, language="en", on=None).output
    assert "New price (1)" in english
    assert "Rp18,500 → Rp19,000 per pack, since 12 November 2026." in english


def test_two_equal_editions_show_the_same(story: Told) -> None:
    commit = story.commits[FIRST]
    assert story.repo.root.etalase("diff", commit, commit, language="en", on=None).output == \
        "The editions of 10 November 2026 and 10 November 2026 show the same.\n"


@pytest.mark.parametrize("words", [("nothing",), ("HEAD", "nothing"), ("HEAD~99",)], ids=" ".join)
def test_a_revision_that_is_not_there_is_a_plain_sentence(story: Told, words: tuple[str, ...]) -> None:
    done = story.repo.root.etalase("diff", *words, on=None)
    assert done.exit_code == 2
    assert done.output == f"tidak ada revisi {words[-1]} dalam riwayat; sebutkan sebuah commit, tag, atau cabang; `git log --oneline` menampilkan daftarnya\n"


def test_without_a_history_there_is_a_plain_sentence(repo: Repo) -> None:
    (repo.path / ".git").rename(repo.path.parent / "aside")
    done = repo.root.etalase("diff", "HEAD", on=None)
    assert done.exit_code == 2
    assert done.output.startswith("katalog ini tidak berada dalam")


def test_nothing_is_left_behind_and_the_work_tree_is_as_it_was(story: Told) -> None:
    def kept() -> dict[str, bytes]:
        return {path: data for path, data in contents(story.repo.path).items() if not path.startswith(".cache/")}

    before = kept()
    _data(story, story.commits[FIRST], story.commits[DEARER])
    assert kept() == before


def test_an_approved_version_that_is_kept_while_a_change_waits_is_kept_in_the_old_edition_too(decided: Repo) -> None:
    """Only the history of the commit can give it back."""
    before = decided.head
    decided.root.edit(FOOD, "amount: 18500", "amount: 19000")
    waiting = decided.commit("pemasok")
    done = decided.root.etalase("diff", before, waiting, "--json", on=None)
    assert json.loads(done.output)["changes"] == []

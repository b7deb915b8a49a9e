"""The rulebook: standards, channels and rubric read together, and known by an edition."""

from pathlib import Path

import pytest

from catalog.reference import BrokenConfiguration
from curation.example import stage
from curation.policy import HERE
from curation.rulebook import Rulebook, files, of_its_own, rulebook
from curation.verdict import judge
from tests.curation.policies import CHANNEL, RUBRIC, STANDARD, changed, packaged, written


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The project's own policy, to be changed."""
    return packaged(tmp_path)


def edition(root: Path) -> str:
    return rulebook(root).edition


def judged(book: Rulebook, id: str, example: dict[str, object]) -> bool:
    """Whether the standard finds something in the example."""
    return id in judge(book, stage(example).subject).broken  # type: ignore[arg-type]


def test_adding_a_standard_is_adding_one_file(own: Path) -> None:
    before = rulebook(own)
    assert "nama-berisi" not in before.standards
    written(own, "standards/nama-berisi.yml", STANDARD)
    after = rulebook(own)
    assert set(after.standards) - set(before.standards) == {"nama-berisi"}
    bad: dict[str, object] = {"listing": {"name.id": "Sambal pecel", "order.sample": "ya"}}
    assert (judged(before, "nama-berisi", bad), judged(after, "nama-berisi", bad)) == (False, True)
    assert not judged(after, "nama-berisi", {"listing": {"order.sample": "ya"}})


def test_adding_a_channel_is_adding_one_file(own: Path) -> None:
    before = rulebook(own)
    written(own, "channels/toko-contoh.yml", CHANNEL)
    after = rulebook(own)
    assert set(after.channels) - set(before.channels) == {"toko-contoh"}
    key = "foto-jumlah@toko-contoh"
    one_photo: dict[str, object] = {"listing": {"photos": [{"file": "a.jpg", "role": "front", "alt": {"id": "Kantong sambal"}}]}}
    assert (judged(before, key, one_photo), judged(after, key, one_photo)) == (False, True)


def test_changing_a_number_is_changing_one_word(own: Path) -> None:
    thin: dict[str, object] = {"photos": {"depan.jpg": {"width": "1100", "height": "1100"}}}
    assert not judged(rulebook(own), "foto-besar", thin)
    path = own / "curation/standards/foto-besar.yml"
    path.write_text(changed(path.read_text("utf-8"), "least: 1000", "least: 1200"), "utf-8")
    assert judged(rulebook(own), "foto-besar", thin)


def test_the_packaged_policy_is_read_whole() -> None:
    book = rulebook(HERE)
    assert len(book.standards) > 100
    assert len(book.channels) == 10
    assert {standard.criterion for standard in book.standards.values()} - {""} <= {one.id for group in book.rubric.groups for one in group.criteria}


def test_a_rule_leads_to_its_standard() -> None:
    book = rulebook(HERE)
    assert [standard.id if (standard := book.standard_of(rule)) else None for rule in ("foto-tajam", "identity-number", "photo-unreadable", "yaml-syntax")] == [
        "foto-tajam", "tanpa-nomor-identitas", "foto-terbaca", None]


def test_no_rule_of_the_file_reader_belongs_to_two_standards() -> None:
    rules = [rule for standard in rulebook(HERE).standards.values() for rule in standard.rules]
    assert len(set(rules)) == len(rules)


def test_a_criterion_the_rubric_does_not_have_is_refused_with_the_standards_name(tmp_path: Path) -> None:
    written(tmp_path, "standards/contoh.yml", changed(STANDARD, "criterion: label-desain", "criterion: keindahan"))
    (tmp_path / "curation/channels").mkdir()
    written(tmp_path, "rubric.yml", RUBRIC)
    with pytest.raises(BrokenConfiguration, match=r"contoh\.yml:\d+:\d+: the rubric has no criterion 'keindahan' \[standard-criterion\]"):
        rulebook(tmp_path)


def test_a_channel_that_asks_for_a_standard_that_was_taken_away_is_refused(own: Path) -> None:
    (own / "curation/standards/foto-jumlah.yml").unlink()
    with pytest.raises(BrokenConfiguration, match=r"no standard 'foto-jumlah' \[channel-standards\]"):
        rulebook(own)


def test_the_same_files_have_the_same_edition_wherever_they_lie(own: Path) -> None:
    assert edition(own) == edition(HERE)
    assert len(edition(own)) == 64


@pytest.mark.parametrize("name", ["standards/foto-tajam.yml", "channels/mbg.yml", "rubric.yml", "policy.yml", "curators.yml"])
def test_any_change_of_any_file_is_another_edition(own: Path, name: str) -> None:
    before = edition(own)
    path = own / "curation" / name
    path.write_text(path.read_text("utf-8") + "# catatan\n", "utf-8")
    assert edition(own) != before


def test_a_file_more_and_a_file_with_another_name_are_another_edition(own: Path) -> None:
    before = edition(own)
    written(own, "standards/nama-berisi.yml", STANDARD)
    more = edition(own)
    (own / "curation/standards/nama-berisi.yml").rename(own / "curation/standards/nama-isi.yml")
    assert len({before, more, edition(own)}) == 3


def test_what_is_no_policy_changes_nothing(own: Path) -> None:
    before = edition(own)
    written(own, "standards/README.md", "catatan")
    written(own, "review.yml", "decisions: []\n")
    assert edition(own) == before


def test_the_rulebook_is_read_once_as_long_as_no_file_changes(own: Path) -> None:
    assert rulebook(own) is rulebook(own)


def test_the_policy_files_are_named_in_order(own: Path) -> None:
    names = [name for name, _ in files(own)]
    assert names == sorted(names)
    assert {"rubric.yml", "policy.yml", "curators.yml", "channels/mbg.yml", "standards/foto-tajam.yml"} <= set(names)


def test_a_catalogue_says_whether_its_standards_are_its_own(own: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert of_its_own(own)
    assert not of_its_own(tmp_path_factory.mktemp("lain"))

"""The terms of curation are the catalogue's own file, or the project's; a mistake in them is one clear sentence."""

from pathlib import Path

import pytest

from catalog.reference import BrokenConfiguration
from curation.policy import policy

GOOD = "review_every_days: 180\nexpiring_days: [10, 60]\narchive_after_days: 30\n"


def own(root: Path, text: str) -> Path:
    (root / "curation").mkdir()
    (root / "curation" / "policy.yml").write_text(text, "utf-8")
    return root


def test_the_projects_terms_serve_where_there_are_no_own(tmp_path: Path) -> None:
    terms = policy(tmp_path)
    assert (terms.review_every, terms.expiring, terms.archive_after) == (365, (90, 60, 30), 365)


def test_a_catalogue_brings_its_own_terms(tmp_path: Path) -> None:
    terms = policy(own(tmp_path, GOOD))
    assert (terms.review_every, terms.expiring, terms.archive_after) == (180, (60, 10), 30)


@pytest.mark.parametrize(("old", "new", "said"), [
    ("180", "0", "too small"), ("180", "99999999", "too large"), ("180", "setahun", "whole number"), ("[10, 60]", "[]", "entries"), ("[10, 60]", "60", "not a list"),
    ("[10, 60]", "[10, 99999999]", "too large"), ("archive_after_days: 30\n", "", "missing"), ("archive_after_days", "archive_days", "archive"),
    ("review_every_days: 180", "review_every_days: 180: x", "cannot be read"), ("30", "&a 30", "anchor"),
], ids=["no time at all", "for ever", "words", "no warning", "not a list", "a warning centuries before", "a term missing", "a term with a slip", "unreadable", "an anchor"])
def test_a_mistake_is_a_broken_configuration_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(BrokenConfiguration, match=rf"policy\.yml:\d+:\d+: .*{said}"):
        policy(own(tmp_path, GOOD.replace(old, new)))

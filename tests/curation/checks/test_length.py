"""Texts are counted as people read them."""

import pytest

from curation.checks.length import check
from tests.curation.checks.told import told


def counted(text: str, **limits: int) -> list[str]:
    return [sentence for _, sentence in told(check, {"listing": {"summary.id": text, "summary.en": None}}, fields=("summary",), **limits)]


@pytest.mark.parametrize(("length", "sentences"), [
    (39, ["'Summary' has 39 characters; at least 40 are asked for"]), (40, []), (60, []), (61, ["'Summary' has 61 characters; at most 60 are asked for"]),
])
def test_the_limits_themselves_are_kept(length: int, sentences: list[str]) -> None:
    assert counted("x" * length, least=40, most=60) == sentences


@pytest.mark.parametrize("limits", [{"least": 10}, {"most": 50}], ids=["only the least", "only the most"])
def test_one_limit_is_enough(limits: dict[str, int]) -> None:
    assert counted("x" * 30, **limits) == []


def test_line_breaks_and_double_spaces_count_once() -> None:
    assert counted("satu  dua\n  tiga empat lima enam", least=29, most=29) == []


def test_every_language_and_every_item_is_counted() -> None:
    example = {"listing": {"photos.0.alt.id": "Kantong", "photos.1.alt.en": "Back"}}
    assert [path for path, _ in told(check, example, fields=("photos.alt",), least=10)] == ["photos.0.alt.id", "photos.1.alt.en"]

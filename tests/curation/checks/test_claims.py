"""Claims that only a paper allows."""

import pytest

from catalog.document import Raw
from curation.checks.claims import check
from curation.example import stage


def claimed(summary: str, paper: dict[str, Raw] | None = None, allowed: tuple[str, ...] = ()) -> list[str]:
    example: dict[str, Raw] = {"listing": {"summary": {"id": summary}, "certificates": [paper] if paper else None}, "supplier": {"certificates": None}}
    breaches = check(stage(example).subject, fields=("summary",), claims=("organik", "organic"), papers=("organik",), allowed=allowed)
    return [str(breach.message) for breach in breaches]


PAPER: dict[str, Raw] = {"type": "organik", "number": "LSO-000-0001-2026", "issued": "2026-01-01", "expires": "2029-01-01", "level": "seen"}


def test_a_claim_without_its_paper_is_found() -> None:
    assert claimed("Beras Organik dari sawah sendiri.") == ["the text says 'Organik', which needs a paper that is missing: organic certificate"]


def test_a_claim_with_its_paper_is_let_be() -> None:
    assert claimed("Beras organik dari sawah sendiri.", PAPER) == []


@pytest.mark.parametrize("lack", [{"expires": "2026-11-20"}, {"issued": "2026-11-22"}, {"number": "diurus"}, {"type": "haccp"}],
                         ids=["ended", "not in force yet", "without a number", "another paper"])
def test_a_paper_that_is_not_in_force_allows_nothing(lack: dict[str, Raw]) -> None:
    assert len(claimed("Beras organik dari sawah sendiri.", {**PAPER, **lack})) == 1


def test_a_text_that_claims_nothing_needs_no_paper() -> None:
    assert claimed("Beras pulen dari sawah sendiri.") == []


def test_a_phrase_may_hold_the_word_and_claim_nothing() -> None:
    assert claimed("Beras dengan pupuk organik dari kandang.", allowed=("pupuk organik",)) == []

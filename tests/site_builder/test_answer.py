"""What a command said is said again from memory, and never once anything it rested on has changed."""

from datetime import date
from pathlib import Path

import pytest

from site_builder import answer
from tests.root import FOOD, SUPPLIER, TODAY, Root

ASKED = ("check", "--format", "text")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The questions that were answered anew."""
    made: list[object] = []
    whole = answer.remembered

    def remembered(root: Path, checked: object, question: object, make: object) -> answer.Answer:
        def counting() -> answer.Answer:
            made.append(question)
            return make()  # type: ignore[operator, no-any-return]
        return whole(root, checked, question, counting)  # type: ignore[arg-type]

    monkeypatch.setattr(answer, "remembered", remembered)
    return made


def test_the_same_question_is_answered_from_memory_in_the_same_words(approved: Root, counted: list[object]) -> None:
    approved.edit(FOOD, "brand: Contoh\n", "")
    first, again = approved.etalase(*ASKED), approved.etalase(*ASKED)
    assert (first.stdout, first.stderr, first.exit_code) == (again.stdout, again.stderr, again.exit_code)
    assert "merek-ada" in first.stdout
    assert len(counted) == 1


@pytest.mark.parametrize("words", [("check", "--format", "json"), ("check", FOOD), ("check", "--channel", "gerai-pasar-jaya")], ids=" ".join)
def test_another_question_has_an_answer_of_its_own(approved: Root, counted: list[object], words: tuple[str, ...]) -> None:
    approved.etalase(*ASKED)
    approved.etalase(*words)
    assert len(counted) == 2


def test_another_day_another_language_a_changed_file_and_a_decision_are_asked_anew(approved: Root, counted: list[object]) -> None:
    approved.etalase(*ASKED)
    approved.etalase(*ASKED, on=date(2027, 1, 1))
    approved.etalase(*ASKED, language="en")
    approved.edit(SUPPLIER, "workers: 7", "workers: 8")
    approved.etalase(*ASKED)
    approved.decide(SUPPLIER, by="budi-contoh", on=TODAY)
    approved.etalase(*ASKED)
    assert len(counted) == 5


def test_a_changed_standard_is_asked_anew(approved: Root, counted: list[object]) -> None:
    approved.etalase(*ASKED)
    path = approved.path / "curation/standards/merek-ada.yml"
    path.write_text(path.read_text("utf-8").replace("Ada merek", "Merek ada"), "utf-8")
    approved.etalase(*ASKED)
    assert len(counted) == 2


def test_a_damaged_memory_is_made_anew(approved: Root, counted: list[object]) -> None:
    before = approved.etalase(*ASKED).stdout
    path = approved.path / ".cache/answers"
    path.write_bytes(path.read_bytes()[:-3])
    assert approved.etalase(*ASKED).stdout == before
    assert len(counted) == 2

"""What mending brings: channels that become ready, and a grade that rises."""

from fractions import Fraction

import pytest

from catalog.finding import Finding, Message, Severity
from curation.example import DAY
from curation.gain import Outlook, Situation
from curation.judging import Case, judged
from curation.review import Act, Decision
from curation.rulebook import Rulebook
from curation.verdict import Gate, judge
from tests.curation.gates import RUBRIC, case, channel, rulebook, standard

BOOK = rulebook(
    [standard("merek", "error", criterion="merek"), standard("barcode", criterion="barcode"), standard("sku", "advice", criterion="label")],
    [channel("gerai", "barcode"), channel("ekspor", "barcode", reviewers=2, grade="B"), channel("kerajinan", kinds=frozenset({"craft"}))])


def situation(book: Rulebook, of: Case, *reader: Finding) -> Situation:
    return Situation(book, of, judge(book, of.subject, of.rules), reader)


def after(of: Case, *mended: str) -> Outlook:
    return situation(BOOK, of).after(frozenset(mended))


def marks(mark: int, by: str = "ani-contoh") -> Decision:
    """A curator's marks on everything the machine leaves to people."""
    return Decision(DAY, Act.JUDGE, by, "a" * 64, marks={one.id: mark for one in RUBRIC.criteria("food")
                                                          if one.id not in ("merek", "barcode", "label")})


@pytest.mark.parametrize("without", [(), ("merek",), ("barcode", "sku"), ("merek", "barcode", "sku")], ids="+".join)
@pytest.mark.parametrize("given", [(), (marks(3),), (marks(3), marks(2, "budi-contoh"))], ids=["nobody", "one", "two"])
def test_with_nothing_mended_it_says_what_the_judgement_says(without: tuple[str, ...], given: tuple[Decision, ...]) -> None:
    of = case(without, judgements=given)
    now, outcome = situation(BOOK, of).after(), judged(BOOK, of)
    assert (tuple(now.gates.values()), now.grade, now.blocking) == (outcome.readiness, outcome.marked.grade, frozenset(outcome.blocking))


def test_a_channel_is_ready_once_all_it_misses_is_mended() -> None:
    of = case(("barcode", "merek"))
    assert [after(of, *some).ready for some in ((), ("barcode",), ("merek",), ("barcode", "merek"))] == [(), (), (), ("gerai",)]


def test_what_keeps_it_out_everywhere_leaves_no_channel_ready() -> None:
    of = case(("merek",))
    assert after(of).blocking == {"merek"}
    assert (after(of).ready, after(of, "merek").ready) == ((), ("gerai",))


def test_a_channel_that_does_not_take_such_goods_is_never_ready() -> None:
    assert after(case()).gates["kerajinan"].gate is Gate.NOT_APPLICABLE


def test_opened_are_those_that_were_not_ready_before() -> None:
    of = case(("barcode",))
    assert after(of, "barcode").opened(after(of)) == ("gerai",)
    assert after(of, "barcode").opened(after(of, "barcode")) == ()


def test_mending_raises_the_points_and_never_lowers_them() -> None:
    of = case(("merek", "barcode", "sku"))
    points = [after(of, *some).grade.points for some in ((), ("sku",), ("sku", "barcode"), ("sku", "barcode", "merek"))]
    assert points == sorted(points)
    assert points[0] < points[-1]


def test_the_grade_is_open_until_the_marks_are_complete() -> None:
    assert (after(case()).letter, bool(after(case()).grade.open)) == ("", True)


def test_the_grade_follows_the_marks_once_all_are_in() -> None:
    both = (marks(3), marks(3, "budi-contoh"))
    of = case(("merek", "barcode", "sku"), ("ekspor",), judgements=both)
    assert (after(of).letter, after(of, "merek", "barcode", "sku").letter) == ("C", "A")
    assert after(of, "merek", "barcode", "sku").ready == ("gerai", "ekspor")


def test_nothing_is_told_by_marks_that_are_not_all_in() -> None:
    one, none = case(("sku",), ("ekspor",), judgements=(marks(3),)), case(("sku",), ("ekspor",))
    assert after(one).grade == after(none).grade
    assert (after(one).gates["ekspor"].curators, after(none).gates["ekspor"].curators) == (1, 2)


def test_an_approved_grade_stays_until_the_marks_make_a_better_one() -> None:
    both = (marks(2), marks(2, "budi-contoh"))
    weak = case(("merek", "barcode", "sku"), judgements=both, grade="B")
    assert [after(weak, *some).letter for some in ((), ("sku",))] == ["B", "B"]
    strong = case(("sku",), judgements=(marks(3), marks(3, "budi-contoh")), grade="B")
    assert [after(strong, *some).letter for some in ((), ("sku",))] == ["B", "A"]


def test_what_the_file_reader_refuses_keeps_it_out_until_it_is_mended() -> None:
    refused = Finding("products/x/y/listing.yml", 3, 1, "photo-missing", Message("…"), Message("…"))
    advised = Finding("products/x/y/catatan.txt", 0, 0, "strange-file", Message("…"), Message("…"), Severity.ADVICE)
    at = situation(BOOK, case(), refused, advised)
    assert at.after().blocking == {"photo-missing"}
    assert at.after(frozenset({"photo-missing"})).ready == ("gerai",)


def test_a_rule_of_the_file_reader_is_mended_by_the_standard_that_names_it() -> None:
    at = situation(BOOK, case())
    assert at.mends(Finding("x", 0, 0, "photo-missing", Message(""), Message(""))) == "photo-missing"
    assert at.mends(Finding("x", 0, 0, "merek", Message(""), Message(""))) == "merek"


def test_points_are_exact() -> None:
    assert isinstance(after(case()).grade.points, Fraction)

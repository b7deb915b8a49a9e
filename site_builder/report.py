"""What the command line says: findings, standings and the summary of a build, in the reader's language."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from catalog.finding import N_, Finding, Message, Severity, fill
from curation.publication import Publication
from curation.workflow import Standing, State
from site_builder import language as tongue

if TYPE_CHECKING:
    from site_builder.build import Result

WORDS: Mapping[State, str] = {
    State.SUBMITTED: N_("submitted"), State.IN_REVIEW: N_("in review"), State.RETURNED: N_("returned"),
    State.APPROVED: N_("approved"), State.REJECTED: N_("rejected"), State.PUBLISHED: N_("published"),
    State.EXPIRING: N_("expiring"), State.HIDDEN: N_("hidden"), State.ARCHIVED: N_("archived"),
    State.SUSPENDED: N_("suspended"), State.WITHDRAWN: N_("withdrawn"),
}
FIX, ADVICE = N_("fix:"), N_("advice")


class _Values(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


def said(message: Message, language: str) -> str:
    """A message in a language, on one line, with nothing in it that a terminal would obey."""
    values = _Values({key: _value(value, language) for key, value in message.values.items()})
    # A help such as "add it: {help}" carries the field's own help, which is a value already.
    if isinstance(message.text, str):
        text = tongue.translator(language)(message.text).format_map(values)
    else:
        text = fill(tongue.say(message.text, language), values)
    return "".join(character if character.isprintable() else " " for character in text)


def _value(value: object, language: str) -> object:
    if isinstance(value, Mapping):
        return tongue.say({str(code): str(text) for code, text in value.items()}, language)
    if isinstance(value, date):
        return tongue.day(value, language)
    if isinstance(value, Decimal):
        return tongue.number(value, language)
    return tongue.translator(language)(WORDS[State(str(value))]) if value in State._value2member_map_ else value


def as_text(findings: Iterable[Finding], language: str) -> Iterator[str]:
    """Two lines a finding: where and what, then how to mend it."""
    say = tongue.translator(language)
    for finding in findings:
        place = f"{finding.file}:{finding.line}:{finding.column}" if finding.line else finding.file
        kind = f" ({say(ADVICE)})" if finding.severity is Severity.ADVICE else ""
        yield f"{_plain(place)}: {said(finding.message, language)} [{finding.rule}]{kind}"
        yield f"    {say(FIX)} {said(finding.help, language)}"


def _plain(text: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def as_json(findings: Iterable[Finding], language: str) -> str:
    """A JSON array, one object a finding."""
    return json.dumps([{
        "file": finding.file, "line": finding.line, "column": finding.column, "rule": finding.rule,
        "severity": finding.severity.value, "message": said(finding.message, language), "help": said(finding.help, language),
    } for finding in findings], ensure_ascii=False, indent=1)


def as_github(findings: Iterable[Finding], language: str) -> Iterator[str]:
    """Workflow commands that put each finding at its line of a change."""
    for finding in findings:
        level = "error" if finding.severity is Severity.ERROR else "notice"
        where = f"file={_property(finding.file)},line={max(1, finding.line)},col={max(1, finding.column)},title={finding.rule}"
        text = f"{said(finding.message, language)}. {said(finding.help, language)}"
        yield f"::{level} {where}::{text.replace('%', '%25')}"


def _property(text: str) -> str:
    for character, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        text = text.replace(character, code)
    return text


def summary(result: "Result", language: str) -> Iterator[str]:
    """What a build published and withheld, and why."""
    say = tongue.translator(language)
    publication = result.publication
    yield from withheld(publication, language)
    yield say("%(shown)s listings of %(suppliers)s suppliers are published, %(withheld)s entries are withheld",
              shown=tongue.number(len(publication.shown), language), suppliers=tongue.number(len(publication.suppliers), language),
              withheld=tongue.number(len(publication.withheld), language))
    yield say("%(pages)s pages, %(written)s files written: %(place)s", pages=tongue.number(result.pages, language),
              written=tongue.number(result.written, language), place=result.output / "index.html")


def withheld(publication: Publication, language: str) -> Iterator[str]:
    """One line an entry that stays out: which, where it stands, why; its errors below it."""
    say = tongue.translator(language)
    for one in sorted(publication.withheld, key=lambda one: one.folder):
        yield f"{_plain(one.folder.partition('/')[2])}: {say(WORDS[one.state])}; {said(one.why, language)}"
        for line in as_text(one.findings, language):
            yield f"    {line}"


def standing(folder: str, where: Standing, language: str) -> str:
    """One line: an entry and where it stands."""
    return f"{_plain(folder.partition('/')[2])}: {tongue.translator(language)(WORDS[where.state])}; {said(where.why, language)}"

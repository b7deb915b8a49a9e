"""An issue made with the form: its text read back into a bundle, or findings at its lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from catalog.field import Value
from catalog.finding import N_, Finding, Message
from catalog.fit import fits_for
from catalog.reference import reference
from catalog.schema import listing_schema
from curation.intake.bundle import Bundle, Sender
from curation.intake.issue_question import KIND, NONE_OF_THEM, Question, form_kinds, questions
from curation.intake.reference import of_texts
from curation.intake.slug import slug
from curation.intake.table_choice import Unread, exactly
from curation.intake.table_column import SUPPLIER
from curation.intake.table_entry import entry, judged, unreadable
from curation.intake.table_grid import tidy
from curation.intake.table_row import MISSING
from curation.intake.table_value import value_of
from curation.intake.yaml_text import yaml_text

LONGEST = 70_000
"""GitHub keeps no longer text of an issue."""
NO_ANSWER = "_No response_"
_HEADING = re.compile(r"### (.+)")


@dataclass(frozen=True, slots=True)
class Issue:
    """What an issue says: a bundle where there is enough for one, and what is wrong or missing.

    The bundle has no photos, for they are attached later, and of the supplier only a proposed id: `supplier` is the name.
    """

    bundle: Bundle | None
    supplier: str
    findings: tuple[Finding, ...]


def read_issue(body: str, source: str, sender: Sender, on: date) -> Issue:
    """Read the text of the issue `source` (as `owner/repository#12`), opened on the day `on`."""
    try:
        answers = _answers(body, source)
    except Unread as problem:
        return Issue(None, "", (_finding(source, 0, problem),))
    kind = next((id for id in exactly("kinds", answers.get(KIND, ("", 0))[0]) if id in form_kinds()), "")
    if not kind:
        return Issue(None, "", (_finding(source, answers.get(KIND, ("", 0))[1], Unread(
            "issue-kind", N_("the issue does not say what kind of product this is"), N_("choose one of: {nearest}"),
            nearest=", ".join(reference("kinds")[one].name["id"] for one in form_kinds()))),))
    return _read(answers, kind, source, sender, on)


def _answers(body: str, source: str) -> Mapping[str, tuple[str, int]]:
    """The answers by the ids of their questions, each with the line of its heading. Raises Unread."""
    if len(body) > LONGEST:
        raise Unread("issue-size", N_("the text of the issue is too long"), N_("write shorter texts"))
    labels = {question.label: question.id for question in questions()}
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    begins: dict[str, int] = {}
    for number, line in enumerate(lines):
        found = _HEADING.fullmatch(line.rstrip())
        if found and (id := labels.get(found[1].strip())):
            if id in begins:
                raise Unread("issue-heading", N_("the heading '{heading}' stands twice in the issue"),
                             N_("delete the one that you typed yourself"), heading=found[1].strip())
            begins[id] = number
    if not begins:
        raise Unread("issue-form", N_("the issue was not made with the form for products"), N_("open a new issue and choose the form"))
    return {id: (_answer(lines, number), number + 1) for id, number in begins.items()}


def _answer(lines: list[str], begin: int) -> str:
    """What stands below a heading, up to the next one that GitHub made."""
    labels = {f"### {question.label}" for question in questions()} | {"### Pernyataan"}
    end = next((number for number in range(begin + 1, len(lines)) if lines[number].rstrip() in labels), len(lines))
    text = tidy("\n".join(lines[begin + 1:end])).strip()
    return "" if text == NO_ANSWER else text


def _finding(source: str, line: int, problem: Unread) -> Finding:
    return Finding(source, line, 1 if line else 0, problem.rule, Message(problem.message, problem.values),
                   Message(problem.help, problem.values))


def _read(answers: Mapping[str, tuple[str, int]], kind: str, source: str, sender: Sender, on: date) -> Issue:
    values: dict[str, Value] = {KIND: kind, "confirmed": on}
    lines: dict[str, int] = {}
    findings: list[Finding] = []
    for question in questions():
        column = question.columns.get(kind)
        text, line = answers.get(question.id, ("", 0))
        if column:
            lines[column.path] = line
            try:
                value, _ = value_of(column, _chosen(question, text))
            except Unread as problem:
                findings.append(_finding(source, line, problem))
                continue
            if value is not None:
                values[column.path] = value
    supplier = str(values.pop(f"{SUPPLIER}name", "") or "")
    lines.pop(f"{SUPPLIER}name", None)
    if "price.amount" in values:
        values |= {"price.public": True, "price.currency": "IDR"}
    if "price.per" in values:
        values["order.unit"] = values["price.per"]
    made = entry(listing_schema(kind), values)
    text = yaml_text(made.values)
    seen = {finding.line for finding in findings}
    found = judged(made, listing_schema(kind), fits_for(listing_schema, kind), (source, 0), lines)
    findings += [Finding(source, one.column, 1 if one.column else 0, one.rule, one.message, one.help) for one in found
                 if one.column not in seen and (one.column or one.rule != MISSING)]
    findings += unreadable(text, source, 0)
    enough = slug(supplier) and "name.id" in values
    bundle = Bundle(of_texts([source]), "id", sender, slug(supplier), "", text, source=source) if enough else None
    return Issue(bundle, supplier, tuple(sorted(findings, key=lambda one: one.line)))


def _chosen(question: Question, text: str) -> str:
    """An answer as the reader of cells takes it: that none of a list is chosen is an answer too."""
    return text if text != NONE_OF_THEM or question.many else ""

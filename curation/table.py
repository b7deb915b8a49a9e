"""Decisions from a table: a CSV file as spreadsheet programs write it, one row an entry.

Columns: `entry`, `act`, `until`, `reason`, `reason_en`, `replacement`, `digest`, `marks` (`rasa=2 higiene=3`), one named
after each criterion of the rubric, `note:<group>` and `waive:<standard>`. What stands in parentheses, as `(name)`, is
for the reader only. A row without an act decides nothing, nor does one to be judged that says nothing yet; a mark with a
question mark is the machine's hint.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from rapidfuzz import process

from catalog.finding import N_, Finding
from catalog.reference import Text
from curation.decide import Said
from curation.review import Act
from curation.rulebook import Rulebook
from curation.sheet import Sheet, open_sheet

WORDS = ("entry", "act", "until", "reason", "reason_en", "replacement", "digest", "marks")
NOTE, WAIVE = "note:", "waive:"
DIGEST = "sha256:"
"""Stands before the beginning of a digest, so that no spreadsheet takes it for a number."""
HINT = "?"
FORMULA = ("=", "+", "-", "@")
"""How formulas begin."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that decides something. `line` is its number in the spreadsheet, `columns` those of its headings."""

    line: int
    entry: str
    act: Act
    said: Said
    columns: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that decide something, and the findings of what cannot be understood.

    `idle` is how many rows have no act, `unmarked` how many are to be judged and say nothing yet.
    """

    rows: tuple[Row, ...] = ()
    idle: int = 0
    unmarked: int = 0
    findings: tuple[Finding, ...] = ()


def read(name: str, data: bytes, book: Rulebook, acts: Mapping[str, Act], kinds: Mapping[str, str]) -> Table:
    """The table in `data`.

    `acts` are the words for what can be decided, `kinds` the entries there are, each with its kind of listing ("" for a
    supplier).
    """
    sheet = open_sheet(name, data)
    findings = [*sheet.findings, *_strange(sheet, book)] if not sheet.findings else list(sheet.findings)
    if findings:
        return Table(findings=tuple(findings))
    reader = _Reader(sheet, book, acts, kinds)
    rows = tuple(reader.rows())
    return Table(rows, reader.idle, reader.unmarked, tuple(reader.findings))


def headings(book: Rulebook) -> list[str]:
    """Every heading that means something."""
    criteria = [criterion.id for group in book.rubric.groups for criterion in group.criteria]
    return [*WORDS, *criteria, *(f"{NOTE}{group.id}" for group in book.rubric.groups), *(f"{WAIVE}{id}" for id in book.standards)]


def _strange(sheet: Sheet, book: Rulebook) -> Iterator[Finding]:
    """What is wrong with the headings."""
    known = headings(book)
    for needed in WORDS[:2]:
        if needed not in sheet.columns:
            yield sheet.finding(1, 0, "table-heading", N_("there is no column '{heading}'"),
                                N_("begin with `etalase decide --template`"), heading=needed)
    for heading, column in sheet.columns.items():
        if heading not in known and not (heading.startswith("(") and heading.endswith(")")):
            near = process.extractOne(heading, known, score_cutoff=70)
            yield sheet.finding(1, column, "table-heading", N_("no column is called '{heading}'"),
                                N_("did you mean `{nearest}`?") if near else N_("put it in parentheses if it is only to be read"),
                                heading=heading, nearest=near[0] if near else "")


class _Reader:
    """Reads the rows; gathers what is wrong with any of them."""

    def __init__(self, sheet: Sheet, book: Rulebook, acts: Mapping[str, Act], kinds: Mapping[str, str]) -> None:
        self.sheet, self.book, self.acts, self.kinds = sheet, book, acts, kinds
        self.findings: list[Finding] = []
        self.idle = self.unmarked = 0
        self._seen: dict[str, int] = {}

    def rows(self) -> Iterator[Row]:
        """Every row that decides something."""
        for line, cells in self.sheet.rows:
            if not cells.get("act"):
                self.idle += bool(cells.get("entry"))
                continue
            before = len(self.findings)
            row = self._row(line, cells)
            if len(self.findings) > before:
                continue
            if row.act is Act.JUDGE and replace(row.said, seen="") == Said():
                self.unmarked += 1
            else:
                yield row

    def _refuse(self, line: int, heading: str, rule: str, message: str, help: str, **values: object) -> None:
        self.findings.append(self.sheet.finding(line, self.sheet.columns[heading], rule, message, help, heading=heading, **values))

    def _row(self, line: int, cells: Mapping[str, str]) -> Row:
        entry = cells.get("entry", "").strip("/").removeprefix("products/")
        self._entry(line, entry)
        said = Said(self._until(line, cells), self._texts(line, cells, "reason", "reason_en"), cells.get("replacement", ""),
                    self._digest(line, cells), self._marks(line, cells, entry), self._prefixed(line, cells, NOTE),
                    self._prefixed(line, cells, WAIVE))
        return Row(line, entry, self._act(line, cells["act"]), said, self.sheet.columns)

    def _entry(self, line: int, entry: str) -> None:
        if entry not in self.kinds:
            near = process.extractOne(entry, self.kinds.keys(), score_cutoff=80)
            self._refuse(line, "entry", "table-entry", N_("there is no entry '{entry}'"),
                         N_("did you mean `{nearest}`?") if near else N_("write SUPPLIER or SUPPLIER/LISTING"),
                         entry=entry, nearest=near[0] if near else "")
        elif entry in self._seen:
            self._refuse(line, "entry", "table-twice", N_("'{entry}' stands in row {first} already"),
                         N_("keep one row for each entry"), entry=entry, first=self._seen[entry])
        self._seen.setdefault(entry, line)

    def _act(self, line: int, word: str) -> Act:
        act = self.acts.get(word.casefold())
        if act is None:
            self._refuse(line, "act", "table-act", N_("'{value}' is nothing that can be decided"), N_("choose one of: {nearest}"),
                         value=word, nearest=", ".join(dict.fromkeys(one.value for one in self.acts.values())))
        return act or Act.JUDGE

    def _until(self, line: int, cells: Mapping[str, str]) -> date | None:
        text = cells.get("until", "")
        if not text:
            return None
        day = _day(text)
        if day is None:
            self._refuse(line, "until", "table-date", N_("'{value}' is not a date, or could be read in two ways"),
                         N_("write year-month-day, as 2027-03-31"), value=text)
        return day

    def _digest(self, line: int, cells: Mapping[str, str]) -> str:
        digest = cells.get("digest", "").removeprefix(DIGEST).lower()
        if digest and not _DIGEST.fullmatch(digest):
            self._refuse(line, "digest", "table-digest", N_("'{value}' is not the beginning of a digest"),
                         N_("copy it from `etalase decide --template`, as {example}"), value=digest, example=f"{DIGEST}0123456789ab")
        return digest

    def _texts(self, line: int, cells: Mapping[str, str], id: str, en: str = "") -> Text:
        given = {language: cells[heading] for language, heading in (("id", id), ("en", en)) if cells.get(heading)}
        for language, heading in (("id", id), ("en", en)):
            if given.get(language, "").startswith(FORMULA):
                self._refuse(line, heading, "table-formula", N_("the text begins with '{sign}', as a formula does"),
                             N_("begin it with a letter"), sign=given[language][0])
        return given

    def _prefixed(self, line: int, cells: Mapping[str, str], prefix: str) -> dict[str, Text]:
        return {heading.removeprefix(prefix): self._texts(line, cells, heading)
                for heading, text in cells.items() if text and heading.startswith(prefix)}

    def _marks(self, line: int, cells: Mapping[str, str], entry: str) -> dict[str, int]:
        """The marks of the column for all of them, and of the columns of the criteria."""
        given = [("marks", *pair.partition("=")[::2]) for pair in re.split(r"[\s,;]+", cells.get("marks", "")) if pair]
        criteria = {criterion.id for group in self.book.rubric.groups for criterion in group.criteria}
        given += [(id, id, text) for id, text in cells.items() if id in criteria and text != "-" and not text.endswith(HINT)]
        kind = self.kinds.get(entry, "")
        applying = {criterion.id for criterion in self.book.rubric.criteria(kind)} if kind else set()
        marks: dict[str, int] = {}
        for heading, criterion, text in given:
            if not text:
                continue
            if criterion not in criteria:
                self._refuse(line, heading, "table-criterion", N_("the rubric has no criterion '{id}'"), N_("there are: {known}"),
                             id=criterion, known=", ".join(sorted(criteria)))
            elif criterion not in applying:
                self._refuse(line, heading, "table-criterion", N_("'{id}' is not marked here"),
                             N_("leave it empty; it is not for this kind of entry"), id=criterion)
            elif text not in _MARKS:
                self._refuse(line, heading, "table-mark", N_("'{value}' is not a mark for '{id}'"), N_("write 0, 1, 2 or 3"),
                             value=text, id=criterion)
            elif marks.setdefault(criterion, int(text)) != int(text):
                self._refuse(line, heading, "table-mark", N_("'{id}' is marked twice, and differently"), N_("keep one of the two"),
                             id=criterion)
        return marks


_MARKS = frozenset("0123")
_DIGEST = re.compile(r"[0-9a-f]{7,64}")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LOCAL = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def _day(text: str) -> date | None:
    """A date as typed, or as a spreadsheet rewrote it: the day first, where it cannot be the month."""
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif (found := _LOCAL.fullmatch(text)) and (int(found[1]) > 12 or found[1].lstrip("0") == found[2].lstrip("0")):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None

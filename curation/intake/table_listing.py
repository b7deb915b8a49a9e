"""Listings of a table: each row with its supplier, its photos, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from catalog.field import Value
from catalog.finding import N_, Finding, Message
from catalog.fit import fits_for
from catalog.format import is_slug
from catalog.reference import Text
from catalog.schema import listing_schema
from curation.intake.reference import of_texts
from curation.intake.table_choice import Unread
from curation.intake.table_column import ALT, LISTING, MAKER, PHOTOS, SUPPLIER
from curation.intake.table_entry import entry, judged, unreadable
from curation.intake.table_maker import Makers, no_id
from curation.intake.table_photo import Folder, Shot, photos_of
from curation.intake.table_row import MISSING, Cells, Maker, Row, placed, without
from curation.intake.table_sheet import Sheet
from curation.intake.yaml_text import yaml_text


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the rows of one sheet. `fixed` is what holds where a row says nothing, `lacking` the paths that no column has."""

    sheet: Sheet
    kind: str
    folder: Folder
    makers: Makers
    fixed: Mapping[str, Value]
    lacking: frozenset[str] = frozenset()
    _seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        """Every row that says anything."""
        return map(self._row, self.sheet.rows())

    def _row(self, cells: Cells) -> Row:
        values = {**self.fixed, **cells.values}
        code, named = str(values.pop(LISTING, "") or ""), values.pop(MAKER, None)
        maker, unknown = self.makers.find(self.sheet, cells, named)
        name = {language: str(values[f"name.{language}"]) for language in ("id", "en") if f"name.{language}" in values}
        findings = [*cells.findings, *([unknown] if unknown else [])]
        findings += [one for one in self._maker(maker, cells.line) if one not in findings]
        shots = self._photos(cells, values, name, findings)
        told = without(values, SUPPLIER) | {"kind": self.kind}
        made = entry(listing_schema(self.kind), told)
        text = yaml_text(made.values) if name.get("id") else ""
        place = (self.sheet.grid.name, cells.line)
        found = [*judged(made, listing_schema(self.kind), fits_for(listing_schema, self.kind), place, self.sheet.numbers, self.lacking),
                 *unreadable(text, *place), *([no_id(self.sheet, cells.line, LISTING, code)] if code and not is_slug(code) else []),
                 *self._twice(maker, code, name, cells.line)]
        seen = {finding.column for finding in findings if finding.blocks}
        findings += [finding for finding in found if (finding.column not in seen if finding.column else finding.rule != MISSING)]
        reference = of_texts((maker.id, maker.yaml or "", code, text, *(f"{shot.name} {shot.digest}" for shot in shots)))
        return Row(self.sheet.grid.name, cells.line, name.get("id") or name.get("en", ""), self.kind, maker, code, text, reference, shots,
                   placed(sorted(findings, key=lambda one: (one.line, one.column)), cells.line))

    def _photos(self, cells: Cells, values: dict[str, Value], name: Text, findings: list[Finding]) -> tuple[Shot, ...]:
        """The files of the photos; the values get their entries in place of what the cells say."""
        told, alts = str(values.pop(PHOTOS, "") or ""), str(values.pop(ALT, "") or "")
        if not told:
            return ()
        number = self.sheet.numbers.get(PHOTOS, 0)
        try:
            entries, shots = photos_of(told, alts, name or {"id": "-"}, self.folder)
        except Unread as problem:
            findings.append(self.sheet.finding(cells.line, number, problem))
            return ()
        values[PHOTOS] = cast(Value, entries)
        return shots

    def _maker(self, maker: Maker, line: int) -> Iterator[Finding]:
        """What is wrong with the supplier that a row tells of itself; what is wrong on a sheet of suppliers is told there."""
        own = {0, *(number for number, column in self.sheet.columns.items() if column.path.startswith(SUPPLIER))}
        yield from (replace(finding, line=line) for finding in maker.findings
                    if finding.file == self.sheet.grid.name and finding.column in own)

    def _twice(self, maker: Maker, code: str, name: Text, line: int) -> Iterator[Finding]:
        key = (maker.id, code or " ".join(name.get("id", "").casefold().split()))
        if key[1] and self._seen.setdefault(key, line) != line:
            values: dict[str, object] = {"value": code or name["id"][:60], "first": self._seen[key]}
            yield Finding(self.sheet.grid.name, line, self.sheet.numbers.get("name.id", 0), "table-twice",
                          Message(N_("'{value}' stands in row {first} already"), values), Message(N_("keep one of the two"), values))

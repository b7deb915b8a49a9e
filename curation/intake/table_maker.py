"""Suppliers of a table: those on its own sheet, those in its rows, and those of the catalogue that it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from catalog.field import Value
from catalog.finding import N_, Finding, Message
from catalog.fit import fits_for
from catalog.format import is_slug
from catalog.schema import supplier_schema
from curation.intake.reference import of_texts
from curation.intake.slug import slug
from curation.intake.table_column import LISTING, SUPPLIER
from curation.intake.table_entry import entry, judged, unreadable
from curation.intake.table_row import Cells, Maker, only, placed
from curation.intake.table_sheet import Sheet
from curation.intake.yaml_text import yaml_text


@dataclass(frozen=True, slots=True)
class Makers:
    """The suppliers that rows can belong to. `alone` is the one of rows that name none; `closed` says that there are no others."""

    by_name: Mapping[str, Maker] = field(default_factory=dict)
    alone: Maker | None = None
    findings: tuple[Finding, ...] = ()
    closed: bool = False
    _made: dict[str, Maker] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet | None, supplier: str, known: Mapping[str, str]) -> "Makers":
        """The suppliers of a sheet of their own and those of the catalogue, whose names `known` gives by id."""
        told = [_maker(sheet, cells, only(cells.values, SUPPLIER)) for cells in sheet.rows()] if sheet else []
        twice = list(_twice(told, sheet)) if sheet else []
        names: dict[str, Maker] = {}
        for maker in (*told, *(Maker(id, name) for id, name in known.items())):
            for name in (maker.id, maker.name.casefold(), slug(maker.name)):
                if name:
                    names.setdefault(name, maker)
        alone = names.get(supplier, Maker(supplier)) if supplier else told[0] if len(told) == 1 else None
        return cls(names, alone, (*(finding for maker in told for finding in maker.findings if finding.blocks), *twice), bool(known))

    def find(self, sheet: Sheet, cells: Cells, named: Value) -> tuple[Maker, Finding | None]:
        """The supplier of a row; the finding says why there is none."""
        told, text = only(cells.values, SUPPLIER), str(named or "").strip()
        if text and (found := self.by_name.get(text.casefold()) or self.by_name.get(slug(text))):
            return found, None
        if told:
            told = {"name": text, **told} if text else told
            if (key := repr(told)) not in self._made:
                self._made[key] = _maker(sheet, cells, told)
            return self._made[key], None
        if not text and self.alone:
            return self.alone, None
        if is_slug(text) and not self.closed:
            return Maker(text), None
        values: dict[str, object] = {"value": text[:60]}
        if text:
            return Maker(""), _at(sheet, cells, "table-supplier", N_("there is no business '{value}' in this table or in the catalogue"),
                                  N_("write its name as on the sheet Usaha, or its id"), values)
        return Maker(""), _at(sheet, cells, "table-supplier", N_("the row does not say whose product this is"),
                              N_("fill in the sheet Usaha, or name the supplier"), values)


def _at(sheet: Sheet, cells: Cells, rule: str, message: str, help: str, values: Mapping[str, object]) -> Finding:
    return Finding(sheet.grid.name, cells.line, sheet.numbers.get("supplier", 0), rule, Message(message, values), Message(help, values))


def _maker(sheet: Sheet, cells: Cells, given: Mapping[str, Value]) -> Maker:
    """The supplier that a row tells of; one of which only the id is told is in the catalogue already."""
    told = dict(given)
    code = str(told.pop(LISTING, "") or "")
    name = str(told.get("name") or "")
    columns = {path.removeprefix(SUPPLIER): number for path, number in sheet.numbers.items() if path.startswith(SUPPLIER)}
    cells = replace(cells, findings=tuple(finding for finding in cells.findings if finding.column in columns.values()))
    wrong = [] if not code or is_slug(code) else [no_id(sheet, cells.line, SUPPLIER + LISTING, code)]
    if not told:
        return Maker(code, line=cells.line, findings=(*cells.findings, *wrong))
    if any(path.startswith("consents.") for path in told) and "consents.1.proof" not in told:
        told["consents.1.proof"] = of_texts([repr(sorted(told.items(), key=lambda one: one[0]))])
    made = entry(supplier_schema(), told)
    text = yaml_text(made.values)
    seen = {finding.column for finding in cells.findings if finding.blocks}
    place = (sheet.grid.name, cells.line)
    found = [finding for finding in (*judged(made, supplier_schema(), fits_for(supplier_schema), place, columns), *unreadable(text, *place))
             if finding.column not in seen]
    return Maker(code or slug(name), name, text, cells.line, placed((*cells.findings, *wrong, *found), cells.line))


def no_id(sheet: Sheet, line: int, path: str, value: str) -> Finding:
    """The finding about a cell that should hold an id of the catalogue and does not."""
    return Finding(sheet.grid.name, line, sheet.numbers.get(path, 0), "wrong-format",
                   Message(N_("'{value}' is not an id of the catalogue"), {"value": value[:60]}),
                   Message(N_("copy it from the address of its page, as contoh-dapur")))


def _twice(told: list[Maker], sheet: Sheet) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for maker in told:
        if maker.id in seen:
            values: dict[str, object] = {"value": maker.name or maker.id, "first": seen[maker.id]}
            yield Finding(sheet.grid.name, maker.line, 0, "table-twice", Message(N_("'{value}' stands in row {first} already"), values),
                          Message(N_("keep one of the two"), values))
        seen.setdefault(maker.id, maker.line)


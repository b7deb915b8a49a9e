"""The blank table: a workbook, or a CSV file, in which a supplier fills in one product a row."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from catalog.field import Field
from catalog.finding import N_
from catalog.reference import reference
from curation.blank import written
from curation.intake.table_choice import offered
from curation.intake.table_column import MAKER, PHOTOS, SUPPLIER, Column, listing_columns, supplier_columns
from site_builder.language import say, translator

ROWS, FIRMS = 1_000, 100
"""So many rows of products and of businesses are made ready."""
NOTES, GOODS, FIRM, LISTS = N_("Instructions"), N_("Products"), N_("Business"), N_("Lists")
"""The sheets."""
FEW = 12
"""So many choices are told in the note above a column; more are in the drop-down only."""

_SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_DAY = datetime(2000, 1, 1)
"""Every blank table is of the same day, so that the same schema gives the same bytes."""
_FORMATS: Mapping[str, Mapping[str, object]] = {
    "needed": {"bold": True, "bg_color": "#7A2E1D", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top", "border": 1},
    "other": {"bg_color": "#EFE7DA", "text_wrap": True, "valign": "top", "border": 1},
    "text": {"num_format": "@", "text_wrap": True, "valign": "top"}, "number": {"valign": "top"},
    "day": {"num_format": "yyyy-mm-dd", "valign": "top"}, "title": {"bold": True, "font_size": 14},
    "wrapped": {"text_wrap": True, "valign": "top"},
}
_WIDE = {"prose": 50, "text": 36, "photos": 36}

HOW = (
    N_("Write one product in each row of the sheet Products, from the third row on."),
    N_("Dark headings marked with * must be filled in. The others help buyers; fill in what you know."),
    N_("Rest the mouse on a heading, or tap it, to read what belongs there and an example."),
    N_("Cells with an arrow have a list to choose from. Where several may be chosen, write them with commas between."),
    N_("Write prices as 15000 or Rp 15.000, halves as 1,5, and dates as 31 Maret 2027."),
    N_("Write Ya or Tidak where that is asked."),
    N_("Put the photos in the folder of this file and write their names in the column Photos, the main one first."),
    N_("Fill in the sheet Business once; for several businesses one row each, and name the right one with every product."),
    N_("Never write the number of an identity card (NIK) or of a family card (KK), nor a bank account."),
    N_("Do not join cells, and type values, not formulas. Leave the hidden second row as it is."),
    N_("Send this file with the photos to the curation office. You get it back with the reason beside each row that cannot be taken yet."),
)


def blank_table(kind: str, language: str) -> bytes:
    """The workbook for listings of one kind. Raises KeyError for a kind there is not."""
    file, tell = io.BytesIO(), translator(language)
    with Workbook(file, _SETTINGS) as book:
        book.set_properties({"created": _DAY, "title": f"{tell(GOODS)}: {say(reference('kinds')[kind].name, language)}"})
        styles = {name: book.add_format(dict(made)) for name, made in _FORMATS.items()}
        notes, goods, firm, lists = (book.add_worksheet(tell(name)) for name in (NOTES, GOODS, FIRM, LISTS))
        lists.hide()
        _notes(notes, styles, kind, language)
        chosen = _Lists(lists, tell(LISTS))
        firms = f"='{tell(FIRM)}'!$A$3:$A${FIRMS + 2}"
        choices = partial(_choices, chosen=chosen, language=language, firms=firms)
        _sheet(goods, styles, listing_columns(kind), ROWS, language, partial(choices, kind=kind))
        _sheet(firm, styles, supplier_columns(), FIRMS, language, partial(choices, kind=""))
        goods.activate()
    return file.getvalue()


def blank_csv(kind: str, language: str) -> bytes:
    """The same columns of products as a CSV file: the headings, then the paths."""
    columns = listing_columns(kind)
    return written([[_heading(column, language) for column in columns], [column.path for column in columns]])


def _heading(column: Column, language: str) -> str:
    return say(column.said, language) + (" *" if column.required else "")


def _notes(sheet: Worksheet, styles: Mapping[str, Format], kind: str, language: str) -> None:
    """What to do, in plain words."""
    tell = translator(language)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 100)
    called = say(reference("kinds")[kind].name, language)
    sheet.write_string(0, 0, tell("How to fill in this table: %(kind)s", kind=called), styles["title"])
    for row, sentence in enumerate(HOW, 2):
        sheet.write_string(row, 0, f"{row - 1}. {tell(sentence)}", styles["wrapped"])


class _Lists:
    """The hidden sheet with the names to choose from, each list in a column of its own, written when it is first asked for."""

    def __init__(self, sheet: Worksheet, name: str) -> None:
        self.sheet, self.name = sheet, name
        self.known: dict[tuple[str, ...], str] = {}

    def source(self, names: Sequence[str]) -> str:
        """Where a list stands, as a drop-down needs it."""
        if (key := tuple(names)) not in self.known:
            column = len(self.known)
            self.sheet.write_column(0, column, key)
            letters = xl_col_to_name(column)
            self.known[key] = f"='{self.name}'!${letters}$1:${letters}${len(key)}"
        return self.known[key]


def _names(field: Field, kind: str, language: str) -> list[str]:
    """The names to choose from in a field: where entries are for some kinds only, those of this kind."""
    entries = reference(field.reference).entries
    return [say(said, language) for id, said in offered(field.reference, field.format).items()
            if not kind or not entries[id].items("kinds") or kind in entries[id].items("kinds")]


def _choices(column: Column, *, chosen: _Lists, kind: str, language: str, firms: str) -> tuple[str, list[str]]:
    """Where the drop-down of a column finds its names, and what they are; empty for a column without one."""
    tell = translator(language)
    field = column.field.item if column.many and column.field.item else column.field
    if column.path == MAKER:
        return firms, []
    if field.type == "boolean":
        names = [tell("Yes"), tell("No")]
    elif field.reference:
        names = _names(field, kind, language)
    else:
        return "", []
    return chosen.source(names), names


def _sheet(sheet: Worksheet, styles: Mapping[str, Format], columns: Sequence[Column], rows: int, language: str,
           choices: "partial[tuple[str, list[str]]]") -> None:
    """A sheet to be filled in: headings that stay where they are, the hidden paths, notes and drop-downs."""
    for number, column in enumerate(columns):
        sheet.write_string(0, number, _heading(column, language), styles["needed" if column.required else "other"])
        sheet.write_string(1, number, column.path)
        sheet.set_column(number, number, _width(column, language), styles[_style(column)])
        source, names = choices(column)
        sheet.write_comment(0, number, note(column, names, language), {"x_scale": 2.2, "y_scale": 1.6})
        if source:
            sheet.data_validation(2, number, rows + 1, number, {
                "validate": "list", "source": source, "show_error": not column.many and column.path != MAKER, "error_type": "warning",
                "error_title": translator(language)("Not in the list")[:32],
                "error_message": translator(language)("Choose from the list, or go on: near spellings are understood.")})
    sheet.set_row(0, 48)
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.freeze_panes(2, 2 if columns[0].path == MAKER else 1)


def _style(column: Column) -> str:
    """Digits must survive in texts: barcodes, numbers of permits, telephones."""
    return "day" if column.field.type == "date" else "number" if column.field.type in ("decimal", "integer") else "text"


def _width(column: Column, language: str) -> int:
    texts = column.above[-1].widget if column.above and column.above[-1].per_language else ""
    widget = "photos" if column.path.startswith(PHOTOS) else texts
    return _WIDE.get(widget, min(30, max(14, len(say(column.said, language)) + 3)))


def note(column: Column, names: Iterable[str], language: str) -> str:
    """What belongs in a column: whether it must be filled in, the help, an example, the unit, and the choices where they are few."""
    tell, listed = translator(language), list(names)
    said = [tell("Must be filled in.") if column.required else tell("May be left empty.")]
    said += [say(column.help, language)] if column.help else []
    if column.field.unit:
        lists = ("durations", "measures", "units")
        unit = next((entry for name in lists if (entry := reference(name).entries.get(column.field.unit))), None)
        said += [tell("In: %(unit)s.", unit=say(unit.name, language))] if unit else []
    said += [tell("Example: %(example)s", example=_example(column))] if _example(column) else []
    said += [tell("Choices: %(choices)s.", choices=", ".join(listed))] if 0 < len(listed) <= FEW else []
    said += [tell("Several may be chosen, with commas between.")] if column.many and listed else []
    return "\n".join(said)


def _example(column: Column) -> str:
    """An example: the field's own, or that of the type it belongs to."""
    if column.field.example:
        return column.field.example
    parts = column.path.removeprefix(SUPPLIER).split(".")
    entry = reference("certificates").entries.get(parts[1]) if parts[0] == "certificates" and parts[-1] == "number" else None
    return entry.get("example") if entry else "31 Maret 2027" if column.field.type == "date" else ""

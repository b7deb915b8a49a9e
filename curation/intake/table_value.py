"""The value of a cell: what was typed or what a spreadsheet made of it, as its field wants it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import phonenumbers

from catalog.field import Value
from catalog.finding import N_
from catalog.format import is_phone
from catalog.privacy import holds_identity_number
from curation.intake import table_number as numbers
from curation.intake.table_choice import Slip, Unread, meant, several
from curation.intake.table_column import Column
from curation.intake.table_grid import Cell, Error, Formula, hidden

COUNTRY = "ID"
"""Where a telephone number without a country is from."""
_EXACT = 10 ** 15
"""Spreadsheets keep fifteen digits of a number; what is longer has lost some."""
_MONEY = ("amount", "suggested_retail")


def value_of(column: Column, cell: Cell) -> tuple[Value, list[Slip]]:
    """The typed value of a cell, None where it says nothing, and the slips that were mended. Raises Unread."""
    if isinstance(cell, Formula):
        raise Unread("table-formula", N_("the cell holds a formula"), N_("type what it comes to, or paste it as values only"))
    if isinstance(cell, Error):
        raise Unread("table-cell", N_("the spreadsheet shows the error {value} here"), N_("type the text again"), value=cell.shown)
    if isinstance(cell, str):
        if holds_identity_number(cell):
            raise Unread("identity-number", N_("there seems to be an identity number (NIK or KK) here"),
                         N_("delete it; no identity number may be sent"))
        if strange := hidden(cell):
            raise Unread("table-cell", N_("there is an invisible or forbidden character, {code}"), N_("delete it and type the text again"),
                         code=f"U+{ord(strange):04X}")
        if cell.strip().casefold() in (numbers.NOTHING if not column.many else frozenset({""})):
            return None, []
    if column.whole:
        return _whole(column, _text(cell))
    if column.many:
        return _list(column, _text(cell))
    if column.field.reference:
        id, slip = meant(column.field, _text(cell))
        return id, [slip] if slip else []
    return _PLAIN[column.field.type](column, cell), []


def _text(cell: Cell) -> str:
    """A cell as text. Raises Unread where its digits are lost or it became a date."""
    if isinstance(cell, bool):
        return "Ya" if cell else "Tidak"
    if isinstance(cell, date):
        raise Unread("table-cell", N_("the spreadsheet made the date {value} of what was typed"),
                     N_("give the cell the format Text and type it again"), value=cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return str(int(cell))
    if isinstance(cell, int | float):
        if abs(cell) >= _EXACT or cell != cell:
            raise Unread("table-digits", N_("the spreadsheet has lost the last digits of this number"),
                         N_("give the cell the format Text and type the number again"))
        return repr(cell)
    if numbers.shortened(str(cell)):
        raise Unread("table-digits", N_("the spreadsheet has shortened the number to '{value}'"),
                     N_("give the cell the format Text and type the number again"), value=str(cell))
    return str(cell)


def _string(column: Column, cell: Cell) -> str:
    text, field = _text(cell), column.field
    lines = field.widget == "prose" or (column.above and column.above[-1].widget == "prose")
    text = text if lines else " ".join(text.split())
    match field.format:
        case "gtin":
            return re.sub(r"[ -]", "", text)
        case "contact":
            return _contact(column, text)
    return text


def _contact(column: Column, text: str) -> str:
    """A telephone number in the form +62…; an address of the web or of mail as typed, but for its beginning."""
    digits = re.sub(r"[^\d+]", "", text)
    if re.fullmatch(r"[\d+() .-]+", text) and digits:
        typed = f"+{digits}" if digits.startswith("62") else f"0{digits}" if digits.startswith("8") else digits
        try:
            said = phonenumbers.format_number(phonenumbers.parse(typed, COUNTRY), phonenumbers.PhoneNumberFormat.E164)
        except phonenumbers.NumberParseException:
            return text
        return said if is_phone(said) else text
    if "@" in text:
        return text.replace(" ", "")
    return text if "://" in text or "." not in text or " " in text else f"https://{text.lower()}"


def _decimal(column: Column, cell: Cell) -> Decimal:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        _text(cell)
        return round(Decimal(repr(cell)), 6)
    return numbers.number(_text(cell), _rupiah(column), numbers.words_of(column.field.unit))


def _rupiah(column: Column) -> bool:
    """Whether the field is an amount of money, whose thousands are never fractions."""
    return column.field.widget == "money" or (column.field.key in _MONEY and any("currency" in above.children for above in column.above))


def _integer(column: Column, cell: Cell) -> int:
    value = _decimal(column, cell) if isinstance(cell, int | float) else numbers.number(
        _text(cell), True, numbers.words_of(column.field.unit))
    if value != int(value):
        raise Unread("wrong-type", N_("'{value}' is not a whole number"), N_("write digits only, as 12"), value=str(cell))
    return int(value)


def _date(column: Column, cell: Cell) -> date:
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool) and numbers.FIRST <= cell <= numbers.LAST:
        return numbers.counted(int(cell))
    return numbers.day(_text(cell))


def _boolean(column: Column, cell: Cell) -> bool:
    return cell if isinstance(cell, bool) else numbers.answer(_text(cell))


_PLAIN: Mapping[str, Callable[[Column, Cell], Value]] = {
    "string": _string, "decimal": _decimal, "integer": _integer, "date": _date, "boolean": _boolean,
}


def _list(column: Column, text: str) -> tuple[Value, list[Slip]]:
    """A list in one cell; the word that there is none is an empty list."""
    item = column.field.item
    assert item
    if text.strip(" .").casefold() in numbers.NONE:
        return ([] if column.required else None), []
    if item.reference:
        ids, slips = several(item, text)
        return list(ids), slips
    if item.type == "integer":
        return list(_months(text)), []
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()], []


_ALWAYS = frozenset({"sepanjang tahun", "setiap bulan", "semua", "semua bulan", "all year"})


def _months(text: str) -> list[int]:
    """Months by name or number, singly or from one to another: `Mei–Agustus, November`."""
    if text.strip().casefold() in _ALWAYS:
        return list(range(1, 13))
    found: dict[int, None] = {}
    for part in re.split(r"[,;\n]", text[:500]):
        first, _, last = (end.strip() for end in re.sub(r"\s*(?:–|—|s/d|sampai|-)\s*", "~", part).partition("~"))
        if first:
            begin = numbers.month(first)
            end = numbers.month(last) if last else begin
            found |= dict.fromkeys((begin + step - 1) % 12 + 1 for step in range((end - begin) % 12 + 1))
    return sorted(found)


_AMOUNT = re.compile(r"\s*(\d[\d.,]*\s*(?:rb\b|ribu\b|jt\b|juta\b)?)\s*([^\d/]{1,40}?)"
                     r"\s*(?:(?:/|\bper\b|\bsetiap\b|\btiap\b)\s*([^\d/]{1,30}))?\s*", re.IGNORECASE | re.ASCII)


def _whole(column: Column, text: str) -> tuple[Value, list[Slip]]:
    """An amount with its unit in one cell, and its period where there is one: `200 g`, `8 bulan`, `500 kg per bulan`."""
    found = _AMOUNT.fullmatch(text[:120])
    fields = column.field.children
    if not found or bool(found[3]) > ("period" in fields):
        example = {"id": "500 kg per bulan", "en": "500 kg per month"} if "period" in fields else "200 g"
        raise Unread("table-amount", N_("'{value}' is no amount with a unit"), N_("write a number and its unit, as {example}"),
                     value=text[:60], example=example)
    value: dict[str, Value] = {}
    slips: list[Slip] = []
    for key, said in zip(("amount", "unit", "period"), found.groups(), strict=True):
        if said:
            part, mended = value_of(Column(f"{column.path}.{key}", fields[key], fields[key].label), said)
            value[key], slips = part, slips + mended
    return value, slips

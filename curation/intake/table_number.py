"""Numbers, dates and answers as people of Indonesia write them; what could be read in two ways is not read at all."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from babel import Locale

from catalog.finding import N_
from catalog.reference import reference
from curation.intake.table_choice import Unread

_NUMBER = re.compile(r"(?:(?:rp|idr)\.?\s*)?(-?\d[\d.,' ]{0,30})\s*(rb|ribu|k|jt|juta)?\.?(?:\s*(%|[^\d\s.,%][^\d]{0,30}))?",
                     re.IGNORECASE | re.ASCII)
_END = re.compile(r"[,.](?:-+|=|–)\s*$")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:(?P<sign>[., '])\d{3})(?:(?P=sign)\d{3})*", re.ASCII)
_TIMES: Mapping[str, int] = {"rb": 1_000, "ribu": 1_000, "k": 1_000, "jt": 1_000_000, "juta": 1_000_000}
_LONGEST, _PLACES = 15, 6
_SHORTENED = re.compile(r"\d[.,]?\d*[eE]\+?\d{1,2}", re.ASCII)
YES = frozenset({"ya", "y", "iya", "ada", "bisa", "boleh", "yes", "true", "benar", "1", "v", "✓", "✔", "√"})
NO = frozenset({"tidak", "tdk", "tidak ada", "tidak bisa", "tidak boleh", "belum", "no", "n", "false", "salah", "0", "x", "✗", "✘"})
NOTHING = frozenset({"", "-", "–", "—", "n/a", "#n/a", "kosong"})
NONE = NOTHING | {"tidak ada", "tdk ada", "tidak", "none", "nihil", "tanpa"}
"""What people write where a list is empty."""


def number(text: str, thousands: bool, units: frozenset[str] = frozenset()) -> Decimal:
    """The number that a text says: `15.000`, `Rp 15.000,-`, `15rb`, `2,5 jt`, `5 hari`.

    `thousands` says that there are no fractions of three places here, as in rupiah and in whole numbers. Only the words in
    `units` may follow. Raises Unread.
    """
    found = _NUMBER.fullmatch(_END.sub("", text.strip()))
    if not found or (found[3] and found[3].strip(" .").casefold() not in units):
        raise Unread("wrong-type", N_("'{value}' is not a number"), N_("write the digits alone, as 15000 or 1,5"), value=text)
    digits, word = found[1].strip(), (found[2] or "").lower()
    value, grouped = _digits(digits, thousands and not word), bool(_THOUSANDS.fullmatch(digits))
    if (value is None and grouped) or (word and grouped):
        raise Unread("table-number", N_("'{value}' could be read in two ways"),
                     N_("write 1500 for fifteen hundred and 1,5 for one and a half"), value=text)
    value = value * _TIMES.get(word, 1) if value is not None else None
    if value is None or value.adjusted() >= _LONGEST or -int(value.as_tuple().exponent) > _PLACES:
        raise Unread("wrong-type", N_("'{value}' is not a number"), N_("write the digits alone, as 15000 or 1,5"), value=text)
    return value


def _digits(text: str, thousands: bool) -> Decimal | None:
    """Digits with points and commas as a number; None where they are no number, or two."""
    signs = {sign for sign in text if sign in "., '"}
    if not signs:
        return Decimal(text)
    last = max((text.rfind(sign), sign) for sign in ".,")[1]
    head, _, tail = text.rpartition(last)
    if len(signs) == 1 and last in signs and text.count(last) == 1:
        if not _THOUSANDS.fullmatch(text):
            return Decimal(f"{head}.{tail}") if head.lstrip("-").isdigit() and tail.isdigit() else None
        return Decimal(head + tail) if thousands else None
    if _THOUSANDS.fullmatch(text):
        return Decimal(re.sub(r"[., ']", "", text))
    if last in signs and _THOUSANDS.fullmatch(head) and tail.isdigit() and last not in head:
        return Decimal(re.sub(r"[., ']", "", head) + "." + tail)
    return None


def shortened(text: str) -> bool:
    """Whether a spreadsheet has shortened a long number to `8,99E+12`, whose digits are lost."""
    return bool(_SHORTENED.fullmatch(text.strip()))


@cache
def words_of(unit: str) -> frozenset[str]:
    """The words that may follow a number whose unit is known: `hari`, `days`, `%`."""
    found = {"%"} if unit == "percent" else set()
    for name in ("durations", "measures", "units"):
        entry = reference(name).entries.get(unit)
        if entry:
            texts = [*entry.name.values(), *entry.items("aliases"), entry.get("symbol"), *entry.text("symbol").values(),
                     *entry.text("one").values()]
            found |= {text.casefold() for text in texts}
    return frozenset(found)


def answer(text: str) -> bool:
    """Yes or no. Raises Unread."""
    said = text.strip(" .").casefold()
    if said in YES or said in NO:
        return said in YES
    raise Unread("wrong-type", N_("'{value}' is neither yes nor no"), N_("write Ya or Tidak"), value=text)


_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_LOCAL = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_WORDS = re.compile(r"([0-9]{1,2})[ -]([^\W\d]{3,12})\.?[ -]([0-9]{4})")
_EPOCH, FIRST, LAST = date(1899, 12, 30), 18_000, 90_000
"""Day 0 of spreadsheets, and the numbers that can be days of our time: 1949 to 2146."""


@cache
def _months() -> Mapping[str, int]:
    found = {"agu": 8, "agt": 8, "ags": 8, "pebruari": 2, "nop": 11, "nopember": 11}
    for language in ("id", "en"):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                found |= {said.casefold().rstrip("."): month for month, said in Locale(language).months[context][width].items()}
    return found


def day(text: str) -> date:
    """A date as typed, or as a spreadsheet rewrote it: the day first, where it cannot be the month. Raises Unread."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        year, month, number = map(int, found.groups())
    elif (found := _LOCAL.fullmatch(text)) and (int(found[1]) > 12 or int(found[1]) == int(found[2])):
        number, month, year = map(int, found.groups())
    elif found:
        raise Unread("table-date", N_("'{value}' could be read in two ways"),
                     N_("write the month as a word, as 3 April 2027, or 2027-04-03"), value=text)
    elif (found := _WORDS.fullmatch(text)) and found[2].casefold() in _months():
        number, month, year = int(found[1]), _months()[found[2].casefold()], int(found[3])
    elif text.isascii() and text.isdigit() and FIRST <= int(text[:6]) <= LAST and len(text) == 5:
        return counted(int(text))
    else:
        year = month = number = 0
    try:
        return date(year, month, number)
    except ValueError:
        raise Unread("wrong-type", N_("'{value}' is not a date"), N_("write it as 31 Maret 2027 or 2027-03-31"), value=text) from None


def counted(days: int) -> date:
    """The date that a spreadsheet shows as a bare number."""
    return _EPOCH + timedelta(days=days)


def month(text: str) -> int:
    """A month by its name or number. Raises Unread."""
    said = text.strip(" .").casefold()
    found = _months().get(said) or (int(said) if said.isascii() and said.isdigit() and len(said) < 3 else 0)
    if not 1 <= found <= 12:
        raise Unread("wrong-type", N_("'{value}' is not a month"), N_("write its name or number, as Januari or 1"), value=text)
    return found

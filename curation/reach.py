"""Reaching somebody: the phone numbers, addresses and links that people write into texts.

Catalogues are full of other numbers (barcodes, permits, prices, dates, customs codes), so a row of digits
counts as a phone number only when it is written as one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

PHONE, EMAIL, LINK, ACCOUNT = "phone", "email", "link", "account"

# Where none of these signs stand, there is nothing to look for. Each begins with a sign that is quickly found.
_DIGITS = re.compile(r"\d(?:[\s.()-]{0,2}\d){7}")
_ZERO = ("nol", "kosong", "zero")
_POINT = re.compile(r"\.[a-z]{2}|://", re.IGNORECASE)
_AT = ("@", "(at)", "[at]")

_CALL = r"(?:(?:hp|wa|telp?|telepon|tlp|sms|call|phone|whatsapp)\W{0,3})"
_MOBILE = rf"{_CALL}?\(?(?:\+?62[\s.()-]{{0,2}}|[0o][\s.-]?)8[\s.-]?[1-35-9](?:\)?[\s.-]?\d){{7,10}}"
_AREA = rf"(?:\(0(?:2\d|[2-79]\d\d)\)\s?|0(?:2\d|[2-79]\d\d)[\s-]|(?:\+62[\s()-]{{0,2}}|{_CALL}0)[2-79]\d{{1,2}}[\s)-]{{0,2}})"
_FIXED = rf"{_AREA}[2-9](?:[\s-]?\d){{5,7}}"
_ABROAD = r"\+(?!62)[1-9]\d{0,2}(?:[\s.()-]{0,2}\d){7,12}"
_DIGIT = r"(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|zero|one|two|three|four|five|six|seven|eight|nine)"
_SPELLED = re.compile(rf"(?<!\w)(?:{'|'.join(_ZERO)})(?:[\s,.-]+{_DIGIT}){{8,}}(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(rf"(?<!\w)(?<!\d[.,/-])(?:{_MOBILE}|{_FIXED}|{_ABROAD})(?!\w)(?![.,/-]\d)", re.IGNORECASE)
_PERMIT = r"(?:nib|gtin|ean|sku|p-?irt|bpom|m[dl]|na|sni|halal|nkv|phd|idm|hs|npwp)"
_CODED = r"(?:barcode|kode|code|izin|permit|batch|lot)(?:\W{1,3}\w+)?"
_CODE = re.compile(rf"(?<!\w)(?:{_PERMIT}|{_CODED})\W{{0,3}}(?:(?:no|nomor|number)\W{{0,3}})?\Z", re.IGNORECASE)
_GAP = re.compile(r"[\s.()-]+")

_MAIL = re.compile(r"[\w.+-]+(?:@|\s?(?:\(at\)|\[at\])\s?)[\w-]+(?:\.|\s?(?:\(dot\)|\[dot\])\s?)[a-z]{2,}", re.IGNORECASE)
_ENDS = r"(?:com|net|org|shop|store|info|biz|online|site|xyz|(?:(?:co|or|my|web|biz|go|ac)\.)?id)"
_ADDRESS = re.compile(rf"https?://\S+|(?<!\w)www\.\S+|(?<![\w@.])(?:wa|t)\.me/\S+|(?<![\w@.])(?:bit\.ly|linktr\.ee|shp\.ee|tokopedia\.link)/\S+"
                      rf"|(?<![\w@.])(?:[a-z0-9-]+\.)*[a-z0-9][a-z0-9-]+\.{_ENDS}(?![\w-])(?:/\S*)?", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)(?:(?:ig|fb|instagram|tiktok|facebook|telegram|twitter|youtube)\W{0,3}@[\w.]{3,}"
                     r"|(?:ig|fb|instagram|tiktok|facebook)\s?[:=]\s?[\w.]{3,})", re.IGNORECASE)


@lru_cache(maxsize=256)
def reached(text: str) -> tuple[tuple[str, str], ...]:
    """Every way to reach somebody that stands in a text: what it is (phone, email, link or account), and the words."""
    return (*_numbers(text), *_addresses(text))


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    if _DIGITS.search(text):
        for match in _NUMBER.finditer(text):
            if _is_number(match.group()) and not _CODE.search(text, max(0, match.start() - 24), match.start()):
                yield PHONE, match.group()
    if any(zero in text or zero.capitalize() in text for zero in _ZERO):
        for match in _SPELLED.finditer(text):
            yield PHONE, match.group()


def _addresses(text: str) -> Iterator[tuple[str, str]]:
    at = any(sign in text for sign in _AT)
    if at:
        for match in _MAIL.finditer(text):
            yield EMAIL, match.group()
    if _POINT.search(text):
        for match in _ADDRESS.finditer(text):
            yield LINK, match.group()
    if at or ":" in text or "=" in text:
        for match in _HANDLE.finditer(text):
            yield ACCOUNT, match.group()


def _is_number(written: str) -> bool:
    """Whether digits stand in groups as in a phone number, not in pairs as in dates and times of day."""
    groups = [group for group in _GAP.split(written.strip("()+")) if group.isdigit()][1:]
    if groups and all(len(group) == 1 for group in groups):
        return True
    return all(len(group) >= 3 for group in groups[:-1]) and (not groups or len(groups[-1]) >= 2)

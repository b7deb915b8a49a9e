"""Formats: what a text must look like, beyond its type. Numbers of registers are judged by standards, not here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import phonenumbers
from stdnum import ean

from catalog.finding import N_

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z", re.ASCII)
LONGEST_SLUG = 60

_PHOTO = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(jpe?g|png|webp)\Z", re.ASCII)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,4}\Z", re.ASCII)
_URL = re.compile(r"https://[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,6}(/[A-Za-z0-9._~/?=&%+-]{0,150})?\Z", re.ASCII)
_VILLAGE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Format:
    """A named format: its test, what is the case when it fails, and how to write it."""

    fits: Callable[[str], bool]
    message: str
    help: str
    pattern: str = ""


def is_slug(text: str) -> bool:
    """Whether `text` can be a folder name and an id: lower-case ASCII words joined by hyphens."""
    return len(text) <= LONGEST_SLUG and bool(SLUG.match(text))


def is_phone(text: str) -> bool:
    """Whether `text` is a possible number in E.164, as +6281234567890."""
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) and phonenumbers.format_number(
        number, phonenumbers.PhoneNumberFormat.E164) == text


def is_gtin(text: str) -> bool:
    """Whether `text` is a GTIN of 8, 12, 13 or 14 digits with a correct check digit."""
    return text.isascii() and text.isdigit() and bool(ean.is_valid(text))


FORMATS: Mapping[str, Format] = {
    "slug": Format(is_slug, N_("'{value}' is not a plain id"),
                   N_("use lower-case letters, digits and hyphens, as sambal-pecel-200g"), SLUG.pattern),
    "photo": Format(lambda text: len(text) <= 80 and bool(_PHOTO.match(text)), N_("'{value}' is not a file name for a photo"),
                    N_("use lower-case letters, digits and hyphens, ending in .jpg, .png or .webp"), _PHOTO.pattern),
    "village": Format(lambda text: bool(_VILLAGE.match(text)), N_("'{value}' is not the code of a village"),
                      N_("give the code down to the village, as 35.72.03.1004"), _VILLAGE.pattern),
    "gtin": Format(is_gtin, N_("'{value}' is not a GTIN: its length or check digit is wrong"),
                   N_("copy the number under the barcode digit by digit"), r"(\d{8}|\d{12,14})\Z"),
    "contact": Format(lambda text: is_phone(text) or bool(_EMAIL.match(text) or _URL.match(text)),
                      N_("'{value}' is neither a phone number, an email address nor a web address"),
                      N_("write +6281234567890, name@example.com or https://example.com")),
}


def kind_of_contact(text: str) -> str:
    """What a contact value is: `phone`, `email` or `website`."""
    return "phone" if text.startswith("+") else "email" if "@" in text else "website"

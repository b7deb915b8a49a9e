"""Languages: sentences, texts, numbers, dates and money as a reader of one language expects them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from catalog.reference import Text, reference

FOLDER = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Translator:
    """Says English sentences in one language; an untranslated sentence stays English."""

    language: str
    sentences: Mapping[str, str]

    def __call__(self, sentence: str, **values: object) -> str:
        said = self.sentences.get(sentence) or sentence
        return said % values if values else said

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """The sentence for a count; `%(count)s` is the number as written in this language."""
        said = self.sentences.get(one) or (one if count == 1 else many)
        return said % {"count": number(count, self.language), **values}


@cache
def translator(language: str, folder: Path = FOLDER) -> Translator:
    """The translator into `language`, from every `.po` file under `locale/<language>/LC_MESSAGES`."""
    sentences: dict[str, str] = {}
    for path in sorted((folder / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                said = message.string if isinstance(message.string, str) else (message.string or [""])[-1]
                key = message.id if isinstance(message.id, str) else message.id[0]
                if key and said and not message.fuzzy:
                    sentences[key] = said
    return Translator(language, sentences)


def pick(text: Text, language: str) -> tuple[str, str]:
    """The text in `language`, or else in the first language it has; and which language that is."""
    if language in text:
        return text[language], language
    return next(((said, other) for other, said in text.items()), ("", language))


def say(text: Text, language: str) -> str:
    """The text in `language`, or else in another."""
    return text.get(language) or pick(text, language)[0]


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@lru_cache(maxsize=65536)
def number(value: Decimal | int, language: str) -> str:
    """A number with this language's separators and no trailing zeros: `1.250`, `0,5`."""
    return format_decimal(value, format="#,##0.######", locale=_locale(language))


@lru_cache(maxsize=16384)
def day(value: date, language: str) -> str:
    """A date in words: `12 Maret 2027`, `12 March 2027`."""
    return format_date(value, "d MMMM y", locale=_locale(language))


@lru_cache(maxsize=4096)
def month(value: date, language: str) -> str:
    """A month in words: `Maret 2027`."""
    return format_date(value, "MMMM y", locale=_locale(language))


@cache
def month_names(language: str) -> tuple[tuple[str, str], ...]:
    """The twelve months, each as (short, full): `("Mar", "Maret")`."""
    months = _locale(language).months["stand-alone"]
    return tuple((months["abbreviated"][n].rstrip("."), months["wide"][n]) for n in range(1, 13))


@lru_cache(maxsize=65536)
def money(amount: Decimal | int, currency: str, language: str) -> str:
    """An amount with its currency: `Rp18.500`, `US$3.20`. Fractions are shown only where there are any."""
    entry = reference("currencies").entries.get(currency)
    symbol = entry.get("symbol", currency) if entry else f"{currency} "
    digits = int(entry.get("digits", "2")) if entry else 2
    whole = amount == int(amount)
    pattern = "#,##0" if (whole and digits == 0) or (whole and currency == "IDR") else f"#,##0.{'0' * max(digits, 2)}"
    return symbol + format_decimal(amount, format=pattern, locale=_locale(language))

"""Names of reference entries as they stand inside a sentence."""

from collections.abc import Iterable

from catalog.reference import Text


def inline(name: Text) -> Text:
    """A name without its capital, unless it is an abbreviation: `sertifikat halal`, but `NIB`, `P-IRT (SPP-IRT)`."""
    return {language: _small(text) for language, text in name.items()}


def either(names: Iterable[Text]) -> Text:
    """Several names of which any will do."""
    small = [inline(name) for name in names]
    return {language: " / ".join(name.get(language, "") for name in small) for language in small[0]}


def _small(text: str) -> str:
    return text[0].lower() + text[1:] if text[1:2].islower() else text

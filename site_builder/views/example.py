"""Examples of a standard as people read them: what is changed on a good listing, by the labels of the form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import DecimalException
from typing import cast

from catalog.document import Raw
from catalog.field import Field, Value, typed
from catalog.finding import N_
from catalog.reference import Text
from curation.standard import Standard
from site_builder.language import day, pick, say, translator
from site_builder.views.path import as_typed, before, known, labelled
from site_builder.views.value import Context, shower
from site_builder.views.words import name

CURRENCY = "IDR"
"""Of the good listings that examples change."""

_MEASURES: Mapping[str, str] = {
    "width": N_("Width"), "height": N_("Height"), "size": N_("File size"), "sharpness": N_("Sharpness"), "light": N_("Brightness"),
    "contrast": N_("Contrast"), "dark": N_("Share that is black"), "bright": N_("Share that is white"),
    "fill": N_("Share that the goods fill"), "likeness": N_("Likeness"), "words": N_("Text in the file"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One field of an example. An empty `value` was taken out; `given` says that it stands on the good listing already."""

    label: str
    value: str
    lang: str = ""
    given: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """One example: the kind of listing, what is to be seen in it, and its fields."""

    kind: str
    note: str
    lang: str
    rows: tuple[Row, ...]


def examples(standard: Standard, several: Sequence[Mapping[str, Raw]], language: str) -> tuple[Example, ...]:
    """The examples that show something: those that change or say nothing are left out."""
    made = (_example(standard, one, language) for one in several)
    return tuple(one for one in made if one.note or any(not row.given for row in one.rows))


def _example(standard: Standard, raw: Mapping[str, Raw], language: str) -> Example:
    kind = str(raw.get("kind") or "food")
    note, used = pick(cast(Text, raw.get("note") or {}), language)
    rows = (*_rows(standard, raw, kind, language), *_circumstances(raw, kind, language))
    return Example(name("kinds", kind, language), note, "" if used == language else used, rows)


def _rows(standard: Standard, raw: Mapping[str, Raw], kind: str, language: str) -> Iterator[Row]:
    """What is changed, and beside it the other fields that the standard compares it with; not whole texts."""
    changes = {**_changes(raw, "listing"), **{f"supplier.{path}": value for path, value in _changes(raw, "supplier").items()}}
    for path, value in changes.items():
        yield _row(path, value, kind, language)
    if changes:
        looked_at = dict.fromkeys(path for value in standard.parameters.values() for path in _paths(value))
        for path in looked_at:
            said, field = before(path, kind), labelled(path, kind, language)[1]
            if said is not None and field and not field.per_language and not any(_overlap(one, path, kind) for one in changes):
                yield _row(path, said, kind, language, given=True)


def _overlap(one: str, other: str, kind: str) -> bool:
    """Whether one of two paths leads through the other."""
    one, other = f"{as_typed(one, kind)}.", f"{as_typed(other, kind)}."
    return one.startswith(other) or other.startswith(one)


def _changes(raw: Mapping[str, Raw], key: str) -> Mapping[str, Raw]:
    return cast("Mapping[str, Raw]", raw.get(key) or {})


def _circumstances(raw: Mapping[str, Raw], kind: str, language: str) -> Iterator[Row]:
    """What is told of photos, of another supplier's listing, and of the day."""
    tell = translator(language)
    for file, measured in cast("Mapping[str, Mapping[str, str]]", raw.get("photos") or {}).items():
        for key, text in measured.items():
            yield Row(f"{file} · {tell(_MEASURES.get(key, key))}", text)
    for path, value in _changes(raw, "beside").items():
        row = _row(path, value, kind, language)
        yield Row(tell("Another supplier’s listing · %(label)s", label=row.label), row.value, row.lang)
    if "on" in raw:
        yield Row(tell("On the day"), day(date.fromisoformat(str(raw["on"])), language))


def _paths(value: object) -> Iterator[str]:
    """The fields that a parameter names."""
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, str) and known(one):
            yield one


def _row(path: str, raw: Raw, kind: str, language: str, given: bool = False) -> Row:
    label, field, rest = labelled(path, kind, language)
    if raw is None or field is None:
        return Row(label, "" if raw is None else str(raw), given=given)
    if field.per_language and rest:
        return Row(label, _filled(str(raw), language), "" if rest == language else rest, given)
    text, used = _told(field, raw, path, kind, language)
    return Row(label, text, used, given)


def _told(field: Field, raw: Raw, path: str, kind: str, language: str) -> tuple[str, str]:
    """The value in words, and its language where that is another. What an example breaks on purpose is shown as typed."""
    around = before(path.rpartition(".")[0], kind)
    section = cast("dict[str, Value]", around) if isinstance(around, dict) else {}
    item = field.item
    value = typed(field, raw)
    if isinstance(raw, list) and item and item.children:
        return "\n".join(_told(item, one, path, kind, language)[0] for one in raw), ""
    if isinstance(raw, dict) and not field.widget and not field.per_language:
        return "; ".join(_nested(field, raw, path, kind, language)), ""
    try:
        text, used, _ = shower(field)(value, section, Context(language, CURRENCY, str(section.get("unit") or "")))
    except (KeyError, TypeError, ValueError, DecimalException):
        text, used = str(raw), ""
    return _filled(text, language), used


def _nested(field: Field, raw: Mapping[str, Raw], path: str, kind: str, language: str) -> Iterator[str]:
    for key, one in raw.items():
        child = field.children.get(key)
        told = _told(child, one, f"{path}.{key}", kind, language)[0] if child else str(one)
        yield f"{say(child.label, language) if child else key}: {told}"


def _filled(text: str, language: str) -> str:
    return text.replace("{nik}", translator(language)("(an identity number)"))

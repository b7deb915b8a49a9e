"""A question of the form: one field of a schema as it is asked, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from catalog.field import Field
from catalog.finding import N_
from catalog.reference import Entry, reference
from site_builder.form.asked import LEFT_OUT, SOON
from site_builder.language import month_names, say, translator
from site_builder.views.words import measured, short

MOST_CHOICES = 16
"""Lists longer than this come from a file when they are needed, and so does what several questions choose from."""

FETCHED = frozenset({"units", "hs_codes", "ports", "export_documents"})
NONE = N_("None of them")
_ROWS = frozenset({"quantity", "range", "duration", "dimensions", "span"})
_MONEY = frozenset({"amount", "suggested_retail"})


@dataclass(frozen=True, slots=True)
class Question:
    """`control` says how it is answered, `type` what is written; `parts` are the questions inside.

    `later` marks what may be completed later, `fits` the categories that it is only asked for.
    """

    name: str
    control: str
    type: str
    label: str
    help: str = ""
    example: str = ""
    required: bool = False
    later: bool = False
    unit: str = ""
    list: str = ""
    format: str = ""
    least: int | None = None
    most: int | None = None
    shortest: int | None = None
    longest: int | None = None
    fits: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    parts: "tuple[Question, ...]" = ()

    def walk(self) -> "Iterator[Question]":
        """This question and all inside."""
        yield self
        for part in self.parts:
            yield from part.walk()


def question(field: Field, document: str, kind: str, language: str) -> Question:
    """The question that a field of `document` (`listing` or `supplier`) becomes in the form of a kind."""
    name = f"{document}.{field.path}"
    control, parts = _control(field, name), _parts(field, document, kind, language)
    text = field.item if field.per_language and field.item else field
    rules = text.rules
    chosen = field.item if field.type == "list" and field.item else field
    here = control in ("choice", "many") and chosen.reference not in ("", "categories")
    entries = tuple(choices(chosen.reference, kind, language)) if here else ()
    if allowed := field.rules.get("allowed"):
        control = "choice"
        entries = tuple((str(one), translator(language)(NONE) if one == "none" else str(one)) for one in cast("list[object]", allowed))
    if control == "months":
        entries = tuple((str(number), names[1]) for number, names in enumerate(month_names(language), 1))
    return Question(
        name, control, chosen.type, say(field.label, language), say(field.help, language), field.example, field.required,
        not field.required and name not in SOON, _unit(field, language), chosen.reference, field.format,
        _number(rules.get("min")), _number(rules.get("max")), _number(text.rules.get("minlength")), _number(text.rules.get("maxlength")),
        " ".join(field.fits), entries, parts)


def within(whole: Question, names: frozenset[str]) -> Question | None:
    """The question without those of its parts that are asked elsewhere; nothing where none is left."""
    if whole.name in names:
        return None
    if whole.control != "part":
        return whole
    left = tuple(part for part in whole.parts if part.name not in names)
    return replace(whole, parts=left) if left else None


def choices(name: str, kind: str, language: str) -> Iterator[tuple[str, str]]:
    """The entries of a reference that a listing of this kind may choose, by id and name."""
    for entry in reference(name).entries.values():
        kinds = entry.items("kinds")
        if not kinds or kind in kinds:
            yield entry.id, _called(entry, name, language)


def _called(entry: Entry, name: str, language: str) -> str:
    if name == "consent_scopes":
        return say(entry.text("help"), language)        # a consent is given in whole sentences
    return short(name, entry.id, language) if name == "certificates" else say(entry.name, language)


def _unit(field: Field, language: str) -> str:
    """What stands behind the number."""
    return measured("measures", 2, field.unit, language).lstrip("2\N{NO-BREAK SPACE} ") if field.unit else ""


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _control(field: Field, name: str) -> str:
    if field.per_language:
        return "texts"
    if field.widget in ("photos", "months", "place"):
        return field.widget
    if name == "supplier.consents":
        return "consents"
    if name == "supplier.cooperative":
        return "supplier"
    match field.type:
        case "dict":
            return "row" if field.widget in _ROWS else "part"
        case "list":
            return "rows" if field.item and field.item.children else "many"
        case "boolean":
            return "yesno"
        case "decimal" if field.widget == "money" or (".price." in name and field.key in _MONEY):
            return "money"
        case "integer" | "decimal":
            return "number"
        case "date":
            return "date"
    return ("fetched" if _long(field.reference) else "choice") if field.reference else "line"


def _long(name: str) -> bool:
    return name != "categories" and (name in FETCHED or len(reference(name).entries) > MOST_CHOICES)


def _parts(field: Field, document: str, kind: str, language: str) -> tuple[Question, ...]:
    holder = field.item if field.type == "list" and field.item else field
    if field.per_language:
        return ()
    asked = (child for child in holder.children.values() if f"{document}.{child.path}" not in LEFT_OUT)
    return tuple(question(child, document, kind, language) for child in asked)

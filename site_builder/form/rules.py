"""The rules for judging a draft in the browser: all that one kind of listing needs in one language, and no more.

`scripts/checks/judge.js` reads it. What only the whole catalogue can know is named under `arrival`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import phonenumbers

from catalog.field import Field
from catalog.format import FORMATS
from catalog.reference import reference
from catalog.schema import listing_schema, supplier_schema
from curation.channel import Ask, Channel
from curation.rulebook import Rulebook
from curation.standard import Scope, Standard
from site_builder.form.lists import lists
from site_builder.form.sentences import SCHEMA, SENTENCES, SHARED
from site_builder.language import day, number, say, translator
from site_builder.sheets.plainly import plainly

Packed = dict[str, Any]

ON_ARRIVAL = frozenset({"twin"})
"""The checks that need more than one listing and its supplier, and so are not made in the browser."""

_OF_PHOTOS = frozenset({"photo-measure", "photo-words"})
"""The checks that are left for the arrival too where a device could not measure."""

_LIMITS = ("min", "max", "minlength", "maxlength", "allowed", "needs")
_COUNTRY = "ID"
"""The country whose phone numbers are told apart; those of others only by their length."""


def remedies(book: Rulebook, kind: str, language: str) -> dict[str, str]:
    """How what breaks each standard is mended, by the standard's id: a file of its own, for it is read last.

    Whoever fills in the form never sees the YAML, and is told of its fields by their labels.
    """
    return {one.id: plainly(say(one.how, language), kind, language) for one in _made(book, kind)}


def rules(book: Rulebook, kind: str, language: str) -> Packed:
    """The rules of a kind of listing in a language, ready for JSON."""
    made = _made(book, kind)
    schemas = {"listing": listing_schema(kind), "supplier": supplier_schema()}
    fields = [field for schema in schemas.values() for field in schema.walk()]
    since = next((most for most, _ in Counter(one.since for one in made).most_common(1)), date.min)
    channels = [channel for channel in book.channels.values() if _meant(channel.takes, kind)]
    return {
        "kind": kind, "language": language, "since": since.isoformat(),
        "months": [day(date(2000, month, 1), language).split(" ")[1] for month in range(1, 13)],
        "separators": [number(1000, language)[1], number(Decimal("0.5"), language)[1]],
        "yes": {"id": "ya", "en": "yes"}.get(language, "yes"), "no": {"id": "tidak", "en": "no"}.get(language, "no"),
        "phone": _phone(),
        "fields": {name: _field(schema, language) for name, schema in schemas.items()},
        "references": lists(kind, made, fields, language),
        "sentences": _sentences(made, fields, language),
        "standards": [_standard(one, since, language) for one in made],
        "channels": [_channel(channel, {one.id for one in made}) for channel in channels],
        "arrival": [{"id": one.id, "title": say(one.title, language)} for one in _machine(book, kind) if one.check in ON_ARRIVAL],
    }


def _machine(book: Rulebook, kind: str) -> list[Standard]:
    """The standards of a kind that something can check."""
    return [one for one in book.standards.values() if not one.judged and _meant(one.scope, kind)]


def _made(book: Rulebook, kind: str) -> list[Standard]:
    """Those of them that the browser checks."""
    return [one for one in _machine(book, kind) if one.check not in ON_ARRIVAL]


def _meant(scope: Scope, kind: str) -> bool:
    """Whether listings of a kind can be meant, whatever category of that kind they have."""
    known = (entry.id for entry in reference("categories").entries.values() if kind in entry.items("kinds"))
    return any(scope.covers(kind, category) for category in known)


def _phone() -> Packed:
    """How the country's numbers begin, and a pattern for what follows."""
    known = phonenumbers.PhoneMetadata.metadata_for_region(_COUNTRY)
    assert known
    kinds = (known.fixed_line, known.mobile, known.toll_free, known.premium_rate, known.shared_cost, known.voip, known.uan)
    patterns = dict.fromkeys(kind.national_number_pattern for kind in kinds if kind and kind.national_number_pattern)
    return {"prefix": f"+{known.country_code}", "numbers": "|".join("".join(pattern.split()) for pattern in patterns)}


def _field(field: Field, language: str) -> Packed:
    """A field as the browser checks and names it; a text has no `type`."""
    needed = field.required or "needs" in field.rules           # only of what is needed does a sentence give the help
    packed: Packed = {
        "type": "" if field.type == "string" else field.type, "label": say(field.label, language),
        "help": say(field.help, language) if needed else "", "unit": field.unit, "required": int(field.required),
        "reference": field.reference, "format": field.format,
        **{key: field.rules[key] for key in _LIMITS if key in field.rules},
        "keys": {key: field.keys[key] for key in ("reference", "format") if key in field.keys},
        "children": {key: _field(child, language) for key, child in field.children.items()},
        "item": _field(field.item, language) if field.item else None,
    }
    if field.item and field.item.label == field.label:
        packed["item"] = {key: value for key, value in packed["item"].items() if key not in ("label", "help", "unit")}
    return {key: value for key, value in packed.items() if value or (key in _LIMITS and value == 0)}


def _standard(standard: Standard, since: date, language: str) -> Packed:
    packed: Packed = {
        "id": standard.id, "level": standard.level.value, "check": standard.check, "with": _typed(standard.parameters),
        "says": say(standard.says, language), "title": say(standard.title, language) if standard.check in _OF_PHOTOS else "",
        "since": standard.since.isoformat() if standard.since != since else "",
        "until": standard.until.isoformat() if standard.until else "", "rules": list(standard.rules), **_scope(standard.scope),
    }
    return {key: value for key, value in packed.items() if value}


def _typed(value: object) -> Any:
    """A parameter as JSON has it; exact numbers stay texts."""
    if isinstance(value, Mapping):
        return {key: _typed(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_typed(one) for one in value]
    return str(value) if isinstance(value, Decimal | date) else value


def _scope(scope: Scope) -> Packed:
    """The conditions of a scope, but for its kinds; of categories those at the top of what they include."""
    packed: Packed = {
        "categories": _tops(scope.categories or ()), "except": _tops(scope.excepted),
        "when": {path: sorted(values) for path, values in scope.when.items()},
        "unless": {path: sorted(values) for path, values in scope.unless.items()},
    }
    return {key: value for key, value in packed.items() if value}


def _tops(categories: Iterable[str]) -> list[str]:
    held = set(categories)
    return sorted(id for id in held if reference("categories")[id].get("parent") not in held)


def _channel(channel: Channel, standards: set[str]) -> Packed:
    packed: Packed = {
        "id": channel.id, "market": channel.market, "grade": channel.grade,
        "reviewers": channel.reviewers if channel.reviewers > 1 else 0,
        "governments": sorted(channel.governments) if channel.governments is not None else None,
    }
    asks = {id: _ask(ask) for id, ask in channel.asks.items() if id in standards}
    return {**{key: value for key, value in packed.items() if value}, "takes": _scope(channel.takes), "asks": asks}


def _ask(ask: Ask) -> Packed:
    level = ask.level.value if ask.level else "off"
    return {"level": level} if ask.key == ask.standard else {"level": level, "with": _typed(ask.parameters)}


def _sentences(standards: Iterable[Standard], fields: Iterable[Field], language: str) -> dict[str, str]:
    """The sentences of the schema, and of the checks of standards that have none of their own."""
    speaking = {one.check for one in standards if not one.says}
    shared = {name for check in speaking for name in SHARED.get(check, ())}
    said = {name: text for name, text in SENTENCES.items() if name.partition(".")[0] in {*speaking, "unfilled"} or name in shared}
    said |= {f"schema.{name}": text for name, text in SCHEMA.items()}
    for name in {field.format for field in fields if field.format}:
        said |= {f"schema.wrong-format.{name}": FORMATS[name].message, f"schema.wrong-format.{name}.help": FORMATS[name].help}
    return {name: translator(language)(said[name]) for name in sorted(said)}

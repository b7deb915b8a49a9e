"""Holding a document against its schema: Cerberus judges, this module says it in words, with the place."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import ClassVar

import cerberus
from cerberus import errors
from rapidfuzz import process

from catalog.document import KEY, Document, Path
from catalog.field import Field, Value, typed
from catalog.finding import N_, Finding, Message
from catalog.fit import Test
from catalog.format import FORMATS
from catalog.privacy import holds_identity_number
from catalog.reference import reference

UNKNOWN_REFERENCE = errors.ErrorDefinition(0x101, "reference")
UNFIT_FORMAT = errors.ErrorDefinition(0x102, "format")
NEEDED_LANGUAGE = errors.ErrorDefinition(0x103, "needs")


class _Validator(cerberus.Validator):  # type: ignore[misc]  # Cerberus ships no types
    """Cerberus with exact decimals and the two rules of our schemas."""

    types_mapping: ClassVar[dict[str, cerberus.TypeDefinition]] = {
        **cerberus.Validator.types_mapping,
        "decimal": cerberus.TypeDefinition("decimal", (Decimal,), ()),
    }

    def _validate_reference(self, name: str, field: str, value: object) -> None:
        """{'type': 'string'}"""
        if isinstance(value, str) and value not in reference(name):
            self._error(field, UNKNOWN_REFERENCE)

    def _validate_format(self, name: str, field: str, value: object) -> None:
        """{'type': 'string'}"""
        if isinstance(value, str) and not FORMATS[name].fits(value):
            self._error(field, UNFIT_FORMAT)

    def _validate_needs(self, language: str, field: str, value: object) -> None:
        """{'type': 'string'}"""
        if isinstance(value, Mapping) and language not in value:
            self._error(field, NEEDED_LANGUAGE)


_validators: dict[int, tuple[Field, _Validator]] = {}
"""Validators by the identity of their schema, which is kept so that no other can take it over."""


def check(document: Document, schema: Field, fits: Test) -> tuple[dict[str, Value], list[Finding]]:
    """The document's values, typed by `schema`, and a finding for each that does not fit.

    `fits` is the schema's quick test; Cerberus is asked only where it does not say yes.
    """
    values = typed(schema, document.tree)
    assert isinstance(values, dict)
    return (values, []) if fits(values) else (values, explain(document, schema, values))


def explain(document: Document, schema: Field, values: dict[str, Value]) -> list[Finding]:
    """What Cerberus finds in typed values, told at its place in the document."""
    if id(schema) not in _validators:
        _validators[id(schema)] = (schema, _Validator(schema.rules["schema"]))
    _, validator = _validators[id(schema)]
    if validator.validate(values, normalize=False):
        return []
    found = list(_flat(validator._errors))
    stray = {error.document_path for error in found if _of_key(error)}
    return [_told(document, schema, error) for error in found if _of_key(error) or error.document_path not in stray]


def _flat(found: list[errors.ValidationError]) -> Iterator[errors.ValidationError]:
    for error in found:
        if error.child_errors:
            yield from _flat(error.child_errors)
        else:
            yield error


def _of_key(error: errors.ValidationError) -> bool:
    """Whether it is a mapping's key that does not fit, and not the value below it."""
    return "keysrules" in error.schema_path


_SENTENCES: Mapping[int, tuple[str, str, str]] = {
    errors.REQUIRED_FIELD.code: ("required", N_("'{field}' ({label}) is missing"), N_("add it: {help}")),
    errors.UNKNOWN_FIELD.code: ("unknown-field", N_("there is no field '{field}' here"), N_("{nearest}")),
    errors.NOT_NULLABLE.code: ("empty", N_("'{field}' ({label}) is empty"), N_("fill it in: {help}")),
    errors.MIN_VALUE.code: ("too-small", N_("{value} is too small for '{field}'"), N_("the smallest is {limit}")),
    errors.MAX_VALUE.code: ("too-large", N_("{value} is too large for '{field}'"), N_("the largest is {limit}")),
    errors.MIN_LENGTH.code: ("too-short", N_("'{field}' ({label}) has only {length} characters"), N_("write at least {limit}")),
    errors.MAX_LENGTH.code: ("too-long", N_("'{field}' ({label}) has {length} characters"), N_("write at most {limit}")),
    errors.UNALLOWED_VALUE.code: ("not-allowed", N_("'{value}' is not one of the choices of '{field}'"),
                                  N_("choose one of {limit}")),
    NEEDED_LANGUAGE.code: ("needs-language", N_("'{field}' ({label}) has no text in the language `{limit}`"),
                           N_("add a line `{limit}: …` below it")),
    UNKNOWN_REFERENCE.code: ("unknown-reference", N_("'{value}' is not in the list of '{field}' ({label})"), N_("{nearest}")),
}

# Nearly always the second half of a text with a comma in it, written between { and } without quotes.
_STRAY_KEY = ("unknown-language", N_("'{value}' stands where '{field}' ({label}) expects a language"),
              N_("put a text that holds a comma between quotes; the languages are {nearest}"))
_SPARE = N_("fill it in, or delete the line")
_WITHOUT_HELP: Mapping[int, str] = {errors.REQUIRED_FIELD.code: N_("add it"), errors.NOT_NULLABLE.code: N_("fill it in")}

_COUNTS: Mapping[int, tuple[str, str, str]] = {
    errors.MIN_LENGTH.code: ("too-few", N_("'{field}' ({label}) has only {length} entries"), N_("give at least {limit}")),
    errors.MAX_LENGTH.code: ("too-many", N_("'{field}' ({label}) has {length} entries"), N_("give at most {limit}")),
}

_TYPES: Mapping[str, tuple[str, str]] = {
    "integer": (N_("'{value}' is not a whole number"), N_("write digits only, without points or units, as 18500")),
    "decimal": (N_("'{value}' is not a number, or could be read in two ways"),
                N_("write 18500 for eighteen thousand five hundred and 1.5 for one and a half")),
    "date": (N_("'{value}' is not a date"), N_("write year-month-day, as 2027-03-31")),
    "boolean": (N_("'{value}' is neither yes nor no"), N_("write `yes` or `no` (`ya`, `tidak`)")),
    "list": (N_("'{field}' is not a list"), N_("put the values between [ and ], separated by commas")),
    "dict": (N_("'{field}' needs lines of its own below it"), N_("indent them by two spaces: {keys}")),
    "string": (N_("'{field}' is not one text"), N_("write a single text")),
}


def _told(document: Document, schema: Field, error: errors.ValidationError) -> Finding:
    """A Cerberus error as a finding."""
    path: Path = tuple(error.document_path)
    field = _at(schema, path)
    of_key = _of_key(error)
    name, known = _named(schema, path[:-1] if of_key else path)
    values: dict[str, object] = {
        "field": name, "value": _short(error.value), "label": known.label if known else "",
        "help": known.help if known else "", "limit": _limit(error.constraint),
        "length": len(error.value) if isinstance(error.value, str | list | dict) else 0,
        "keys": ", ".join(field.children) if field else "", "nearest": "",
    }
    if error.code == errors.BAD_TYPE.code:
        rule, (message, help) = "wrong-type", _TYPES[str(error.constraint)]
    elif error.code == UNFIT_FORMAT.code:
        found = FORMATS[str(error.constraint)]
        rule, message, help = "wrong-format", found.message, found.help
    elif error.code in _COUNTS and not isinstance(error.value, str):
        rule, message, help = _COUNTS[error.code]
    elif error.code in _SENTENCES:
        rule, message, help = _SENTENCES[error.code]
    else:
        rule, message, help = "schema", N_("'{value}' does not fit '{field}'"), N_("{help}")
    needed = known is not None and (known.required if known is field else known.rules.get("needs") == path[-1])
    if error.code == errors.NOT_NULLABLE.code and not needed:
        help = _SPARE
    elif error.code in _WITHOUT_HELP and not values["help"]:
        help = _WITHOUT_HELP[error.code]
    elif of_key:
        rule, message, help = _STRAY_KEY
        values["nearest"] = ", ".join(reference(str(error.constraint)).entries)
    elif error.code == UNKNOWN_REFERENCE.code:
        values["nearest"], help = _meant(str(error.constraint), str(error.value))
    elif error.code == errors.UNKNOWN_FIELD.code:
        values["nearest"], help = _meant_field(_at(schema, path[:-1]), str(path[-1]))
        of_key = True
    line, column = document.place((*path, KEY) if of_key else path)
    return Finding(document.name, line, column, rule, Message(message, values), Message(help, values))


def _named(schema: Field, path: Path) -> tuple[str, Field | None]:
    """What people call the field at `path`: its key, and the field its label and help are in."""
    while len(path) > 1 and not isinstance(path[-1], str):
        path = path[:-1]
    above = _at(schema, path[:-1])
    if above and above.type == "dict" and above.per_language and len(path) > 1:
        return f"{path[-2]}.{path[-1]}", above
    return str(path[-1]), _at(schema, path)


def _at(schema: Field, path: Path) -> Field | None:
    """The field that describes the value at `path`."""
    field: Field | None = schema
    for step in path:
        if field is None:
            return None
        field = field.item if isinstance(step, int) else field.children.get(step, field.item)
    return field


def _meant(name: str, typed: str) -> tuple[object, str]:
    nearest = reference(name).nearest(typed)
    if nearest:
        return nearest, N_("did you mean `{nearest}`?")
    entries = reference(name).entries
    some = ", ".join(list(entries)[:12])
    return (some if len(entries) <= 12 else some + ", …"), N_("choose one of: {nearest}")


def _meant_field(parent: Field | None, typed: str) -> tuple[object, str]:
    keys = list(parent.children) if parent else []
    found = process.extractOne(typed, keys, score_cutoff=60)
    if found:
        return found[0], N_("did you mean `{nearest}`?")
    return ", ".join(keys), N_("the fields here are: {nearest}") if keys else N_("delete the line")


def _short(value: object) -> str:
    text = str(value)
    if holds_identity_number(text):
        return "…"
    return text if len(text) <= 60 else text[:57] + "…"


def _limit(constraint: object) -> str:
    return ", ".join(map(str, constraint)) if isinstance(constraint, list | tuple) else str(constraint)

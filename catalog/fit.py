"""A quick yes: whether a value certainly satisfies its field.

Cerberus explains well and works slowly (about 2.5 ms a listing). Nearly every listing has nothing to
explain, so each field is turned into one small function that says yes only when it is sure; whatever
it does not know or accept goes to Cerberus, whose word is final. A property test holds the two together.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from catalog.field import Field
from catalog.format import FORMATS
from catalog.reference import reference

Test = Callable[[object], bool]

_KNOWN = {"type", "required", "schema", "keysrules", "valuesrules", "reference", "format", "allowed",
          "min", "max", "minlength", "maxlength", "needs"}
_PYTHON: Mapping[str, type] = {"string": str, "integer": int, "decimal": Decimal, "date": date, "boolean": bool}


def fitting(field: Field) -> Test:
    """The test for one field; it holds for exactly the values that Cerberus finds nothing in, or fewer."""
    if not field.rules.keys() <= _KNOWN:
        return lambda value: False
    if field.type == "dict":
        return _mapping(field) if field.children or field.item is None else _keyed(field)
    return _list(field) if field.type == "list" else _scalar(field)


@cache
def fits_for(schema_of: Callable[..., Field], *kind: str) -> Test:
    """The test of a whole schema, made once: `fits_for(listing_schema, "food")`."""
    return fitting(schema_of(*kind))


def _bounds(field: Field, low: str, high: str) -> tuple[float, float]:
    rules = field.rules
    return float(str(rules.get(low, "-inf"))), float(str(rules.get(high, "inf")))


def _scalar(field: Field) -> Test:
    python = _PYTHON[field.type]
    if field.type in ("integer", "decimal"):
        least, most = _bounds(field, "min", "max")
        return lambda value: type(value) is python and least <= value <= most  # type: ignore[operator]
    if field.type != "string":
        return lambda value: type(value) is python
    tests: list[Callable[[str], bool]] = []
    if field.reference:
        tests.append(reference(field.reference).entries.__contains__)
    if field.format:
        tests.append(FORMATS[field.format].fits)
    if "allowed" in field.rules:
        tests.append(frozenset(map(str, field.rules["allowed"])).__contains__)  # type: ignore[call-overload]
    shortest, longest = _bounds(field, "minlength", "maxlength")
    if not tests:
        return lambda value: type(value) is str and shortest <= len(value) <= longest
    return lambda value: type(value) is str and shortest <= len(value) <= longest and all(test(value) for test in tests)


def _list(field: Field) -> Test:
    shortest, longest = _bounds(field, "minlength", "maxlength")
    fits = fitting(field.item) if field.item else lambda value: False
    return lambda value: type(value) is list and shortest <= len(value) <= longest and all(map(fits, value))


def _mapping(field: Field) -> Test:
    tests = {key: fitting(child) for key, child in field.children.items()}
    required = frozenset(key for key, child in field.children.items() if child.required)

    def fits(value: object) -> bool:
        if type(value) is not dict or not required <= value.keys():
            return False
        for key, inner in value.items():
            test = tests.get(key)
            if test is None or not test(inner):
                return False
        return True

    return fits


def _keyed(field: Field) -> Test:
    """A mapping whose keys are of a closed list, or of a form; a text per language is one."""
    fits = fitting(field.item) if field.item else lambda value: False
    known: Callable[[str], bool]
    match dict(field.keys):
        case {"type": "string", "reference": str(name), **rest} if not rest:
            known = reference(name).entries.__contains__
        case {"type": "string", "format": str(name), **rest} if not rest:
            known = FORMATS[name].fits
        case _:
            return lambda value: False
    needed = field.rules.get("needs")
    return lambda value: (type(value) is dict and (needed is None or needed in value)
                          and all(type(key) is str and known(key) for key in value) and all(map(fits, value.values())))

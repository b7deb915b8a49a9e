"""Binding a check to the parameters that a standard or channel sets for it in YAML."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from catalog.document import Path as Way
from catalog.document import Raw
from catalog.field import Field as SchemaField
from catalog.field import Value, typed
from catalog.schema import kinds
from curation.breach import Breach
from curation.policy import Paper
from curation.subject import Subject, field_at

Field = NewType("Field", str)
"""The annotation of a parameter that names a field of the listing, its kind's section (`kind.`) or its supplier (`supplier.`)."""

FOLDER = Path(__file__).parent / "checks"


@dataclass(frozen=True, slots=True)
class Parameters:
    """A check with everything set but the subject; `given` is what was set, for people to read."""

    run: Callable[[Subject], Iterator[Breach]]
    given: Mapping[str, object]


@cache
def checks() -> Mapping[str, Callable[..., Iterator[Breach]]]:
    """Every check by name: the function `check` of each module in `curation/checks/`."""
    names = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
    return {name.replace("_", "-"): import_module(f"curation.checks.{name}").check for name in names}


def bound(paper: Paper, named: Way, name: str, given: Raw, at: Way) -> Parameters:
    """The check `name` with the parameters in `given`. Whatever does not fit is refused with its place in the paper."""
    if name not in checks():
        paper.refuse(named, f"there is no check '{name}'; there are: {', '.join(checks())} [standard-check]")
    check = checks()[name]
    hints = get_type_hints(check)
    wanted = {key: one for key, one in inspect.signature(check).parameters.items() if one.kind is inspect.Parameter.KEYWORD_ONLY}
    if not isinstance(given, dict):
        paper.refuse(at, "parameters stand below `with`, as `least: 3` [standard-parameter]")
    for key in given:
        if key not in wanted:
            paper.refuse((*at, key), f"the check '{name}' has no parameter '{key}'; it has: {', '.join(wanted)} [standard-parameter]")
    for key, one in wanted.items():
        if one.default is inspect.Parameter.empty and key not in given:
            paper.refuse(at, f"the check '{name}' needs the parameter '{key}' [standard-parameter]")
    values = {key: _value(paper, (*at, key), hints[key], raw) for key, raw in given.items()}
    return Parameters(partial(check, **values), values)


_TYPES: Mapping[Any, str] = {int: "integer", Decimal: "decimal", date: "date", bool: "boolean"}


def _value(paper: Paper, at: Way, hint: Any, raw: Raw) -> Any:
    """A parameter as its annotation types it."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        items = raw if isinstance(raw, list) else [raw]
        return tuple(_value(paper, (*at, n), inner, item) for n, item in enumerate(items))
    if get_origin(hint) is not None:
        if not isinstance(raw, dict):
            paper.refuse(at, "this needs `key: value` lines [standard-parameter]")
        inner = get_args(hint)[1]
        return {key: _value(paper, (*at, key), inner, item) for key, item in raw.items()}
    if not isinstance(raw, str):
        paper.refuse(at, "this needs one value [standard-parameter]")
    if hint is Field and not _is_field(raw):
        paper.refuse(at, f"there is no field '{raw}' [standard-parameter]")
    if hint not in _TYPES:
        return raw
    value: Value = typed(SchemaField("", _TYPES[hint], label={}), raw)
    if isinstance(value, str):
        paper.refuse(at, f"'{raw}' is not of the type {_TYPES[hint]} [standard-parameter]")
    return value


def _is_field(path: str) -> bool:
    for kind in kinds():
        try:
            field_at(path, kind)
        except KeyError:
            continue
        return True
    return False

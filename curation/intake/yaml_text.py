"""Values as the YAML text of a listing: in the order given, plain where plain is safe, and read back as exactly the same."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

from catalog.field import Value

WIDTH, SHORT = 100, 70


class _Emitter(yaml.CSafeDumper if hasattr(yaml, "CSafeDumper") else yaml.SafeDumper):  # type: ignore[misc]  # the one in C is quicker
    """Short collections on one line, texts per language and paragraphs as blocks, numbers and dates as they are written by hand."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(emitter: _Emitter, text: str) -> Any:
    block = "\n" in text and not text.startswith((" ", "\n")) and " \n" not in text
    return emitter.represent_scalar("tag:yaml.org,2002:str", text, style="|" if block else None)


def _boolean(emitter: _Emitter, value: bool) -> Any:
    return emitter.represent_scalar("tag:yaml.org,2002:bool", "yes" if value else "no")


def _decimal(emitter: _Emitter, value: Decimal) -> Any:
    shown = plain(value)
    return emitter.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in shown else 'int'}", shown)


def _mapping(emitter: _Emitter, value: Mapping[str, Value]) -> Any:
    node = emitter.represent_mapping("tag:yaml.org,2002:map", value.items())
    node.flow_style = _short(value.values()) and "id" not in value
    return node


def _list(emitter: _Emitter, value: list[Value]) -> Any:
    return emitter.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=_short(value))


def _short(values: object) -> bool:
    """Whether values are few and plain enough to stand on one line."""
    listed = list(values)  # type: ignore[call-overload]
    return not any(isinstance(one, dict | list) or "\n" in str(one) for one in listed) and sum(len(str(one)) + 8 for one in listed) <= SHORT


_Emitter.add_representer(str, _text)
_Emitter.add_representer(bool, _boolean)
_Emitter.add_representer(Decimal, _decimal)
_Emitter.add_representer(dict, _mapping)
_Emitter.add_representer(list, _list)


def plain(value: Decimal) -> str:
    """A number in digits, without an exponent and without zeros that say nothing."""
    shown = f"{value:f}"
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown) or "0"


def yaml_text(values: Mapping[str, Value]) -> str:
    """The document that holds these values."""
    text: str = yaml.dump(dict(values), Dumper=_Emitter, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=False)
    return text


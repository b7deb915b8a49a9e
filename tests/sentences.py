"""The English sentences of the code and of the templates, and what the language files say for them."""

import ast
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

HOME = Path(__file__).parents[1]
LOCALE = HOME / "site_builder" / "locale"
SAYING = {"N_", "say", "tell", "plural", "say_it"}
"""What a sentence is handed to in the code: a mark, or a translator."""

_GAP = re.compile(r"%\((\w+)\)")


def of_code(*packages: str) -> Iterator[tuple[str, str]]:
    """Every sentence with the module it stands in."""
    for package in packages:
        for path in sorted((HOME / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and _says(node):
                    for word in node.args[:2 if _name(node.func) == "plural" else 1]:
                        if isinstance(word, ast.Constant) and isinstance(word.value, str):
                            yield path.relative_to(HOME).as_posix(), word.value
                            break


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""


def _says(node: ast.Call) -> bool:
    made = node.func.func if isinstance(node.func, ast.Call) else None
    return _name(node.func) in SAYING or (made is not None and _name(made) == "translator")


def of_templates() -> Iterator[tuple[str, str]]:
    """Every sentence with the template it stands in."""
    for path in sorted([*(HOME / "site_builder/templates").rglob("*.html"), *(HOME / "site_builder/components").rglob("*.html")]):
        with path.open("rb") as file:
            for _, _, said, _ in babel_extract(file, ("_", "ngettext"), (), {"silent": "false"}):
                sentence = said[0] if isinstance(said, tuple) else said
                if sentence:
                    yield path.relative_to(HOME).as_posix(), sentence


def told(language: str, *names: str) -> Mapping[str, str]:
    """What the language files say, by sentence; only the named files where any are named."""
    sentences: dict[str, str] = {}
    for path in sorted((LOCALE / language / "LC_MESSAGES").glob("*.po")):
        if names and path.name not in names:
            continue
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                key = message.id if isinstance(message.id, str) else message.id[0]
                text = message.string if isinstance(message.string, str) else message.string[-1]
                if key and text and not message.fuzzy:
                    sentences[key] = text
    return sentences


def gaps(sentence: str) -> set[str]:
    """The names of a sentence's gaps, as `%(name)s` or as `{name}`."""
    if found := set(_GAP.findall(sentence)):
        return found
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None} if "{" in sentence else set()

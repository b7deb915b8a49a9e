"""Bundles: a script and what it imports as one file, so that a slow line is asked once.

Only what our own scripts use is known here: `import { a, b } from "./name.js";` on one line, and `export` before a
declaration. What is imported while the page runs, `import("./name.js")`, stays a file of its own, and so does the one
script of every page.
"""

import re
from collections.abc import Iterator, Mapping

_STATIC = re.compile(r'^import \{ ([^}]*) \} from "\./([\w-]+)\.js";$', re.MULTILINE)
_DYNAMIC = re.compile(r'import\("\./([\w-]+)\.js"\)')
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|const|let|class) (\w+))", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def dynamic(text: str) -> set[str]:
    """The scripts that a script imports while it runs, by their plain names; types in comments do not count."""
    return set(_DYNAMIC.findall(_COMMENT.sub("", text)))


def bundled(name: str, sources: Mapping[str, str], apart: str) -> str:
    """The script `name` with all that it imports before it, but for the script `apart`.

    Each part keeps a scope of its own, so that no two need different names for what only they use. Raises ImportError
    where a script is missing, or two import each other.
    """
    parts = [part for part in _order(name, sources, apart, ()) if part != name]
    heads = sorted({line for part in (*parts, name) for line in _lines(sources[part], apart)})
    return "\n".join([*heads, *(_part(part, sources[part], apart) for part in parts), _body(sources[name], apart)])


def _order(name: str, sources: Mapping[str, str], apart: str, above: tuple[str, ...]) -> Iterator[str]:
    """The parts a script is made of, each after what it imports, each once."""
    if name in above or name not in sources:
        raise ImportError(f"scripts that import each other, or what is not there: {' → '.join((*above, name))}")
    seen: set[str] = set()
    for _, wanted in _STATIC.findall(sources[name]):
        for part in _order(wanted, sources, apart, (*above, name)) if wanted != apart else ():
            if part not in seen:
                seen.add(part)
                yield part
    yield name


def _lines(text: str, apart: str) -> Iterator[str]:
    """What a part takes from the script that stays apart, one line a name."""
    for names, wanted in _STATIC.findall(text):
        if wanted == apart:
            yield from (f'import {{ {one.strip()} }} from "./{apart}.js";' for one in names.split(","))


def _body(text: str, apart: str) -> str:
    """A part's own text, taking what it imports from the parts before it."""
    def taken(found: re.Match[str]) -> str:
        return "" if found[2] == apart else f"const {{ {found[1].replace(' as ', ': ')} }} = {_called(found[2])};"

    return _STATIC.sub(taken, text)


def _part(name: str, text: str, apart: str) -> str:
    """A part as the value of what it exports."""
    exported = [found for _, found in _EXPORT.findall(text)]
    body = _EXPORT.sub(r"\1", _body(text, apart))
    return f"const {_called(name)} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();"


def _called(name: str) -> str:
    return f"${name.replace('-', '_')}"

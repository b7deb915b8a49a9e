"""Which column of a table of people's own stands for which field: guessed from its headings, asked once, and remembered.

What is remembered stands in `curation/intake/columns.yml` of the catalogue, beside the rules but not one of them: no
standard rests on it, so that a new table needs no decision of the curators, who can read and mend it all the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml
from rapidfuzz import fuzz, process, utils

from catalog.reference import Text, parse, reference
from curation.intake.table_column import Column, listing_columns, sorting, supplier_columns, terms, whole_columns
from curation.intake.table_grid import Grid

FILE = Path("curation") / "intake" / "columns.yml"
UNUSED = "-"
"""Stands for the field of a column that is not read."""
SURE, NEXT, LIKE = 100, 5, 82
"""How like a name a heading must be to stand for it without doubt, how much less one nearly the same is, and when it is proposed."""
LOOKED = 15
"""The headings are looked for in so many rows."""
_NUMBER = re.compile(r"no|nr|nomor|nomer|#|no urut")


@dataclass(frozen=True, slots=True)
class Guess:
    """One column: its number and heading, the path and name of the field it may stand for, how likely, and what is in it."""

    column: int
    heading: str
    path: str
    called: Text
    score: int
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Which column stands for what, to be confirmed by a person; `row` is that of the headings."""

    kind: str
    row: int
    guesses: tuple[Guess, ...]

    @property
    def proposal(self) -> Mapping[str, str]:
        """The answer by heading, if every guess is right."""
        return {guess.heading: guess.path or UNUSED for guess in self.guesses}


def normal(heading: str) -> str:
    """A heading by which it is recognised again."""
    return " ".join(utils.default_process(heading).split())


@cache
def choosable(kind: str) -> Mapping[str, Column]:
    """Every column that a table of people's own can have, by path."""
    return {column.path: column for column in (*listing_columns(kind), *whole_columns(kind), *supplier_columns())}


@cache
def _names(kind: str) -> Mapping[str, Sequence[str]]:
    """Every name of a field, with the paths it can mean: first what people mean by it in tables of their own."""
    aliases = cast("Mapping[str, Sequence[str]]", terms()["aliases"])
    found: dict[str, dict[str, None]] = {}
    columns = choosable(kind)
    for path, names in aliases.items():
        for name in names if path in columns else ():
            found.setdefault(normal(name), {})[path] = None
    for path, column in columns.items():
        for name in (path, *column.said.values(), *_of_type(column)):
            found.setdefault(normal(name), {})[path] = None
    return {name: tuple(paths) for name, paths in found.items()}


def _of_type(column: Column) -> Iterator[str]:
    """How people name a column that belongs to one type, as `No. P-IRT` or `PIRT berlaku`."""
    parts = column.path.rpartition(":")[2].split(".")
    sort = sorting(column.above[-1]) if column.above and column.above[-1].type == "list" else None
    if not sort or len(parts) != 3 or parts[1] not in reference(sort.reference):
        return
    entry = reference(sort.reference)[parts[1]]
    for name in (entry.id, *entry.name.values(), *entry.items("aliases")):
        if parts[2] in ("number", "value"):
            yield from (name, f"no {name}", f"nomor {name}", f"{name} no")
        else:
            yield from (f"{name} {text}" for text in column.label.values())
            yield from (f"{text} {name}" for text in column.label.values())


def guessed(headings: Mapping[int, str], kind: str) -> Mapping[int, tuple[str, int]]:
    """For each column the path of a field and how likely it is; the likeliest first, and no field twice."""
    names = _names(kind)
    found = []
    for column, heading in headings.items():
        said = normal(heading)
        if not said or _NUMBER.fullmatch(said):
            continue
        found += [(SURE - place, -column, path) for place, path in enumerate(names.get(said, ()))]
        for name, score, _ in process.extract(said, names.keys(), scorer=fuzz.token_sort_ratio, limit=5, score_cutoff=LIKE):
            found += [(min(int(score), SURE - NEXT) - place, -column, path) for place, path in enumerate(names[name])]
    taken: dict[int, tuple[str, int]] = {}
    for score, column, path in sorted(found, reverse=True):
        if -column not in taken and path not in {one for one, _ in taken.values()}:
            taken[-column] = (path, score)
    return {column: (_part(path, taken.values()), score) for column, (path, score) in taken.items()}


def meant_path(typed: str, kind: str) -> str:
    """The path of the field that somebody who typed a name meant, `-` for none of them; empty where there is no such field."""
    if typed.strip() == UNUSED:
        return UNUSED
    return next((path for path, _ in guessed({1: typed}, kind).values()), "")


def _part(path: str, taken: Iterable[tuple[str, int]]) -> str:
    """The amount alone, where the other parts of a section have columns of their own."""
    return f"{path}.amount" if any(other.startswith(f"{path}.") and not other.endswith(".alt") for other, _ in taken) else path


def heading_row(grid: Grid, kind: str) -> int:
    """The row with the headings: that of which most columns are recognised. 0 where no two are."""
    best, most = 0, 1
    for row in sorted(grid.rows)[:LOOKED]:
        count = len(guessed(headings_of(grid, row), kind))
        best, most = (row, count) if count > most else (best, most)
    return best


def headings_of(grid: Grid, row: int) -> Mapping[int, str]:
    """What stands in a row, by column; one that stands there twice is numbered."""
    found: dict[int, str] = {}
    for column in sorted(grid.rows.get(row, {})):
        text = "".join(sign for sign in grid.text(row, column)[:120] if sign.isprintable())
        if text:
            twice = sum(one == text or one.startswith(f"{text} (") for one in found.values())
            found[column] = f"{text} ({twice + 1})" if twice else text
    return found


def question(grid: Grid, row: int, kind: str) -> Question:
    """What to ask about a table."""
    headings, names = headings_of(grid, row), choosable(kind)
    found = guessed(headings, kind)
    below = [one for one in sorted(grid.rows) if one > row][:3]
    return Question(kind, row, tuple(
        Guess(column, heading, path := found.get(column, ("", 0))[0], names[path].said if path else {}, found.get(column, ("", 0))[1],
              tuple(text[:40] for one in below if (text := grid.text(one, column))))
        for column, heading in headings.items()))


def recalled(root: Path, headings: Sequence[str], kind: str) -> Mapping[str, str] | None:
    """The answer that was given for a table with these headings. Raises BrokenConfiguration where the file cannot be read."""
    wanted = {normal(heading) for heading in headings}
    for table in _known(root):
        columns = table.get("columns")
        if isinstance(columns, dict) and table.get("kind") == kind and {normal(heading) for heading in columns} == wanted:
            return {heading: str(path) for heading, path in columns.items()}
    return None


def remember(root: Path, kind: str, answer: Mapping[str, str]) -> None:
    """Keep an answer for the next table with the same headings."""
    wanted = {normal(heading) for heading in answer}
    others = [table for table in _known(root) if not (table.get("kind") == kind and isinstance(table["columns"], dict)
                                                      and {normal(heading) for heading in table["columns"]} == wanted)]
    tree = {"tables": [*others, {"kind": kind, "columns": dict(answer)}]}
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=120)
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# Which column of a table that people sent stands for which field; `-` for one that is not read.\n" + text, "utf-8")


def _known(root: Path) -> list[dict[str, object]]:
    path = root / FILE
    tables = parse(path).get("tables") if path.exists() else None
    return [cast("dict[str, object]", table) for table in tables or [] if isinstance(table, dict)] if isinstance(tables, list) else []

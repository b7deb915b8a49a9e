"""The spec sheet: every field that the schema shows, in its groups, so that a new field needs no code.

A schema is read once per kind and language into a plan of rows; a listing only walks the plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from catalog.field import Field, Value
from catalog.schema import groups, listing_schema, supplier_schema
from site_builder.language import say
from site_builder.views.value import Context, Shower, shower

Row = tuple[str, str, str, str]
"""Label, value, language where it is another than the page's, style."""

Block = tuple[str, tuple[Row, ...]]
"""A heading, empty for a group's first rows, and its rows."""

Section = tuple[str, tuple[Block, ...]]
"""A group's title and its blocks."""


@dataclass(frozen=True, slots=True)
class _Planned:
    """One row to be: where its value is, and how to say it."""

    group: str
    heading: str
    path: tuple[str, ...]
    label: str
    show: Shower


def listing_sheet(kind: str, data: Mapping[str, Value], context: Context) -> tuple[Section, ...]:
    """The sheet of a listing."""
    return _sheet(_listing_plan(kind, context.language), data, context)


def supplier_sheet(data: Mapping[str, Value], context: Context) -> tuple[Section, ...]:
    """The sheet of a supplier."""
    return _sheet(_supplier_plan(context.language), data, context)


@cache
def _listing_plan(kind: str, language: str) -> tuple[_Planned, ...]:
    return tuple(_plan(listing_schema(kind), language))


@cache
def _supplier_plan(language: str) -> tuple[_Planned, ...]:
    return tuple(_plan(supplier_schema(), language))


def _plan(schema: Field, language: str) -> list[_Planned]:
    """All rows in the order of groups; within one, rows without a heading come first."""
    rows = _rows(schema, (), "", language)
    order = {group: position for position, group in enumerate(groups())}
    headings = list(dict.fromkeys(row.heading for row in rows))
    headings.sort(key=bool)
    return sorted(rows, key=lambda row: (order.get(row.group, len(order)), headings.index(row.heading)))


def _rows(field: Field, path: tuple[str, ...], heading: str, language: str) -> list[_Planned]:
    rows: list[_Planned] = []
    for key, child in field.children.items():
        if not child.show or child.private:
            continue
        at = (*path, key)
        if child.children and not child.widget:
            rows += _rows(child, at, _heading(child, language), language)
        else:
            counted_in = field.children.get("unit")
            show = shower(child, bool(counted_in and counted_in.reference == "units"))
            rows.append(_Planned(child.group, heading, at, say(child.label, language), show))
    return rows


def _heading(field: Field, language: str) -> str:
    """The label of a mapping; none where its group says the same, or where its fields have groups of their own."""
    label = say(field.label, language)
    group = groups().get(field.group)
    return "" if group is None or say(group, language) == label else label


def _sheet(plan: tuple[_Planned, ...], data: Mapping[str, Value], context: Context) -> tuple[Section, ...]:
    sections: list[tuple[str, list[tuple[str, list[Row]]]]] = []
    for row in plan:
        around: Mapping[str, Value] = data
        for key in row.path[:-1]:
            around = cast("Mapping[str, Value]", around.get(key) or {})
        value = around.get(row.path[-1])
        if value is None:
            continue
        text, lang, style = row.show(value, around, context)
        if not text:
            continue
        if not sections or sections[-1][0] != row.group:
            sections.append((row.group, []))
        blocks = sections[-1][1]
        if not blocks or blocks[-1][0] != row.heading:
            blocks.append((row.heading, []))
        blocks[-1][1].append((row.label, text, lang, style))
    titles, language = groups(), context.language
    return tuple((say(titles.get(group) or {}, language), tuple((heading, tuple(rows)) for heading, rows in blocks))
                 for group, blocks in sections)

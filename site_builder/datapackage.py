"""The data package: a descriptor (Data Package 2.0, Table Schema) by which programs read the table without being told."""

import json
from urllib.parse import urlsplit

from site_builder import columns
from site_builder.columns import COLUMNS, DAY, NUMBER, WHOLE, Column
from site_builder.edition import Edition
from site_builder.envelope import CHANNELS, CSV, JSON, PACKAGE, STANDARDS, SUPPLIERS, VERSION
from site_builder.language import say
from site_builder.pages import API

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
_NEVER_EMPTY = frozenset({"id", "url", "kind", "category", "supplier", "supplier_name", "origin",
                          "minimum_order", "order_unit", "lead_time_days"})
_LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/", "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
             "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/"}
"""Where the licences that data is usually given under are explained."""


def descriptor(edition: Edition) -> bytes:
    """The descriptor. The standard knows one language a text, so texts for people stand in it in every language, one after another."""
    site, languages = edition.site, edition.site.languages
    licence = {"name": site.licence.replace(" ", "-"), "path": _LICENCES.get(site.licence, site.url), "title": site.licence}
    whole = {
        "$schema": SCHEMA, "name": f"catalogue-{(urlsplit(site.url).hostname or 'site').replace('.', '-')}", "id": f"{site.url}{PACKAGE}",
        "title": " / ".join(dict.fromkeys(say(site.name, language) for language in languages)),
        "description": " / ".join(dict.fromkeys(say(site.tagline, language) for language in languages)),
        "homepage": site.url, "version": VERSION, "created": f"{edition.date.isoformat()}T00:00:00Z", "licenses": [licence],
        "sources": [{"title": say(site.publisher, languages[0]), "path": site.url, "email": site.email}],
        "contributors": [{"title": say(site.publisher, languages[0]), "path": site.url, "email": site.email, "roles": ["publisher"]}],
        "resources": [_table(languages), *map(_data, (JSON, SUPPLIERS, STANDARDS, CHANNELS))],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()




def _table(languages: tuple[str, ...]) -> dict[str, object]:
    """The CSV file with its Table Schema."""
    return {
        "name": "catalogue", "type": "table", "path": CSV.removeprefix(API), "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "dialect": {"header": True, "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {"fields": [_field(column, languages) for column in COLUMNS], "missingValues": [""], "primaryKey": ["id"]},
    }


def _data(path: str) -> dict[str, object]:
    """One of the JSON files, with the schema that it keeps."""
    name = path.removeprefix(API)
    stem = name.removesuffix(".json")
    return {"name": stem if path != JSON else "catalogue-data", "path": name, "format": "json", "mediatype": "application/json",
            "encoding": "utf-8", "jsonSchema": f"schema/feed-{stem}.json"}


def _field(column: Column, languages: tuple[str, ...]) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name, "type": column.type,
        "title": " / ".join(dict.fromkeys(columns.label(column, language) for language in languages)),
        "description": " / ".join(dict.fromkeys(columns.help(column, language) for language in languages)),
    }
    if column.type == DAY:
        field["format"] = "default"
    constraints: dict[str, object] = {"required": True} if column.name in _NEVER_EMPTY else {}
    if column.name == "id":
        constraints |= {"unique": True, "pattern": "[a-z0-9][a-z0-9-]*"}
    if column.type in (NUMBER, WHOLE):
        constraints["minimum"] = 0
    return {**field, **({"constraints": constraints} if constraints else {})}

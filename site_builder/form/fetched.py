"""What the form chooses from and a page would be too small for: files that are fetched when they are needed."""

import json

from catalog.reference import reference
from site_builder.edition import Edition
from site_builder.form.part import parts
from site_builder.form.question import choices
from site_builder.form.said import said
from site_builder.language import say
from site_builder.views.words import unit


def lists(kind: str, language: str) -> dict[str, object]:
    """What the pages of a kind leave out: late sentences, and lists by name, with id and name of each entry.

    A unit also says how one is called, a certificate whose it is, the supplier's or the listing's.
    """
    questions = (one for part in parts(kind, language) for top in (*part.now, *part.later) for one in top.walk())
    asked = {one.list for one in questions if one.control == "fetched"}
    every: dict[str, object] = {name: list(choices(name, kind, language)) for name in sorted(asked)}
    holder = {id: entry.get("holder") for id, entry in reference("certificates").entries.items()}
    every["certificates"] = [(id, called, holder[id]) for id, called in choices("certificates", kind, language)]
    every["words"] = said(language)
    every["units"] = [[id, say(entry.name, language), unit(id, language, one=True)] for id, entry in reference("units").entries.items()]
    return every


def places(language: str) -> bytes:
    """The kecamatan of each government with their villages: `[name, [[name, [[code, name] …]] …]]`."""
    tree = reference("regions")
    tops = [one for top in tree.children("") for one in tree.children(top.id)]
    return packed([[say(top.name, language), [[say(district.name, language), [[village.id, say(village.name, language)]
                   for village in tree.children(district.id)]] for district in tree.children(top.id)]] for top in tops])


def suppliers(edition: Edition) -> bytes:
    """The suppliers that are in the catalogue, as `api/v1/suppliers.json` says them: id, name, kind, and what their goods came from."""
    return packed([[one.id, one.name, str(one.data.get("kind") or ""), one.place] for one in edition.suppliers.values()])


def packed(value: object) -> bytes:
    """A file of JSON."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


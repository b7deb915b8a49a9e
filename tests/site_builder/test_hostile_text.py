"""Text is text: nothing that somebody writes into a field becomes markup, script, template or address."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, MutableMapping, MutableSequence
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from catalog.load import load_folder
from curation.review import read_ledger
from site_builder import feeds
from tests.depth import deep, fuzz
from tests.root import Root
from tests.shared import shared
from tests.site_builder.town import BY, entries, town
from tests.site_builder.tree import Element, contents, pages, pointed

KINDS = ("contoh-koperasi-kelurahan-guyub", "contoh-dapur-mawar", "contoh-kolam-koi-nirwana", "contoh-kebun-hias-permata", "contoh-kendang-rancak",
         "contoh-eksportir-gerbang-selatan")
EVIL = {
    "script": "<script>alert(1)</script>", "quotes": "\"'><img src=x onerror=alert(1)>", "template": "{{7*7}}{% raw %}${7*7}#{7*7}",
    "closing": "</script></title></main><!-- ]]>", "entity": "&lt;b&gt;&#x27;&amp;", "scheme": "javascript:alert(1) data:text/html,x",
    "markdown": "[x](javascript:alert(1)) `x` **b** ![i](//evil.example/i)",
}
EVIL["together"] = " ".join(EVIL[name] for name in ("script", "template", "closing"))
Place = tuple[MutableMapping[str, Any] | MutableSequence[Any], Any]


def _texts(tree: MutableMapping[str, Any] | MutableSequence[Any]) -> Iterator[Place]:
    """Every text in a YAML tree."""
    items = tree.items() if isinstance(tree, MutableMapping) else enumerate(tree)
    for key, value in list(items):
        if isinstance(value, str):
            yield tree, key
        elif isinstance(value, dict | list):
            yield from _texts(value)


def _poison(root: Root, entry: str, evil: str) -> int:
    """Add the evil to every text of an entry that takes it; how many did. Whatever refuses it keeps its own."""
    taken = 0
    tree = cast("dict[str, Any]", yaml.load(root.file(entry).read_text("utf-8"), yaml.BaseLoader))  # noqa: S506  text only
    for where, key in _texts(tree):
        before = where[key]
        where[key] = f"{before.rstrip()} {evil}"
        _write(root.file(entry), tree)
        if load_folder(root.path, read_ledger, f"products/{entry}").blocked:
            where[key] = before
        else:
            taken += 1
    _write(root.file(entry), tree)
    return taken


def _write(path: Path, tree: Mapping[str, Any]) -> None:
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000, default_style='"'), "utf-8")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Root:
    """A few suppliers with one listing each, of several kinds, built as they are."""
    return Root(shared(tmp_path_factory, "plain", _plain))


def _plain(folder: Path) -> None:
    root = town(folder, *KINDS)
    one_each: set[str] = set()
    for entry in list(entries(root)):
        supplier, _, listing = entry.partition("/")
        if listing and supplier in one_each:
            shutil.rmtree(root.folder(entry))
        elif listing:
            one_each.add(supplier)
    root.publish()


def _shape(page: Element) -> Counter[tuple[str, tuple[str, ...]]]:
    """The elements of a page, with the names of their attributes; the languages of texts aside."""
    return Counter((str(one.tag), tuple(sorted(set(one.keys()) - {"lang"}))) for one in page.iter())


@fuzz
@pytest.mark.parametrize("name", deep(("together",), tuple(EVIL)))
def test_no_text_becomes_anything_else(plain: Root, tmp_path: Path, name: str) -> None:
    evil = EVIL[name]
    root = plain.copy(tmp_path / "root")
    taken = sum(_poison(root, entry, evil) for entry in entries(root))
    for entry in entries(root):
        root.decide(entry, by=BY)
    assert root.etalase("build").exit_code == 0
    before, after = pages(plain.path / "site"), pages(root.path / "site")
    assert taken > 60
    assert before.keys() == after.keys()
    for place, page in after.items():
        new = _shape(page) - _shape(before[place])
        assert all(tag == "br" or tag == "p" for tag, _ in new), (place, new)
        assert len(page.xpath("//script")) == len(before[place].xpath("//script")), place
        for address in pointed(page):
            assert address.strip().lower().partition(":")[0] in ("https", "mailto", "tel") or ":" not in address.partition("?")[0], address
        for script in page.xpath("//script[@type='application/ld+json']"):
            assert json.loads(script.text)["@graph"]
    text = "\n".join(page.text_content() for page in after.values())
    assert " ".join(evil.split()) in " ".join(text.split())     # shown as it was written
    assert "49" not in [word for page in after.values() for word in page.xpath("string(//h1)").split()]


def test_no_evil_text_leaves_its_quotes_in_the_feeds(plain: Root, tmp_path: Path) -> None:
    root = plain.copy(tmp_path / "root")
    for entry in entries(root):
        _poison(root, entry, EVIL["quotes"])
        root.decide(entry, by=BY)
    assert root.etalase("build").exit_code == 0
    items = json.loads((root.path / "site" / feeds.JSON).read_bytes())["items"]
    assert all(EVIL["quotes"] in item["name"]["id"] for item in items)


def test_a_key_that_programs_trip_over_is_no_field(built: Root) -> None:
    file = built.file("contoh-dapur/sambal-pecel-200g")
    file.write_text(file.read_text("utf-8") + "__proto__: {polluted: yes}\n", "utf-8")
    assert built.etalase("build").exit_code == 1
    assert [path for path, data in contents(built.path / "site").items() if b"__proto__" in data] == []

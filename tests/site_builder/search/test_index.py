"""The index as files: only what is shown, the same bytes for the same input, few files for one change, and no mixtures."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.pages import Address
from tests.browser.server import Server, serving
from tests.root import TODAY, Root
from tests.site_builder.search.made import Engine, Made, made, opened
from tests.site_builder.town import BY

pytestmark = pytest.mark.xdist_group("search")

EGGS = "contoh-koperasi-telur-makmur"
HOSTILE = "</script><img src=x onerror=alert(1)> __proto__ \N{RIGHT-TO-LEFT OVERRIDE}constructor"


def test_the_same_catalogue_gives_the_same_bytes_whether_remembered_or_not(samples: Root, indexed: Made, tmp_path: Path) -> None:
    again = made(samples.path, tmp_path / "again").files()
    cold = samples.copy(tmp_path / "root")
    shutil.rmtree(cold.path / ".cache")
    assert again == indexed.files() == made(cold.path, tmp_path / "cold").files()


def test_every_file_is_one_that_the_engine_can_ask_for(indexed: Made) -> None:
    files = {path.removeprefix("cari/"): content for path, content in indexed.files().items()}
    words = json.loads(files["words.json"])
    asked = {"words.json", *(f"words/{shard}.json" for shard in range(len(words["names"]) // 4))}
    for language in ("id", "en"):
        choices = json.loads(files[f"choices.{language}.json"])
        asked |= {f"{name}.{language}.json" for name in ("choices", "names", "pages")} | {f"numbers/{name}.json" for name in choices["numbers"]}
        cards = {path for path in files if path.startswith(f"cards/{language}/")}
        assert len(cards) == len(choices["cards"]) // 4
        asked |= cards
    assert files.keys() == asked


def test_one_changed_price_touches_few_files(samples: Root, indexed: Made, tmp_path: Path) -> None:
    root = samples.copy(tmp_path / "root")
    entry = "contoh-dapur-mawar/" + next(one.name for one in sorted(root.folder("contoh-dapur-mawar").glob("sambal-pecel-*")))
    text = root.file(entry).read_text("utf-8")
    root.file(entry).write_text(text.replace("amount: 18500", "amount: 18700", 1) if "amount: 18500" in text else text.replace("amount: ", "amount: 1", 1), "utf-8")
    root.decide(entry, by=BY, on=TODAY)
    before, after = indexed.files(), made(root.path, tmp_path / "site").files()
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert "cari/numbers/price.json" in changed
    assert len([path for path in changed if path.startswith("cari/cards/")]) == 2
    assert not [path for path in changed if path.startswith("cari/words")]


def test_what_is_withdrawn_leaves_no_trace(samples: Root, indexed: Made, tmp_path: Path) -> None:
    root = samples.copy(tmp_path / "root")
    gone = next(shown.listing for shown in indexed.edition.shown if shown.supplier.id == EGGS)
    assert any(gone.id.encode() in content for content in indexed.files().values())
    for shown in indexed.edition.shown:
        if shown.supplier.id == EGGS:
            root.decide(f"{EGGS}/{shown.listing.id}", "withdraw", by=BY, on=TODAY, reason={"id": "Ditarik pemasok.", "en": "Withdrawn by the supplier."})
    root.decide(EGGS, "withdraw", by=BY, on=TODAY, reason={"id": "Ditarik pemasok.", "en": "Withdrawn by the supplier."})
    for content in made(root.path, tmp_path / "site").files().values():
        assert gone.id.encode() not in content
        assert EGGS.encode() not in content


def test_texts_of_any_kind_stay_texts(samples: Root, tmp_path: Path, browser: Browser) -> None:
    root = samples.copy(tmp_path / "root")
    entry = "contoh-kendang-rancak/" + sorted(one.name for one in root.folder("contoh-kendang-rancak").iterdir() if one.is_dir())[0]
    text = root.file(entry).read_text("utf-8")
    lines = [f"brand: {json.dumps(HOSTILE[:60], ensure_ascii=False)}" if line.startswith("brand:") else line for line in text.splitlines()]
    root.file(entry).write_text("\n".join(lines) + "\n", "utf-8")
    one = made(root.path, tmp_path / "site")
    with serving(one.target) as server:
        context = browser.new_context()
        engine = opened(context, server.url, one)
        asked: list[str] = []
        engine.page.on("dialog", lambda dialog: asked.append(dialog.message))
        for q in (HOSTILE, "__proto__", "constructor toString", "x" * 5000, "<b>", "\N{RIGHT-TO-LEFT OVERRIDE}", "😀", "' OR 1=1", "%00", "\\"):
            answer = engine.look(q=q)
            assert answer["total"] <= engine.ask("e.count")
        engine.look(q="kendang " * 500)
        assert asked == []
        context.close()


def _shrunk(root: Root, one: Made) -> None:
    """Take a supplier out of the town, so that every position changes."""
    for shown in one.edition.shown:
        if shown.supplier.id == "contoh-dapur-mawar":
            root.decide(f"contoh-dapur-mawar/{shown.listing.id}", "withdraw", by=BY, on=TODAY, reason={"id": "Ditarik pemasok.", "en": "Withdrawn."})


def test_files_of_two_editions_are_never_mixed(samples: Root, indexed: Made, tmp_path: Path, browser: Browser) -> None:
    served = tmp_path / "site"
    shutil.copytree(indexed.target, served)
    with serving(served) as server:
        context = browser.new_context()
        early, late = opened(context, server.url, indexed), opened(context, server.url, indexed)
        answer = late.look(q="kendang")
        root = samples.copy(tmp_path / "root")
        _shrunk(root, indexed)
        shutil.rmtree(served / "cari")
        fresh = made(root.path, served)
        _same(early, "kopi")                                    # had the choices, then asks for words of another edition
        cards = late.ask("e.cards(g[0])", answer["positions"])  # had the answer, then asks for cards of another edition
        assert cards
        assert all("endang" in card for card in cards)
        assert early.ask("e.count") == late.ask("e.count") == len(fresh.edition.shown)
        context.close()


def _same(engine: Engine, q: str) -> None:
    found = engine.names(q=q)
    assert found
    assert q in found[0].lower()


def test_without_a_network_opening_fails_plainly(indexed: Made, tmp_path: Path, browser: Browser) -> None:
    served = tmp_path / "site"
    shutil.copytree(indexed.target, served)
    with serving(served) as server:
        context = browser.new_context()
        engine = opened(context, server.url, indexed)
        shutil.rmtree(served / "cari")
        assert engine.ask("m.open().then(() => '', (problem) => problem.name)") == "TypeError"
        assert engine.ask("e.look({ q: 'kopi' }).then(() => '', (problem) => problem.name)") == "TypeError"
        context.close()


def _asked(server: Server) -> list[str]:
    """The files of the index that were asked for; the page's own photos may come at any time."""
    return [one.path for one in server.sent if one.path.startswith("cari/")]


def test_a_look_without_words_and_numbers_asks_for_nothing_more(indexed: Made, browser: Browser) -> None:
    with serving(indexed.target) as server:
        context = browser.new_context()
        engine = opened(context, server.url, indexed)
        server.sent.clear()
        engine.look(selection={"category": ["kopi"], "month": ["3"]})
        assert _asked(server) == []
        engine.names(q="kopi")
        engine.names(q="kopi")
        assert len(set(_asked(server))) == len(_asked(server)) > 0
        context.close()


def test_guides_are_found_by_their_titles(samples: Root, tmp_path: Path, browser: Browser) -> None:
    root = samples.copy(tmp_path / "root")
    for language, title in (("id", "Menjemur ketela"), ("en", "Drying cassava")):
        folder = root.path / "docs" / language / "drying"
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(f"---\ndescription: Baris pertama.\n---\n# {title}\n\n## Zzyzx\n", "utf-8")
    one = made(root.path, tmp_path / "site", guides=(Address("guides", "drying"), Address("guides", "not-there")))
    with serving(one.target) as server:
        context = browser.new_context()
        for language, title in (("id", "Menjemur ketela"), ("en", "Drying cassava")):
            (page, *_) = opened(context, server.url, one, language).look(q="zzyzx")["pages"]
            assert (page["kind"], page["title"], page["href"]) == ("guide", title, "../panduan/drying/")
        context.close()

"""Bundles: scripts joined so that they behave as they did apart."""

import pytest
from playwright.sync_api import Browser, Page

from site_builder.assets import HERE, MAIN, assets
from site_builder.bundle import bundled, dynamic

SOURCES = {
    "main": "export const shared = 5;",
    "low": 'import { shared } from "./main.js";\nconst own = 1;\nexport function one() { return own + shared; }\nexport class Two { two = 2; }',
    "mid": 'import { one as first } from "./low.js";\nimport { shared } from "./main.js";\nconst own = 10;\nexport const ten = own + first() - shared;',
    "top": 'import { one, Two } from "./low.js";\nimport { ten } from "./mid.js";\nconst own = 100;\nglobalThis.told = own + one() + new Two().two + ten;\n'
           'export async function late() { return import("./other.js"); }',
    "other": "export const far = 1;",
    "round": 'import { a } from "./about.js";\nexport const b = 1;',
    "about": 'import { b } from "./round.js";\nexport const a = 1;',
}


def _run(page: Page, script: str, name: str) -> object:
    """What a script leaves in a global name, run as a module without any other file."""
    page.set_content("<!doctype html>")
    page.add_script_tag(content=script.replace('import { shared } from "./main.js";', "const shared = 5;"), type="module")
    page.wait_for_function(f"globalThis.{name} !== undefined")
    return page.evaluate(f"globalThis.{name}")


def test_parts_keep_names_of_their_own_and_are_run_once(browser: Browser) -> None:
    whole = bundled("top", SOURCES, "main")
    assert whole.count("const own = 1;") == 1
    page = browser.new_page()
    assert _run(page, whole, "told") == 100 + (1 + 5) + 2 + (10 + 6 - 5)
    page.close()


def test_what_is_imported_while_running_stays_apart() -> None:
    assert dynamic(SOURCES["top"]) == {"other"}
    assert 'import("./other.js")' in bundled("top", SOURCES, "main")
    assert "far" not in bundled("top", SOURCES, "main")


def test_a_type_in_a_comment_asks_for_nothing() -> None:
    assert dynamic('/** @param {import("./other.js").Far} far */\nconst a = 1;') == set()


@pytest.mark.parametrize("name", ["round", "absent"])
def test_a_circle_or_a_gap_stops_the_build(name: str) -> None:
    with pytest.raises(ImportError, match=name):
        bundled(name, SOURCES, "main")


def test_every_script_is_served_or_part_of_one_that_is() -> None:
    served = assets("")
    texts = {path.stem: path.read_text("utf-8") for folder in ("scripts", "vendor") for path in (HERE / folder).glob("*.js")}
    reached = set(served.scripts) - {MAIN}
    for _ in texts:
        reached |= {name for name in texts for text in (texts[one] for one in reached) if f'from "./{name}.js"' in text}
    assert texts.keys() - reached == set()

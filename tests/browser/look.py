"""Pictures of every kind of page, for people to look at: `python -m tests.browser.look FOLDER [SITE]`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.server import serving
from tests.browser.shop import LANGUAGES, Shop, shop

WIDTHS = {360: 740, 1280: 900}


def look(site: Shop, folder: Path) -> int:
    """Take whole pages in both languages, two widths, light and dark; how many."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    with serving(site.site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=list(chromium.ARGUMENTS))
        for width, height in WIDTHS.items():
            for scheme in ("light", "dark"):
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
                for kind in site.kinds:
                    for language in LANGUAGES:
                        page.goto(server.url + site.path(kind, language))
                        page.evaluate("for (const one of document.images) one.loading = 'eager'")
                        page.wait_for_load_state("networkidle")
                        page.screenshot(path=folder / f"{kind}-{language}-{width}-{scheme}.png", full_page=True)
                        taken += 1
                page.close()
        browser.close()
    return taken


def main(arguments: list[str]) -> None:
    """Look at the site given, or at the project's own."""
    with tempfile.TemporaryDirectory() as built:
        folder = Path(arguments[0])
        taken = look(Shop(Path(arguments[1])) if len(arguments) > 1 else shop(Path(built)), folder)
        sys.stdout.write(f"{taken} pictures in {folder}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

"""The service worker: what a buyer's device keeps of the site, so that pages it has seen open without a connection.

It depends on the bundle and the site's own facts, never on an edition: a change of contents does not change it.
"""

import json
from dataclasses import replace
from pathlib import Path

from rjsmin import jsmin

from site_builder.assets import MAIN, Assets
from site_builder.pages import ASSETS, EDITION, FOLDERS, FORM, PHOTOS, PLACES, REMEDIES, RULES, SEARCH, SUPPLIERS, WORKER, prefix
from site_builder.site import Site

SOURCES = Path(__file__).parent / "scripts" / "worker"
SHELL = ("home", "catalogue", "inquiry", "compare", "verify", "offline")
FORM_CODE = "form"
"""How the plain names of stylesheets and scripts begin that only the form needs: a buyer's device is spared them."""
NOTICE = "offline"
"""The script that says that a page is the device's copy; without it and its page the worker promises nothing."""


def with_worker(bundle: Assets, site: Site) -> Assets:
    """The assets with the service worker among their files. Where the site wants none, it is one that takes itself away."""
    source = (SOURCES / ("keep.js" if site.worker else "off.js")).read_text("utf-8")
    facts = json.dumps(_facts(bundle, site), sort_keys=True, separators=(",", ":"))
    text = f"const SITE={facts};{jsmin(source, keep_bang_comments=True)}\n"
    return replace(bundle, files={**bundle.files, WORKER: text.encode()})


def _facts(bundle: Assets, site: Site) -> dict[str, object]:
    """What the worker must know of the site: where things stand, and which files make its shell."""
    languages = sorted((prefix(language, site.languages) for language in site.languages), reverse=True)
    named = {*bundle.sheets.items(), *bundle.scripts.items()}
    return {
        "languages": languages, "assets": ASSETS, "photos": PHOTOS, "search": SEARCH, "edition": EDITION,
        "shell": [FOLDERS[kind] for kind in SHELL], "offline": FOLDERS["offline"],
        "code": sorted(path for name, path in named if not name.startswith(FORM_CODE)),
        "form": {"pages": FOLDERS["form"], "data": FORM, "lists": [PLACES, SUPPLIERS], "folders": [FORM, RULES, REMEDIES],
                 "language": site.languages[0],
                 "code": sorted(path for name, path in named if name.startswith(FORM_CODE))},
        "first": [bundle.sheets[MAIN], bundle.scripts[MAIN], bundle.scripts[NOTICE]],
    }

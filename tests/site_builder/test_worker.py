"""The service worker as a file: it depends on the bundle and the site's facts, and can be taken away."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import pytest

from site_builder import views
from site_builder.assets import Assets, assets
from site_builder.pages import WORKER
from site_builder.site import site
from site_builder.worker import with_worker
from tests.root import Root
from tests.site_builder.town import HOME

OURS = site(HOME)


@pytest.fixture(scope="module")
def bundle() -> Assets:
    """The assets of the site."""
    return assets(views.colour_css())


def _facts(worker: bytes) -> Mapping[str, object]:
    text = worker.decode().removeprefix("const SITE=")
    return cast("Mapping[str, object]", json.JSONDecoder().raw_decode(text)[0])


def test_the_worker_names_every_file_of_the_bundle_that_a_page_can_ask_for(bundle: Assets) -> None:
    made = with_worker(bundle, OURS)
    facts = _facts(made.files[WORKER])
    form = cast("Mapping[str, list[str]]", facts["form"])["code"]
    assert sorted([*cast("list[str]", facts["code"]), *form]) == sorted([*bundle.sheets.values(), *bundle.scripts.values()])
    assert all("aset/form" in path for path in form)
    assert set(cast("list[str]", facts["code"])) | set(cast("list[str]", facts["first"])) <= made.files.keys()
    assert facts["languages"] == ["en/", ""]


def test_the_worker_is_the_same_for_the_same_bundle(bundle: Assets) -> None:
    assert with_worker(bundle, OURS).files[WORKER] == with_worker(assets(views.colour_css()), OURS).files[WORKER]
    assert with_worker(bundle, OURS).files[WORKER] != with_worker(assets(views.colour_css() + ".et-x{color:red}"), OURS).files[WORKER]


def test_a_site_that_wants_no_worker_gets_one_that_takes_itself_away(bundle: Assets) -> None:
    text = with_worker(bundle, replace(OURS, worker=False)).files[WORKER].decode()
    assert "unregister" in text
    assert "fetch" not in text


def test_the_setting_is_read_and_the_pages_say_it(built: Root) -> None:
    (built.path / "site.yml").write_text((built.path / "site.yml").read_text("utf-8") + "worker: no\ncounter: /hitung\n", "utf-8")
    assert built.etalase("build").exit_code == 0
    page = (built.path / "site" / "index.html").read_text("utf-8")
    assert '<meta name="et-worker" content="no">' in page
    assert 'data-to="/hitung"' in page
    assert "unregister" in (built.path / "site" / WORKER).read_text("utf-8")

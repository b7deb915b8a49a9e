"""Serving while one writes: the site on this machine only, reloaded when a file changes."""

import contextlib
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.root import FOOD, TODAY, Root
from tests.site_builder.town import HOME


class _Served:
    """A running `etalase serve`, and what it answers."""

    def __init__(self, root: Root, process: "subprocess.Popen[str]", url: str) -> None:
        self.root, self.process, self.url = root, process, url

    def get(self, path: str) -> tuple[int, str, str]:
        """Status, kind and text."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=20) as answer:
                return answer.status, answer.headers["Content-Type"], answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers["Content-Type"], error.read().decode()


@pytest.fixture(scope="module")
def served(_approved: Root, tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Served]:
    """The small catalogue, served on a free port by a process of its own."""
    root = _approved.copy(tmp_path_factory.mktemp("serve") / "root")
    command = [sys.executable, "-m", "site_builder", "serve", "--root", str(root.path), "--port", "0", "--as-of", str(TODAY)]
    process = subprocess.Popen(command, cwd=HOME, env={**os.environ, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout
    try:
        url = next(line.strip() for line in process.stdout if line.startswith("http://127.0.0.1:"))
        yield _Served(root, process, url)
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def test_pages_carry_the_script_that_reloads_them_and_the_site_does_not(served: _Served) -> None:
    status, kind, text = served.get("")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert '<script src="/_reload.js" defer></script></body>' in text
    assert "_reload.js" not in (served.root.path / "site" / "index.html").read_text("utf-8")
    status, kind, text = served.get("_reload.js")
    assert (status, kind) == (200, "text/javascript")
    assert "EventSource" in text


def test_a_page_that_is_not_there_is_a_404_with_the_sites_own_page(served: _Served) -> None:
    status, kind, text = served.get("produk/tidak-ada/")
    assert (status, kind) == (404, "text/html; charset=utf-8")
    assert text == (served.root.path / "site" / "404.html").read_text("utf-8")


def test_other_files_are_served_as_they_are(served: _Served) -> None:
    assert served.get("api/v1/catalogue.json")[2] == (served.root.path / "site" / "api/v1/catalogue.json").read_text("utf-8")
    assert served.get("aset/icon.svg")[1] == "image/svg+xml"


@pytest.mark.parametrize("path", ["../site.yml", "..%2fsite.yml", "%2e%2e/site.yml", "../../etc/passwd", ".cache/../../site.yml"])
def test_nothing_outside_the_site_is_served(served: _Served, path: str) -> None:
    status, _, text = served.get(path)
    assert status == 404
    assert "publisher" not in text
    assert "root:" not in text


def test_a_change_is_built_and_every_open_page_is_told(served: _Served) -> None:
    with contextlib.closing(urllib.request.urlopen(served.url + "_changes", timeout=30)) as stream:
        first = stream.readline()
        assert stream.readline() == b"\n"
        assert first.startswith(b"data: ")
        served.root.edit(FOOD, "amount: 18500", "amount: 18750")
        served.root.decide(FOOD)
        second = stream.readline()
    assert second.startswith(b"data: ")
    assert second != first
    _eventually(lambda: "18.750" in served.get("produk/sambal-pecel-200g/")[2])


def test_a_broken_configuration_leaves_the_last_good_site_and_is_mended_by_a_save(served: _Served) -> None:
    """site.yml is not an entry: the program begins anew, here with the old site still in place."""
    before = served.get("katalog/")[2]
    file = served.root.file(FOOD)
    text = file.read_text("utf-8")
    file.write_text("kind: [", "utf-8")
    _eventually(lambda: "sambal-pecel-200g" not in served.get("api/v1/catalogue.json")[2])
    file.write_text(text, "utf-8")
    _eventually(lambda: served.get("katalog/")[2] == before)


def _eventually(true: object) -> None:
    end = time.monotonic() + 30
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.1)

"""Serving while you write: the site on this machine, rebuilt and reloaded when a file changes."""

import os
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from catalog.reference import BrokenConfiguration
from site_builder import report
from site_builder.build import build

RELOAD = "/_reload.js"
CHANGES = "/_changes"
SCRIPT = f"""let seen;
new EventSource("{CHANGES}").onmessage = ({{ data }}) => {{
  if (seen && seen !== data) location.reload();
  seen = data;
}};
""".encode()
TAG = f'<script src="{RELOAD}" defer></script></body>'.encode()
ENTRIES = "products"
THE_REST = ("curation", "catalog", "site_builder", "docs", "site.yml", "mkdocs.yml", "mkdocs.en.yml")
WATCHED = (ENTRIES, *THE_REST)


class Editions:
    """Names the editions built, by the time of their building; browsers wait here for the next one."""

    def __init__(self) -> None:
        self._condition, self.newest = threading.Condition(), time.time_ns()

    def next(self) -> None:
        """Tell everybody who waits that there is a new edition."""
        with self._condition:
            self.newest = time.time_ns()
            self._condition.notify_all()

    def wait(self, known: int, seconds: float) -> int:
        """The newest edition, once it is not `known` any more or the time is up."""
        with self._condition:
            self._condition.wait_for(lambda: self.newest != known, seconds)
            return self.newest


class _Handler(SimpleHTTPRequestHandler):
    """Serves the output folder; adds to its pages the script that reloads them."""

    def __init__(self, editions: Editions, *arguments: object, directory: str) -> None:
        self.editions = editions
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == RELOAD:
            self._send(SCRIPT, "text/javascript")
        elif self.path == CHANGES:
            self._changes()
        else:
            self._file()

    def _file(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix != ".html" or not path.is_file():
            if not path.exists() and (lost := Path(self.directory) / "404.html").exists():
                self._send(lost.read_bytes(), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)
                return
            super().do_GET()
            return
        self._send(path.read_bytes().replace(b"</body>", TAG), "text/html; charset=utf-8")

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def _changes(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        known = 0
        try:
            while True:
                newest = self.editions.wait(known, 15)
                self.wfile.write(b": still here\n\n" if newest == known else f"data: {newest}\n\n".encode())
                self.wfile.flush()
                known = newest
        except OSError:
            return                      # the browser has gone

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal belongs to the builds."""


def serve(root: Path, on: date, port: int, language: str, say: Callable[[str], object]) -> None:
    """Serve `root`'s site on 127.0.0.1 until interrupted. A broken build leaves the last good site in place.

    A changed entry is built here and now; when code, references or texts change, the program starts anew,
    for it holds the old ones. The browser reloads either way.
    """
    target, editions = root / "site", Editions()
    _rebuild(root, target, on, language, say)
    handler = partial(_Handler, editions, directory=str(target))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"http://127.0.0.1:{server.server_port}/")
        entries = (root / ENTRIES).resolve()
        rest = [root / name for name in THE_REST if (root / name).exists()]
        for changes in watch(entries, *rest, debounce=200, step=50, raise_interrupt=False):
            if not all(Path(path).is_relative_to(entries) for _, path in changes):
                server.server_close()
                os.execv(sys.executable, [sys.executable, "-m", "site_builder", *sys.argv[1:]])  # noqa: S606  ourselves again
            _rebuild(root, target, on, language, say)
            editions.next()
        server.shutdown()


def _rebuild(root: Path, target: Path, on: date, language: str, say: Callable[[str], object]) -> None:
    try:
        for line in report.summary(build(root, target, on), language):
            say(line)
    except (BrokenConfiguration, OSError) as problem:
        say(str(problem))

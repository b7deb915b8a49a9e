"""A plain server for a built site, strict and honest: one policy for all that can act, and the bytes it really sends."""

import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

POLICY = "default-src 'self'"
_PACKED = frozenset({"text/html", "text/css", "text/javascript", "image/svg+xml", "application/json", "text/csv"})


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer: for which path, what kind of thing, and how many bytes, headers included."""

    path: str
    kind: str
    size: int
    status: int


@dataclass(slots=True)
class Server:
    """A site on this machine, and everything it has sent since `sent` was last cleared.

    `lasting` is what it says of how long an answer stays good; while `silent` it takes requests and never answers.
    """

    url: str
    policy: str = POLICY
    lasting: str = "max-age=600"
    silent: bool = False
    sent: list[Sent] = field(default_factory=list)


@contextmanager
def serving(folder: Path, policy: str = POLICY, lasting: str = "max-age=600") -> Iterator[Server]:
    """Serve a folder on a free port of this machine."""
    server = Server("", policy, lasting)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder, server)) as listening:
        listening.daemon_threads = True
        server.url = f"http://127.0.0.1:{listening.server_port}/"
        thread = threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, server: Server, *arguments: object) -> None:
        self.folder, self.ours = folder, server
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        while self.ours.silent:
            time.sleep(0.05)
        path = unquote(urlsplit(self.path).path).lstrip("/")
        file = self.folder / (path + "index.html" if path.endswith("/") or not path else path)
        lost = not file.is_file()
        data = (self.folder / "404.html" if lost else file).read_bytes()
        kind = "text/html" if lost else mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_response(404 if lost else 200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind in _PACKED else kind)
        if not kind.startswith("image/"):       # Chromium shows a lone picture in a page of its own with inline style
            self.send_header("Content-Security-Policy", self.ours.policy)
        self.send_header("Cache-Control", self.ours.lasting)
        if kind in _PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        size = sum(map(len, self._headers_buffer)) + 2 + len(data)  # type: ignore[attr-defined]
        self.ours.sent.append(Sent(path, kind, size, 404 if lost else 200))
        with suppress(ConnectionError):         # the browser has what it wanted
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""

"""A receiver running as its own process, and what a device sends to it."""

import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parents[3]
BOUNDARY = "-----etalase"
Part = tuple[str, str, bytes]
"""The name of a part, its file name and its bytes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the receiver answers."""

    code: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Receiver:
    """A receiver that runs."""

    url: str
    inbox: Path
    process: "subprocess.Popen[str]"

    def send(self, parts: Sequence[Part], **headers: str) -> Answer:
        """Send parts as a browser does."""
        return self._ask("kirim", body(parts), {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", **headers})

    def ask(self, path: str, **headers: str) -> Answer:
        """Fetch a page."""
        return self._ask(path, None, headers)

    def _ask(self, path: str, data: bytes | None, headers: Mapping[str, str]) -> Answer:
        request = urllib.request.Request(f"{self.url}/{path}", data, {name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return Answer(response.status, dict(response.headers), response.read())
        except urllib.error.HTTPError as problem:
            with problem:
                return Answer(problem.code, dict(problem.headers), problem.read())

    def arrived(self) -> list[str]:
        """The names of what lies in the inbox."""
        return sorted(path.name for path in self.inbox.iterdir() if not path.name.startswith("."))


def body(parts: Sequence[Part]) -> bytes:
    """Parts as one body."""
    lines = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'.encode() + data + b"\r\n"
             for name, file, data in parts]
    return b"".join([*lines, f"--{BOUNDARY}--\r\n".encode()])


@contextmanager
def receiving(root: Path, inbox: Path, *words: str) -> Iterator[Receiver]:
    """A receiver for the catalogue at `root`, on any free port of this machine."""
    command = [sys.executable, "-m", "site_builder", "receive", str(inbox), "--root", str(root), "--port", "0", "--language", "en", *words]
    process = subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found
        yield Receiver(found[0], inbox, process)
    finally:
        process.terminate()
        process.wait(20)
        assert process.stdout
        process.stdout.close()

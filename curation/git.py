"""Git, asked through its command line: no shell, no network, and none of the user's settings; written to only where that is said."""

import hashlib
import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, cast

from catalog.finding import N_, Message

# What could make git answer otherwise than from the commits themselves, or run a program of somebody's choice.
_SETTINGS = {
    "safe.directory": "*", "safe.bareRepository": "explicit", "core.quotePath": "false", "core.fsmonitor": "false",
    "core.commitGraph": "false", "core.hooksPath": os.devnull, "core.excludesFile": os.devnull, "core.attributesFile": os.devnull,
    "log.showSignature": "false", "diff.renames": "false", "submodule.recurse": "false", "protocol.allow": "never",
}
_SURROUNDINGS = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
}
_AT_ONCE = 400
"""So many names are sent before answers are read: they fit into a pipe, so neither side waits for the other."""


class NoHistory(Exception):
    """The history cannot be read; the sentences say why, and what to do."""

    def __init__(self, message: Message, help: Message) -> None:
        super().__init__(str(message))
        self.message, self.help = message, help


def damaged(name: str) -> NoHistory:
    """What is raised for an object that is missing or is not what its name says."""
    return NoHistory(Message(N_("the object {name} is missing from the repository or damaged"), {"name": name}),
                     Message(N_("look with `git fsck`, and clone again from a good copy")))


@dataclass(frozen=True, slots=True)
class Git:
    """The repository that a folder lies in. `prefix` is the folder's path in it, `store` the folder git keeps itself in."""

    root: Path
    prefix: str
    store: Path
    shallow: bool
    algorithm: str

    @classmethod
    def around(cls, root: Path) -> "Git":
        """The repository around `root`. Raises NoHistory where there is none, or no git."""
        try:
            inside = _asked(root, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-object-format").split()
        except OSError:
            raise NoHistory(Message(N_("git is not installed")), Message(N_("install git"))) from None
        if len(inside) != 3 or inside[0] != b"true":
            raise NoHistory(Message(N_("the catalogue is not in a git repository")), Message(N_("begin one with `git init`, or clone it")))
        prefix = os.fsdecode(_asked(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
        store = os.fsdecode(_asked(root, "rev-parse", "--path-format=absolute", "--git-common-dir").removesuffix(b"\n"))
        if "\n" in prefix:
            raise NoHistory(Message(N_("a folder above the catalogue has a line break in its name")), Message(N_("rename the folder")))
        return cls(root, prefix, Path(store), inside[1] == b"true", inside[2].decode())

    def ask(self, *words: str, given: bytes = b"") -> bytes:
        """What git answers. Raises NoHistory where it fails."""
        done = _run(self.root, words, given)
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise NoHistory(Message(N_("git cannot read the history: {said}"), {"said": said[-1] if said else f"git {words[0]}"}),
                            Message(N_("look with `git fsck`, and clone again from a good copy")))
        return done.stdout

    def write(self, *words: str, given: bytes = b"", **surroundings: str) -> bytes | None:
        """What git answers to a command that writes; None where it fails, as on a full disk or where another was quicker."""
        done = _run(self.root, ("-c", "core.fsync=committed", *words), given, surroundings)
        return done.stdout if done.returncode == 0 else None

    def name_of(self, kind: str, data: bytes) -> str:
        """The name that git gives an object with this content."""
        return hashlib.new(self.algorithm, f"{kind} {len(data)}\0".encode() + data).hexdigest()


def _command(root: Path, words: Sequence[str]) -> list[str]:
    return ["git", "-C", str(root), *(word for key, value in _SETTINGS.items() for word in ("-c", f"{key}={value}")), *words]


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | _SURROUNDINGS


def _run(root: Path, words: Sequence[str], given: bytes = b"", more: Mapping[str, str] = MappingProxyType({}),
         ) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(_command(root, words), input=given, capture_output=True, env=_environment() | dict(more), check=False)


def _asked(root: Path, *words: str) -> bytes:
    return _run(root, words).stdout


class Objects:
    """The objects of a repository, read through one process that lives as long as this does."""

    def __init__(self, git: Git) -> None:
        self.git = git
        self._process = subprocess.Popen(_command(git.root, ("cat-file", "--batch")), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.DEVNULL, env=_environment())
        self._asks, self._says = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)

    def __enter__(self) -> "Objects":
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        for pipe in (self._asks, self._says):
            with suppress(OSError):
                pipe.close()
        self._process.wait()

    def all(self, names: Sequence[str], kind: str) -> list[bytes]:
        """The content of every object, in order. Raises NoHistory for one that is missing, damaged or of another kind."""
        contents = []
        for start in range(0, len(names), _AT_ONCE):
            part = names[start:start + _AT_ONCE]
            self._send(part)
            for name in part:
                found = self._receive(name)
                if found is None or found[1] != kind:
                    raise damaged(name[:12])
                contents.append(found[2])
        return contents

    def read(self, name: str) -> tuple[str, str, bytes] | None:
        """The object's own name, its kind and its content; None where there is none. `name` may be `<commit>:<path>`."""
        self._send([name])
        return self._receive(name)

    def _send(self, names: Sequence[str]) -> None:
        try:
            self._asks.write(b"".join(os.fsencode(name) + b"\n" for name in names))
            self._asks.flush()
        except OSError:
            raise damaged(names[0][:12]) from None

    def _receive(self, asked: str) -> tuple[str, str, bytes] | None:
        head = self._says.readline()
        if head.endswith((b" missing\n", b" ambiguous\n")):
            return None
        words = head.split()
        if len(words) != 3:
            raise damaged(asked[:12])
        name, kind, size = words[0].decode(), words[1].decode(), int(words[2])
        data = self._says.read(size)
        if len(data) != size or self._says.read(1) != b"\n" or self.git.name_of(kind, data) != name:
            raise damaged(name[:12])
        return name, kind, data

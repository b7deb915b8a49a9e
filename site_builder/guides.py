"""The guides: `docs/`, built by the docs engine in the dress of the catalogue, kept until they change.

The engine runs as its own process and only when something that shows on a guide is new; nothing else of
the site depends on it.
"""

import hashlib
import importlib.metadata
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from catalog.reference import BrokenConfiguration
from site_builder import memory
from site_builder.assets import Assets
from site_builder.outline import key
from site_builder.pages import Address
from site_builder.site import Site

DOCS = "docs"
ONLY = "ETALASE_GUIDES"
"""The environment variable by which our plugin knows that only the guides are wanted."""

ENGINE = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pygments")
RECORD = "files"
TOLD = 12


def files(root: Path, cache: Path, site: Site, bundle: Assets, ground: str) -> dict[str, tuple[str, Path]]:
    """Every file of the guides by its path below the site's root: its SHA-256 and where it lies.

    A root without `mkdocs.yml` has none. Raises BrokenConfiguration when the engine refuses the docs.
    """
    configurations = _configurations(root, site)
    if not configurations:
        return {}
    shelf = cache / "guides"
    folder = shelf / key(ground, bundle.css, repr(site), *_versions(), *_sources(root, configurations))
    known = _known(folder)
    if known is None:
        known = _make(folder, configurations)
    for old in shelf.iterdir():
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    return {path: (sha256, folder / language / path) for path, (language, sha256) in known.items()}


def addresses(files: Mapping[str, object], site: Site) -> list[Address]:
    """The guides among the files, as pages of the first language."""
    start = Address("guides").path(site.languages[0], site.languages)
    return [Address("guides", path.removeprefix(start).removesuffix("index.html").rstrip("/"))
            for path in sorted(files) if path.startswith(start) and path.endswith("index.html")]


def _configurations(root: Path, site: Site) -> dict[str, Path]:
    """The engine's configuration of each language that has guides: `mkdocs.yml` is the first one's."""
    names = {language: root / f"mkdocs.{language}.yml" for language in site.languages}
    names[site.languages[0]] = root / "mkdocs.yml"
    return {language: path for language, path in names.items() if path.exists()} if (root / "mkdocs.yml").exists() else {}


def _versions() -> Iterator[str]:
    return (f"{name} {importlib.metadata.version(name)}" for name in ENGINE)


def _sources(root: Path, configurations: Mapping[str, Path]) -> Iterator[str]:
    """All that the engine reads of this root."""
    docs = (path for path in (root / DOCS).rglob("*") if path.is_file())
    for path in sorted((*docs, *configurations.values())):
        yield f"{path.relative_to(root)}={hashlib.sha256(path.read_bytes()).hexdigest()}"


def _known(folder: Path) -> dict[str, tuple[str, str]] | None:
    """What an earlier build put here, language and SHA-256 by path; None when it is not all there."""
    known: dict[str, tuple[str, str]] | None = memory.recall(folder / RECORD)
    there = known is not None and all((folder / language / path).is_file() for path, (language, _) in known.items())
    return known if there else None


def _make(folder: Path, configurations: Mapping[str, Path]) -> dict[str, tuple[str, str]]:
    """Build all languages at once beside `folder`, and put them there in one rename."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as name:
        fresh = Path(name) / "guides"
        running = [(path, _engine(path, fresh / language)) for language, path in configurations.items()]
        outcomes = [(path, engine.communicate()[0], engine.returncode) for path, engine in running]
        for path, said, code in outcomes:
            if code:
                raise BrokenConfiguration(f"{path}: the guides cannot be built\n{_told(said)}")
        made = dict(_made(fresh, configurations))
        memory.remember(fresh / RECORD, made)
        fresh.rename(folder)
    return made


def _engine(configuration: Path, output: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(configuration.resolve()), "-d", str(output.resolve())]
    environment = {**os.environ, ONLY: "only", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def _told(said: str) -> str:
    """The last of what the engine had to say, without its chatter."""
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith("INFO")]
    return "\n".join(lines[-TOLD:])


def _made(folder: Path, languages: Mapping[str, Path]) -> Iterator[tuple[str, tuple[str, str]]]:
    for language in languages:
        for path in sorted((folder / language).rglob("*")):
            if path.is_file():
                yield path.relative_to(folder / language).as_posix(), (language, hashlib.sha256(path.read_bytes()).hexdigest())

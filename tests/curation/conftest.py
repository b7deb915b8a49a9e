"""Repositories for the tests of what git proves."""

from pathlib import Path

import pytest

from tests.curation.repo import DECIDED, ENTRIES, Repo, begun, make_keys
from tests.curation.tools import provide
from tests.root import Root


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Private keys of Ani, of Budi and of a stranger."""
    provide()
    return make_keys(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="session")
def _begun(_whole: Root, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Repo:
    return begun(_whole.copy(tmp_path_factory.mktemp("begun") / "root"), keys)


@pytest.fixture(scope="session")
def _decided(_begun: Repo, tmp_path_factory: pytest.TempPathFactory) -> Repo:
    repo = _begun.copy(tmp_path_factory.mktemp("decided") / "root")
    for entry in ENTRIES:
        repo.write(entry)
    repo.commit("ani-contoh", DECIDED)
    return repo


@pytest.fixture
def repo(_begun: Repo, tmp_path: Path) -> Repo:
    """The small catalogue in a repository, sent by its supplier and not decided about."""
    return _begun.copy(tmp_path / "root")


@pytest.fixture
def decided(_decided: Repo, tmp_path: Path) -> Repo:
    """The same, with everything approved by a curator in a commit of her own."""
    return _decided.copy(tmp_path / "root")

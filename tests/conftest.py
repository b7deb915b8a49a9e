"""Parts that all tests share: a small catalogue, whole and approved, and steady random cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.depth import DEEP
from tests.root import Root, small
from tests.shared import shared

settings.register_profile("steady", derandomize=True, database=None, deadline=None,
                          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
settings.register_profile("far", settings.get_profile("steady"), derandomize=False, max_examples=2000)
settings.load_profile("far" if DEEP else "steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever Hypothesis drives goes further with `make fuzz`."""
    for item in items:
        if hasattr(getattr(item, "obj", None), "hypothesis"):
            item.add_marker("fuzz")


@pytest.fixture(scope="session")
def _whole(tmp_path_factory: pytest.TempPathFactory) -> Root:
    return Root(shared(tmp_path_factory, "small", small))


@pytest.fixture(scope="session")
def _approved(_whole: Root, tmp_path_factory: pytest.TempPathFactory) -> Root:
    return Root(shared(tmp_path_factory, "approved", lambda folder: _whole.copy(folder).approve_all()))


@pytest.fixture(scope="session")
def _built(_approved: Root, tmp_path_factory: pytest.TempPathFactory) -> Root:
    return Root(shared(tmp_path_factory, "built", lambda folder: _approved.copy(folder).publish()))


@pytest.fixture
def root(_whole: Root, tmp_path: Path) -> Root:
    """A small catalogue nobody has decided about yet."""
    return _whole.copy(tmp_path / "root")


@pytest.fixture
def approved(_approved: Root, tmp_path: Path) -> Root:
    """The small catalogue with everything approved."""
    return _approved.copy(tmp_path / "root")


@pytest.fixture
def built(_built: Root, tmp_path: Path) -> Root:
    """The small catalogue with everything approved and its site beside it."""
    return _built.copy(tmp_path / "root")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium: one for all tests of a process, for its driver runs only once in each."""
    found = chromium.executable()
    assert found, chromium.ADVICE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(chromium.ARGUMENTS))
        yield browser
        browser.close()

"""Parts that the tests of the search share: the index of all samples, and its engine in both languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.server import Server, serving
from tests.root import Root
from tests.site_builder.search.made import Engine, Made, made, opened
from tests.site_builder.town import town


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Root:
    """All samples, approved. Not to be changed."""
    return town(tmp_path_factory.mktemp("samples") / "root")


@pytest.fixture(scope="session")
def indexed(samples: Root, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The index of all samples."""
    return made(samples.path, tmp_path_factory.mktemp("indexed") / "site")


@pytest.fixture(scope="session")
def served(indexed: Made) -> Iterator[Server]:
    """The index of all samples, served under the site's own policy."""
    with serving(indexed.target) as server:
        yield server


@pytest.fixture(scope="session")
def engine(indexed: Made, served: Server, browser: Browser) -> Iterator[Engine]:
    """The engine on the Indonesian catalogue."""
    context = browser.new_context()
    yield opened(context, served.url, indexed)
    context.close()


@pytest.fixture(scope="session")
def english(indexed: Made, served: Server, browser: Browser) -> Iterator[Engine]:
    """The engine on the English catalogue."""
    context = browser.new_context()
    yield opened(context, served.url, indexed, "en")
    context.close()

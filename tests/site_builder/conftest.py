"""Parts that the tests of the site share: a town of approved listings, and its site."""

from pathlib import Path

import pytest

from tests.root import Root
from tests.shared import shared
from tests.site_builder.town import town


@pytest.fixture(scope="session")
def whole_town(tmp_path_factory: pytest.TempPathFactory) -> Root:
    """All samples with small pictures, approved and built into `site/`. Not to be changed: `a_town` is a copy."""
    return Root(shared(tmp_path_factory, "town", lambda folder: town(folder).publish()))


@pytest.fixture
def a_town(whole_town: Root, tmp_path: Path) -> Root:
    """A town of one's own, built."""
    return whole_town.copy(tmp_path / "root")

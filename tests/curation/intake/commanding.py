"""The command `etalase intake`, as its tests call it."""

import json
from typing import Any

from click.testing import Result

from tests.curation.repo import Repo
from tests.root import told


def intake(here: Repo, *words: object, exit_code: int, language: str = "id") -> Result:
    """Take something in; the command ends as it should, and without a traceback."""
    result = here.root.etalase("intake", *map(str, words), language=language)
    assert result.exit_code == exit_code, result.output
    told(result.output)
    return result


def data(here: Repo, *words: object, exit_code: int) -> dict[str, Any]:
    """What it says to programs."""
    found: dict[str, Any] = json.loads(intake(here, *words, "--json", exit_code=exit_code).stdout)
    return found


def branches(here: Repo) -> list[str]:
    """The branches that were made."""
    return here.git("for-each-ref", "--format=%(refname:short)", "refs/heads/kiriman").split()

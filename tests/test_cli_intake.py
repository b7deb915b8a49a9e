"""`etalase intake`: from what people send to a branch, findings and an answer."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.curation.conftest import _begun, keys, repo  # noqa: F401  the repository of the small catalogue
from tests.curation.intake.bundles import BRANCH, folder, whole
from tests.curation.repo import Repo
from tests.root import told


def intake(repo: Repo, *words: object, exit_code: int, language: str = "id") -> Result:
    result = repo.root.etalase("intake", *map(str, words), language=language)
    assert result.exit_code == exit_code, result.output
    told(result.output)
    return result


def test_a_folder_is_taken_to_a_branch_checked_and_answered(repo: Repo, tmp_path: Path) -> None:  # noqa: F811
    before = repo.head
    result = intake(repo, folder(tmp_path / "kiriman", whole()), exit_code=0)
    assert repo.git("log", "-1", "--format=%an <%ae>%n%(trailers)", BRANCH) == (
        "Etalase <intake@etalase.invalid>\nReference: K7Q2-9MXD\nSubmitted-by: Siti Contoh (helper)")
    assert repo.git("diff", "--name-only", before, BRANCH).split() == [
        f"products/contoh-dapur/abon-lele-contoh-100-g/{name}" for name in ("depan.jpg", "label.jpg", "listing.yml")]
    assert (repo.head, repo.git("status", "--porcelain")) == (before, "")
    assert "K7Q2-9MXD" in result.stdout

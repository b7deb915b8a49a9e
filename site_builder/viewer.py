"""Who is asking: the curator named, or the one who commits here with git's user.email."""

import subprocess
from pathlib import Path

from curation.decide import curator_for


def viewer(root: Path, by: str | None) -> str:
    """The id of the curator, empty where it is nobody known."""
    return by or curator_for(root, _git_email(root)) or ""


def _git_email(root: Path) -> str:
    try:
        asked = subprocess.run(["git", "config", "user.email"], cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return asked.stdout.strip()

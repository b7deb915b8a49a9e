"""Past contents: what was approved, given back by the history."""

from pathlib import Path


def recover(root: Path, folder: str, digest: str, cache: Path) -> Path | None:
    """Stands in until the history is read."""
    return None

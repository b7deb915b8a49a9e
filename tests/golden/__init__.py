"""Whole texts as they should be. `GOLDEN=write pytest …` writes them anew; read the difference before keeping it."""

import os
from pathlib import Path

HERE = Path(__file__).parent


def matches(name: str, text: str) -> bool:
    """Whether a text is the one kept under `name`; where it is to be written, it is, and so it matches."""
    path = HERE / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, "utf-8")
    return path.read_text("utf-8") == text

"""Writing on paper: texts of any kind made such that a line can always be broken and a field never runs over."""

import re

BOX = "□"
"""What stands for a sign that no font has."""

RUN, SHORT = 30, 16
"""So many letters without a space fit on every line of a sheet, and of a title."""
_SPACE = re.compile(r"[^\S\xa0]+")
MAY_BREAK = "\u200b"


def title(text: str, most: int) -> str:
    """The same for what is set large."""
    return cut(text, most, SHORT)


def cut(text: str, most: int, run: int = RUN) -> str:
    """The text on one line, at most so many signs of it, with a mark where there was more.

    In more than `run` signs without a space, a line may be broken every half of that many.
    """
    line = _SPACE.sub(" ", text).strip()
    if len(line) > most:
        short = line[:most].rpartition(" ")[0] if " " in line[most // 2:most] else line[:most - 1]
        line = short.rstrip(" ,;:") + " …"
    return re.sub(rf"\S{{{run},}}", lambda long: MAY_BREAK.join(wrap(long.group(), run // 2)), line) if len(line) >= run else line


def wrap(text: str, size: int) -> list[str]:
    """A text in pieces of so many signs."""
    return [text[at:at + size] for at in range(0, len(text), size)]

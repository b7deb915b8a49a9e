"""Writing on paper: texts of any kind made such that a line can always be broken and a field never runs over."""

import re

BOX = "□"
"""What stands for a sign that no font has."""

RUN, STEP = 22, 11
"""From so many letters without a space on, a line may be broken every so many of them."""
_RUN = re.compile(rf"[^\s-]{{{RUN},}}")
_SPACE = re.compile(r"[^\S\xa0]+")
_STEP = re.compile(rf".{{{STEP}}}(?=.)")
MAY_BREAK = "\u200b"


def cut(text: str, most: int) -> str:
    """The text on one line, at most so many signs of it, with a mark where there was more."""
    line = _SPACE.sub(" ", text).strip()
    if len(line) > most:
        short = line[:most].rpartition(" ")[0] if " " in line[most // 2:most] else line[:most - 1]
        line = short.rstrip(" ,;:") + " …"
    return _RUN.sub(lambda run: _STEP.sub(lambda part: part.group() + MAY_BREAK, run.group()), line)

"""The press: typst, which makes a PDF of a template and values. Values are text and stay text, whatever they say.

Typst works with threads, and threads do not live through a fork: a process in which it has run can never share out
work by forking again. So it runs in processes that were forked for it, and `apart` starts one.
"""

import json
import multiprocessing
import os
import re
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal, cast

from site_builder.sheets.writing import BOX

FOLDER = Path(__file__).parent
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""For readers who listen, and for archives."""
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')


def pressed(template: Path, name: str, values: Mapping[str, Any]) -> bytes:
    """The PDF of a template with these values under `name`, made in a process of its own."""
    return apart(partial(press, template, name), values)


def apart(work: Callable[[Mapping[str, Any]], bytes], values: Mapping[str, Any]) -> bytes:
    """What `work`, which sets a PDF, makes of values: done in a process forked for it, where that can be."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return work(values)
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as aside:
        return aside.submit(work, values).result()


def press(template: Path, name: str, values: Mapping[str, Any]) -> bytes:
    """The same, made here: only for processes that never fork. Signs that no font has become a box; the standards allow no gap."""
    import typst

    text = json.dumps(values, ensure_ascii=False)
    compiler = _compiler(os.getpid())
    while True:
        try:
            return cast(bytes, compiler.compile(template, format="pdf", sys_inputs={name: text}, pdf_standards=[*STANDARDS]))
        except typst.TypstError as error:
            missing = set("".join(_UNSHOWN.findall(str(error)))) & set(text) - set(BOX)
            if not missing:
                raise
            text = text.translate(dict.fromkeys(map(ord, missing), BOX))


def pages(pdf: bytes) -> int:
    """How many pages a PDF of typst has: its page tree says so in clear."""
    found = _PAGES.search(pdf)
    assert found
    return int(found[1])


@cache
def _compiler(process: int) -> Any:
    """The one compiler of a process. It reads photos wherever they lie, and no font of the machine."""
    import typst

    return typst.Compiler(root=FOLDER.anchor, ignore_system_fonts=True)


def stamped(on: date) -> dict[str, int]:
    """A day as a template's `datetime` takes it."""
    return {"year": on.year, "month": on.month, "day": on.day}

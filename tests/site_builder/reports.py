"""Findings to report: of every kind that there is, and with texts that would like to be more than text."""

from functools import cache
from pathlib import Path

from catalog.finding import Finding, Message, Severity
from curation.rulebook import rulebook
from site_builder.report.signpost import Signpost
from site_builder.site import site
from tests.root import FOOD, SAMPLE, SUPPLIER

HOME = SAMPLE / "small"
FILE = f"products/{FOOD}/listing.yml"
ADDRESS = "https://contoh.example/katalog/standar/barcode-ada/"
HOSTILE = (
    "</details><script>alert(1)</script>", "`````", "```\n# Judul", "@kurator @tim/semua", "[tekan](https://jahat.example)", "https://jahat.example/masuk",
    "www.jahat.example", "#1 GH-2 !3", "*tebal* _miring_ ~~coret~~", "<!-- etalase-check -->", "| a | b |", "- satu\n- dua", "&lt;b&gt;", "\\", "$x$", "![x](y)", "]( ", "{id}",
)
"""Texts that a supplier might write, each obeyed somewhere if it is not kept still."""


@cache
def signs(root: Path = HOME) -> Signpost:
    """The signpost of the small catalogue."""
    return Signpost(rulebook(root), site(root))


def finding(rule: str = "barcode-ada", *, file: str = FILE, line: int = 14, error: bool = True, channels: tuple[str, ...] = (),
            message: str = "there is no '{field}'", help: str = "add `{field}`", **values: object) -> Finding:
    """A finding with a text of somebody's in it."""
    values = values or {"field": "identifiers.gtin"}
    return Finding(file, line, 3 if line else 0, rule, Message(message, values), Message(help, values),
                   Severity.ERROR if error else Severity.ADVICE, channels)


KINDS = (
    finding(), finding(error=False), finding(channels=("gerai-pasar-jaya", "ekspor-hk"), error=False), finding(channels=("gerai-pasar-jaya",)),
    finding("wrong-type", line=20), finding("strange-file", file=f"products/{FOOD}/berkas aneh\ufffd.txt", line=0), finding(file=f"products/{SUPPLIER}/supplier.yml"),
    finding("folder-name", file="products/Bukan Id", line=0),
)

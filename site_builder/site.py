"""The site's own facts, from `site.yml`: its name, its address, its languages, who answers for it."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from catalog import document
from catalog.fit import fitting
from catalog.reference import BrokenConfiguration, Text
from catalog.schema import schema
from catalog.validate import check

SCHEMA = Path(__file__).parent / "schemas" / "site.yml"


@dataclass(frozen=True, slots=True)
class Site:
    """`url` ends in a slash; the first of `languages` stands at the root, each other below its code.

    `fresh_days` is how old a copy may be before it says so; `sheets` whether PDFs are made; `counter` the address on
    the same host that is told of each page seen, empty where nobody counts. `worker` is whether devices keep what they saw;
    `receiver` the path on the same host that takes submissions, empty where none does.
    """

    url: str
    name: Text
    tagline: Text
    publisher: Text
    email: str
    whatsapp: str
    languages: tuple[str, ...]
    currency: str
    licence: str
    samples: bool
    fresh_days: int = 7
    sheets: bool = True
    counter: str = ""
    worker: bool = True
    receiver: str = ""

    @property
    def base(self) -> str:
        """The path part of the address, for the one page that does not know how deep it is served: 404."""
        return urlsplit(self.url).path


def site(root: Path) -> Site:
    """The site described by `root/site.yml`; raises BrokenConfiguration."""
    path = root / "site.yml"
    try:
        read = document.read(path.name, path.read_bytes())
    except OSError:
        raise BrokenConfiguration(f"{path} is missing; it names the site and its address") from None
    fields = schema(SCHEMA)
    values, wrong = check(read, fields, fitting(fields)) if not read.findings else ({}, [])
    for finding in (*read.findings, *wrong):
        raise BrokenConfiguration(f"{path}:{finding.line}:{finding.column}: {finding.message}; {finding.help}")
    for key in ("counter", "receiver"):
        if not str(values.get(key) or "/").startswith("/"):
            raise BrokenConfiguration(f"{path}: {key} must be a path on the site's own host, such as /{key}, not '{values[key]}'")
    url = str(values["url"])
    if not url.startswith(("https://", "http://")) or not url.endswith("/"):
        raise BrokenConfiguration(f"{path}: url must begin with https:// and end with a slash, not '{url}'")
    return Site(
        url, cast(Text, values["name"]), cast(Text, values["tagline"]), cast(Text, values["publisher"]),
        str(values["email"]), str(values.get("whatsapp") or ""), tuple(cast("list[str]", values["languages"])),
        str(values["currency"]), str(values["licence"]), values.get("samples") is True,
        cast(int, values.get("fresh_days") or 7), values.get("sheets") is not False, str(values.get("counter") or ""),
        values.get("worker") is not False, str(values.get("receiver") or ""))

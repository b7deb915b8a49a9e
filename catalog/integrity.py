"""What only the whole catalogue can tell: references between entries, and ids that were used before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.document import Raw
from catalog.field import Field, typed
from catalog.finding import N_, Finding, Message
from catalog.load import PRODUCTS, Catalog
from catalog.reference import BrokenConfiguration, Text, parse


@dataclass(frozen=True, slots=True)
class Retired:
    """An id whose folder is gone: its address stays, and says so."""

    id: str
    since: date
    name: Text
    reason: Text
    replacement: str


def retired(root: Path) -> dict[str, Retired]:
    """The ids in `products/retired.yml`, the book of addresses that must never serve another listing."""
    path = root / PRODUCTS / "retired.yml"
    if not path.exists():
        return {}
    book = {}
    for id, line in parse(path).items():
        book[id] = _retired(path, id, line)
    return book


_DATE = Field("since", "date", label={})


def _retired(path: Path, id: str, line: Raw) -> Retired:
    since = typed(_DATE, line.get("since")) if isinstance(line, dict) else None
    texts = {key: line.get(key) for key in ("name", "reason")} if isinstance(line, dict) else {}
    if not isinstance(line, dict) or not isinstance(since, date) or not all(isinstance(t, dict) for t in texts.values()):
        raise BrokenConfiguration(f"{path}: '{id}' needs since: 2026-01-31, name: {{id: …}}, reason: {{id: …}}")
    texts_of = {key: {k: str(v) for k, v in value.items()} for key, value in texts.items() if isinstance(value, dict)}
    return Retired(id, since, texts_of["name"], texts_of["reason"], str(line.get("replacement") or ""))


def check(catalog: Catalog, gone: Mapping[str, Retired]) -> None:
    """Add to the catalogue the findings that need all of it, and take out what must not stand."""
    catalog.findings += _reused(catalog, gone)
    _alone(catalog)


def _finding(file: str, rule: str, message: str, help: str, **values: object) -> Finding:
    return Finding(file, 0, 0, rule, Message(message, values), Message(help, values))


def _reused(catalog: Catalog, gone: Mapping[str, Retired]) -> Iterator[Finding]:
    for id in catalog.listings.keys() & gone.keys():
        record = catalog.listings.pop(id)
        yield _finding(record.folder, "reused-id", N_("the id '{id}' belonged to a listing that was retired on {since}"),
                       N_("give the folder another name; ids are unique for ever"), id=id, since=gone[id].since)


def _alone(catalog: Catalog) -> None:
    """Give members whose cooperative is not in the catalogue the finding that keeps them out."""
    for record in catalog.suppliers.values():
        cooperative = record.value.data.get("cooperative") if record.value else None
        if cooperative and cooperative not in catalog.suppliers:
            record.findings += (_finding(f"{record.folder}/supplier.yml", "unknown-supplier",
                                         N_("there is no supplier '{value}' in the catalogue"),
                                         N_("give the folder name of the cooperative, or delete the line"), value=cooperative),)

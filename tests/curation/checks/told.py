"""What checks say of an example: the breaches, and the paths and sentences they come with."""

from collections.abc import Callable, Iterator, Mapping

from catalog.document import Raw
from curation.breach import Breach
from curation.example import stage

Check = Callable[..., Iterator[Breach]]


def breaches(check: Check, example: Mapping[str, Raw], **parameters: object) -> list[Breach]:
    """Everything the check finds in the example."""
    return list(check(stage(example).subject, **parameters))


def told(check: Check, example: Mapping[str, Raw], **parameters: object) -> list[tuple[str, str]]:
    """For each breach its dotted path, with the file where it is not the listing's, and its English sentence."""
    return [(_place(breach), str(breach.message)) for breach in breaches(check, example, **parameters)]


def _place(breach: Breach) -> str:
    path = ".".join(map(str, breach.path))
    return path if breach.file == "listing.yml" else f"{breach.file}: {path}"

"""Leaks: identity numbers in what was sent, found before anything of it enters git, which never forgets."""

from collections.abc import Iterator

from catalog import privacy
from catalog.document import read as read_yaml
from catalog.finding import N_, Finding
from curation.intake.bundle import Bundle
from curation.intake.refusal import finding


def leak(file: str, line: int) -> Finding:
    """An identity number at a line of what was sent; the number is not repeated."""
    return finding(file, "identity-number", N_("there seems to be an identity number (NIK or KK) here"),
                   N_("delete it and send again; the number was not kept"), line=line)


def leaks(bundle: Bundle) -> Iterator[Finding]:
    """Every identity number in what would enter git of a bundle: its YAML, its names, its sender."""
    for text, start in ((bundle.supplier_yaml or "", 0), (bundle.listing_yaml, bundle.line)):
        lines = [one.line for one in privacy.leaks(read_yaml(bundle.source, text.encode("utf-8", "replace")))]
        yield from (leak(bundle.source, start + line if start else 0) for line in lines)
        if not lines and privacy.holds_identity_number(text):
            yield leak(bundle.source, 0)
    names = (bundle.sender.name, bundle.supplier, bundle.listing, *(photo.name for photo in bundle.photos))
    if any(map(privacy.holds_identity_number, names)):
        yield leak(bundle.source, 0)

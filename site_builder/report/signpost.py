"""The signpost: where the reader of a finding can go on reading, and what the ids in it are called."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from curation.rulebook import Rulebook
from curation.standard import Standard
from site_builder import language as tongue
from site_builder.pages import Address
from site_builder.site import Site, site

LANGUAGES = ("id", "en")
"""The languages of a catalogue that has no site yet."""


@dataclass(frozen=True, slots=True)
class Signpost:
    """The rulebook and the site a finding's reader is shown to. Without a site, addresses are paths below its root."""

    book: Rulebook
    site: Site | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that people are answered in, the site's first language first."""
        return self.site.languages if self.site else LANGUAGES

    def standard(self, rule: str) -> Standard | None:
        """The standard that a finding's rule is."""
        return self.book.standard_of(rule)

    def address(self, rule: str, language: str) -> str:
        """The address of the page of a rule's standard in a language; empty where the rule is no standard."""
        standard = self.standard(rule)
        if standard is None:
            return ""
        spoken = language if language in self.languages else self.languages[0]
        path = Address("standard", standard.id).path(spoken, self.languages)
        return f"{self.site.url}{path}" if self.site else f"/{path}"

    def channels(self, ids: Iterable[str], language: str) -> str:
        """The channels as people call them, one after another."""
        return ", ".join(tongue.say(self.book.channels[id].name, language) if id in self.book.channels else id for id in ids)


def signpost(root: Path, book: Rulebook) -> Signpost:
    """The signpost of the catalogue below `root`. Raises BrokenConfiguration where its site.yml cannot be used."""
    return Signpost(book, site(root) if (root / "site.yml").exists() else None)

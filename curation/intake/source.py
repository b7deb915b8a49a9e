"""Sources: the bundles in what was sent, whatever shape it came in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.document import read as read_yaml
from catalog.finding import N_, Finding
from catalog.format import FORMATS
from catalog.photo import ENDINGS
from catalog.privacy import holds_identity_number
from curation.intake import archive, chat, envelope, letter
from curation.intake.bundle import Announced, Bundle
from curation.intake.match import Answers, Question, matched
from curation.intake.pile import Pile
from curation.intake.refusal import Refused, refused


@dataclass(frozen=True, slots=True)
class Read:
    """What a pile holds: bundles, what is not certain about their photos, and what cannot be taken and why."""

    bundles: tuple[Bundle, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()



def grouped(reads: Iterable[Read]) -> Mapping[str, tuple[Bundle, ...]]:
    """The bundles by reference. What came again later counts, unless it is the same without its photos."""
    groups: dict[str, tuple[Bundle, ...]] = {}
    for one in reads:
        for reference in dict.fromkeys(bundle.reference for bundle in one.bundles):
            fresh = tuple(bundle for bundle in one.bundles if bundle.reference == reference)
            known = groups.get(reference, ())
            if [_text(bundle) for bundle in known] != [_text(bundle) for bundle in fresh] or _shots(known) <= _shots(fresh):
                groups[reference] = fresh
    return groups


def _text(bundle: Bundle) -> tuple[str, str | None, str]:
    return bundle.supplier, bundle.supplier_yaml, bundle.listing_yaml


def _shots(bundles: Sequence[Bundle]) -> int:
    return sum(len(bundle.photos) for bundle in bundles)


def read(pile: Pile, answers: Answers) -> Read:
    """The bundles in a pile. One that cannot be read does not keep the others out."""
    if any(map(holds_identity_number, pile.files)):
        return Read(findings=archive.leaking_name(pile.name or next(iter(pile.files))).findings)
    reader = _Reader(pile, answers)
    reader.envelopes()
    reader.letters()
    if not (reader.bundles or reader.questions or reader.findings):
        place = pile.name or next(iter(pile.files), "")
        reader.findings += refused(place, "bundle-none", N_("there is no submission of Etalase here"),
                                   N_("give the text that the form made together with its photos")).findings
    return Read(tuple(reader.bundles), tuple(reader.questions), tuple(reader.findings))


Near = tuple[tuple[str, ...], ...]
"""Photos by name, in their order: those after a text, and those before it."""


@dataclass(slots=True)
class _Letter:
    """A bundle's text found in a pile, and the photos that stand near it in a chat."""

    bundle: Bundle
    near: Near = ()
    named: bool = True


class _Reader:
    """Reads one pile; gathers what it finds."""

    def __init__(self, pile: Pile, answers: Answers) -> None:
        self.pile, self.answers = pile, answers
        self.bundles: list[Bundle] = []
        self.questions: list[Question] = []
        self.findings: list[Finding] = []

    def envelopes(self) -> None:
        """Every page that is an envelope, with the photos in it."""
        for name, data in self.pile.files.items():
            if name.lower().endswith(".html"):
                try:
                    held = envelope.opened(self.pile.place(name), data)
                    self._match(_Letter(_announcing(letter.read(self.pile.place(name), held.text))), held.photos, frozenset())
                except Refused as refusal:
                    self.findings += refusal.findings

    def letters(self) -> None:
        """Every text, pasted or in a file of its own, with the photos of the pile."""
        found = list(self._found())
        digests = {one.bundle.reference: frozenset(shot.sha256 for shot in one.bundle.announced if shot.sha256) for one in found}
        last = {one.bundle.reference: one for one in found}
        photos = {name: data for name, data in self.pile.files.items() if name.lower().endswith(ENDINGS)}
        done = {bundle.reference: _text(bundle) for bundle in self.bundles}
        for reference, one in last.items():
            if done.get(reference) == _text(one.bundle):
                continue                                    # the page with the same text brought its photos along
            self.bundles = [bundle for bundle in self.bundles if bundle.reference != reference]
            others = frozenset[str]().union(*(those for other, those in digests.items() if other != reference)) - digests[reference]
            self._match(one, photos, others)

    def _match(self, one: _Letter, photos: Mapping[str, bytes], others: frozenset[str]) -> None:
        order = next((near for near in one.near if len(near) == len(one.bundle.announced)), ())
        bundle, questions = matched(one.bundle, photos, self.answers, order=order, named=one.named, others=others)
        self.questions += questions
        if not questions:
            self.bundles.append(bundle)

    def _found(self) -> Iterator[_Letter]:
        texts = {name: data for name, data in self.pile.files.items() if name.lower().endswith(".txt")}
        chats = [name for name, data in texts.items() if chat.is_chat(name, data)]
        attached: set[str] = set()
        for name in chats:
            yield from self._of_chat(name, texts, attached)
        for name, data in texts.items():
            if name not in chats and name not in attached:
                yield from self._letter(name, data)

    def _letter(self, name: str, data: bytes, near: Near = (), *, named: bool = True, line: int = 0) -> Iterator[_Letter]:
        try:
            yield _Letter(_announcing(letter.read(self.pile.place(name), data)), near, named)
        except Refused as refusal:
            self.findings += (replace(finding, line=finding.line + line) if finding.line else finding for finding in refusal.findings)

    def _of_chat(self, name: str, texts: Mapping[str, bytes], attached: set[str]) -> Iterator[_Letter]:
        """The letters of a chat, pasted or attached, each with the photos after it and those before it."""
        try:
            messages = chat.read(self.pile.place(name), texts[name])
        except Refused as refusal:
            self.findings += refusal.findings
            return
        attached |= {message.file for message in messages if message.file in texts and message.file != name}
        letters = {file for file, data in texts.items() if letter.holds_letter(data.decode("utf-8", "replace"))}
        at = [n for n, message in enumerate(messages) if message.file in letters or letter.holds_letter(message.text)]
        for n, here in enumerate(at):
            message = messages[here]
            before = messages[(at[n - 1] + 1 if n else 0):here]
            after = messages[here + 1:(at[n + 1] if n + 1 < len(at) else len(messages))]
            near = tuple(tuple(one.file for one in some if one.file in self.pile.files and one.file.lower().endswith(ENDINGS))
                         for some in (after, before))
            if message.file in letters:
                yield from self._letter(message.file, texts[message.file], near, named=False)
            else:
                yield from self._letter(name, message.text.rstrip("\n").encode(), near, named=False, line=message.line - 1)


def _announcing(bundle: Bundle) -> Bundle:
    """The bundle with the photos that its YAML names, where its head names none."""
    if bundle.announced:
        return bundle
    files = [*_named(bundle.listing_yaml, "photos"), *_named(bundle.supplier_yaml or "", "photo")]
    return replace(bundle, announced=tuple(map(Announced, dict.fromkeys(files))))


def _named(text: str, key: str) -> list[str]:
    """The photos that a YAML text names under a key."""
    entries = read_yaml("", text.encode()).tree.get(key)
    found = [entry.get("file") for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return [file for file in found if isinstance(file, str) and FORMATS["photo"].fits(file)]

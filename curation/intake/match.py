"""Matching: which of the files that came is which photo of the text; where it is not certain, a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalog.digest import of_bytes
from curation.intake.bundle import Announced, Bundle, Photo
from curation.intake.picture import likeness

NEAR = {256: 15, 64: 5}
"""Hashes of so many bits that differ in no more than that are of the same picture."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which of the files is the photo `file`. `guess` is the most likely one, empty where that is none of them."""

    reference: str
    source: str
    file: str
    candidates: tuple[str, ...]
    guess: str

    @property
    def key(self) -> tuple[str, str]:
        """What an answer is kept under."""
        return self.reference, self.file


Answers = Mapping[tuple[str, str], str]
"""The file that somebody chose for a photo of a submission, empty for none of them."""


@dataclass(slots=True)
class _Match:
    """The photos found so far, and the files that are left."""

    bundle: Bundle
    left: dict[str, bytes]
    found: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    _seen: dict[tuple[str, int], int | None] = field(default_factory=dict)

    @property
    def wanted(self) -> list[Announced]:
        """The photos not found yet."""
        return [one for one in self.bundle.announced if one.file not in self.found]

    def take(self, one: Announced, name: str) -> None:
        """This file is that photo."""
        self.found[one.file] = name, self.left.pop(name)

    def away(self, one: Announced, name: str) -> int | None:
        """How unlike a file is to what the text says of a photo; None where that cannot be told."""
        bits = len(one.likeness) * 4
        if (name, bits) not in self._seen:
            self._seen[name, bits] = likeness(self.left[name], bits)
        seen = self._seen[name, bits]
        return None if seen is None else (seen ^ int(one.likeness, 16)).bit_count()

    def by_likeness(self) -> None:
        """Take the pairs of which each looks like the other and like no third."""
        near = {one.file: [name for name in self.left if (away := self.away(one, name)) is not None and away <= NEAR[len(one.likeness) * 4]]
                for one in self.wanted if one.likeness and int(one.likeness, 16)}
        for one in self.wanted:
            like = near.get(one.file, [])
            if len(like) == 1 and sum(like[0] in others for others in near.values()) == 1:
                self.take(one, like[0])


def matched(bundle: Bundle, files: Mapping[str, bytes], answers: Answers, *, order: Sequence[str] = (), named: bool = True,
            others: frozenset[str] = frozenset()) -> tuple[Bundle, tuple[Question, ...]]:
    """The bundle with its photos, and what is not certain about them.

    Photos are known by what was answered, then by digest, by name (where `named`), by looks, and where one is left for one,
    by that. `order` are the files in which the rest is likely to be, in their order; `others` the digests of the photos
    of other bundles.
    """
    match = _Match(bundle, dict(files))
    questions: list[Question] = []
    for one in match.wanted:
        if (chosen := answers.get((bundle.reference, one.file))) in match.left:
            match.take(one, chosen or "")
    digests = {of_bytes(data): name for name, data in reversed(list(files.items()))}
    for one in match.wanted:
        if (same := digests.get(one.sha256)) in match.left:
            match.take(one, same or "")
    for name in [name for name, data in match.left.items() if of_bytes(data) in others]:
        del match.left[name]
    for one in match.wanted if named else ():
        if one.file in match.left:
            match.take(one, one.file)
    match.by_likeness()
    wanted = [one for one in match.wanted if (bundle.reference, one.file) not in answers]
    if len(wanted) == len(match.left) == 1 and not wanted[0].likeness:
        match.take(wanted[0], next(iter(match.left)))
    elif match.left:
        likely = [name for name in order if name in match.left]
        guesses = likely if len(likely) == len(wanted) else list(match.left)
        questions += [Question(bundle.reference, bundle.source, one.file, tuple(match.left), guesses[n] if n < len(guesses) else "")
                      for n, one in enumerate(wanted)]
    photos = tuple(Photo(one.file, match.found[one.file][1]) for one in bundle.announced if one.file in match.found)
    return replace(bundle, photos=photos), tuple(questions)

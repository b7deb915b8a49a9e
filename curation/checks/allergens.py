"""Whether the allergens that the ingredients imply are declared."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from catalog.finding import N_
from catalog.reference import reference
from curation.binding import Field
from curation.breach import Breach
from curation.broken import broken
from curation.inline import inline
from curation.subject import Subject

Words = Mapping[str, frozenset[str]]
"""The allergens that a word or phrase among the ingredients implies; none for what only looks like one."""

Spellings = Mapping[str, str]
"""Words as people write them, each with the word of the reference that it means."""


def check(subject: Subject, *, ingredients: Field, declared: Field, traces: Field, spelt: Spellings | None = None,
          unlike: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A breach for each allergen that a word of `ingredients` implies and `declared` does not name.

    The words are those of the reference of allergens: whole words, the longer before the shorter, so that soy milk is
    no milk. `spelt` gives for a word as people of the place write it the one of the reference; phrases in `unlike` hold
    such a word and mean something else. What a text says is left out does not count, and what it says may be there as
    `traces` may stand there.
    """
    named, possible = _ids(subject, declared), _ids(subject, traces)
    words = _words(tuple((spelt or {}).items()), unlike)
    for _, language, text in subject.each(ingredients):
        for allergen, word in _undeclared(text, words, named, possible).items() if language == LANGUAGE else ():
            sentence = N_("'{word}' is among the ingredients, but the allergen {allergen} is not declared")
            yield broken(subject, declared, sentence, word=word, allergen=inline(reference("allergens")[allergen].name), id=allergen)


LANGUAGE = "id"
"""The language of the label, and of the words."""

_SENTENCE = re.compile(r"[.;]\s")
_GAP = re.compile(r"[\s-]+")
_TRACES = re.compile(r"mungkin|dapat mengandung|diolah di|diproses di|diproduksi di|tempat yang sama|fasilitas")
_WITHOUT = r"(?P<without>(?:tanpa|bebas|tidak mengandung|tidak memakai|non)[\s-]+(?:\w+ (?:dan|atau|maupun) )?)?"


def _undeclared(text: str, known: tuple[re.Pattern[str], Words], named: set[str], possible: set[str]) -> dict[str, str]:
    """The allergens that a list of ingredients implies without being named, each with the first word that does."""
    pattern, words = known
    found: dict[str, str] = {}
    for sentence in _SENTENCE.split(text.casefold()):
        allowed = named | possible if _TRACES.search(sentence) else named
        for match in pattern.finditer(sentence):
            word = _plain(match["word"])
            for allergen in sorted(words[word] - allowed) if not match["without"] else ():
                found.setdefault(allergen, word)
    return found


@cache
def _words(spelt: tuple[tuple[str, str], ...], unlike: tuple[str, ...]) -> tuple[re.Pattern[str], Words]:
    """One pattern for the words of all allergens, and what each implies."""
    implied: dict[str, frozenset[str]] = {}
    for allergen in reference("allergens").entries.values():
        for word in allergen.items("contains"):
            implied[_plain(word)] = implied.get(_plain(word), frozenset()) | {allergen.id}
        for word in allergen.items("except"):
            implied.setdefault(_plain(word), frozenset())
    implied |= {_plain(word): implied[_plain(meant)] for word, meant in spelt} | {_plain(phrase): frozenset() for phrase in unlike}
    ordered = sorted(implied, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in ordered)
    return re.compile(rf"(?<!\w){_WITHOUT}(?P<word>{either})(?!\w)"), implied


def _plain(word: str) -> str:
    return _GAP.sub(" ", word.casefold())


def _ids(subject: Subject, field: Field) -> set[str]:
    value = subject.at(field)
    return {one for one in value if isinstance(one, str)} if isinstance(value, list) else set()

"""Affixes: what is taken off a typed word until something in the vocabulary is left. The browser does the same by this table."""

from collections.abc import Iterator, Mapping, Sequence

ENDINGS: Sequence[tuple[str, str]] = (
    ("nya", ""), ("ku", ""), ("mu", ""), ("lah", ""), ("kah", ""), ("pun", ""), ("kan", ""), ("an", ""), ("i", ""),
    ("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
)
"""What ends a word, and what was there instead: Indonesian particles and suffixes, then English ones."""

BEGINNINGS: Sequence[tuple[str, str]] = (
    ("di", ""), ("ke", ""), ("se", ""), ("ber", ""), ("be", ""), ("ter", ""), ("te", ""), ("per", ""),
    ("meny", "s"), ("peny", "s"), ("meng", ""), ("peng", ""), ("meng", "k"), ("peng", "k"),
    ("mem", ""), ("pem", ""), ("mem", "p"), ("pem", "p"),
    ("men", ""), ("pen", ""), ("men", "t"), ("pen", "t"), ("me", ""), ("pe", ""),
)
"""What begins a word, and what it has swallowed: `menggoreng` is meng + goreng, `memanggang` mem + panggang."""

LEAST = 3
"""Fewer letters than these are no word."""

STEPS = 4
"""So many affixes at most are taken off."""


def candidates(word: str) -> Iterator[list[str]]:
    """What may be left of a word: first with one affix less, then with two, and so on."""
    seen, ahead = {word}, [word]
    for _ in range(STEPS):
        ahead = list(dict.fromkeys(shorter for one in ahead for shorter in _shorter(one) if shorter not in seen))
        seen.update(ahead)
        yield ahead


def _shorter(word: str) -> Iterator[str]:
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= LEAST:
            yield word[:len(word) - len(ending)] + instead
    for beginning, instead in BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) + len(instead) >= LEAST:
            yield instead + word[len(beginning):]


def table() -> Mapping[str, str]:
    """The table as the browser is given it."""
    return {"endings": _told(ENDINGS), "beginnings": _told(BEGINNINGS)}


def _told(rules: Sequence[tuple[str, str]]) -> str:
    return " ".join(f"{affix}:{instead}" if instead else affix for affix, instead in rules)

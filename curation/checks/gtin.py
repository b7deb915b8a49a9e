"""Whether a barcode number is a real one, and what its prefix tells."""

from collections.abc import Iterator
from functools import cache

from stdnum import ean

from catalog.finding import N_
from curation.binding import Field
from curation.breach import Breach
from curation.broken import broken
from curation.subject import Subject


def check(subject: Subject, *, field: Field, expected: tuple[str, ...] = (), refused: tuple[str, ...] = ()) -> Iterator[Breach]:
    """A breach when the number in `field` is not a GTIN, or is the firm's NIB in the wrong place: both have 13 digits.

    With `expected` or `refused`, prefixes such as `899` or `020-029`, it is the prefix of a good number that is judged.
    """
    number = subject.at(field)
    if not isinstance(number, str):
        return
    sentence, prefix = _flaw(subject, number), number.zfill(14)[1:4]
    if expected or refused:
        sentence = "" if sentence else _misfit(number, int(prefix), expected, refused) if prefix.isdigit() else ""
    if sentence:
        yield broken(subject, field, sentence, number=number, prefix=prefix)


def _flaw(subject: Subject, number: str) -> str:
    """Why it is no GTIN, empty when it is one."""
    if number in {str(paper.get("number")) for _, _, paper in subject.certificates() if paper.get("type") == "nib"}:
        return N_("{number} is the firm's NIB, not a barcode number")
    return "" if ean.is_valid(number) else N_("{number} is not a barcode number: its length or its check digit is wrong")


def _misfit(number: str, prefix: int, expected: tuple[str, ...], refused: tuple[str, ...]) -> str:
    """What is wrong with a good number's prefix. A GTIN-8 has prefixes of its own, which say nothing here."""
    if len(number) == 8 or (prefix not in _prefixes(refused) and (not expected or prefix in _prefixes(expected))):
        return ""
    return N_("the barcode number {number} begins with {prefix}")


@cache
def _prefixes(ranges: tuple[str, ...]) -> frozenset[int]:
    """Every prefix that single ones and ranges such as `020-029` name."""
    ends = (one.partition("-") for one in ranges)
    return frozenset(prefix for first, _, last in ends for prefix in range(int(first), int(last or first) + 1))

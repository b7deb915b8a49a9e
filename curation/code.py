"""Check codes: a content's digest in ten signs that a person can read out, copy and type."""

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_37_36

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: digits and capitals without I, L, O and U, which are mistaken for others."""

LENGTH = 10
BITS = 5
_MISREAD = str.maketrans("ILO", "110")


def code(digest: str) -> str:
    """The check code of a content, as `K7QX-M2PA-4DB`: the first 50 bits of its digest, and a check sign.

    The sign is that of ISO 7064 (MOD 37,36), which tells every single mistyped sign and every exchange of two neighbours.
    Among a million contents, two share a code with a chance of one in two thousand.
    """
    bits = int(digest[:16], 16) >> (64 - LENGTH * BITS)
    signs = "".join(SIGNS[bits >> shift & 31] for shift in range((LENGTH - 1) * BITS, -1, -BITS))
    whole = signs + mod_37_36.calc_check_digit(signs)
    return f"{whole[:4]}-{whole[4:8]}-{whole[8:]}"


def beginning(typed: str) -> str | None:
    """The beginning of the digest that a typed code stands for, 12 hexadecimal digits; None where the code is mistyped.

    Hyphens, spaces and small letters are as good as what is printed, and so are I, L and O for 1, 1 and 0.
    """
    signs = "".join(typed.split()).replace("-", "").upper()
    body, check = signs[:LENGTH].translate(_MISREAD), signs[LENGTH:]
    try:
        mod_37_36.validate(body + check)
    except ValidationError:
        return None
    if len(body) != LENGTH or len(check) != 1 or not set(body) <= set(SIGNS):
        return None
    bits = 0
    for sign in body:
        bits = bits << BITS | SIGNS.index(sign)
    return f"{bits >> 2:012x}"

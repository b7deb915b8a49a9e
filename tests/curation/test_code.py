"""Check codes: short, typed by people, and never taken for another."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from curation.code import LENGTH, SIGNS, beginning, code

DIGESTS = st.binary(min_size=1, max_size=8).map(lambda data: hashlib.sha256(data).hexdigest())


@given(DIGESTS)
def test_a_code_leads_back_to_the_beginning_of_its_digest(digest: str) -> None:
    assert beginning(code(digest)) == digest[:12]


@given(DIGESTS)
def test_small_letters_spaces_and_misread_signs_are_as_good(digest: str) -> None:
    printed = code(digest)
    body, check = printed.replace("-", "")[:LENGTH], printed[-1]
    assert beginning(printed.lower()) == digest[:12]
    assert beginning(f" {printed.replace('-', ' ')} ") == digest[:12]
    assert beginning(body.replace("1", "I").replace("0", "O") + check) == digest[:12]


@given(DIGESTS, st.integers(0, LENGTH - 1), st.sampled_from(SIGNS))
def test_no_single_mistyped_sign_goes_unnoticed(digest: str, place: int, sign: str) -> None:
    signs = code(digest).replace("-", "")
    wrong = signs[:place] + sign + signs[place + 1:]
    assert beginning(wrong) == (digest[:12] if wrong == signs else None)


@given(DIGESTS, st.integers(0, LENGTH - 2))
def test_no_exchange_of_two_neighbours_goes_unnoticed(digest: str, place: int) -> None:
    signs = code(digest).replace("-", "")
    wrong = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2:]
    assert beginning(wrong) == (digest[:12] if wrong == signs else None)


@given(st.text(max_size=20))
def test_whatever_is_typed_gives_an_answer(typed: str) -> None:
    found = beginning(typed)
    assert found is None or len(found) == 12

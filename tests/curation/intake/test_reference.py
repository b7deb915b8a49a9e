"""References: short enough to be said on the phone, and understood however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.intake.reference import derived, drawn, normal


@pytest.mark.parametrize(("typed", "meant"), [
    ("K7Q2-9MXD", "K7Q2-9MXD"), (" k7q2 9mxd ", "K7Q2-9MXD"), ("k7q29mxd", "K7Q2-9MXD"), ("OIL0-1111", "0110-1111"), ("K7Q2-9MX", ""), ("K7Q2-9MXDD", ""), ("K7Q2-9MXU", ""), ("", ""), ("../../..", ""), ("K7Q2-9MX\u0660", ""),
], ids=ascii)
def test_a_reference_is_understood_or_is_none(typed: str, meant: str) -> None:
    assert normal(typed) == meant


def test_a_reference_that_is_drawn_is_one_and_seldom_the_same() -> None:
    several = {drawn() for _ in range(100)}
    assert len(several) == 100
    assert all(normal(one) == one for one in several)


@given(st.binary(), st.binary())
def test_the_same_bytes_have_the_same_reference_and_others_another(one: bytes, other: bytes) -> None:
    assert normal(derived(one)) == derived(one)
    assert (derived(one) == derived(other)) is (one == other)

"""How far tests go: as far as everybody waits for, or, with `make fuzz`, as far as a night allows."""

import os
from typing import TypeVar

import pytest

Amount = TypeVar("Amount")
DEEP = "ETALASE_FUZZ" in os.environ

fuzz = pytest.mark.fuzz
"""Marks a test that goes further with `make fuzz`."""


def deep(usual: Amount, far: Amount) -> Amount:
    """How much of something a test tries: as usual, or far more."""
    return far if DEEP else usual

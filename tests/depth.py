"""How far tests go: as far as everybody waits for, or, with `make fuzz`, as far as a night allows."""

import os
from collections.abc import Iterable
from itertools import product
from typing import TypeVar

import pytest

Amount = TypeVar("Amount")
DEEP = "ETALASE_FUZZ" in os.environ

fuzz = pytest.mark.fuzz
"""Marks a test that goes further with `make fuzz`."""


def deep(usual: Amount, far: Amount) -> Amount:
    """How much of something a test tries: as usual, or far more."""
    return far if DEEP else usual


def mixed(*axes: Iterable[object]) -> list[tuple[object, ...]]:
    """Cases over several axes: usually each value once or more, side by side; far, each value with each."""
    values = [tuple(axis) for axis in axes]
    if DEEP:
        return list(product(*values))
    return [tuple(axis[n % len(axis)] for axis in values) for n in range(max(map(len, values)))]

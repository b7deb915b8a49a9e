"""A breach says where, what and how sure, and no more."""

from dataclasses import FrozenInstanceError

import pytest

from catalog.finding import Message
from curation.breach import LISTING, SUPPLIER, Breach


def test_a_breach_is_in_the_listing_and_sure_unless_it_says_otherwise() -> None:
    breach = Breach(("price", "amount"), Message("the price is missing"))
    assert (breach.file, breach.doubtful, breach.values) == (LISTING, False, {})


def test_a_breach_may_stand_in_the_suppliers_file_and_in_doubt() -> None:
    breach = Breach(("contacts", 0), Message("no consent"), SUPPLIER, doubtful=True, values={"kind": "phone"})
    assert (breach.file, breach.doubtful, breach.values) == ("supplier.yml", True, {"kind": "phone"})


def test_equal_breaches_are_the_same() -> None:
    assert Breach(("a",), Message("b", {"c": 1})) == Breach(("a",), Message("b", {"c": 1}))


def test_a_breach_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Breach((), Message("x")).doubtful = True  # type: ignore[misc]

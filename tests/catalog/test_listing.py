"""A listing: its few facts at hand, the rest packed until asked for."""

import pickle
from datetime import date
from decimal import Decimal

from catalog.listing import Listing

DATA = {"kind": "food", "name": {"id": "Sambal"}, "category": "sambal", "origin": "35.72.03.1004", "role": "producer", "confirmed": date(2026, 1, 1),
        "price": {"amount": Decimal("1.5")}, "photos": [{"file": "a.jpg"}]}


def listing() -> Listing:
    return Listing.of("sambal-200g", "contoh", "d" * 64, {"listing.yml": "x"}, DATA)  # type: ignore[arg-type]


def test_facts_are_at_hand() -> None:
    one = listing()
    assert (one.path, one.kind, one.name, one.category, one.origin) == ("contoh/sambal-200g", "food", {"id": "Sambal"}, "sambal", "35.72.03.1004")


def test_its_values_come_back_exactly() -> None:
    assert listing().data == DATA
    assert listing().data["price"] == {"amount": Decimal("1.5")}


def test_values_are_unpacked_once() -> None:
    one = listing()
    assert one.data is one.data


def test_of_many_only_the_last_lie_unpacked() -> None:
    many = [listing() for _ in range(1100)]
    assert all(one.data == DATA for one in many)
    assert [one._data is not None for one in many] == [False] * 76 + [True] * 1024


def test_a_missing_section_is_empty() -> None:
    assert listing().section("export") == {}
    assert listing().section("price") == {"amount": Decimal("1.5")}
    assert Listing.of("a", "b", "c", {}, {}).photos == []


def test_it_can_be_sent_to_another_process_and_is_equal_there() -> None:
    one = listing()
    assert one.data
    assert pickle.loads(pickle.dumps(one)) == one

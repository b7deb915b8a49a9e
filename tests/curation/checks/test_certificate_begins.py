"""Numbers that begin with the number of another paper, as a PB-UMKU does with the NIB."""

import pytest

from catalog.document import Raw
from curation.checks.certificate_begins import check
from curation.example import stage


def pb_umku(number: str, nib: str | None = "1234567890101") -> list[str]:
    held: list[Raw] = [{"type": "nib", "number": nib, "level": "seen"}] if nib else []
    example: dict[str, Raw] = {"listing": {"certificates": [{"type": "pb-umku", "number": number, "level": "declared"}]}, "supplier": {"certificates": held}}
    return [str(breach.message) for breach in check(stage(example).subject, types=("pb-umku",), like="nib")]


@pytest.mark.parametrize("number", ["123456789010100000001", "1234567890101-0000-0001"])
def test_the_firms_own_licence_begins_with_its_nib(number: str) -> None:
    assert pb_umku(number) == []


def test_anothers_licence_does_not() -> None:
    assert pb_umku("123456789999900000001") == [
        "'123456789999900000001' does not begin with 1234567890101, the number of the NIB (business identification number)"]


@pytest.mark.parametrize("nib", [None, "masih diproses"], ids=["no NIB", "a NIB without a number"])
def test_without_a_number_to_compare_with_nothing_is_said(nib: str | None) -> None:
    assert pb_umku("123456789999900000001", nib) == []

"""What a check remembers is believed only while nothing it rests on has changed."""

from site_builder.checking import check
from tests.root import DRUM, FOOD, TODAY, Root

SAME = 'identifiers: {gtin: "8990000000013", sku: "0012"}'


def test_listings_become_twins_and_cease_to_be_while_the_rest_is_remembered(approved: Root) -> None:
    assert check(approved.path, TODAY).twins == {}
    text = approved.file(DRUM).read_text("utf-8")
    approved.file(DRUM).write_text(f"{text}{SAME}\n", "utf-8")
    assert set(check(approved.path, TODAY).twins) == {FOOD, DRUM}
    approved.file(DRUM).write_text(text, "utf-8")
    assert check(approved.path, TODAY).twins == {}

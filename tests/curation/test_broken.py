"""Breaches told about one field."""

from curation.broken import broken, unfilled
from curation.example import stage


def test_a_breach_names_the_field_and_what_it_was_told() -> None:
    breach = broken(stage({}).subject, "price.amount", "'{label}' is {value}", value=3)
    assert str(breach.message) == "'Price' is 3"
    assert breach.values == {"label": {"id": "Harga", "en": "Price"}, "value": 3}
    assert (breach.file, breach.path, breach.doubtful) == ("listing.yml", ("price", "amount"), False)


def test_a_field_of_the_kind_stands_in_the_kinds_section() -> None:
    assert broken(stage({"kind": "craft"}).subject, "kind.skin", "").path == ("craft", "skin")


def test_a_field_of_the_supplier_stands_in_the_suppliers_file() -> None:
    breach = unfilled(stage({}).subject, "supplier.since")
    assert (breach.file, breach.path) == ("supplier.yml", ("since",))
    assert str(breach.message) == "'Since' is not filled in"

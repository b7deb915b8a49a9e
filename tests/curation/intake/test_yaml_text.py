"""What is written as YAML is read back as exactly the same."""

import string
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from catalog.document import Raw, read
from curation.intake.table_grid import hidden, tidy
from curation.intake.yaml_text import plain, yaml_text

TEXTS = st.text(max_size=200).map(tidy).filter(lambda text: text.strip() and not hidden(text) and "\ufffe" not in text)
SCALARS = st.one_of(TEXTS, st.integers(-10**9, 10**9), st.booleans(), st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.decimals(0, 10**9, places=3))
TREES = st.dictionaries(st.text(string.ascii_lowercase, min_size=1, max_size=8), st.recursive(SCALARS, lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(
    st.text(string.ascii_lowercase, min_size=1, max_size=6), inner, min_size=1, max_size=4), max_leaves=12), min_size=1, max_size=6)


def raw(value: object) -> Raw:
    """A value as the loader gives it: every scalar as typed."""
    match value:
        case dict():
            return {key: raw(one) for key, one in value.items()}
        case list():
            return [raw(one) for one in value]
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return plain(value)
    return str(value)


@given(TREES)
def test_any_values_are_read_back_as_they_were(tree: dict[str, object]) -> None:
    document = read("x.yml", yaml_text(tree).encode())  # type: ignore[arg-type]
    assert document.findings == []
    assert document.tree == raw(tree)


def test_it_looks_as_if_written_by_hand() -> None:
    text = yaml_text({"name": {"id": "Contoh"}, "price": {"public": True, "amount": Decimal("14900.50"), "valid_until": date(2027, 3, 31)}, "gtin": "0012", "say": "no"})
    assert text == "name:\n  id: Contoh\nprice: {public: yes, amount: 14900.5, valid_until: 2027-03-31}\ngtin: '0012'\nsay: 'no'\n"

"""Findings say one problem at one place, in English until they are shown."""

from catalog.finding import Finding, Message, Severity


def finding(**changed: object) -> Finding:
    values = {"file": "a.yml", "line": 3, "column": 5, "rule": "some-rule", "message": Message("bad"), "help": Message("mend it"), **changed}
    return Finding(**values)  # type: ignore[arg-type]


def test_an_error_keeps_the_entry_out_and_advice_does_not() -> None:
    assert finding().blocks
    assert not finding(severity=Severity.ADVICE).blocks


def test_findings_sort_by_file_line_and_column() -> None:
    several = [finding(file="b.yml", line=1), finding(column=9), finding(column=2), finding(line=1)]
    assert [one.place for one in sorted(several, key=lambda one: one.place)] == [("a.yml", 1, 5), ("a.yml", 3, 2), ("a.yml", 3, 9), ("b.yml", 1, 5)]


def test_a_message_fills_its_gaps_in_english() -> None:
    assert str(Message("'{field}' ({label}) is {n}", {"field": "name", "label": {"id": "Nama", "en": "Name"}, "n": 3})) == "'name' (Name) is 3"


def test_a_label_without_english_leaves_its_gap_empty() -> None:
    assert str(Message("({label})", {"label": {"id": "Nama"}})) == "()"


def test_braces_in_a_value_are_left_alone() -> None:
    assert str(Message("'{value}'", {"value": "{x} {value} {0}"})) == "'{x} {value} {0}'"

"""Hostile YAML: every file gives its tree as typed, or one clear finding with its line, at once and never an exception."""

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import document
from catalog.document import KEY, Document, Limits, read, walk
from tests.catalog.hostile_yaml import CASES


@pytest.mark.parametrize(("text", "rule", "line"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_hostile_file_gives_one_finding_at_its_line(text: str | bytes, rule: str, line: int) -> None:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    began = time.perf_counter()
    got = read("products/a/b/listing.yml", data)
    assert time.perf_counter() - began < 1
    assert [(finding.rule, finding.line) for finding in got.findings] == [(rule, line)], [str(finding.message) for finding in got.findings]
    assert got.tree == {}
    assert got.findings[0].blocks
    assert str(got.findings[0].message)
    assert str(got.findings[0].help)


def test_there_are_enough_hostile_files() -> None:
    assert len({case[0] for case in CASES}) == len(CASES) >= 250


SCALARS = [
    "no", "NO", "No", "yes", "on", "off", "y", "n", "true", "True", "FALSE", "~", "null", "Null", "NULL", ".inf", "-.INF", ".nan", "1.10", "0012345670",
    "010", "0o17", "0x1F", "0b101", "12:30", "12:30:45", "190:20:30", "1_000", "1,000", "1.000", "18.500", "+1", "-0", "1e3", "1E-3", "2026-02-30",
    "0000-01-01", "2026-11-21", "2026-11-21T10:00:00Z", "2026-11-21 10:00:00 +07:00", "=", "8990000000013", "9" * 5000, "3505", "35.05", "35.05.09",
    "0xDEADBEEF", "1__0", "._", "0.", ".5", "5.", "Norway", "id", "NaN", "None", "undefined", "TRUE", "nil", "--", "a#b", "a:b", "http://a.b/c?d=e",
]


@pytest.mark.parametrize("typed", SCALARS, ids=[f"the text {text[:30]}" for text in SCALARS])
def test_a_plain_value_stays_as_it_was_typed(typed: str) -> None:
    got = read("x.yml", f"value: {typed}\nlist:\n  - {typed}\n".encode())
    assert not got.findings
    assert got.tree == {"value": typed, "list": [typed]}


@pytest.mark.parametrize("key", ["no", "yes", "null", "~", "1", "1.0", "true", "2026-11-21", "0x1F"])
def test_a_plain_key_stays_as_it_was_typed(key: str) -> None:
    assert read("x.yml", f"{key}: x\n".encode()).tree == {key: "x"}


@pytest.mark.parametrize("text", [
    "\u0633\u0644\u0627\u0645", "\u05e9\u05dc\u05d5\u05dd", "\u0915\u094d\u200d\u0937", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "\U0001f469\u200d\U0001f33e", "\u5473\u564c", "\u6d4b\u8bd5", "\ua9b1\ua9ba\ua9b4\ua9b2", "Sambal pecél – 200\u00a0g × 12", "naïve façade €",
], ids=["Arabic", "Hebrew", "Hindi with a joiner", "Persian with a non-joiner", "a family of emoji", "Japanese", "Chinese", "Javanese", "typography", "accents"])
def test_honest_scripts_are_read(text: str) -> None:
    assert read("x.yml", f"name: {text}\nquoted: \"{text}\"\n".encode()).tree == {"name": text, "quoted": text}


def test_a_byte_order_mark_at_the_beginning_is_passed_over() -> None:
    assert read("x.yml", b"\xef\xbb\xbfname: x\n").tree == {"name": "x"}


def test_text_is_brought_into_one_normal_form() -> None:
    assert read("x.yml", "a: cafe\u0301\nb: \"cafe\\u0301\"\n".encode()).tree == {"a": "café", "b": "café"}


@pytest.mark.parametrize("empty", ["", '""', "''", '"   "', "'\t'", "|", ">-", '"\\u00a0"', '"\\u3000"'])
def test_an_empty_value_is_none_however_it_is_written(empty: str) -> None:
    assert read("x.yml", f"a: {empty}\nb: x\n".encode()).tree == {"a": None, "b": "x"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff"])
def test_a_file_without_content_is_an_empty_mapping(text: str) -> None:
    got = read("x.yml", text.encode())
    assert (got.tree, got.findings) == ({}, [])


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_places_are_the_same_with_either_line_end(newline: str) -> None:
    got = read("x.yml", f"a: b{newline}c:{newline}  d: e{newline}".encode())
    assert got.place(("c", "d")) == (3, 6)


PLACES = b"""\
name: {id: A, en: B}
price:
  amount: 1
  tiers:
    - {from: 1}
    - from: 2
      amount:
order: [x,
  y]
"""


@pytest.mark.parametrize(("path", "place"), [
    ((), (1, 1)), (("name",), (1, 7)), (("name", "en"), (1, 19)), (("name", "en", KEY), (1, 15)), (("price",), (3, 3)), (("price", KEY), (2, 1)),
    (("price", "amount"), (3, 11)), (("price", "amount", KEY), (3, 3)), (("price", "tiers", 0), (5, 7)), (("price", "tiers", 1, "from"), (6, 13)),
    (("price", "tiers", 1, "amount", KEY), (7, 7)), (("order", 1), (9, 3)), (("order", KEY), (8, 1)),
    (("price", "missing"), (3, 3)), (("price", "missing", "deeper", 3), (3, 3)), (("nothing",), (1, 1)), (("name", "en", "x", KEY), (1, 19)),
])
def test_every_value_and_key_has_its_place(path: document.Path, place: tuple[int, int]) -> None:
    assert read("x.yml", PLACES).place(path) == place


def test_an_empty_value_has_a_place_on_its_line() -> None:
    assert read("x.yml", PLACES).place(("price", "tiers", 1, "amount"))[0] == 7


def test_a_refused_document_has_a_place_for_everything() -> None:
    assert Document("x.yml").place(("a", "b")) == (1, 1)


def test_limits_can_be_widened_for_the_projects_own_files() -> None:
    data = b"a: [" + b"x," * 10_000 + b"]"
    assert read("x.yml", data).findings
    assert len(read("x.yml", data, Limits(size=1 << 20, nodes=20_000)).tree["a"]) == 10_000  # type: ignore[arg-type]


def test_walking_names_every_text_with_its_path() -> None:
    got = read("x.yml", b"a: b\nc: [d, {e: f}, 'g:']\nh:\n")
    assert list(walk(got.tree)) == [(("a",), "b"), (("c", 0), "d"), (("c", 1, "e"), "f"), (("c", 2), "g:")]


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_tree_or_one_finding(data: bytes) -> None:
    got = read("x.yml", data)
    assert len(got.findings) <= 1
    assert not got.findings or got.tree == {}


@settings(max_examples=300)
@given(st.lists(st.sampled_from(["a", "b: ", "- ", "[", "]", "{", "}", "\n", "  ", "&x ", "*x", "!t ", "|\n", "? ", ": ", "'", '"', "#", "---\n", "%", ","]),
                max_size=40).map("".join))
def test_any_heap_of_yaml_signs_gives_a_tree_or_one_finding(text: str) -> None:
    got = read("x.yml", text.encode())
    assert len(got.findings) <= 1
    for finding in got.findings:
        assert 0 <= finding.line <= text.count("\n") + 1


PLAIN = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip()) and not document._FORBIDDEN.search(text))
TREES = st.dictionaries(PLAIN, st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3), max_leaves=8),
                        min_size=1, max_size=4)


@settings(max_examples=150)
@given(TREES)
def test_what_yaml_writes_is_read_back_as_it_was(tree: dict[str, document.Raw]) -> None:
    from unicodedata import normalize

    def normal(raw: document.Raw) -> document.Raw:
        if isinstance(raw, dict):
            return {normalize("NFC", key): normal(value) for key, value in raw.items()}
        return [normal(item) for item in raw] if isinstance(raw, list) else normalize("NFC", raw) if raw else raw

    wanted = normal(tree)
    if "<<" in str(wanted) or str(wanted).count("'") != str(tree).count("'"):
        return
    got = read("x.yml", yaml.safe_dump(tree, allow_unicode=True, default_style='"').replace("!!null ", "").encode())
    if not got.findings:
        assert got.tree == wanted

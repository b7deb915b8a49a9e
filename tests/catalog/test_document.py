"""Hostile YAML: every file gives its tree as typed, or one clear finding with its line, at once and never an exception."""

import time
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import document
from catalog.document import KEY, Document, Limits, read, walk

Case = tuple[str, str | bytes, str, int]
"""What it is, the file, the rule of the one finding, its line (0 for the whole file)."""


def bombs() -> Iterator[Case]:
    laughs = "a: &a [x, x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))
    yield "a billion laughs", laughs, "yaml-alias", 1
    merges = "a: &a {k: v}\n" + "".join(f"m{n}: &m{n} {{<<: [*a, *a, *a]}}\n" for n in range(30))
    yield "a merge-key bomb", merges, "yaml-alias", 1
    yield "a merge key without any anchor", "name: x\n<<: {a: b}\n", "yaml-alias", 2
    yield "a quoted merge key", 'name: x\n"<<": {a: b}\n', "yaml-alias", 2
    yield "an anchor nobody uses", "name: &n sambal\n", "yaml-alias", 1
    yield "an anchor on a key", "&n name: sambal\n", "yaml-alias", 1
    yield "an anchor on a list", "name: x\nphotos: &p [a]\n", "yaml-alias", 2
    yield "an anchor on the whole document", "&all\nname: x\n", "yaml-alias", 1
    yield "an alias to itself", "name: &n [*n]\n", "yaml-alias", 1
    yield "an alias to nothing", "name: x\nbrand: *nothing\n", "yaml-alias", 2
    yield "an alias as a key", "name: x\n*name : y\n", "yaml-key", 2
    yield "a text that begins with an asterisk", "name: *Sambal* terbaik\n", "yaml-syntax", 1
    yield "a text that begins with an ampersand", "name: x\nbrand: &Co\n", "yaml-alias", 2


def nesting() -> Iterator[Case]:
    for opener, what in (("[", "brackets"), ("{a: ", "braces"), ("[{a: ", "brackets and braces")):
        for deep in (11, 100, 10_000):
            text = ("a: " + opener * deep)[:60_000]
            yield f"{len(text)} bytes of {what}", text, "yaml-depth", 1
    for deep in (11, 100, 2_000):
        yield f"{deep} dashes on one line", "a:\n  " + "- " * deep + "x", "yaml-depth", 2
        stairs = "".join(" " * n + "a:\n" for n in range(min(deep, 300)))
        yield f"stairs of {deep} keys", stairs, "yaml-depth", 11 if deep > 11 else 11
    yield "closed brackets 30,000 deep", "a: " + "[" * 30_000 + "]" * 30_000, "yaml-depth", 1
    yield "nothing but brackets", "[" * 60_000, "yaml-depth", 1
    yield "nothing but braces", "{" * 60_000, "yaml-key", 1
    yield "nothing but question marks", "? " * 20_000, "yaml-key", 1
    yield "nothing but closing brackets", "]" * 60_000, "yaml-syntax", 1
    yield "nothing but colons", ": " * 20_000, "yaml-syntax", 1
    yield "nothing but dashes", "- " * 20_000, "yaml-depth", 1
    yield "five thousand values in a row", "a: [" + "x," * 5_000 + "]", "yaml-nodes", 1
    yield "five thousand keys", "".join(f"k{n}: v\n" for n in range(5_000)), "yaml-nodes", 2_000
    yield "five thousand empty mappings", "a: [" + "{}," * 5_000 + "]", "yaml-nodes", 1
    yield "a megabyte", "a: " + "x" * 1_000_000, "yaml-size", 0
    yield "one byte too many", "a: " + "x" * (64 * 1024 - 2), "yaml-size", 0
    yield "a key of ten thousand letters", "name: x\n" + "k" * 10_000 + ": v\n", "yaml-syntax", 2
    yield "an indentation of fifty thousand", "a:\n" + " " * 50_000 + "b:\n c: d", "yaml-syntax", 3


def tags() -> Iterator[Case]:
    for tag in ("!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!!python/module:os", "!!python/object/new:os.system [a]",
                "!!python/tuple [a]", "!!str text", "!!int 3", "!!int \"\"", "!!float x", "!!bool maybe", "!!null x", "!!timestamp x", "!!binary AAAA",
                "!!set {a}", "!!omap [a: b]", "!!pairs [a: b]", "!!map {a: b}", "!!seq [a]", "!!value =", "!!merge <<", "!local x", "!ENV HOME",
                "!relative x", "!include /etc/passwd", "! plain", "!<tag:yaml.org,2002:str> x", "!<tag:yaml.org,2002:python/name:os.system> x"):
        yield f"the tag {tag}", f"name: x\nbrand: {tag}\n", "yaml-tag", 2
    yield "a tag on a key", "name: x\n!!str brand: y\n", "yaml-tag", 2
    yield "a tag on the document", "!!map\nname: x\n", "yaml-tag", 1
    yield "a tag on a list's item", "a:\n  - !!int 3\n", "yaml-tag", 2
    yield "a tag without its prefix", "a: !h!x y\n", "yaml-syntax", 1
    yield "a %TAG directive", "%TAG !e! tag:example.com,2000:\n---\na: b\n", "yaml-directive", 1
    yield "a %YAML directive", "%YAML 1.1\n---\na: b\n", "yaml-directive", 1
    yield "a future %YAML directive", "%YAML 3.0\n---\na: b\n", "yaml-syntax", 1


def duplicates() -> Iterator[Case]:
    for what, text, line in (
            ("at the root", "name: a\nkind: b\nname: c\n", 3), ("in a mapping", "price:\n  amount: 1\n  per: kg\n  amount: 2\n", 4),
            ("between braces", "price: {amount: 1, amount: 2}\n", 1), ("in a list's mapping", "photos:\n  - file: a\n    file: b\n", 3),
            ("once in quotes", 'name: a\n"name": b\n', 2), ("once in single quotes", "name: a\n'name': b\n", 2),
            ("once as a code", 'name: a\n"n\\u0061me": b\n', 2), ("once decomposed", "caf\u00e9: a\ncafe\u0301: b\n", 2),
            ("once decomposed by codes", 'caf\u00e9: a\n"cafe\\u0301": b\n', 2), ("with a question mark", "name: a\n? name\n: b\n", 2),
            ("of digits", "35.05: a\n35.05: b\n", 2), ("with the same value", "name: a\nname: a\n", 2)):
        yield f"a key that stands twice {what}", text, "yaml-duplicate-key", line


def shapes() -> Iterator[Case]:
    for what, text, rule, line in (
            ("a list", "- a\n- b\n", "yaml-mapping", 1), ("one text", "sambal\n", "yaml-mapping", 1), ("a number", "17\n", "yaml-mapping", 1),
            ("an empty document", "---\n", "yaml-mapping", 1), ("two documents", "a: b\n---\nc: d\n", "yaml-documents", 2),
            ("a document and a marker", "a: b\n...\n---\nc: d\n", "yaml-documents", 3),
            ("two empty documents", "---\n---\n", "yaml-documents", 2),
            ("a list as a key", "? [a, b]\n: c\n", "yaml-key", 1), ("a mapping as a key", "? {a: b}\n: c\n", "yaml-key", 1),
            ("an empty key", "a: b\n: c\n", "yaml-syntax", 2), ("an empty key between braces", "a: {'': c}\n", "yaml-key", 1), ("an empty key in quotes", 'a: b\n"": c\n', "yaml-key", 2),
            ("a key of blanks", 'a: b\n"  ": c\n', "yaml-key", 2),
            ("a tab for indentation", "price:\n\tamount: 1\n", "yaml-syntax", 2), ("a colon in a text", "name: Sambal: pedas\n", "yaml-syntax", 1),
            ("an unclosed quote", 'kind: food\nname: "Sambal\nbrand: x\n', "yaml-syntax", 2), ("an unclosed bracket", "a: [b\nc: d\n", "yaml-syntax", 2),
            ("an unclosed brace", "a: {b: c\n", "yaml-syntax", 1), ("too much indentation", "name: a\n  kind: b\n", "yaml-syntax", 2),
            ("too little indentation", "a:\n  b: c\n d: e\n", "yaml-syntax", 3), ("a percent sign first", "a: %b\n", "yaml-syntax", 1),
            ("an at sign first", "a: @b\n", "yaml-syntax", 1), ("a backquote first", "a: `b`\n", "yaml-syntax", 1),
            ("a comma first", "a: ,b\n", "yaml-syntax", 1), ("an unknown escape", 'a: "\\q"\n', "yaml-syntax", 1),
            ("an escape cut short", 'a: "\\u00"\n', "yaml-syntax", 1), ("a surrogate as a code", 'a: "\\ud800"\n', "yaml-syntax", 1),
            ("a code beyond Unicode", 'a: "\\U00110000"\n', "yaml-syntax", 1), ("a list among keys", "a: b\n- c\n", "yaml-syntax", 2),
            ("two values for one key", "a: 'b' c\n", "yaml-syntax", 1), ("a block indicator of nonsense", "a: |99\n  b\n", "yaml-syntax", 1),
            ("HTML", "<!doctype html>\n<p>a: b</p>\n", "yaml-syntax", 2), ("JSON lines", '{"a": "b"}\n{"c": "d"}\n', "yaml-syntax", 2),
            ("a conflict that git left", "<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n", "yaml-syntax", 2)):
        yield what, text, rule, line


def encodings() -> Iterator[Case]:
    good = "name: Sambal pecél\n"
    for what, data, line in (
            ("UTF-16 with a mark", good.encode("utf-16"), 1), ("UTF-16 little end first", good.encode("utf-16-le"), 1),
            ("UTF-32", good.encode("utf-32"), 1), ("Latin-1", ("kind: food\n" + good).encode("latin-1"), 2),
            ("Windows-1252", "kind: food\nname: \u201cSambal\u201d\n".encode("cp1252"), 2), ("Shift JIS", "name: \u5473\u564c\n".encode("shift-jis"), 1),
            ("a stray continuation byte", b"kind: x\nname: a\x80b\n", 2), ("an overlong slash", b"name: a\xc0\xafb\n", 1),
            ("a surrogate in UTF-8", b"name: \xed\xa0\x80\n", 1), ("half of a character", b"kind: x\nname: a\xc3", 2),
            ("a code beyond Unicode in bytes", b"name: \xf4\x90\x80\x80\n", 1), ("a ZIP archive", b"PK\x03\x04\x14\x00\xff\xfe", 1),
            ("a JPEG", b"\xff\xd8\xff\xe0\x00\x10JFIF", 1), ("a spreadsheet of old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 1)):
        # UTF-16 without a mark is ASCII with NULs between, which is told as such.
        yield what, data, "yaml-character" if what.endswith("end first") and b"\xc3" not in data and not _broken(data) else "yaml-encoding", line


def _broken(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


def characters() -> Iterator[Case]:
    for code, what in (
            (0x00, "NUL"), (0x01, "a control character"), (0x07, "a bell"), (0x08, "a backspace"), (0x0B, "a vertical tab"), (0x0C, "a form feed"),
            (0x1B, "an escape"), (0x7F, "a delete"), (0x85, "a next-line"), (0x9B, "a control sequence"), (0x061C, "an Arabic letter mark"),
            (0x200B, "a zero-width space"), (0x200E, "a left-to-right mark"), (0x200F, "a right-to-left mark"), (0x2028, "a line separator"),
            (0x2029, "a paragraph separator"), (0x202A, "a bidi embedding"), (0x202D, "a bidi override"), (0x202E, "a right-to-left override"),
            (0x2060, "a word joiner"), (0x2066, "a bidi isolate"), (0x2069, "the end of an isolate"), (0xE000, "a private character"),
            (0xFDD0, "a noncharacter"), (0xFEFF, "a byte-order mark within"), (0xFFF9, "an annotation"), (0xFFFE, "a swapped mark"),
            (0xFFFF, "the last of its plane"), (0xE0001, "a language tag"), (0xE0041, "a tag letter"), (0xE0100, "a variation supplement"),
            (0xF0000, "a private plane"), (0x10FFFF, "the last code of all"), (0xE007F, "the end of a tag")):
        sign = chr(code)
        yield f"{what} in a value", f"kind: food\nname: Sambal{sign}pecel\n", "yaml-character", 2
        yield f"{what} in a key", f"kind: food\nna{sign}me: Sambal\n", "yaml-character", 2
        yield f"{what} in a comment", f"kind: food  # a {sign} b\n", "yaml-character", 1
        yield f"{what} written as a code", f'kind: food\nname: "Sambal\\U{code:08x}pecel"\n', "yaml-character", 2
    yield "NUL as a short code", 'name: "a\\0b"\n', "yaml-character", 1
    yield "a bell as a short code", 'name: "a\\ab"\n', "yaml-character", 1
    yield "a line separator as a short code", 'name: "a\\Lb"\n', "yaml-character", 1


CASES: list[Case] = [*bombs(), *nesting(), *tags(), *duplicates(), *shapes(), *encodings(), *characters()]


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

"""Files that strangers may send: what each is, its bytes, and the one finding it gives."""

from collections.abc import Iterator

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
        yield f"stairs of {deep} keys", stairs, "yaml-depth", 11
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
    yield from (
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
            ("a conflict that git left", "<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n", "yaml-syntax", 2))


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

"""Reports as one comment: whole, in the supplier's language, within its size, and nothing in it obeys a supplier's text."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from catalog.finding import Finding
from site_builder.report.markdown import MARKER, MOST, PLACES, as_markdown
from site_builder.report.markup import LONGEST, fenced, inline, plain
from site_builder.report.section import Section
from tests.root import FOOD, SUPPLIER, TODAY
from tests.site_builder.reports import ADDRESS, HOSTILE, KINDS, finding, signs

READER = MarkdownIt("gfm-like", {"linkify": False})
OURS = ("https://contoh.example/katalog/",)


def section(*findings: Finding, language: str = "id", name: str = "Sambal pecel", ready: str = "", entry: str = FOOD) -> Section:
    return Section(entry, language, findings or (finding(),), {"id": name}, "35.72.03.1004", ready)


def comment(*sections: Section, language: str = "id", most: int = MOST) -> str:
    return as_markdown(sections, signs(), language, TODAY, most)


def tokens(text: str) -> Iterator[Token]:
    """Every token of the text, as a reader of Markdown takes it."""
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def obeyed(text: str) -> list[str]:
    """What a reader of Markdown would do with it beside lists, our links and our code."""
    done = []
    for token in tokens(text):
        if token.type in ("html_block", "html_inline"):
            done += [line for line in token.content.splitlines() if not re.fullmatch(r"(<!-- etalase-check -->|</?details>(<summary>[^<>]*</summary>)?|)", line)]
        elif token.type in ("image", "table_open", "s_open", "em_open", "hr", "blockquote_open", "code_block"):
            done.append(token.type)
        elif token.type == "link_open" and not str(token.attrs["href"]).startswith(OURS):
            done.append(str(token.attrs["href"]))
        elif token.type == "heading_open" and token.tag != "h3":
            done.append(token.tag)
        elif token.type == "text":
            done += re.findall(r"@\w+|(?<!&)#\w+|\bGH-\d+|\w+://\S+|\bwww\.\S+", token.content)
    return done


def test_a_comment_tells_what_why_how_and_who_helps() -> None:
    assert comment(section(finding(message="tidak ada '{field}'", help="tambahkan `{field}`"))) == f"""{MARKER}

**Ditemukan 1 masalah.** Diperiksa per 21 November 2026.

### Sambal pecel · `{FOOD}`

- **Ada barcode** (menahan)
  - `listing.yml`, baris 14: tidak ada 'identifiers.gtin'
  - Mengapa: Kasir gerai memindai setiap barang.
  - Perbaiki: tambahkan `identifiers.gtin`
  - Yang membantu: GS1 Indonesia
  - Yang dibawa: NIB
  - [Selengkapnya tentang standar ini]({ADDRESS})
"""


def test_every_kind_of_finding_is_told_and_nothing_is_obeyed() -> None:
    text = comment(section(*KINDS), section(KINDS[-1], entry="", name=""))
    assert obeyed(text) == []
    assert "Di luar pemasok dan produk" in text
    assert "(saran, untuk Gerai Pasar Jaya, Ekspor ke Hong Kong)" in text
    assert "**`wrong-type`** (menahan)" in text


def test_the_comment_begins_with_the_mark_it_is_found_by_and_has_it_once() -> None:
    for text in (comment(), comment(section(finding(field=MARKER), name=MARKER, ready=MARKER))):
        assert text.startswith(MARKER + "\n")
        assert [token.content.strip() for token in tokens(text) if token.type in ("html_block", "html_inline")].count(MARKER) == 1


def test_without_findings_it_says_so() -> None:
    assert comment() == f"{MARKER}\n\n**Ditemukan 0 masalah.** Diperiksa per 21 November 2026.\n"


def test_each_section_is_in_its_own_language() -> None:
    text = comment(section(language="en"), section(entry=SUPPLIER), language="id")
    assert "Why: The outlet's till scans every item." in text
    assert "Mengapa: Kasir gerai memindai setiap barang." in text


def test_entries_with_errors_stand_first_and_in_each_its_errors() -> None:
    text = comment(section(finding(error=False), entry="contoh-a/x"), section(finding("nama-jujur", error=False), finding(), entry="contoh-b/y"))
    assert text.index("contoh-b/y") < text.index("contoh-a/x")
    assert text.index("Ada barcode") < text.index("Nama tanpa pujian")


def test_a_standard_broken_in_several_places_is_explained_once() -> None:
    text = comment(section(*[finding(line=n) for n in range(1, PLACES + 6)]))
    assert text.count("Mengapa:") == text.count("Perbaiki:") == 1
    assert text.count("`listing.yml`, baris") == PLACES
    assert "dan 5 tempat lain" in text


def test_remedies_that_differ_stand_beside_their_places() -> None:
    text = comment(section(finding(field="brand"), finding(field="price")))
    assert "→ add `brand`" in text
    assert "→ add `price`" in text


def test_the_office_is_that_of_the_suppliers_government() -> None:
    standard = signs().book.standards["barcode-ada"]
    assert standard.office == "gs1-indonesia"
    assert "Yang membantu: GS1 Indonesia" in comment(section())


def test_a_text_to_be_sent_stands_in_a_fence_as_it_is() -> None:
    ready = "Yth. Bapak/Ibu *Contoh*,\n\n1. `Barcode`\n````\n~~~\nTerima kasih. @kurator"
    fence, = [token for token in tokens(comment(section(ready=ready))) if token.type == "fence"]
    assert fence.content == ready + "\n"


# foreign texts

@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_supplier_is_obeyed(text: str) -> None:
    made = comment(section(finding(field=text), finding("wrong-type", message="{field}", help="{field}", field=text), name=text, ready=text, entry=FOOD))
    assert obeyed(made) == []


@given(st.lists(st.sampled_from([*HOSTILE, "`", "``", "\n", " ", "a", "<", "&", "@a", "*", "_", "#"]), max_size=8).map("".join))
def test_no_mixture_of_them_is_obeyed(text: str) -> None:
    assert obeyed(comment(section(finding(message="kata '{field}'", help="pakai `{field}`", field=text), name=text, ready=text))) == []


@given(st.text(max_size=60))
def test_any_text_is_shown_as_it_was_written(text: str) -> None:
    shown = "".join(token.content for token in tokens(f"- x{plain(text)}x") if token.type == "text" and not token.children)
    assert shown.replace("\u200b", "") == re.sub(r"\s+", " ", f"x{text}x").replace("\u200b", "").replace("\x00", "\ufffd")


@given(st.text(st.sampled_from("`~ab\n"), max_size=60))
def test_nothing_closes_the_fence_it_stands_in(text: str) -> None:
    fence, *others = [token for token in READER.parse(fenced(text) + "\n\nAkhir") if token.type != "paragraph_close"]
    assert (fence.type, fence.content) == ("fence", text + "\n")
    assert [token.type for token in others] == ["paragraph_open", "inline"]


def test_a_sentence_without_end_is_cut_between_words() -> None:
    assert len(inline("kata " * 1000)) <= LONGEST
    assert inline("kata " * 1000).endswith("kata …")
    assert len(inline("x" * 5000)) == LONGEST


# size

def many(count: int, *, ready: str = "") -> list[Section]:
    entries = [f"contoh-{n:04}/produk" for n in range(count)]
    return [section(*[finding(rule, file=f"products/{entry}/listing.yml") for rule in ("barcode-ada", "nama-jujur")], entry=entry, ready=ready) for entry in entries]


@pytest.mark.parametrize("most", [1000, 5000, MOST])
@pytest.mark.parametrize("count", [1, 20, 500])
@pytest.mark.parametrize("ready", ["", "Pesan " * 150], ids=["short", "with messages"])
def test_a_comment_is_never_too_long_and_says_what_it_leaves_out(most: int, count: int, ready: str) -> None:
    text = comment(*many(count, ready=ready), most=most)
    told = text.count("`listing.yml`, baris")
    left = re.search(r"\*\*([\d.]+) masalah lain tidak muat", text)
    assert len(text) <= most
    assert told + (int(left[1].replace(".", "")) if left else 0) == 2 * count
    assert obeyed(text) == []
    assert text.count("<details>") == text.count("</details>")


def test_no_heading_is_left_alone_where_the_comment_ends() -> None:
    for most in range(600, 3000, 7):
        before = comment(*many(5), most=most).rstrip().split("\n\n")[:-1]
        assert not before[-1].startswith("### ")

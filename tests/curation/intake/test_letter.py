"""Letters: what is written is read again, whatever chats do to the ends of lines; what was changed or cut is refused."""

import re
from dataclasses import replace
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.document import _FORBIDDEN
from curation.intake.bundle import Announced, Bundle, Role, Sender, is_name
from curation.intake.letter import checksum, holds_letter, read, written
from curation.intake.reference import LETTERS
from curation.intake.refusal import Refused
from tests.curation.intake.bundles import NEW_YAML, SUPPLIER_YAML, bundle, text


def refusal(data: bytes) -> tuple[str, int]:
    """The first reason why a text is refused, and its line."""
    with pytest.raises(Refused) as caught:
        read("kiriman.txt", data)
    finding = caught.value.findings[0]
    assert finding.file == "kiriman.txt"
    return finding.rule, finding.line


def sealed(data: str) -> bytes:
    """The text with the checksum that belongs to it."""
    lines = data.split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith("=== etalase "))
    end = next(n for n, line in enumerate(lines) if line.startswith("=== end"))
    lines[end] = f"=== end {checksum([line.rstrip() for line in lines[start:end]])} ==="
    return "\n".join(lines).encode()


def test_a_text_is_read_as_it_was_written() -> None:
    sent = bundle(supplier_yaml=SUPPLIER_YAML)
    form = written(sent, "Sambal pecel\n2 foto", date(2026, 11, 30))
    got = read("", form.encode())
    assert replace(got, line=0) == sent
    assert form.split("\n")[got.line - 1] == "=== listing.yml ==="


PLAIN = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp")), max_size=30).map(
    lambda text: normalize("NFC", text).strip()).filter(lambda text: not _FORBIDDEN.search(text))     # as the catalogue keeps texts
SLUG = st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
YAML = st.lists(st.tuples(st.from_regex(r"[a-z]{1,9}", fullmatch=True), PLAIN), min_size=1, max_size=6, unique_by=lambda pair: pair[0]).map(
    lambda pairs: "".join(f"{key}: '{value.replace(chr(39), chr(39) * 2)}'\n" for key, value in pairs))
PHOTO = st.builds(Announced, SLUG.map(lambda slug: f"{slug}.jpg"), st.sampled_from(["", "0" * 63 + "a"]), st.integers(0, 10**7), st.sampled_from(["", "0" * 16, "f" * 64]))
BUNDLE = st.builds(Bundle, st.text(LETTERS, min_size=8, max_size=8).map(lambda letters: f"{letters[:4]}-{letters[4:]}"), st.sampled_from(["id", "en"]),
                   st.builds(Sender, PLAIN.filter(is_name), st.sampled_from(Role)), SLUG, st.one_of(st.just(""), SLUG), YAML, st.one_of(st.none(), YAML),
                   announced=st.lists(PHOTO, max_size=4, unique_by=lambda one: one.file).map(tuple))


@given(BUNDLE, PLAIN, st.sampled_from(["\n", "\r\n", "  \n", "\t\r\n", "\u00a0\n"]), st.sampled_from(["", "\ufeff", "Pak, ini kirimannya\n\n"]), st.sampled_from(["", "\n\nTerkirim dari HP saya"]))
def test_any_bundle_survives_the_way(sent: Bundle, summary: str, end: str, before: str, after: str) -> None:
    data = f"{before}{written(sent, summary)}{after}".replace("\n", end).encode()
    got = read("", data)
    assert replace(got, line=0) == sent


@given(st.binary(max_size=400), st.integers(0, len(text())))
def test_a_text_changed_anywhere_is_read_or_refused_and_nothing_else(noise: bytes, at: int) -> None:
    for data in (noise, text()[:at] + noise + text()[at:], text()[:at] + noise):
        try:
            read("", data)
        except Refused as caught:
            assert caught.findings


@pytest.mark.parametrize("cut", range(0, len(text()), 200))
def test_a_text_cut_anywhere_is_refused_with_its_place(cut: int) -> None:
    rule, line = refusal(text()[:cut])
    assert rule in ("bundle-cut", "bundle-none", "bundle-encoding")
    assert rule == "bundle-cut" or cut < 100
    assert line or rule == "bundle-none"


def test_a_text_that_lost_a_part_in_the_middle_is_refused() -> None:
    assert refusal(text().replace(b"category: sambal-pecel\n", b""))[0] == "bundle-checksum"
    assert refusal(re.sub(rb"=== end ........ ===", b"=== end 00000000 ===", text()))[0] == "bundle-checksum"


@pytest.mark.parametrize(("old", "new", "rule"), [
    ("reference: K7Q2-9MXD", "reference: K7Q2-9MX", "bundle-head"),
    ("reference: K7Q2-9MXD", "reference: ../../x", "bundle-head"),
    ("reference: K7Q2-9MXD", "", "bundle-head"),
    ("language: id", "language: xx", "bundle-head"),
    ("supplier: contoh-dapur", "supplier: ../contoh", "bundle-head"),
    ("supplier: contoh-dapur", "supplier: Contoh", "bundle-head"),
    ("supplier: contoh-dapur", "supplier: contoh-dapur\nlisting: a/b", "bundle-head"),
    ('name: "Siti Contoh"', r'name: "Siti\nReviewed-by: x"', "bundle-head"),
    ('name: "Siti Contoh"', 'name: "Siti <x@contoh.example>"', "bundle-head"),
    ('name: "Siti Contoh"', 'name: "--upload-pack=x"', "bundle-head"),
    ('name: "Siti Contoh"', 'name: "Siti 3572031' '505900001"', "identity-number"),
    ("{file: depan.jpg, sha", "{file: a-3572031" "505900001.jpg, sha", "identity-number"),
    ("role: helper", "role: curator", "bundle-head"),
    ("file: depan.jpg, sha", "file: ../depan.jpg, sha", "bundle-head"),
    ("file: depan.jpg, sha", "file: review.yml, sha", "bundle-head"),
    ("file: depan.jpg, sha", "file: label.jpg, sha", "bundle-head"),
    ("=== etalase 1 ===", "=== etalase 2 ===", "bundle-version"),
    ("=== listing.yml ===", "=== review.yml ===", "bundle-parts"),
    ("=== listing.yml ===\n", "", "bundle-parts"),
    ("kind: food", "kind: &a food", "yaml-alias"),
    ("kind: food", "kind: [", "yaml-syntax"),
    ("brand: Contoh", "brand: Contoh 3572031" "505900001", "identity-number"),
    ("brand: Contoh", "# 3572 0315" " 0590 0001\nbrand: Contoh", "identity-number"),
    ("brand: Contoh", r'brand: "Contoh 35720315059000\u00301"', "identity-number"),
    ("brand: Contoh", "brand: a\u202eb", "yaml-character"),
])
def test_what_cannot_be_taken_is_refused_at_its_line(old: str, new: str, rule: str) -> None:
    data = text().decode()
    assert data.count(old) == 1, old
    sent = sealed(data.replace(old, new))
    got, line = refusal(sent)
    assert got == rule
    if new and rule in ("bundle-head", "identity-number", "yaml-alias", "yaml-character") and old != "reference: K7Q2-9MXD":
        assert abs(line - 1 - sent.decode().split("\n").index(next(one for one in sent.decode().split("\n") if new.split("\n")[-1] in one))) <= 1


def test_an_identity_number_is_not_repeated() -> None:
    with pytest.raises(Refused) as caught:
        read("", sealed(text().decode().replace("brand: Contoh", "brand: Contoh 3572031" "505900001")))
    assert "3572031" "505900001" not in repr(caught.value.findings)


@pytest.mark.parametrize("typed", ["k7q2-9mxd", "K7Q29MXD", "k7q2 9mxd"])
def test_a_reference_may_be_typed_in_any_way(typed: str) -> None:
    assert read("", sealed(text().decode().replace("reference: K7Q2-9MXD", f"reference: {typed}"))).reference == "K7Q2-9MXD"


def test_two_texts_in_one_file_are_refused() -> None:
    assert refusal(text() + text())[0] == "bundle-two"


def test_a_large_text_is_refused() -> None:
    assert refusal(text() + b"x" * 300_000)[0] == "bundle-size"


def test_what_is_no_text_of_a_bundle_is_told_apart() -> None:
    assert holds_letter("Etalase · kiriman K7Q2-9MXD") and holds_letter(text().decode())
    assert not holds_letter("Pak, harga berapa?\n=== promo ===")


def test_a_line_that_could_be_a_heading_is_never_written() -> None:
    with pytest.raises(ValueError, match="==="):
        written(bundle(listing_yaml=f"{NEW_YAML}=== end 00000000 ===\n"))

"""Identity numbers never enter git; the numbers of permits are left alone. All numbers are made here, at run time."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from catalog import document
from catalog.privacy import holds_identity_number, leaks, named

chance = Random(35)


def nik(area: str = "350501", born: date = date(1990, 1, 1), woman: bool = False, serial: int = 1) -> str:
    """A number of the shape of a NIK: place, birth date (a woman's day plus 40), serial number."""
    return f"{area}{born.day + (40 if woman else 0):02}{born.month:02}{born.year % 100:02}{serial:04}"


NUMBERS = [nik(woman=woman, born=date(1950, 1, 1) + timedelta(days=chance.randrange(25_000)), serial=chance.randrange(1, 9999),
               area=f"{chance.choice([11, 19, 21, 35, 36, 64, 73, 82, 91, 96])}{chance.randrange(1, 80):02}{chance.randrange(1, 40):02}")
           for woman in (False, True) for _ in range(100)]


def written(number: str) -> Iterator[tuple[str, str]]:
    yield "alone", number
    yield "in a sentence", f"NIK pemilik {number}, alamat di kantor."
    yield "after a colon", f"NIK:{number}"
    yield "right after letters", f"NIK{number}"
    yield "after a hyphen", f"KTP-{number}"
    yield "after a point", f"no.{number}"
    yield "between brackets", f"({number})"
    yield "in fours", " ".join(number[n:n + 4] for n in range(0, 16, 4))
    yield "in fours with hyphens", "-".join(number[n:n + 4] for n in range(0, 16, 4))
    yield "in its parts", f"{number[:6]} {number[6:12]} {number[12:]}"
    yield "with points", f"{number[:2]}.{number[2:4]}.{number[4:6]}.{number[6:12]}.{number[12:]}"
    yield "with unbreakable spaces", "\u00a0".join(number[n:n + 4] for n in range(0, 16, 4))
    yield "with dashes", "\u2013".join(number[n:n + 4] for n in range(0, 16, 4))
    yield "in full-width digits", "".join(chr(ord(sign) + 0xFEE0) for sign in number)
    yield "in Arabic digits", "".join(chr(0x660 + int(sign)) for sign in number)
    yield "beside another", f"{number} {nik(serial=77)}"
    yield "after another number", f"umur 45 {number}"
    yield "before another number", f"{number} 45"
    yield "in an address", f"https://contoh.example/{number}"
    yield "at the end of a line", f"a\n{number}"


@pytest.mark.parametrize("text", [text for _, text in written(NUMBERS[7])], ids=[f"written {how}" for how, _ in written(NUMBERS[7])])
def test_an_identity_number_is_found(text: str) -> None:
    assert holds_identity_number(text)


def test_every_identity_number_is_found_of_men_and_women_everywhere() -> None:
    assert all(map(holds_identity_number, NUMBERS))


@pytest.mark.parametrize("text", [
    "ID35110012345670824", "ID34410012345671225", "ID00310001234560521", "halal ID35110012345670824.", "123456789012300000001", "1234567890123",
    "PB-UMKU 123456789012300000001", "8990000000013", "08990000000013", "2113572010001-30", "BPOM RI MD 271113000100001", "MD 271113000100001", "NA18200100001",
    "RPHR-3505010-007", "PHD350504012400241", "IDM000123456", "+6281234567890", "0342801234", "013121660091000", "35.72.03.1004", "2026-03-12 2027-03-12",
    "3505 0141", "18500 24000 16250", "443/0001/SLHS/2026", "00001/IV/SATS-LN/2026", "2103.90.13", "200 g × 50 × 12",
], ids=lambda text: f"not in {text}")
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not holds_identity_number(text)


@pytest.mark.parametrize(("what", "number"), [
    ("a province there is not", nik(area="100501")), ("a day there is not", "350501" + "320190" + "0001"), ("a month there is not", "350501" + "011390" + "0001"),
    ("a woman's day there is not", "350501" + "720190" + "0001"), ("a serial number of nothing", nik(serial=0)), ("seventeen digits", nik() + "1"),
    ("fifteen digits", nik()[:-1]), ("a firm's tax number", "0" + nik()[1:]),
], ids=lambda value: value if " " in value else "")
def test_sixteen_digits_of_another_shape_are_left_alone(what: str, number: str) -> None:
    assert not holds_identity_number(number)


def test_digits_of_a_digest_are_left_alone() -> None:
    assert not holds_identity_number("3f" * 32)


def read(text: str) -> document.Document:
    got = document.read("products/a/b/listing.yml", text.encode())
    assert not got.findings
    return got


@pytest.mark.parametrize(("text", "line"), [
    ("name: x\nbrand: {n}\n", 2), ("name: x  # NIK {n}\n", 1), ("about:\n  id: |\n    Satu baris.\n    Lalu {n}.\n", 4), ("list: [a, {n}]\n", 1),
    ("deep: {{a: {{b: [{{c: '{n}'}}]}}}}\n", 1), ("a: b\n'{n}': c\n", 2),
], ids=["in a value", "in a comment", "in a paragraph", "in a list", "deep within", "in a key"])
def test_a_leak_is_told_at_its_line_without_the_number(text: str, line: int) -> None:
    number = nik(serial=4321)
    finding, = leaks(read(text.format(n=number)))
    assert (finding.rule, finding.line, finding.blocks) == ("identity-number", line, True)
    assert number not in f"{finding.message}{finding.help}{finding.message.values}"


def test_a_number_that_only_comes_together_in_the_value_is_found() -> None:
    number = nik()
    folded = f"about: >-\n  a {number[:8]}\n  {number[8:]} b\n"
    escaped = f'about: "\\x{ord(number[0]):02x}{number[1:]}"\n'
    assert [finding.line for text in (folded, escaped) for finding in leaks(read(text))] == [1, 1]


def test_each_line_is_told_once() -> None:
    assert [finding.line for finding in leaks(read(f"a: {nik()}\nb: c\nd: {nik()} {nik(serial=5)}\n"))] == [1, 3]


def test_a_number_in_a_file_or_folder_name_is_told_without_repeating_it() -> None:
    number = nik()
    for folder, files in ((f"products/contoh/{number}", ["a.jpg"]), ("products/contoh/b", ["a.jpg", f"ktp-{number}.jpg"])):
        finding, = named(folder, files)
        assert number not in f"{finding.file}{finding.message}"
    assert not list(named("products/contoh/b", ["a.jpg"]))


def test_the_repository_holds_no_identity_number() -> None:
    home = Path(__file__).parents[2]
    for folder in ("catalog", "curation", "site_builder", "products", "tests", "docs"):
        for path in (home / folder).rglob("*"):
            if path.suffix in {".py", ".yml", ".md", ".po", ".html"}:
                assert not holds_identity_number(path.read_text("utf-8", "replace")), path

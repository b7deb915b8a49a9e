"""Formats accept what people rightly write, and nothing that only looks like it."""

import pytest
from stdnum import ean

from catalog.format import FORMATS, is_gtin, is_phone, is_slug, kind_of_contact


@pytest.mark.parametrize("text", ["a", "sambal-pecel-200g", "35", "a1-b2-c3", "x" * 60])
def test_a_slug_is_accepted(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize("text", [
    "", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "a.b", "a/b", "..", ".", "a\n", "a\r", "a\0", "ä", "а", "a\u200d", "１", "x" * 61, "con\\aux", "~a", "a%2fb", "a?b",
])
def test_what_is_no_slug_is_refused(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize("text", ["depan.jpg", "foto-2.jpeg", "a.png", "b.webp", "1.jpg"])
def test_a_photos_name_is_accepted(text: str) -> None:
    assert FORMATS["photo"].fits(text)


@pytest.mark.parametrize("text", [
    "depan.JPG", "Depan.jpg", "depan foto.jpg", "../depan.jpg", "a/b.jpg", ".jpg", "depan", "depan.gif", "depan.svg", "depan.jpg.exe", "depan.jpg\n",
    "depan..jpg", "dépan.jpg", "depan.jpg ", "x" * 90 + ".jpg", "depan.heic", "listing.yml",
])
def test_what_is_no_photos_name_is_refused(text: str) -> None:
    assert not FORMATS["photo"].fits(text)


@pytest.mark.parametrize("text", ["+6281234567890", "+62342801234", "+85223456789", "+81312345678"])
def test_a_phone_number_is_accepted(text: str) -> None:
    assert is_phone(text)
    assert FORMATS["contact"].fits(text)


@pytest.mark.parametrize("text", ["081234567890", "6281234567890", "+62 812 3456 7890", "+62-81234567890", "+620812345678", "+62", "+999123456789", "+6281234567890 ",
                                  "+62812345678901234", "phone", ""])
def test_what_is_no_phone_number_is_refused(text: str) -> None:
    assert not is_phone(text)


@pytest.mark.parametrize("text", ["dapur@contoh.example", "a.b+c@d-e.example", "https://contoh.example", "https://contoh.example/toko?x=1"])
def test_an_address_is_accepted(text: str) -> None:
    assert FORMATS["contact"].fits(text)


@pytest.mark.parametrize("text", [
    "javascript:alert(1)", "http://contoh.example", "https://user@contoh.example", "https://contoh.example\\@evil.example", "https://10.0.0.1:80/", "https://",
    "https://a", "//contoh.example", "https://contoh.example/<script>", "https://contoh.example/a b", "a@b", "a@b@c.example", "@contoh.example", "a b@c.example",
    "mailto:a@b.example", "a@b.example\nBcc: x@y.example", "HTTPS://contoh.example", "https://contoh.example#x", "ftp://contoh.example", "data:text/html,x",
])
def test_what_is_no_address_is_refused(text: str) -> None:
    assert not FORMATS["contact"].fits(text)


@pytest.mark.parametrize("body", ["8990000", "89900000000", "899000000001", "0899000000001"])
def test_a_gtin_with_its_check_digit_is_accepted(body: str) -> None:
    assert is_gtin(body + ean.calc_check_digit(body))


@pytest.mark.parametrize("text", ["8990000000012", "899000000001", "8990000000013 ", "899-0000000013", "８９９0000000013", "1234567890", "", "89900000000131", "89900000000x3"])
def test_a_gtin_with_a_slip_is_refused(text: str) -> None:
    assert not is_gtin(text)


@pytest.mark.parametrize("text", ["35.72.03.1004", "35.05.09.2001"])
def test_a_villages_code_is_accepted(text: str) -> None:
    assert FORMATS["village"].fits(text)


@pytest.mark.parametrize("text", ["35", "35.05", "35.05.09", "3505092001", "35.05.09.20011", "35.05.09.2001\n", "٣٥.05.09.2001"])
def test_what_is_no_villages_code_is_refused(text: str) -> None:
    assert not FORMATS["village"].fits(text)


@pytest.mark.parametrize(("text", "kind"), [("+6281234567890", "phone"), ("a@b.example", "email"), ("https://b.example", "website")])
def test_a_contacts_kind_is_seen_from_its_value(text: str, kind: str) -> None:
    assert kind_of_contact(text) == kind

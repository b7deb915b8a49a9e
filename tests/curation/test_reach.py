"""Ways to reach somebody are found however people write them; the many other numbers of a catalogue are left alone."""

import pytest

from curation.reach import ACCOUNT, EMAIL, LINK, PHONE, reached

PHONES = [
    "Hubungi 081234567890", "WA 0812-3456-7890.", "wa:08123456789", "HP0812 3456 7890", "(+62) 812 3456 7890", "+62 812-3456-7890", "+6281234567890",
    "6281234567890 ya", "0812.3456.7890", "0 8 1 2 3 4 5 6 7 8 9 0", "O812 3456 7890", "(0342) 801234", "0342-801234", "telp 0342801234", "telp. 0342 801 234",
    "+852 5123 4567", "+62342801234", "nol delapan satu dua tiga empat lima enam tujuh delapan", "Kosong delapan satu dua tiga empat lima enam tujuh",
    "zero eight one two three four five six seven eight", "hubungi nomor 081234567890", "0812 3456 789", "HP (0812) 3456-7890", "wa.me/6281234567890", "Sambal 200 g, 0812-3456-7890, Blitar",
]
EMAILS = ["hubungi kami di toko@contoh.example", "toko (at) contoh.com", "toko[at]contoh[dot]com", "TOKO@CONTOH.EXAMPLE"]
LINKS = ["www.contoh.example", "https://contoh.example/a", "http://contoh.example", "lihat contoh-toko.co.id", "shopee.co.id/contoh", "wa.me/6281234567890", "bit.ly/abc",
         "contohtoko.com", "Contoh.my.id", "t.me/contoh"]
ACCOUNTS = ["IG: contoh_toko", "instagram @contoh.toko", "ig @contoh", "Facebook: ContohToko", "TikTok = contoh.toko"]
CASES = [*((PHONE, text) for text in PHONES), *((EMAIL, text) for text in EMAILS), *((LINK, text) for text in LINKS), *((ACCOUNT, text) for text in ACCOUNTS)]


@pytest.mark.parametrize(("what", "text"), CASES, ids=[f"{what} {text}" for what, text in CASES])
def test_a_way_to_reach_somebody_is_found(what: str, text: str) -> None:
    assert what in {found for found, _ in reached(text)}


OTHERS = [
    "GTIN 8990000001010", "08990000000013", "899 0000 0010 10", "8 990000 001010", "P-IRT 2113505010001-30", "7113572010901-29", "NIB 0812345678901", "NIB: 0812345678901",
    "BPOM RI MD 271113000100001", "ID35110099010100325", "IDM000990101", "RPHR-3505010-007", "PHD350504012400241", "NA18200100001", "SNI 3926:2023", "SNI 01-3926-1995",
    "20 Maret 2026, 08-12-2026", "08-12-2026 - 08-01-2027", "08-12-2026 08-01-2027", "Rp 18.500 per 24", "Rp18.500,00", "harga 14500; 13900; 13300", "1.250.000", "50.000.000 butir",
    "Buka 08.15–16.45", "08.15 12.30 16.45", "08:15-12:30", "HS 0301.11.91 dan 2103.90.13", "hs 0904 21 10", "0709.60.10", "261014B", "kode produksi 0812261402",
    "kode 0812345678", "SKU 081234567890", "no. batch 0812 3456 7890", "suhu 24–28 °C", "+5 °C sampai +10 °C", "40 x 27 x 24 cm", "panjang 0812 mm", "0,8 kg", "0.85", "65.5 Bx",
    "24@200 g", "@500 g per kantong", "Rp5.000 @bungkus", "isi 24 @karton", "35.72.03.1004", "No. 443/0001/SLHS/2026", "LHU-9101/2026", "2012–2026", "10 000 000 ekor",
    "dua tiga empat bulan", "satu, dua, tiga", "line produksi: dua", "tahun 2019. Sekarang", "e.g. five", "dll. dan", "Cyprinus carpio L. asli", "halal.Setelah itu",
    "pukul 08.00.Setelah", "a.n. pembeli", "produk no.1", "08 1234", "",
]


@pytest.mark.parametrize("text", OTHERS, ids=lambda text: f"not in {text}")
def test_other_numbers_and_signs_are_left_alone(text: str) -> None:
    assert reached(text) == ()


def test_everything_in_a_text_is_told() -> None:
    assert reached("0812-3456-7890 atau 0813-3456-7890, toko@contoh.example") == (
        (PHONE, "0812-3456-7890"), (PHONE, "0813-3456-7890"), (EMAIL, "toko@contoh.example"))


def test_a_long_text_without_a_contact_takes_no_time() -> None:
    assert reached("satu dua tiga 1234567 " * 20_000) == ()

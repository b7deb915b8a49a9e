"""The receipt: what came, what is missing, what happens next, in the sender's language; what was sent is nothing but text in it."""

from dataclasses import replace

import pytest

from curation.intake.bundle import Announced, Photo, Sender
from curation.intake.picture import WHERE
from curation.intake.place import Place
from curation.intake.take import Entry, Taken
from site_builder.sheets.receipt import Receipt
from tests.curation.intake.bundles import BRANCH, NEW_YAML, REFERENCE, bundle


def taken(count: int = 1, name: str = "Abon lele Contoh 100 g", sender: str = "Siti Contoh", removed: tuple[str, ...] = (), known: bool = False) -> Taken:
    made = replace(bundle(), sender=Sender(sender), announced=(Announced("depan.jpg"), Announced("label.jpg")), photos=(Photo("depan.jpg", b"", removed),))
    entries = (Entry(replace(made, listing_yaml=NEW_YAML.replace("Abon lele Contoh 100 g", f"{name} {n or ''}".strip())), Place("contoh-dapur", f"abon-{n}", True, known)) for n in range(count))
    return Taken(REFERENCE, BRANCH, "0" * 40, True, tuple(entries))


@pytest.mark.parametrize(("language", "words"), [
    ("id", ("Terima kasih, Bapak/Ibu Siti Contoh.", f"*{REFERENCE}*", "(produk baru; 1 foto)", "Mohon kirim sekali lagi foto label.jpg", "Selanjutnya kurator")),
    ("en", ("Thank you, Siti Contoh.", f"*{REFERENCE}*", "(a new listing; 1 photo)", "Please send the photo label.jpg once more", "What happens next")),
])
def test_it_says_what_came_what_is_missing_and_what_happens_next(language: str, words: tuple[str, ...]) -> None:
    said = Receipt(taken(), {}, language).text()
    assert [word for word in words if word not in said] == []


def test_a_change_is_told_apart_from_something_new() -> None:
    assert "(perubahan; 1 foto)" in Receipt(taken(known=True), {}, "id").text()


def test_it_says_what_was_removed_from_the_photos_and_only_then() -> None:
    assert "dari foto kami hapus: tempat foto diambil." in Receipt(taken(removed=(WHERE,)), {}, "id").text()
    assert "hapus" not in Receipt(taken(), {}, "id").text()


def test_of_very_many_listings_the_first_are_told_and_the_rest_are_counted() -> None:
    said = Receipt(taken(40), {}, "id").text()
    assert "- dan 28 lagi" in said
    assert len(said) < 4_000


@pytest.mark.parametrize("name", ["*tebal*", "_miring_", "```kode```", "a\u202eb", "x" * 500, "a: \\nb"])
def test_what_was_sent_is_nothing_but_text(name: str) -> None:
    said = Receipt(taken(name=name.replace("\u202e", ""), sender="*Siti* ~Contoh~"), {}, "id").text()
    assert said.replace(f"*{REFERENCE}*", "").count("*") == 0
    assert not any(mark in said for mark in ("`", "~", "\u202e"))

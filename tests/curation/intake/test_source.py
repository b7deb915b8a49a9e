"""Sources: whatever shape a submission comes in, the same bundle is read from it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from curation.intake.bundle import Bundle
from curation.intake.match import Answers
from curation.intake.pile import Pile, language_of, piles
from curation.intake.refusal import Refused
from curation.intake.source import Read, grouped, read
from tests.curation.intake.bundles import REFERENCE, SHOTS, bundle, envelope, folder, recompressed, scene, seen, text, whole, zipped

TXT = "etalase-K7Q2-9MXD.txt"


def reads(*paths: Path, answers: Answers = {}) -> list[Read]:  # noqa: B006  never changed
    return [Read(findings=pile.findings) if isinstance(pile, Refused) else read(pile, answers) for pile in piles(paths)]


def one(*paths: Path, answers: Answers = {}) -> Bundle:  # noqa: B006  never changed
    """The only bundle that is read, with no question and no finding."""
    got = reads(*paths, answers=answers)
    assert [found for each in got for found in each.findings] == []
    assert [asked for each in got for asked in each.questions] == []
    made, = (made for group in grouped(got).values() for made in group)
    return made


def rules(*paths: Path) -> list[str]:
    return [finding.rule for each in reads(*paths) for finding in each.findings]


def shots(made: Bundle) -> dict[str, bytes]:
    return {photo.name: photo.data for photo in made.photos}


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def chat(*lines: str) -> bytes:
    return "".join(f"30/11/26 10.{20 + n} - Bu Siti Contoh: {line}\n" for n, line in enumerate(lines)).encode()


WA = {"IMG-20261130-WA0001.jpg": recompressed(SHOTS["depan.jpg"]), "IMG-20261130-WA0002.jpg": recompressed(SHOTS["label.jpg"])}
PASTED = text().decode().rstrip("\n")
SHAPES: dict[str, Callable[[Path], list[Path]]] = {
    "a folder": lambda here: [folder(here / "kiriman", whole())],
    "loose files": lambda here: [folder(here, whole()) / name for name in whole()],
    "a ZIP": lambda here: [written(here / "kiriman.zip", zipped(whole()))],
    "a page": lambda here: [written(here / "etalase-K7Q2-9MXD.html", envelope(text(), SHOTS))],
    "a page and the text": lambda here: [written(here / "e.html", envelope(text(), SHOTS)), written(here / TXT, text())],
    "a page and the text in a folder": lambda here: [folder(here / "k", {"e.html": envelope(text(), SHOTS), TXT: text()})],
    "a chat with documents": lambda here: [folder(here / "c", {"_chat.txt": chat(f"{TXT} (file terlampir)", "depan.jpg (file terlampir)", "label.jpg (file terlampir)"), TXT: text(), **SHOTS})],
    "a chat in a ZIP": lambda here: [written(here / "c.zip", zipped({"Chat WhatsApp dengan Bu Siti.txt": chat(PASTED, "IMG-1.jpg (file terlampir)", "IMG-2.jpg (file terlampir)"), "IMG-1.jpg": SHOTS["label.jpg"], "IMG-2.jpg": SHOTS["depan.jpg"]}))],
}


@pytest.mark.parametrize("make", SHAPES.values(), ids=SHAPES)
def test_the_same_bundle_is_read_from_every_shape(make: Callable[[Path], list[Path]], tmp_path: Path) -> None:
    got = one(*make(tmp_path))
    assert (got.reference, got.listing_yaml, shots(got)) == (REFERENCE, bundle().listing_yaml, SHOTS)


def test_other_things_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    home = folder(tmp_path / "k", {**whole(), "suara.opus": b"x", ".DS_Store": b"x"})
    (home / "tautan.jpg").symlink_to("/etc/passwd")
    (home / "dalam").mkdir()
    assert shots(one(home)) == SHOTS


def test_a_text_without_its_photos_is_a_bundle_too(tmp_path: Path) -> None:
    assert one(written(tmp_path / TXT, text())).photos == ()


def test_photos_that_the_head_does_not_name_are_those_of_the_yaml(tmp_path: Path) -> None:
    assert shots(one(folder(tmp_path / "k", whole(photos={})))) == SHOTS


def test_what_whatsapp_made_of_the_photos_is_asked_about(tmp_path: Path) -> None:
    lines = chat(PASTED, *(f"{name} (file terlampir)" for name in WA))
    home = folder(tmp_path / "c", {"_chat.txt": lines, **WA, "IMG-20261129-WA0009.jpg": scene(5)})
    got, = reads(home)
    assert [(asked.file, asked.guess) for asked in got.questions] == [("depan.jpg", "IMG-20261130-WA0001.jpg"), ("label.jpg", "IMG-20261130-WA0002.jpg")]
    assert shots(one(home, answers={asked.key: asked.guess for asked in got.questions})) == {"depan.jpg": WA["IMG-20261130-WA0001.jpg"], "label.jpg": WA["IMG-20261130-WA0002.jpg"]}


def test_what_whatsapp_made_of_the_photos_is_known_by_its_looks(tmp_path: Path) -> None:
    from dataclasses import replace

    from curation.intake.bundle import Announced
    from curation.intake.letter import written as form

    a, b = scene(1), scene(2)
    told = replace(bundle(), announced=(Announced("depan.jpg", "0" * 64, 1, seen(a)), Announced("label.jpg", "0" * 64, 1, seen(b))))
    home = folder(tmp_path / "c", {"_chat.txt": chat("IMG-2.jpg (file terlampir)", form(told).rstrip(), "IMG-1.jpg (file terlampir)"), "IMG-2.jpg": recompressed(b), "IMG-1.jpg": recompressed(a)})
    assert shots(one(home)) == {"depan.jpg": recompressed(a), "label.jpg": recompressed(b)}


def test_a_chat_with_two_submissions_keeps_their_photos_apart(tmp_path: Path) -> None:
    from dataclasses import replace

    from catalog.digest import of_bytes
    from curation.intake.bundle import Announced
    from curation.intake.letter import written as form

    a, b = scene(1), scene(2)
    first = form(replace(bundle(), announced=(Announced("depan.jpg", of_bytes(a)),)))
    second = form(replace(bundle(), reference="AAAA-BBBB", announced=(Announced("depan.jpg", of_bytes(b)),)))
    home = folder(tmp_path / "c", {"_chat.txt": chat(first.rstrip(), "2.jpg (file terlampir)", second.rstrip(), "1.jpg (file terlampir)"), "1.jpg": a, "2.jpg": b})
    got, = reads(home)
    assert {made.reference: shots(made) for made in got.bundles} == {REFERENCE: {"depan.jpg": a}, "AAAA-BBBB": {"depan.jpg": b}}


def test_a_text_that_was_sent_again_counts_as_sent_last(tmp_path: Path) -> None:
    later = text(listing_yaml=bundle().listing_yaml.replace("brand: Contoh", "brand: Contoh Baru"))
    home = folder(tmp_path / "c", {"_chat.txt": chat(PASTED, later.decode().rstrip()), **SHOTS})
    assert "Contoh Baru" in one(home).listing_yaml


def test_a_pasted_text_that_was_cut_is_refused_at_its_line(tmp_path: Path) -> None:
    got, = reads(folder(tmp_path / "c", {"_chat.txt": chat("Pagi", PASTED[:900])}))
    assert [(finding.rule, finding.file) for finding in got.findings] == [("bundle-cut", "c/_chat.txt")]
    assert got.findings[0].line == 2 + PASTED[:900].count("\n")


@pytest.mark.parametrize(("name", "data", "rule"), [
    ("x.pdf", b"%PDF", "source-type"), ("x.txt", b"halo", "bundle-none"), ("x.jpg", SHOTS["depan.jpg"], "bundle-none"), ("x.zip", b"PK", "zip-framing"), ("x.html", b"<p>", "envelope-none"), ("x.txt", b"\xff\xfe\0", "bundle-encoding"),
    ("3572031" "505900001.jpg", SHOTS["depan.jpg"], "identity-number"),
])
def test_what_holds_no_bundle_is_refused(tmp_path: Path, name: str, data: bytes, rule: str) -> None:
    assert rules(written(tmp_path / name, data)) == [rule]


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert rules(tmp_path / "tidak-ada.txt") == ["source-missing"]
    assert rules(folder(tmp_path / "kosong", {})) == ["bundle-none"]


def test_one_bad_source_does_not_keep_the_others_out(tmp_path: Path) -> None:
    got = reads(written(tmp_path / "x.zip", b"PK"), folder(tmp_path / "k", whole()), written(tmp_path / "y.pdf", b""))
    assert sum(len(each.bundles) for each in got) == 1
    assert sorted(finding.rule for each in got for finding in each.findings) == ["source-type", "zip-framing"]


@pytest.mark.parametrize(("language", "said"), [("id", "id"), ("en", "en")])
def test_the_language_of_a_text_is_known_before_it_is_read(language: str, said: str) -> None:
    assert language_of(Pile("", {TXT: text(language=language)[:300]})) == said
    assert language_of(Pile("", {TXT: b"halo"})) == ""

"""Pages about the rules: every standard and channel has its own, in both languages, and says what its file says."""

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from catalog.reference import reference
from curation.rulebook import Rulebook, rulebook
from curation.standard import Level
from site_builder.build import build
from site_builder.language import day, say
from tests.root import DRUM, FOOD, TODAY, Root
from tests.site_builder.tree import Element, contents, dangling, differing, pages, within

BASE = "https://contoh.example/katalog/"
LANGUAGES = {"id": "", "en": "en/"}
WORDS = {"id": {"error": "Wajib", "advice": "Saran", "channel": "Menurut jalur"},
         "en": {"error": "Required", "advice": "Advised", "channel": "By channel"}}


@pytest.fixture(scope="module")
def ruled(_approved: Root, tmp_path_factory: pytest.TempPathFactory) -> Root:
    """The small catalogue under the project's own standards and channels, built."""
    root = _approved.copy(tmp_path_factory.mktemp("ruled") / "root")
    for name in ("standards", "channels"):
        shutil.rmtree(root.path / "curation" / name)
    build(root.path, root.path / "site", TODAY)
    return root


@pytest.fixture(scope="module")
def book(ruled: Root) -> Rulebook:
    """Those standards and channels."""
    return rulebook(ruled.path)


@pytest.fixture(scope="module")
def parsed(ruled: Root) -> dict[str, Element]:
    """All pages of its site."""
    return pages(ruled.path / "site")


def _text(page: Element) -> str:
    return " ".join(" ".join(page.xpath("//main")[0].itertext()).split())


def _built(root: Root, on: date = TODAY) -> dict[str, Element]:
    build(root.path, root.path / "site", on)
    return pages(root.path / "site")


# --- standards --------------------------------------------------------------------------------------------------------

def test_every_standard_has_its_page_in_both_languages(parsed: Mapping[str, Element], book: Rulebook) -> None:
    for standard in book.standards.values():
        for language, prefix in LANGUAGES.items():
            page = parsed[f"{prefix}standar/{standard.id}/"]
            text = _text(page)
            assert " ".join(page.xpath("string(//h1)").split()) == standard.title[language]
            assert WORDS[language][standard.level.value] in text, standard.id
            assert all(paper[language] in text for paper in standard.papers), standard.id
            assert standard.source.text[language] in text, standard.id
            assert day(standard.since, language) in text, standard.id
            if standard.office:
                assert say(reference("offices")[standard.office].name, language) in text, standard.id


def test_what_a_standard_says_is_readable_by_somebody_who_never_saw_its_file(parsed: Mapping[str, Element], book: Rulebook) -> None:
    """No gap of a sentence, no backtick, no path of a field is left; what is to be typed as it stands is marked as such."""
    for standard in book.standards.values():
        for prefix in LANGUAGES.values():
            text = " ".join(parsed[f"{prefix}standar/{standard.id}/"].xpath("//main//text()[not(parent::code)]"))
            assert not re.search(r"[{}`]", text), standard.id
            assert not re.search(r"\b(price|order|capacity|packing|identifiers|export|consignment|kind|certificates)\.[a-z0-9]|supplier\.(?!yml)[a-z]", text), standard.id


def test_the_list_of_standards_names_each_once(parsed: Mapping[str, Element], book: Rulebook) -> None:
    for prefix in LANGUAGES.values():
        place = f"{prefix}standar/"
        linked = [within(BASE, place, str(address)) for address in parsed[place].xpath("//ul[contains(@class,'et-directory')]//a/@href")]
        assert sorted(map(str, linked)) == sorted(f"{prefix}standar/{id}/" for id in book.standards)


def test_an_example_is_told_by_the_labels_of_the_form(parsed: Mapping[str, Element]) -> None:
    rows = {" ".join(row.text_content().split()) for row in parsed["standar/margin-gerai/"].xpath("//li[@class='et-example']//dl/div")}
    assert any(row.startswith("Harga eceran yang disarankan") for row in rows)
    assert not [row for row in rows if "suggested_retail" in row]


def test_an_example_that_takes_a_field_out_says_so(parsed: Mapping[str, Element]) -> None:
    text = _text(parsed["standar/barcode-ada/"] if "standar/barcode-ada/" in parsed else parsed["standar/gtin-ada/"])
    assert "tidak diisi" in text


def test_a_standard_of_channels_only_names_those_that_ask(parsed: Mapping[str, Element], book: Rulebook) -> None:
    for standard in book.standards.values():
        asking = {channel.id for channel in book.channels.values() if standard.id in channel.asks}
        page = parsed[f"standar/{standard.id}/"]
        linked = {str(within(BASE, f"standar/{standard.id}/", str(address))).split("/")[1]
                  for address in page.xpath("//ul[contains(@class,'et-asked')]//a/@href")}
        assert linked == asking, standard.id
        assert (standard.level is Level.CHANNEL) != ("Semua jalur" in _text(page)), standard.id


def test_every_link_on_the_pages_of_rules_leads_somewhere(ruled: Root, parsed: dict[str, Element]) -> None:
    lost = dangling(ruled.path / "site", BASE, parsed)
    assert {(place, address) for place, address in lost if not address.rstrip("/").endswith("panduan")} == set()


def test_a_standard_that_ended_keeps_its_page_and_says_so(built: Root) -> None:
    file = built.path / "curation" / "standards" / "merek-ada.yml"
    file.write_text(file.read_text("utf-8").replace("since: 2026-01-01", "since: 2026-01-01\nuntil: 2026-11-20"), "utf-8")
    parsed = _built(built)
    assert "Berakhir 20 November 2026." in _text(parsed["standar/merek-ada/"])
    assert "merek-ada" not in str(parsed["standar/"].xpath("//main//a/@href"))


def test_a_standard_that_is_to_come_says_from_when(built: Root) -> None:
    file = built.path / "curation" / "standards" / "merek-ada.yml"
    file.write_text(file.read_text("utf-8").replace("since: 2026-01-01", "since: 2026-12-01"), "utf-8")
    assert "Mulai berlaku 1 Desember 2026" in _text(_built(built)["standar/merek-ada/"])
    assert "Berlaku sejak 1 Desember 2026" in _text(_built(built, date(2026, 12, 1))["standar/merek-ada/"])


# --- channels ---------------------------------------------------------------------------------------------------------

def test_every_channel_has_its_page_in_both_languages(parsed: Mapping[str, Element], book: Rulebook) -> None:
    for channel in book.channels.values():
        for language, prefix in LANGUAGES.items():
            place = f"{prefix}jalur/{channel.id}/"
            text = _text(parsed[place])
            assert " ".join(parsed[place].xpath("string(//h1)").split()) == channel.name[language]
            assert " ".join(channel.why[language].split()) in text
            assert channel.source.text[language] in text
            assert not channel.grade or f"{channel.grade}, " in text
            linked = {str(within(BASE, place, str(address))) for address in parsed[place].xpath("//*[@id='syarat']//a/@href")}
            assert {f"{prefix}standar/{id}/" for id in channel.asks if book.standards[id].serves(TODAY)} <= linked


def test_a_channels_own_threshold_stands_beside_the_standard(built: Root) -> None:
    file = built.path / "curation" / "channels" / "gerai-pasar-jaya.yml"
    asked = "merek-ada: {level: error, with: {fields: [brand, producer], least: 1}}"
    file.write_text(file.read_text("utf-8").replace("merek-ada: error", asked), "utf-8")
    parsed = _built(built)
    for place in ("jalur/gerai-pasar-jaya/", "standar/merek-ada/"):
        assert "isian: Merek, Pembuat" in _text(parsed[place])
    assert "fields: Brand, Maker" in _text(parsed["en/standar/merek-ada/"])


def test_a_channel_lists_what_is_ready_for_it_and_nothing_else(built: Root) -> None:
    parsed = _built(built)
    for prefix in LANGUAGES.values():
        cards = parsed[f"{prefix}jalur/gerai-pasar-jaya/"].xpath("//*[contains(@class,'et-card')]//h3/a/@href")
        assert [within(BASE, f"{prefix}jalur/gerai-pasar-jaya/", str(address)) for address in cards] == [f"{prefix}produk/sambal-pecel-200g/"]
        assert parsed[f"{prefix}jalur/ekspor-hk/"].xpath("//*[contains(@class,'et-card')]") == []


def test_the_ways_in_count_what_is_ready(built: Root) -> None:
    parsed = _built(built)
    for place in ("", "katalog/", "kategori/", "jalur/"):
        (link,) = [one for one in parsed[place].xpath("//main//a") if within(BASE, place, str(one.get("href"))) == "jalur/gerai-pasar-jaya/"]
        assert "1" in link.getparent().text_content(), place
        empty = [one for one in parsed[place].xpath("//main//a") if within(BASE, place, str(one.get("href"))) == "jalur/ekspor-hk/"]
        assert bool(empty) == (place == "jalur/"), place


def test_a_long_channel_goes_on_page_by_page_and_asks_once(whole_town: Root) -> None:
    parsed = pages(whole_town.path / "site")
    first, second = parsed["jalur/gerai-pasar-jaya/"], parsed.get("jalur/gerai-pasar-jaya/2/")
    assert first.xpath("//*[@id='syarat']")
    assert second is None or not second.xpath("//*[@id='syarat']")


# --- listings ---------------------------------------------------------------------------------------------------------

def _ready(parsed: Mapping[str, Element], entry: str, prefix: str = "") -> list[str]:
    place = f"{prefix}produk/{entry.split('/')[1]}/"
    led = (str(within(BASE, place, str(address))) for address in parsed[place].xpath("//*[contains(@class,'et-ready')]//a/@href"))
    return [path for path in led if path != place]          # its own papers stand further down on the page


def test_a_listing_says_which_channels_it_is_ready_for_and_no_others(built: Root) -> None:
    parsed = _built(built)
    for prefix in LANGUAGES.values():
        assert _ready(parsed, FOOD, prefix) == [f"{prefix}jalur/gerai-pasar-jaya/"]
        assert _ready(parsed, DRUM, prefix) == []
        assert "jalur/" not in str(parsed[f"{prefix}produk/kendang-jimbe-30cm/"].xpath("//main//@href"))


def test_what_a_listing_still_lacks_is_nobodys_business(built: Root) -> None:
    _built(built)
    said = {path for path, data in contents(built.path / "site").items() if b"barcode-ada" in data}
    assert not {path for path in said if "produk/" in path or path.endswith((".csv", "catalogue.json"))}


def test_becoming_ready_changes_the_page_the_channel_and_the_counts(built: Root) -> None:
    _built(built)
    before = contents(built.path / "site")
    built.edit(DRUM, "role: producer", 'role: producer\nidentifiers: {gtin: "8990000000020"}')
    built.decide(DRUM)
    parsed = _built(built)
    changed = differing(before, contents(built.path / "site"))
    assert _ready(parsed, DRUM) == ["jalur/gerai-pasar-jaya/"]
    assert {"index.html", "katalog/index.html", "jalur/index.html", "jalur/gerai-pasar-jaya/index.html", "api/v1/channels.json"} <= set(changed)


def test_a_grade_is_shown_once_every_mark_is_there(built: Root) -> None:
    criteria = [one.id for one in rulebook(built.path).rubric.criteria("food")]
    built.decide(FOOD, "judge", by="budi-contoh", marks=dict.fromkeys(criteria[:-1], 3))
    assert _ready(_built(built), FOOD) == ["jalur/gerai-pasar-jaya/"]
    built.decide(FOOD, "judge", by="budi-contoh", marks=dict.fromkeys(criteria, 3))
    parsed = _built(built)
    assert _ready(parsed, FOOD) == ["jalur/gerai-pasar-jaya/", "penilaian/"]
    assert "Nilai kurasi A, sangat baik" in _text(parsed["produk/sambal-pecel-200g/"])
    assert "Grade A, very good" in _text(parsed["en/produk/sambal-pecel-200g/"])


def test_the_level_of_every_paper_is_one_click_from_its_meaning(whole_town: Root) -> None:
    parsed = pages(whole_town.path / "site")
    levels = set(reference("certificate_levels").entries)
    seen = set()
    for place, page in parsed.items():
        for link in page.xpath("//*[contains(@class,'et-papers__level')]//a"):
            there, _, level = str(link.get("href")).partition("#")
            assert within(BASE, place, there) == ("en/" if place.startswith("en/") else "") + "lencana/"
            seen.add(level)
    assert seen == levels
    assert {str(id) for id in parsed["lencana/"].xpath("//*[contains(@class,'et-badges__item')]/@id")} >= levels


# --- what the words mean, and the queue -------------------------------------------------------------------------------

def test_the_rubric_is_shown_as_it_is(parsed: Mapping[str, Element], book: Rulebook) -> None:
    for language, prefix in LANGUAGES.items():
        page = parsed[f"{prefix}penilaian/"]
        for group in book.rubric.groups:
            section = page.xpath(f"//*[@id='{group.id}']")[0].text_content()
            assert group.title[language] in section
            assert str(group.weight) in section
            for criterion in group.criteria:
                assert criterion.title[language] in page.xpath(f"//*[@id='{criterion.id}']")[0].text_content()
        assert [letter for letter in book.rubric.grades if letter not in page.xpath("//*[@class='et-grades__letter']/text()")] == []


def test_who_checks_is_named_while_they_serve(built: Root) -> None:
    assert "Ani Contoh" in _text(_built(built)["lencana/"])
    file = built.path / "curation" / "curators.yml"
    lines = [line.replace("}", ", until: 2026-11-25}") if "ani-contoh" in line and "until" not in line else line
             for line in file.read_text("utf-8").splitlines()]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert "Ani Contoh" in _text(_built(built)["lencana/"])
    assert "Ani Contoh" not in _text(_built(built, date(2026, 11, 26))["lencana/"])


def test_the_queue_tells_what_waits_and_how_long_but_no_name(root: Root) -> None:
    for entry in (FOOD, DRUM):
        root.decide(entry, "submit", by="loket", on=TODAY - timedelta(days=3))
    text = _text(_built(root)["antrean/"])
    assert "3 pengajuan menunggu keputusan kurator." in text
    assert re.search(r"Sambal pecel 1 3\b", text)
    everything = b"".join(data for path, data in contents(root.path / "site").items() if "antrean" in path)
    assert not any(name in everything for name in (b"Contoh Dapur", b"contoh-dapur", b"sambal-pecel-200g", b"loket"))
    assert re.search(r"Sambal pecel 1 4\b", _text(_built(root, TODAY + timedelta(days=1))["antrean/"]))


def test_the_queue_says_how_long_decisions_took(root: Root) -> None:
    root.decide(FOOD, "submit", by="loket", on=TODAY - timedelta(days=6))
    root.decide(FOOD, "return", on=TODAY - timedelta(days=1), reason={"id": "Foto label belum terbaca."})
    text = _text(_built(root)["antrean/"])
    assert "Separuhnya diputus dalam 5 hari" in text


def test_an_empty_queue_says_so(built: Root) -> None:
    assert "Sekarang tidak ada yang menunggu keputusan." in _text(_built(built)["antrean/"])


@pytest.mark.parametrize("kind", ["standar", "jalur", "penilaian", "lencana", "antrean"])
def test_the_foot_of_every_page_leads_to_the_rules(parsed: Mapping[str, Element], kind: str) -> None:
    for place, page in parsed.items():
        if not place.endswith("404.html"):
            linked = {str(within(BASE, place, str(address))).removeprefix("en/") for address in page.xpath("//footer//a/@href")}
            assert f"{kind}/" in linked, place


# --- the index --------------------------------------------------------------------------------------------------------

def test_the_index_is_true_after_any_number_of_builds(built: Root, tmp_path: Path) -> None:
    """Files that two trees share, files that go, a day that passes: what is stated is what lies there."""
    site = built.path / "site"
    for step in range(6):
        if step == 2:
            built.edit(FOOD, "amount: 18500", "amount: 19000")
            built.decide(FOOD)
        if step == 4:
            built.decide(DRUM, "withdraw", reason={"id": "Tidak dibuat lagi."})
        build(built.path, site, TODAY + timedelta(days=step // 3))
        lies = {path: hashlib.sha256(data).hexdigest() for path, data in contents(site).items()}
        index = (site / "api/v1/index.txt").read_text("utf-8")
        stated = {line[66:]: line[:64] for line in index.splitlines()}
        assert stated == {path: sha256 for path, sha256 in lies.items() if path not in ("api/v1/index.txt", "api/v1/edition.json")}, step
        assert json.loads((site / "api/v1/edition.json").read_bytes())["index"] == lies["api/v1/index.txt"]

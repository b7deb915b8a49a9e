"""The Atom feed keeps RFC 4287, and tells what the page of news tells."""

import json
import re
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import feedparser
import pytest

from tests.curation.replayed import DEARER, FIRST, OVER, Told, tell
from tests.curation.repo import begun
from tests.root import FOOD, TODAY, Root
from tests.site_builder.tree import contents, pages

A = "{http://www.w3.org/2005/Atom}"
SITE = "https://contoh.example/katalog/"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
PLACES = {"id": "baru/atom.xml", "en": "en/baru/atom.xml"}


@pytest.fixture(scope="module")
def story(_whole: Root, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A catalogue with news of every kind, built."""
    room = tmp_path_factory.mktemp("story")
    told = tell(begun(_whole.copy(room / "root"), room / "keys"))
    assert told.repo.root.etalase("build", on=OVER).exit_code in (0, 1)
    return told


def _feed(path: Path, language: str) -> Element:
    return ElementTree.parse(path / "site" / PLACES[language]).getroot()


@pytest.mark.parametrize("language", PLACES)
def test_a_reader_of_feeds_reads_it_without_a_complaint(story: Told, language: str) -> None:
    read = feedparser.parse((story.repo.path / "site" / PLACES[language]).read_bytes())
    assert read.bozo == 0
    assert (read.version, read.feed.language, len(read.entries)) == ("atom10", language, 8)
    assert read.feed.title.endswith({"id": ": yang baru", "en": ": what is new"}[language])


@pytest.mark.parametrize("language", PLACES)
def test_what_the_standard_asks_for_is_there_once(story: Told, language: str) -> None:
    feed = _feed(story.repo.path, language)
    entries = feed.findall(f"{A}entry")
    for one in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(A + name)) == 1
            assert one.findtext(A + name)
        assert all(MOMENT.fullmatch(str(moment.text)) for name in ("updated", "published") for moment in one.findall(A + name))
    assert feed.findtext(f"{A}author/{A}name")
    links = {link.get("rel"): link for link in feed.findall(f"{A}link")}
    assert links["self"].get("href") == SITE + PLACES[language]
    assert links["alternate"].get("href") == SITE + PLACES[language].removesuffix("atom.xml")
    assert len([link for link in feed.findall(f"{A}link") if link.get("rel") == "alternate"]) == 1
    assert feed.findtext(f"{A}updated") == max(str(entry.findtext(f"{A}updated")) for entry in entries)


@pytest.mark.parametrize("language", PLACES)
def test_every_id_is_a_tag_of_its_own_and_every_link_a_page(story: Told, language: str) -> None:
    feed = _feed(story.repo.path, language)
    ids = [str(one.findtext(f"{A}id")) for one in (feed, *feed.findall(f"{A}entry"))]
    assert len(ids) == len(set(ids)) == 9
    assert all(re.fullmatch(r"tag:contoh\.example,2026:katalog/[A-Za-z0-9/.:-]+", id) for id in ids)
    for entry in feed.findall(f"{A}entry"):
        link = entry.find(f"{A}link")
        assert link is not None
        assert (story.repo.path / "site" / str(link.get("href")).removeprefix(SITE) / "index.html").exists()


def test_no_two_feeds_share_an_id(story: Told) -> None:
    ids = [{str(one.text) for one in _feed(story.repo.path, language).iter(f"{A}id")} for language in PLACES]
    assert ids[0].isdisjoint(ids[1])


def test_an_entry_stays_what_it_is_while_days_go_by(story: Told) -> None:
    """Neither its id nor its days depend on when the site is built."""
    def entries() -> dict[str, str]:
        return {str(one.findtext(f"{A}id")): ElementTree.tostring(one, encoding="unicode") for one in _feed(story.repo.path, "id").findall(f"{A}entry")}

    later = entries()
    story.repo.root.etalase("build", on=DEARER)
    earlier = entries()
    assert len(earlier) == 4
    assert earlier.items() <= later.items()
    story.repo.root.etalase("build", on=OVER)
    assert entries() == later


@pytest.mark.parametrize(("language", "sentence"), [
    ("id", "Rp18.500 → Rp19.000 per bungkus, sejak 12 November 2026."), ("en", "Rp18,500 → Rp19,000 per pack, since 12 November 2026."),
])
def test_feed_and_page_tell_a_new_price_with_the_old_one(story: Told, language: str, sentence: str) -> None:
    summaries = [one.findtext(f"{A}summary") for one in _feed(story.repo.path, language).findall(f"{A}entry")]
    assert sentence in summaries
    page = pages(story.repo.path / "site")[PLACES[language].removesuffix("atom.xml")]
    assert sentence in " ".join(page.text_content().replace("\xa0", " ").split())


def test_the_page_tells_of_everything_with_the_newest_first(story: Told) -> None:
    page = pages(story.repo.path / "site")["baru/"]
    told = [" ".join(one.text_content().replace("\xa0", " ").split()) for one in page.xpath("//li[@class='et-changes__item']")]
    words = ["Berakhir.", "Tidak lagi ditawarkan.", "Tampil kembali.", "Ditangguhkan.", "Harga baru.", "Ketentuan baru.", "Baru.", "Baru."]
    assert [next(word for word in words if word in one) for one in told] == words
    assert page.xpath("string(//link[@type='application/atom+xml']/@href)") == "../baru/atom.xml"


def test_a_withdrawn_listing_is_in_no_feed_but_the_news(story: Told) -> None:
    files = contents(story.repo.path / "site")
    data = {path: one for path, one in files.items() if path.startswith(("api/v1/catalogue", "api/v1/merchant", "api/v1/channels", "sitemap.xml"))}
    assert len(data) > 5
    assert [path for path, one in data.items() if FOOD.rpartition("/")[2].encode() in one] == []
    assert json.loads(data["api/v1/catalogue.json"])["total"] == 0


def test_a_quiet_catalogue_says_so_and_its_feed_has_no_entries(built: Root) -> None:
    on = TODAY + timedelta(120)
    assert built.etalase("build", on=on).exit_code == 0
    feed = _feed(built.path, "id")
    assert feed.findall(f"{A}entry") == []
    assert feed.findtext(f"{A}updated") == f"{TODAY}T00:00:00Z"
    assert feedparser.parse((built.path / "site/baru/atom.xml").read_bytes()).bozo == 0
    assert "Tidak ada yang berubah selama tiga bulan ini." in pages(built.path / "site")["baru/"].text_content()


def test_a_build_after_nothing_changed_makes_no_news(story: Told) -> None:
    before = (story.repo.path / "site/baru/atom.xml").stat().st_ino
    story.repo.root.etalase("build", on=OVER)
    assert (story.repo.path / "site/baru/atom.xml").stat().st_ino == before
    assert FIRST < OVER

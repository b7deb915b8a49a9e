"""Every page of a built site: in both languages, reachable, well linked, and described for machines as for people."""

import json
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import extruct
import pytest

from site_builder.pages import Address, climb
from tests.root import Root
from tests.site_builder.tree import Element, dangling, pages, pointed, within

BASE = "https://etalase.contoh.example/"
NOWHERE = ("404.html", "en/404.html")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="session")
def site(whole_town: Root) -> Path:
    """The town's site."""
    return whole_town.path / "site"


@pytest.fixture(scope="session")
def parsed(site: Path) -> dict[str, Element]:
    """All its pages."""
    return pages(site)


@pytest.fixture(scope="session")
def feed(site: Path) -> list[dict[str, Any]]:
    """What the JSON feed says of every listing."""
    items = json.loads((site / "api/v1/catalogue.json").read_bytes())["items"]
    assert len(items) > 40
    return list(items)


def _data(page: Element) -> list[dict[str, Any]]:
    """The nodes of a page's JSON-LD, read strictly."""
    nodes = []
    for script in page.xpath("//script[@type='application/ld+json']"):
        whole = json.loads(script.text, parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))
        assert whole["@context"] == "https://schema.org"
        nodes += whole["@graph"]
    return nodes


def _of(page: Element, kind: str) -> list[dict[str, Any]]:
    return [node for node in _data(page) if node["@type"] == kind]


def test_every_link_photo_and_asset_is_in_the_site(site: Path, parsed: dict[str, Element]) -> None:
    guides = {(place, address) for place, address in dangling(site, BASE, parsed)
              if (within(BASE, place, address) or "").removeprefix("en/") == "panduan/"}
    assert dangling(site, BASE, parsed) == guides       # a town has no guides


def test_every_file_of_the_site_is_used(site: Path, parsed: dict[str, Element]) -> None:
    used = {within(BASE, place, address) for place, page in parsed.items() for address in pointed(page)}
    used |= {within(BASE, "", str(address)) for page in parsed.values() for address in page.xpath("//meta[@property='og:image']/@content")}
    used |= {within(BASE, place, str(address)) for place, page in parsed.items()
             for address in page.xpath("//et-form/@*[contains('data-lists data-places data-suppliers data-rules data-remedies data-feed', name())]")}
    wordless = {".nojekyll", "robots.txt", "sitemap.xml", "api/v1/edition.json", *NOWHERE}
    files = {file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("*") if file.is_file()}
    unused = {path for path in files - used - wordless if not path.endswith("-og.jpg") and not path.startswith("api/v1/schema/")}
    scripts = "".join(file.read_text("utf-8") for file in (site / "aset").glob("*.js"))
    worker = (site / "sw.js").read_text("utf-8")
    index = {path for path in unused if path.startswith("cari/")}         # search/test_index.py holds that the engine can ask for each
    asked = {path for path in unused if f'"./{path.removeprefix("aset/")}"' in scripts or f'"{path}"' in worker or f'"{path.removeprefix("en/")}"' in worker}
    assert unused - index - asked - {"sw.js"} == set()


def test_no_page_asks_another_host_for_anything(parsed: dict[str, Element]) -> None:
    needed = "//@src | //link[@rel!='canonical' and @rel!='alternate']/@href | //form/@action"
    assert [(place, address) for place, page in parsed.items() for address in page.xpath(needed) if within(BASE, place, str(address)) is None] == []
    assert [place for place, page in parsed.items() if page.xpath("//iframe | //object | //embed | //style | //@style")] == []


def test_the_only_scripts_are_our_own_file_and_data(parsed: dict[str, Element]) -> None:
    for place, page in parsed.items():
        for script in page.xpath("//script"):
            ours = script.get("type") == "module" and re.search(r"(^|/)aset/[a-z-]+\.[0-9a-f]{10}\.js$", script.get("src") or "")
            assert ours or script.get("type") in ("application/ld+json", "application/json"), place
        assert [name for name in page.xpath("//@*") if getattr(name, "attrname", "").startswith("on")] == [], place


def test_every_listing_has_its_page_in_both_languages(parsed: dict[str, Element], feed: list[dict[str, Any]]) -> None:
    for item in feed:
        for language, prefix in (("id", ""), ("en", "en/")):
            page = parsed[f"{prefix}produk/{item['id']}/"]
            name = item["name"].get(language) or item["name"]["id"]
            assert " ".join(page.xpath("string(//h1)").split()) == name
            assert page.get("lang") == language


def test_a_text_in_another_language_says_so(parsed: dict[str, Element], feed: list[dict[str, Any]]) -> None:
    single = [item for item in feed if "en" not in item["name"]]
    for item in single:
        assert parsed[f"en/produk/{item['id']}/"].xpath("//h1/@lang") == ["id"]


def test_languages_point_at_each_other(parsed: dict[str, Element]) -> None:
    for place, page in parsed.items():
        if place in NOWHERE:
            continue
        links = {str(link.get("hreflang")): str(link.get("href")) for link in page.xpath("//link[@rel='alternate'][@hreflang]")}
        assert links.keys() == {"id", "en", "x-default"}, place
        assert links[page.get("lang")] == BASE + place
        for other in ("id", "en"):
            back = parsed[links[other].removeprefix(BASE)].xpath(f"//link[@hreflang='{page.get('lang')}']/@href")
            assert back == [BASE + place], place


def test_the_canonical_address_is_the_pages_own(parsed: dict[str, Element]) -> None:
    for place, page in parsed.items():
        assert page.xpath("//link[@rel='canonical']/@href") == ([] if place in NOWHERE else [BASE + place])
        assert page.xpath("//meta[@property='og:url']/@content") == ([] if place in NOWHERE else [BASE + place])


def test_the_sitemap_names_exactly_the_pages_worth_finding(site: Path, parsed: dict[str, Element]) -> None:
    named = [str(one.text) for one in ElementTree.parse(site / "sitemap.xml").iter(f"{SITEMAP}loc")]
    worth = {BASE + place for place, page in parsed.items() if place not in NOWHERE and not page.xpath("//meta[@name='robots']")}
    assert len(named) == len(set(named))
    assert set(named) == worth


def test_the_sitemap_names_every_translation(site: Path) -> None:
    for one in ElementTree.parse(site / "sitemap.xml").getroot():
        others = {link.get("hreflang"): link.get("href") for link in one.iter(f"{XHTML}link")}
        location = str(one.findtext(f"{SITEMAP}loc"))
        assert others.keys() == {"id", "en"}
        assert location in others.values()
        assert str(others["en"]).removeprefix(BASE + "en/") == str(others["id"]).removeprefix(BASE)


def test_robots_may_read_everything_and_learn_of_the_sitemap(site: Path) -> None:
    assert (site / "robots.txt").read_text("utf-8").splitlines() == ["User-agent: *", "Allow: /", "", f"Sitemap: {BASE}sitemap.xml"]


def test_titles_and_descriptions_are_each_pages_own(parsed: dict[str, Element]) -> None:
    titles: dict[tuple[str, str], str] = {}
    for place, page in parsed.items():
        title = page.xpath("string(//title)")
        assert 3 < len(title) <= 120, place
        assert page.xpath("string(//meta[@name='description']/@content)"), place
        assert titles.setdefault((page.get("lang"), title), place) == place


def test_a_link_in_a_chat_shows_the_photo(site: Path, parsed: dict[str, Element], feed: list[dict[str, Any]]) -> None:
    for item in feed:
        page = parsed[f"produk/{item['id']}/"]
        image = page.xpath("string(//meta[@property='og:image']/@content)")
        assert (site / image.removeprefix(BASE)).stat().st_size < 100_000
        assert page.xpath("string(//meta[@property='og:image:alt']/@content)")


def test_photos_state_their_true_size_and_widths(site: Path, parsed: dict[str, Element]) -> None:
    from PIL import Image

    sizes: dict[str, tuple[int, int]] = {}
    for file in (site / "foto").glob("*.webp"):
        with Image.open(file) as image:
            sizes[f"foto/{file.name}"] = image.size
    for place, page in parsed.items():
        for photo in page.xpath("//img[not(ancestor::template)]"):
            offered = [one.split() for one in photo.get("srcset").split(",")]
            found = [(sizes[str(within(BASE, place, address))], int(width.removesuffix("w"))) for address, width in offered]
            assert all(size[0] == width for size, width in found), place
            assert (int(photo.get("width")), int(photo.get("height"))) == found[-1][0], place
            assert sorted(width for _, width in found) == [width for _, width in found]
            assert photo.get("alt"), place


def test_products_meet_the_rules_for_product_snippets(parsed: dict[str, Element], feed: list[dict[str, Any]]) -> None:
    """Google: name, and offers with price and priceCurrency; a price never without a currency, no rating, no stock invented."""
    priced = 0
    for item in feed:
        for prefix in ("", "en/"):
            page = parsed[f"{prefix}produk/{item['id']}/"]
            products = _of(page, "Product")
            if not item["price"].get("amount"):
                assert products == []
                assert len(_of(page, "ItemPage")) == 1
                continue
            priced += 1
            (product,) = products
            assert product["name"]
            assert product["image"]
            assert not product.keys() & {"review", "aggregateRating", "availability"}
            for offer in _offers(product["offers"]):
                assert re.fullmatch(r"\d+(\.\d+)?", offer["price"])
                assert offer["priceCurrency"] == item["price"]["currency"]
                assert "availability" not in offer
    assert priced > 40


def _offers(offers: Mapping[str, Any]) -> list[dict[str, Any]]:
    if offers["@type"] == "AggregateOffer":
        prices = [float(offer["price"]) for offer in offers["offers"]]
        assert (float(offers["lowPrice"]), float(offers["highPrice"])) == (min(prices), max(prices))
        assert {offer["priceCurrency"] for offer in offers["offers"]} == {offers["priceCurrency"]}
        assert offers["offerCount"] == len(prices)
        return list(offers["offers"])
    return [dict(offers)]


def test_breadcrumbs_are_what_the_page_shows(parsed: dict[str, Element]) -> None:
    for place, page in parsed.items():
        for crumbs in _of(page, "BreadcrumbList"):
            steps = crumbs["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert all(within(BASE, "", step["item"]) in parsed for step in steps[:-1]), place
            shown = [" ".join(text.text_content().split()) for text in page.xpath("//nav[contains(@class,'et-crumbs')]//li")]
            assert shown == [step["name"] for step in steps[:-1]] or not shown or shown == [step["name"] for step in steps], place


def test_a_reader_of_structured_data_reads_the_same(site: Path, parsed: dict[str, Element], feed: list[dict[str, Any]]) -> None:
    for item in feed[:6]:
        place = f"produk/{item['id']}/"
        read = extruct.extract((site / place / "index.html").read_text("utf-8"), base_url=BASE + place, syntaxes=["json-ld"])["json-ld"]
        assert read[0]["@graph"] == _data(parsed[place])


def test_lists_name_the_listings_they_show(parsed: dict[str, Element]) -> None:
    for place, page in parsed.items():
        for named in _of(page, "ItemList"):
            shown = [within(BASE, place, str(address)) for address in page.xpath("//ul[contains(@class,'et-shelf')]//h3/a/@href")]
            assert [within(BASE, "", one["url"]) for one in named["itemListElement"]] == shown, place


def test_long_lists_go_on_page_by_page(parsed: dict[str, Element], feed: list[dict[str, Any]]) -> None:
    for prefix in ("", "en/"):
        place, seen = f"{prefix}katalog/", []
        while True:
            page = parsed[place]
            cards = [str(within(BASE, place, address)) for address in page.xpath("//*[contains(@class,'et-card')]//h3/a/@href")]
            assert 0 < len(cards) <= 24
            seen += cards
            following = page.xpath("//a[@rel='next']/@href")
            if not following:
                break
            assert len(cards) == 24
            place = str(within(BASE, place, str(following[0])))
        assert sorted(seen) == sorted(f"{prefix}produk/{item['id']}/" for item in feed)


def test_addresses_lead_up_to_the_root() -> None:
    for path in ("", "katalog/", "en/produk/sambal/", "en/katalog/2/"):
        assert within(BASE, path, climb(path)) == ""


def test_a_page_has_the_same_slug_in_every_language() -> None:
    address = Address("listing", "sambal-pecel")
    assert [address.path(language, ("id", "en")) for language in ("id", "en")] == ["produk/sambal-pecel/", "en/produk/sambal-pecel/"]
    assert Address("catalogue", number=2).file("en", ("id", "en")) == "en/katalog/2/index.html"


def test_headings_never_skip_a_level(parsed: dict[str, Element]) -> None:
    for place, page in parsed.items():
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels[0] == 1, place
        assert all(after - before <= 1 for before, after in pairwise(levels)), place


def test_ids_on_a_page_are_unique(parsed: dict[str, Element]) -> None:
    for place, page in parsed.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), place

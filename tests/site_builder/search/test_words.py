"""What people type finds what they mean: slips, spellings, synonyms, affixes, both languages."""

import pytest

from site_builder.search.affixes import candidates
from site_builder.search.contribution import contributions
from site_builder.search.stems import spelt, stems
from site_builder.search.vocabulary import resolved, small, vocabulary
from site_builder.search.vocabulary import used as vocabulary_used
from tests.site_builder.search.made import Engine, Made

pytestmark = pytest.mark.xdist_group("search")


@pytest.mark.parametrize(("typed", "named"), [
    ("karipik", "Keripik tempe"), ("telor", "Telur ayam"), ("kendng", "endang jimbe"), ("djembe", "endang jimbe"), ("coffee", "Kopi"),
    ("bumbunya", "Bumbu pecel"), ("kopinya", "Kopi"), ("cabe", "Cabai"), ("tlur", "Telur"), ("sambel pecel", "Sambal pecel"), ("keirpik", "Keripik tempe"),
    ("KOPI", "Kopi"), ("kópi", "Kopi"), ("peanut", "Sambal pecel"), ("eggs", "Telur"), ("drums", "endang"), ("kerip", "Keripik tempe"),
])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_typed_word_finds_what_is_meant(typed: str, named: str, language: str, engine: Engine, english: Engine, indexed: Made) -> None:
    wanted = {(shown.listing.name.get(language) or shown.listing.name["id"]) for shown in indexed.edition.shown if named in shown.listing.name["id"]}
    found = (engine if language == "id" else english).names(q=typed)
    assert wanted
    assert set(found) & wanted
    assert found[0] in wanted or typed == "peanut"


def test_what_is_made_by_frying_is_found_by_the_verb(engine: Engine) -> None:
    assert set(engine.names(q="goreng")) >= set(engine.names(q="menggoreng")) > set()


def test_an_answer_says_what_it_looked_for_instead(engine: Engine) -> None:
    answer = engine.look(q="karipik xqzwvk")
    assert answer["instead"] == ["keripik"]
    assert answer["unknown"] == ["xqzwvk"]
    assert answer["total"] > 0


def test_a_word_that_is_there_is_not_corrected(engine: Engine) -> None:
    assert engine.look(q="telor")["instead"] == []


def test_all_words_must_match_and_the_most_do_where_none_has_all(engine: Engine) -> None:
    pecel, both = engine.look(q="pecel"), engine.look(q="bumbu pecel")
    assert set(both["positions"]) <= set(pecel["positions"])
    assert set(engine.look(q="kendang kopi")["positions"]) == set(engine.look(q="kendang")["positions"]) | set(engine.look(q="kopi")["positions"])


def test_small_words_change_nothing(engine: Engine) -> None:
    assert engine.look(q="sambal untuk pecel")["positions"] == engine.look(q="sambal pecel")["positions"]


def test_a_name_weighs_more_than_an_ingredient(engine: Engine) -> None:
    found = engine.names(q="tempe")
    assert found[0].startswith("Keripik tempe")


@pytest.mark.parametrize(("typed", "kind", "href"), [
    ("nglegok", "place", "../tempat/nglegok/"), ("kendang rancak", "supplier", "../pemasok/contoh-kendang-rancak/"),
    ("sambal pecel", "category", "../kategori/sambal-pecel/"),
])
def test_pages_beside_listings_are_found(engine: Engine, typed: str, kind: str, href: str) -> None:
    pages = engine.look(q=typed)["pages"]
    assert (kind, href) in [(page["kind"], page["href"]) for page in pages]
    assert len(pages) <= 8


def test_the_name_of_a_place_a_supplier_or_a_paper_finds_its_listings(engine: Engine) -> None:
    for q, facet, value in (("nglegok", "place", "nglegok"), ("rancak", "supplier", "contoh-kendang-rancak"), ("halal", "paper", "halal")):
        chosen = set(engine.look(selection={facet: [value]})["positions"])
        assert chosen
        assert chosen <= set(engine.look(q=q)["positions"])


def _vocabulary(one: Made) -> tuple[set[tuple[str, str]], dict[tuple[str, str], str], object]:
    from site_builder.outline import Outline

    brought, _ = contributions(one.edition, Outline(one.edition, "ground"), None, lambda *_: None)
    documents = [listing.words for listing in brought]
    used = {(language, word) for language, words in vocabulary_used(documents).items() for word in words}
    stem = spelt(stems(sorted(used), None))
    return used, stem, vocabulary(documents, stem)


def test_every_word_of_the_samples_leads_to_its_stem(indexed: Made) -> None:
    used, stem, made = _vocabulary(indexed)
    idle = small()
    lost = [word for word in used if stem[word] in made.places and stem[word] not in resolved(word[1], made.places, made.also) and word[1] not in idle]
    assert len(used) > 500
    assert lost == []


def test_affixes_alone_agree_with_the_stemmer_for_most_words_of_the_samples(indexed: Made) -> None:
    used, stem, made = _vocabulary(indexed)
    affixed = [word for word in used if word[0] == "id" and stem[word] != word[1] and stem[word] in made.places and word[1] not in made.places]
    agreed = [word for word in affixed if stem[word] in resolved(word[1], made.places, {})]
    assert len(affixed) > 80
    assert len(agreed) / len(affixed) > 0.9, sorted(set(affixed) - set(agreed))


@pytest.mark.parametrize(("word", "left"), [
    ("menggoreng", "goreng"), ("memanggang", "panggang"), ("menyangrai", "sangrai"), ("menumbuk", "tumbuk"), ("dikeringkan", "kering"), ("bumbunya", "bumbu"),
    ("pengolahan", "olah"), ("berries", "berry"), ("boxes", "box"), ("eggs", "egg"), ("roasted", "roast"), ("mengupas", "kupas"),
])
def test_what_is_left_without_affixes(word: str, left: str) -> None:
    assert any(left in some for some in candidates(word))

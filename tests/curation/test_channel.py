"""Channels: which listings they take, what they ask for at which level, and what a wrong file is refused with."""

from pathlib import Path

import pytest

from catalog.reference import BrokenConfiguration, reference
from curation.channel import Channel, channels
from curation.example import stage
from curation.policy import HERE
from curation.standard import Level, standards
from tests.curation.policies import CHANNEL, changed, line_of, told, written

STANDARDS = standards(HERE)
ALL = channels(HERE, STANDARDS)


def one(root: Path, text: str = CHANNEL) -> Channel:
    """The only channel of a catalogue at `root`, with the packaged standards."""
    written(root, "channels/contoh.yml", text)
    return channels(root, STANDARDS)["contoh"]


def test_what_the_file_says_is_what_is_meant(tmp_path: Path) -> None:
    got = one(tmp_path)
    assert (got.id, got.name["en"], got.scope, got.market, got.reviewers, got.grade) == ("contoh", "A sample shop", "domestic", "", 2, "B")
    assert (got.governments, got.source.status) == (frozenset({"35.72"}), "house")
    assert set(got.asks) == {"foto-jumlah", "foto-peran", "nama-panjang", "uraian-panjang"}


def test_a_channel_asks_at_its_own_level_or_does_without(tmp_path: Path) -> None:
    asks = one(tmp_path).asks
    assert {id: ask.level for id, ask in asks.items()} == {
        "foto-jumlah": Level.ERROR, "foto-peran": Level.ADVICE, "nama-panjang": None, "uraian-panjang": Level.ERROR}


def test_own_parameters_are_laid_over_the_standards_and_make_a_test_of_its_own(tmp_path: Path) -> None:
    asks = one(tmp_path).asks
    assert (asks["foto-jumlah"].parameters["least"], asks["foto-jumlah"].key) == (2, "foto-jumlah@contoh")
    assert (asks["foto-peran"].parameters, asks["foto-peran"].key) == (STANDARDS["foto-peran"].parameters, "foto-peran")
    two = stage({"listing": {"photos": [{"file": f"{n}.jpg", "role": "front", "alt": {"id": "Kantong sambal"}} for n in "ab"]}}).subject  # type: ignore[dict-item]
    assert STANDARDS["foto-jumlah"].run and list(STANDARDS["foto-jumlah"].run(two))
    assert asks["foto-jumlah"].run and not list(asks["foto-jumlah"].run(two))


def test_parameters_of_every_type_survive_being_laid_over(tmp_path: Path) -> None:
    text = changed(CHANNEL, "  foto-peran: advice\n", "  tanpa-kata-promosi: {level: advice, with: {forbidden: [enak]}}\n  foto-tajam: {level: advice, with: {least: 44}}\n")
    asks = one(tmp_path, text).asks
    promised = STANDARDS["tanpa-kata-promosi"].parameters
    assert asks["tanpa-kata-promosi"].parameters == {**promised, "forbidden": ("enak",)}
    assert asks["foto-tajam"].parameters == {**STANDARDS["foto-tajam"].parameters, "least": 44}


@pytest.mark.parametrize(("example", "covered"), [
    ({}, True), ({"listing": {"category": "kecap"}}, False), ({"kind": "craft"}, False), ({"listing": {"origin": "35.05.11.1006"}}, False), ({"listing": {"category": "rempeyek"}}, True),
    ({"listing": {"category": "makanan-beku"}}, True),
], ids=["food of the city", "a category excepted", "another kind", "from another area", "another category below", "a third"])
def test_a_channel_takes_by_kind_category_and_origin(tmp_path: Path, example: dict[str, object], covered: bool) -> None:
    assert one(tmp_path).covers(stage(example).subject.listing) is covered  # type: ignore[arg-type]


def test_a_channel_that_names_no_area_takes_from_everywhere(tmp_path: Path) -> None:
    text = changed(CHANNEL, "  governments: [35.72]\n", "")
    assert one(tmp_path, text).covers(stage({"listing": {"origin": "35.05.11.1006"}}).subject.listing)


def test_a_channel_takes_by_conditions_too(tmp_path: Path) -> None:
    takes = one(tmp_path).takes
    assert [takes.meets(stage({"listing": {"price.public": public}}).subject) for public in ("ya", "tidak")] == [True, False]


Slip = tuple[str, str, str, str, str, str]
"""What it is, the text, what replaces it, the rule, a word of the sentence, and a word of the line that is told."""
SLIPS: list[Slip] = [
    ("a key there is not", "reviewers: 2", "reviewer: 2", "unknown-field", "reviewer", "reviewer"),
    ("no name", "name: {id: Toko contoh, en: A sample shop}\n", "", "required", "name", "help"),
    ("a name without Indonesian", "name: {id: Toko contoh, en:", "name: {en:", "needs-language", "id", "name"),
    ("no reason", 'why: {id: "Toko ini meminta sedikit lebih banyak.", en: "This shop asks for a little more."}\n', "", "required", "why", "name"),
    ("a scope there is not", "scope: domestic", "scope: abroad", "not-allowed", "abroad", "scope"),
    ("a market there is not", "scope: domestic", "scope: export\nmarket: xx", "unknown-reference", "xx", "market"),
    ("a kind there is not", "kinds: [food]", "kinds: [foods]", "unknown-reference", "foods", "kinds"),
    ("a category there is not", "categories: [makanan-olahan]", "categories: [makanan]", "unknown-reference", "makanan", "categories"),
    ("an area there is not", "governments: [35.72]", "governments: [35.99]", "unknown-reference", "35.99", "governments"),
    ("a condition on a field there is not", "when: {price.public: [yes]}", "when: {price.publik: [yes]}", "standard-scope", "price.publik", "when"),
    ("a standard there is not", "foto-peran: advice", "foto-perans: advice", "channel-standards", "foto-perans", "foto-perans"),
    ("a level there is not", "foto-peran: advice", "foto-peran: warn", "channel-standards", "off", "foto-peran"),
    ("a level for channels", "foto-peran: advice", "foto-peran: channel", "channel-standards", "off", "foto-peran"),
    ("something beside level and parameters", "with: {least: 2}}", "with: {least: 2}, why: x}", "channel-standards", "off", "foto-jumlah"),
    ("a parameter there is not", "with: {least: 2}", "with: {leest: 2}", "standard-parameter", "leest", "foto-jumlah"),
    ("a parameter of another type", "with: {least: 2}", "with: {least: two}", "standard-parameter", "two", "foto-jumlah"),
    ("parameters of a standard that people judge", "foto-peran: advice", "foto-tanpa-cap: {level: advice, with: {least: 2}}", "channel-standards", "no check", "foto-tanpa-cap"),
    ("standards as a list", CHANNEL[CHANNEL.index("standards:"):CHANNEL.index("reviewers:")], "standards: [foto-peran]\n", "channel-standards", "standards", "standards"),
    ("more reviewers than three", "reviewers: 2", "reviewers: 4", "too-large", "3", "reviewers"),
    ("a grade there is not", "grade: B", "grade: E", "not-allowed", "E", "grade"),
    ("no source", CHANNEL[CHANNEL.index("source:"):], "", "required", "source", "name"),
]


@pytest.mark.parametrize(("old", "new", "rule", "word", "line"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_refused_with_its_file_its_line_and_its_rule(tmp_path: Path, old: str, new: str, rule: str, word: str, line: str) -> None:
    text = changed(CHANNEL, old, new)
    with pytest.raises(BrokenConfiguration) as broken:
        one(tmp_path, text)
    path, at, sentence, of = told(broken.value)
    assert (path, of) == (str(tmp_path / "curation/channels/contoh.yml"), rule)
    assert word in sentence
    assert at == line_of(text, line)


def doubtful() -> str:
    return next(id for id, standard in STANDARDS.items() if not standard.source.firm and not standard.judged)


def test_a_channel_cannot_make_an_error_of_what_nobody_is_sure_of(tmp_path: Path) -> None:
    with pytest.raises(BrokenConfiguration, match="standard-source"):
        one(tmp_path, changed(CHANNEL, "foto-peran: advice", f"{doubtful()}: error"))
    assert one(tmp_path, changed(CHANNEL, "foto-peran: advice", f"{doubtful()}: advice")).asks[doubtful()].level is Level.ADVICE


@pytest.mark.parametrize("id", ALL)
def test_every_packaged_channel_speaks_both_languages(id: str) -> None:
    channel = ALL[id]
    for text in (channel.name, channel.help, channel.why, channel.source.text):
        assert set(text) == {"id", "en"}
        assert all(sentence.strip() for sentence in text.values())


def test_the_packaged_channels_are_those_a_listing_can_ask_for() -> None:
    assert set(ALL) == set(reference("channels").entries)


@pytest.mark.parametrize("id", ALL)
def test_every_packaged_channel_takes_something_it_can_ask_for(id: str) -> None:
    takes = ALL[id].takes
    kinds = takes.kinds or frozenset(reference("kinds").entries)
    assert any(takes.covers(kind, category) for kind in kinds for category in reference("categories").entries)
    for standard in ALL[id].asks:
        assert any(STANDARDS[standard].scope.covers(kind, category) and takes.covers(kind, category) for kind in kinds
                   for category in reference("categories").entries), standard


def test_an_export_channel_names_its_market_and_a_home_channel_none() -> None:
    for channel in ALL.values():
        assert bool(channel.market) is (channel.scope == "export"), channel.id


def test_every_standard_for_channels_is_asked_for_by_one() -> None:
    asked = {id for channel in ALL.values() for id in channel.asks}
    assert [id for id, standard in STANDARDS.items() if standard.level is Level.CHANNEL and id not in asked] == []

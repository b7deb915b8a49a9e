"""The WhatsApp message: short, whole, polite, and nothing that a supplier wrote can be more than text in it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.finding import Message
from catalog.reference import reference
from curation.plan import Plan
from curation.review import Act, Decision
from curation.workflow import Standing, State
from site_builder.sheets.plainly import plainly
from site_builder.sheets.plan_message import MOST, message, shortened
from tests.golden import matches
from tests.root import FOOD, TODAY, Root
from tests.site_builder.plans import BOOK, LANGUAGES, SITE, plan_of, spoil, swollen

ANY = st.text(st.characters(codec="utf-8"), max_size=400)


@pytest.fixture(scope="module")
def spoilt(_whole: Root, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    root = _whole.copy(tmp_path_factory.mktemp("spoilt") / "root")
    spoil(root)
    return plan_of(root)


def test_a_whole_message(spoilt: Plan) -> None:
    assert matches("plan-message.id.txt", message(spoilt, BOOK, SITE, "id") + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("times", [1, 3, 30])
def test_however_much_there_is_to_do_the_message_stays_short(spoilt: Plan, times: int, language: str) -> None:
    long = swollen(spoilt, times, {"id": "Judul yang panjang sekali " * 3, "en": "A very long title " * 4})
    said = message(long, BOOK, SITE, language)
    assert len(said) <= MOST < 1000
    assert SITE.url in said


@given(name=ANY, supplier=ANY, reason=ANY)
def test_whatever_a_supplier_writes_the_message_stays_short_and_its_marks_are_ours(spoilt: Plan, name: str, supplier: str, reason: str) -> None:
    plan = replace(spoilt, name={"id": name}, supplier=supplier, standing=returned(reason))
    said = message(plan, BOOK, SITE, "id")
    assert len(said) <= MOST
    assert said.count("*") == 2 * len(re.findall(r"^\d\. \*", said, re.MULTILINE))
    assert not re.search(r"[~`]|(?<![^\W_])_|_(?![^\W_])", said)
    assert all(line.isprintable() for line in said.split("\n"))


def returned(reason: str) -> Standing:
    decision = Decision(TODAY, Act.RETURN, "ani-contoh", "a" * 64, reason={"id": reason})
    return Standing(State.RETURNED, Message("returned to the supplier on {date}: {reason}", {"date": TODAY, "reason": {"id": reason}}), decision)


def test_what_the_curator_wrote_with_a_return_is_told(spoilt: Plan) -> None:
    said = message(replace(spoilt, standing=returned("Fotonya buram.")), BOOK, SITE, "id")
    assert "Catatan kurator: Fotonya buram." in said


def test_a_listing_that_misses_nothing_is_good_news(root: Root) -> None:
    said = message(plan_of(root), BOOK, SITE, "id")
    assert "Kabar baik tentang “Sambal pecel Contoh pedas 200 g”." in said
    assert "siap untuk Gerai Pasar Jaya" in said


def test_a_single_step_links_to_its_own_page(root: Root) -> None:
    root.edit(FOOD, 'gtin: "8990000000013", ', "")
    assert f"{SITE.url}standar/barcode-ada/" in message(plan_of(root), BOOK, SITE, "id")
    assert f"{SITE.url}en/standar/barcode-ada/" in message(plan_of(root), BOOK, SITE, "en")


def together(plan: Plan, *days: int, says: str = "Urus di kantornya. " * 12) -> Plan:
    """The plan with as many steps to be begun together, each of so many days and much to be said about it."""
    stage = next(stage for stage in plan.stages if stage.steps[0].standard)
    step = stage.steps[0]
    assert step.standard
    steps = tuple(replace(step, findings=(), office=reference("offices")["gs1-indonesia"], standard=replace(
        step.standard, title={"id": f"Janji ke-{n}", "en": f"Promise {n}"}, how={"id": says, "en": says}, days=some)) for n, some in enumerate(days, 1))
    return replace(plan, renewals=(), stages=(replace(stage, steps=steps),))


@pytest.mark.parametrize(("language", "head", "line"), [
    ("id", "Bersamaan dengan itu, mohon urus juga:", "- Janji ke-{} (GS1 Indonesia, sekitar {} hari)"), ("en", "At the same time, please begin:", "- Promise {} (GS1 Indonesia, about {} days)")])
def test_what_is_to_be_begun_together_is_named_with_its_office_where_it_cannot_be_told(spoilt: Plan, language: str, head: str, line: str) -> None:
    days = (30, 9, 20, 14, 25)
    said = message(together(spoilt, *days), BOOK, SITE, language)
    told = said.count("*") // 2
    named = sorted(range(told + 1, 6), key=lambda number: -days[number - 1])
    at = said.splitlines().index(head)
    assert 0 < told < 5
    assert said.splitlines()[at + 1:at + 6 - told] == [line.format(number, days[number - 1]) for number in named]
    assert len(said) <= MOST


def test_of_many_to_be_begun_together_the_longest_are_named_and_the_others_counted(spoilt: Plan) -> None:
    said = message(together(spoilt, *range(2, 42)), BOOK, SITE, "id")
    named = [line for line in said.splitlines() if line.startswith("- ")]
    assert len(named) > 3
    assert [f"sekitar {days} hari" in line for days, line in zip(range(41, 0, -1), named, strict=False)] == [True] * len(named)
    assert f"Selanjutnya masih ada {40 - 1 - len(named)} hal lagi." in said
    assert len(said) <= MOST


def test_nothing_is_named_where_everything_can_be_told(spoilt: Plan) -> None:
    said = message(together(spoilt, 30, 14, says="Urus di kantornya."), BOOK, SITE, "id")
    assert "\n2. *Janji ke-2*" in said
    assert "mohon urus juga" not in said


def test_several_things_lead_to_the_page_of_all_standards(spoilt: Plan) -> None:
    assert f"{SITE.url}standar/\n" in message(together(spoilt, 30, 14), BOOK, SITE, "id")
    assert f"{SITE.url}standar/nama-jujur/\n" in message(together(spoilt, 30), BOOK, SITE, "id")


def test_a_language_the_site_does_not_speak_is_linked_to_the_one_it_does(spoilt: Plan) -> None:
    said = message(spoilt, BOOK, replace(SITE, languages=("id",)), "en")
    assert f"{SITE.url}standar/" in said
    assert "Dear Contoh Dapur," in said


@given(st.text(st.sampled_from("abc .,*_~`"), max_size=200), st.integers(1, 120))
def test_what_is_shortened_ends_with_a_whole_word(text: str, most: int) -> None:
    plain = re.sub(r"[*~`]|(?<![^\W_])_|_(?![^\W_])", "", text)
    said = shortened(text, most)
    assert len(said) <= max(most, 1)
    if said != plain:
        kept = said.removesuffix("…").rstrip(" ")
        assert plain.startswith(kept.removesuffix("."))
        rest = plain[len(kept.removesuffix(".")):]
        assert not kept or not rest or not (kept[-1].isalpha() and rest[0].isalpha())


@pytest.mark.parametrize(("text", "most", "said"), [
    ("Isi harga.", 10, "Isi harga."),
    ("Isi harga dengan benar.", 12, "Isi harga …"),
    ("Isi harga. Lalu kirim lagi.", 16, "Isi harga."),
    ("Isi. Lalu kirimkan semuanya lagi kepada kami.", 30, "Isi. Lalu kirimkan semuanya …"),
    ("Pertanggungjawaban", 8, "…"),
    ("satu, dua, tiga", 12, "satu, dua …"),
    ("*tebal* `kode` _miring_ ~coret~", 99, "tebal kode miring coret"),
    ("isi lead_time_days", 99, "isi lead_time_days"),
], ids=["what fits stays", "words are kept whole", "sentences that fill half are enough", "short sentences are not", "a long word is left out",
        "no comma is left hanging", "marks are taken out", "a low line within a word is no mark"])
def test_how_a_text_is_shortened(text: str, most: int, said: str) -> None:
    assert shortened(text, most) == said


@pytest.mark.parametrize(("kind", "sentence", "said"), [
    ("food", "Isi `price.amount`.", "Isi “Harga”."),
    ("food", "Tambahkan `kacang-tanah` pada `allergens`.", "Tambahkan “Kacang tanah” pada “Alergen”."),
    ("food", "Tulis `xyz` apa adanya.", "Tulis xyz apa adanya."),
    ("craft", "Isi `batik_technique`.", "Isi “Teknik batik”."),
    ("", "Isi `place`.", "Isi “Desa atau kelurahan”."),
], ids=["a path is a label", "a value is a name", "what is no key loses its marks", "of its own kind", "a supplier's field"])
def test_people_who_never_see_the_file_read_labels(kind: str, sentence: str, said: str) -> None:
    assert plainly(sentence, kind, "id") == said

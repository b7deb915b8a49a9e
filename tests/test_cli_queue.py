"""`etalase queue` and `etalase status`: what waits for whom, and all there is to say about one listing, without another's marks."""

import json
import os
import subprocess
from datetime import date, timedelta

import pytest

from tests.root import BY, DRUM, FOOD, SUPPLIER, TODAY, Root, told

OTHER = "budi-contoh"
PRAISED = ("name: {id: Sambal pecel Contoh pedas 200 g", "name: {id: Sambal pecel TERMURAH 200 g")
PERSONAL = ("rasa", "higiene", "pelindung", "bahan-baku", "ajeg", "margin", "jangkauan", "bahan-lokal", "rancangan")


def queue(root: Root, *words: str, language: str = "id", on: date = TODAY) -> str:
    result = root.etalase("queue", *words, language=language, on=on)
    assert result.exit_code == 0, result.output
    return told(result.stdout)


def as_json(root: Root, *words: str, on: date = TODAY) -> dict[str, object]:
    made: dict[str, object] = json.loads(queue(root, *words, "--json", on=on))
    return made


def ago(days: int) -> date:
    return TODAY - timedelta(days)


@pytest.fixture
def waiting(root: Root) -> Root:
    """One entry of each sort: one waits for us, one for its supplier, one is shown and ends soon."""
    root.decide(SUPPLIER, "submit", by="pemasok", on=ago(40))
    root.decide(SUPPLIER, on=ago(30))
    root.decide(FOOD, "submit", by="pemasok", on=ago(12))
    root.decide(DRUM, "submit", by="pemasok", on=ago(9))
    root.decide(DRUM, "return", by=OTHER, on=ago(4), reason={"id": "Foto kedua belum ada"})
    return root


def test_the_queue_is_told_in_one_page(waiting: Root) -> None:
    assert queue(waiting).splitlines() == [
        "Menunggu kurator: 1", f"  {FOOD}: diajukan; sejak 9 November 2026, 12 hari", "Menurut kategori: Sambal pecel 1",
        "Menurut kantor: Dinas Koperasi, UKM, dan Tenaga Kerja Kota Blitar 1", "Menurut kurator: Ani Contoh 1",
        "Menunggu pemasoknya: 1", f"  {DRUM}: 4 hari di tangan pemasok, 5 hari di tangan kurator",
        "Persetujuan yang berakhir: dalam 30 hari 0; dalam 60 hari 0; dalam 90 hari 0",
        "Jawaban dalam 180 hari terakhir: 2; separuhnya dalam 5 hari, sembilan dari sepuluh dalam 10 hari"]


def test_it_is_told_in_english_too(waiting: Root) -> None:
    said = queue(waiting, language="en")
    assert f"  {FOOD}: submitted; since 9 November 2026, 12 days" in said
    assert "half of them within 5 days, nine tenths within 10 days" in said


def test_what_ends_within_each_span_is_counted_and_named(approved: Root) -> None:
    said = queue(approved, on=date(2027, 5, 10))
    assert "Persetujuan yang berakhir: dalam 30 hari 0; dalam 60 hari 1; dalam 90 hari 1" in said
    assert f"  {FOOD}: tinggal 51 hari, sampai 30 Juni 2027" in said


def test_nobody_knows_since_when_where_neither_ledger_nor_history_says(root: Root) -> None:
    assert f"  {FOOD}: diajukan; tidak diketahui sejak kapan" in queue(root)


def test_the_day_of_the_commit_counts_where_the_ledger_says_nothing(root: Root) -> None:
    day = f"{ago(6)}T09:00:00+0700"
    for words in (("init", "-q"), ("add", "-A"), ("-c", "user.name=x", "-c", "user.email=x@contoh.example", "commit", "-qm", "x")):
        subprocess.run(["git", *words], cwd=root.path, check=True, capture_output=True, env={**os.environ, "GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day})
    assert f"  {FOOD}: diajukan; sejak 15 November 2026, 6 hari" in queue(root)


def test_a_curator_sees_what_is_theirs_to_do(root: Root) -> None:
    root.decide(FOOD, "submit", by=BY, on=ago(2))
    assert [one["entry"] for one in as_json(root, "--by", OTHER)["ours"]] == [DRUM, FOOD]  # type: ignore[index]
    assert [one["entry"] for one in as_json(root, "--by", BY)["ours"]] == [SUPPLIER]  # type: ignore[index]


def test_a_category_takes_those_below_it(root: Root) -> None:
    assert [one["entry"] for one in as_json(root, "--category", "sambal-pecel")["ours"]] == [FOOD]  # type: ignore[index]
    assert as_json(root, "--category", "kopi")["ours"] == []


def test_the_queue_can_be_had_as_json(waiting: Root) -> None:
    found = as_json(waiting)
    assert found["date"] == TODAY.isoformat()
    assert found["ours"] == [{"entry": FOOD, "state": "submitted", "category": "sambal-pecel", "since": "2026-11-09", "days_ours": 12, "days_theirs": 0,
                              "offices": ["dinkop-kota"], "curators": [BY]}]
    assert found["pace"] == {"days": 180, "answers": 2, "median": 5, "ninth": 10}
    assert found["counts"] == {"category": {"sambal-pecel": 1}, "office": {"dinkop-kota": 1}, "curator": {BY: 1}}


def test_a_second_review_is_open_and_the_first_ones_marks_are_not(root: Root) -> None:
    root.decide(FOOD, "judge", by=OTHER, marks={"rasa": 1})
    said = queue(root)
    assert f"  {FOOD}: 1 dari 2 kurator sudah menilai, untuk Ekspor ke Hong Kong" in said
    assert "rasa" not in said.casefold()
    review, = as_json(root)["reviews"]  # type: ignore[misc]
    assert review == {"entry": FOOD, "channels": ["ekspor-hk"], "needed": 2, "given": 1, "curators": [BY]}


@pytest.mark.parametrize(("language", "mine", "all_of_them"), [
    ("id", "Menunggu penilaian Anda: 1", "Menunggu penilaian kurator lain: 1"), ("en", "Waiting for your marks: 1", "Waiting for more curators' marks: 1")])
def test_a_curator_is_told_that_it_is_their_own_marks_that_are_waited_for(root: Root, language: str, mine: str, all_of_them: str) -> None:
    root.decide(FOOD, "judge", by=OTHER, marks={"rasa": 1})
    assert mine in queue(root, "--by", BY, language=language).splitlines()
    assert all_of_them in queue(root, language=language).splitlines()


@pytest.mark.parametrize(("words", "said"), [(("--by", "siapa"), "tidak ada kurator siapa"), (("--category", "sambel"), "tidak ada kategori sambel")])
def test_nobody_and_nothing_are_wrong_usage(root: Root, words: tuple[str, str], said: str) -> None:
    result = root.etalase("queue", *words)
    assert result.exit_code == 2
    assert said in told(result.stderr)


@pytest.mark.parametrize("on", [date.min, date(1900, 1, 1), date(2199, 12, 31), date.max], ids=str)
def test_any_day_can_be_asked_for(waiting: Root, on: date) -> None:
    assert queue(waiting, on=on)


# status of one listing

def status(root: Root, entry: str = FOOD, *words: str, language: str = "id") -> list[str]:
    result = root.etalase("status", entry, *words, language=language)
    assert result.exit_code == 0, result.output
    return told(result.stdout).splitlines()


def known(root: Root, entry: str = FOOD, *words: str) -> dict[str, object]:
    one, = json.loads("\n".join(status(root, entry, *words, "--json")))
    return one  # type: ignore[no-any-return]


def test_a_listing_is_told_with_its_grade_its_channels_and_the_way_to_its_plan(approved: Root) -> None:
    assert status(approved) == [
        f"{FOOD}: tayang; disetujui sampai 30 Juni 2027", "    nilai sementara D, 35 dari 100; 9 kriteria belum dinilai", "    siap untuk: Gerai Pasar Jaya",
        "    Ekspor ke Hong Kong: nilai B ke atas; penilaian 2 kurator lagi", f"    rencana: etalase plan {FOOD}"]
    assert status(approved, DRUM)[2] == "    Gerai Pasar Jaya: belum: barcode-ada"


def test_a_supplier_is_told_in_one_line(approved: Root) -> None:
    assert status(approved, SUPPLIER) == [f"{SUPPLIER}: tayang; disetujui sampai 21 November 2027"]


def test_all_entries_together_have_a_line_each(approved: Root) -> None:
    assert len(approved.etalase("status").stdout.splitlines()) == 3


def test_ones_own_marks_are_shown_by_group_and_the_others_only_counted(root: Root) -> None:
    root.decide(FOOD, "judge", marks={"rasa": 3, "higiene": 2, "margin": 1})
    root.decide(FOOD, "submit", by="pemasok")
    assert [line.strip() for line in status(root, FOOD, "--by", BY) if "Rasa" in line or "Ruang" in line] == ["Mutu: Rasa 3, Kebersihan 2", "Harga dan pasar: Ruang bagi gerai 1"]
    other = status(root, FOOD, "--by", OTHER)
    assert "    1 dari 2 kurator sudah menilai; angkanya dibuka sesudah semuanya menilai" in other
    assert not any("Rasa" in line for line in other)
    assert known(root, FOOD, "--by", OTHER)["marks"] == {"needed": 2, "given": 1, "mine": {}, "all": None}
    assert known(root, FOOD, "--by", BY)["marks"] == {"needed": 2, "given": 1, "mine": {"rasa": 3, "higiene": 2, "margin": 1}, "all": None}


@pytest.mark.parametrize(("language", "said"), [("id", "; menunggu kurator lain"), ("en", "; waiting for another curator")])
def test_who_has_marked_everything_is_told_that_another_is_waited_for_and_of_no_zero(root: Root, language: str, said: str) -> None:
    root.decide(FOOD, "judge", marks=dict.fromkeys(PERSONAL, 3))
    line = status(root, FOOD, "--by", BY, language=language)[1]
    assert line.endswith(said)
    assert "kriteria" not in line
    assert "criteria" not in line


def test_what_is_sent_and_waits_is_told_with_the_day_it_was_sent(root: Root) -> None:
    root.decide(FOOD, "submit", by="pemasok", on=ago(20))
    root.decide(FOOD, "return", on=ago(15), reason={"id": "Label belum terbaca"})
    assert status(root)[0] == f"{FOOD}: dikembalikan; dikembalikan kepada pemasok pada 6 November 2026: Label belum terbaca"
    root.decide(FOOD, "submit", by="pemasok", on=ago(5))
    assert status(root)[0] == f"{FOOD}: diajukan; dikirim pada 16 November 2026, belum ada keputusan"
    assert status(root, language="en")[0] == f"{FOOD}: submitted; sent on 16 November 2026, no decision yet"
    assert known(root)["why"] == "dikirim pada 16 November 2026, belum ada keputusan"
    assert root.etalase("plan", FOOD, language="en").stdout.splitlines()[2] == "Now: submitted; sent on 16 November 2026, no decision yet"


def test_a_sealed_mark_changes_nothing_that_others_are_told(root: Root) -> None:
    root.decide(FOOD, "judge", marks={"rasa": 0})
    low = status(root, FOOD, "--by", OTHER), known(root, FOOD, "--by", OTHER)
    root.ledger(FOOD).unlink()
    root.decide(FOOD, "judge", marks=dict.fromkeys(PERSONAL, 3))
    assert (status(root, FOOD, "--by", OTHER), known(root, FOOD, "--by", OTHER)) == low


def test_once_all_are_in_everybody_sees_the_means_and_where_they_lie_apart(root: Root) -> None:
    root.decide(FOOD, "judge", marks=dict.fromkeys(PERSONAL, 3))
    root.decide(FOOD, "judge", by=OTHER, marks=dict.fromkeys(PERSONAL, 3) | {"rasa": 0})
    said = "\n".join(status(root))
    assert "Rasa 1,5" in said
    assert "penilaian kurator jauh berbeda pada: Rasa" in said
    assert "nilai A" in said or "nilai B" in said
    assert known(root)["grade"]["final"] is True  # type: ignore[index]


def test_a_waiver_and_its_reason_are_told(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    root.decide(FOOD, waivers={"nama-jujur": {"id": "Nama dagang terdaftar", "en": "A registered trade name"}})
    assert "    dikecualikan: nama-jujur (Nama dagang terdaftar)" in status(root)
    assert "    waived: nama-jujur (A registered trade name)" in status(root, language="en")
    assert known(root)["waivers"] == {"nama-jujur": {"id": "Nama dagang terdaftar", "en": "A registered trade name"}}


def test_what_stays_on_the_site_while_a_change_waits_is_told(approved: Root) -> None:
    for words in (("init", "-q"), ("add", "-A"), ("-c", "user.name=x", "-c", "user.email=x@contoh.example", "commit", "-qm", "x")):
        subprocess.run(["git", *words], cwd=approved.path, check=True, capture_output=True)
    approved.edit(FOOD, "amount: 18500", "amount: 18600")
    said = status(approved)
    assert "    di situs: isi yang disetujui pada 21 November 2026, sampai 30 Juni 2027" in said
    assert known(approved)["kept"] == "2026-11-21"


def test_the_grade_of_an_approval_is_final(root: Root) -> None:
    root.decide(FOOD, by=OTHER, marks=dict.fromkeys(PERSONAL, 3))
    assert known(root)["grade"]["final"] is True  # type: ignore[index]


def test_a_listing_that_cannot_be_read_is_told_in_one_line(root: Root) -> None:
    root.file(FOOD).write_text("a: b: c\n")
    assert len(status(root)) == 1
    assert set(known(root)) == {"entry", "state", "why", "until"}

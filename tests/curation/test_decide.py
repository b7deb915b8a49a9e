"""Deciding: on exactly what lies there, by somebody else than who sent it, and never for longer than it may last."""

from datetime import date, timedelta

import pytest

from catalog.digest import LEDGER
from curation.decide import Refused, Said, decide
from curation.review import Act, read_ledger
from curation.rulebook import rulebook
from curation.workflow import State
from tests.root import BY, DRUM, FOOD, SUPPLIER, TODAY, Root

PRAISED = ("name: {id: Sambal pecel Contoh pedas 200 g", "name: {id: Sambal pecel TERMURAH 200 g")


def refusal(root: Root, entry: str, act: str = "approve", **options: object) -> str:
    """The rule a decision is refused by; the ledger must not have changed."""
    path = root.ledger(entry)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(Refused) as refused:
        root.decide(entry, act, **options)  # type: ignore[arg-type]
    assert (path.read_bytes() if path.exists() else None) == before
    assert [path.name for path in root.folder(entry).iterdir() if path.name.startswith(".")] == []
    assert all(finding.blocks for finding in refused.value.findings)
    assert str(refused.value)
    return refused.value.findings[0].rule


def test_an_approval_binds_the_digest_and_lasts_as_long_as_it_may(root: Root) -> None:
    decision, standing = root.decide(FOOD)
    assert standing.state is State.PUBLISHED
    assert decision.until == date(2027, 6, 30)              # the price's end, before the permit's and the next review
    written, = read_ledger(LEDGER, root.ledger(FOOD).read_bytes()).decisions
    assert (written.digest, written.by, written.date, written.until) == (decision.digest, BY, TODAY, decision.until)


def test_without_an_end_of_its_own_an_entry_is_reviewed_after_a_year(root: Root) -> None:
    assert root.decide(SUPPLIER)[0].until == TODAY + timedelta(365)


def test_an_approval_may_be_shorter(root: Root) -> None:
    assert root.decide(FOOD, until=date(2026, 12, 31))[0].until == date(2026, 12, 31)


@pytest.mark.parametrize("until", [date(2027, 7, 1), date(2199, 1, 1), TODAY - timedelta(1), date(1900, 1, 1)],
                         ids=["a day longer than the price", "for ever", "yesterday", "long ago"])
def test_an_approval_is_refused_that_lasts_too_long_or_is_over_already(root: Root, until: date) -> None:
    assert refusal(root, FOOD, until=until) == "decision-until"


@pytest.mark.parametrize(("old", "new"), [("expires: 2030-08-01", "expires: 2026-11-20"), ("valid_until: 2027-06-30", "valid_until: 2026-11-20")], ids=["a permit", "a price"])
def test_an_approval_is_refused_whose_ground_has_ended(root: Root, old: str, new: str) -> None:
    root.edit(FOOD, old, new)
    for until in (None, date(2026, 12, 31)):
        with pytest.raises(Refused, match="ended on 2026-11-20"):
            root.decide(FOOD, until=until)


def test_an_approval_on_the_last_day_lasts_that_day(root: Root) -> None:
    root.edit(FOOD, "valid_until: 2027-06-30", f"valid_until: {TODAY}")
    decision, standing = root.decide(FOOD)
    assert (decision.until, standing.state) == (TODAY, State.EXPIRING)


def test_nobody_decides_about_what_they_submitted(root: Root) -> None:
    root.decide(FOOD, "submit", by=BY)
    assert refusal(root, FOOD) == "decision-own"
    assert root.decide(FOOD, by="budi-contoh")[1].state is State.PUBLISHED


@pytest.mark.parametrize(("by", "on"), [("siapa-contoh", TODAY), ("dewi-contoh", TODAY), ("joko-contoh", TODAY), (BY, date(2024, 1, 1)), ("Bukan Id", TODAY)],
                         ids=["a stranger", "one who no longer serves", "one who does not serve yet", "before the first day", "a name for an id"])
def test_only_a_curator_who_serves_decides(root: Root, by: str, on: date) -> None:
    assert refusal(root, FOOD, by=by, on=on) == "decision-by"


@pytest.mark.parametrize("act", ["return", "reject", "withdraw"])
def test_a_no_needs_its_reason(root: Root, act: str) -> None:
    assert refusal(root, FOOD, act) == "decision-reason"
    assert root.decide(FOOD, act, reason={"id": "Label belum lengkap"})[0].reason == {"id": "Label belum lengkap"}


@pytest.mark.parametrize("reason", [{"id": "x"}, {"id": "x" * 601}, {"en": "only English"}, {"id": "ab\u202ecd"}, {"id": "NIK " + "350501" + "410190" + "0001"}],
                         ids=["one letter", "a page", "only English", "a hidden character", "an identity number"])
def test_a_reason_is_written_so_that_it_can_be_read(root: Root, reason: dict[str, str]) -> None:
    assert refusal(root, FOOD, "return", reason=reason) in {"too-short", "too-long", "needs-language", "yaml-character", "identity-number"}


@pytest.mark.parametrize("act", ["renew", "suspend"])
def test_an_act_that_does_not_fit_the_state_is_refused(root: Root, act: str) -> None:
    assert refusal(root, FOOD, act, reason={"id": "Alasan"}) == "decision-act"


def test_a_broken_entry_is_not_approved_but_can_be_returned(root: Root) -> None:
    root.edit(FOOD, "amount: 18500", "amount: 18.500")
    assert refusal(root, FOOD) == "wrong-type"
    assert root.decide(FOOD, "return", reason={"id": "Harga ditulis tanpa titik"})[1].state is State.RETURNED


def test_an_entry_with_a_flawed_photo_is_not_approved(root: Root) -> None:
    (root.folder(FOOD) / "depan.jpg").unlink()
    assert refusal(root, FOOD) == "photo-missing"


def test_advice_does_not_stand_in_the_way(root: Root) -> None:
    (root.folder(FOOD) / "catatan.txt").write_text("x")
    assert root.decide(FOOD)[1].state is State.PUBLISHED


def test_a_ledger_that_cannot_be_read_takes_no_decision(root: Root) -> None:
    root.ledger(FOOD).write_text("decisions: &a []\n")
    assert refusal(root, FOOD) == "yaml-alias"


def test_a_decision_is_never_put_behind_a_later_one(root: Root) -> None:
    root.decide(FOOD)
    assert refusal(root, FOOD, "suspend", on=TODAY - timedelta(1), reason={"id": "Alasan"}) == "decision-order"


def test_changed_content_is_approved_anew_and_not_renewed(root: Root) -> None:
    first, _ = root.decide(FOOD)
    root.edit(FOOD, "amount: 18500", "amount: 18600")
    assert refusal(root, FOOD, "renew") == "decision-renew"
    root.decide(FOOD, "submit", by="pemasok")
    assert refusal(root, FOOD, "renew") == "decision-renew"
    second, standing = root.decide(FOOD)
    assert second.digest != first.digest
    assert standing.state is State.PUBLISHED


def test_a_renewal_lasts_as_an_approval_of_its_day(root: Root) -> None:
    root.decide(DRUM)
    decision, standing = root.decide(DRUM, "renew", by="budi-contoh", on=TODAY + timedelta(300))
    assert decision.until == TODAY + timedelta(300 + 365)
    assert standing.approval == decision


@pytest.mark.parametrize("entry", ["", "/", "nothing", "contoh-dapur/nothing", "contoh-dapur/", "../products/contoh-dapur", "..", ".", "contoh-dapur/..",
                                   "contoh-dapur/sambal-pecel-200g/x", "Contoh-Dapur", "contoh-dapur//sambal-pecel-200g", "contoh-dapur\n"])
def test_a_folder_that_is_no_entry_is_not_found(root: Root, entry: str) -> None:
    with pytest.raises(FileNotFoundError):
        root.decide(entry)


@pytest.mark.parametrize("on", [date.max, date(2200, 1, 1), date(1899, 12, 31), date.min], ids=str)
def test_a_day_out_of_all_reason_is_refused(root: Root, on: date) -> None:
    assert refusal(root, DRUM, on=on) in {"wrong-type", "decision-by", "decision-until"}


def test_only_approvals_carry_an_end(root: Root) -> None:
    decision, _ = root.decide(FOOD, "return", reason={"id": "Alasan"}, until=date(2027, 1, 1))
    assert decision.until is None


@pytest.mark.parametrize("act", list(Act))
def test_every_act_can_be_decided_somewhere(root: Root, act: Act) -> None:
    if act in (Act.RENEW, Act.SUSPEND):
        root.decide(FOOD, until=date(2026, 12, 31))
    decision, _ = root.decide(FOOD, act.value, reason={"id": "Alasan"}, by="budi-contoh", marks={"rasa": 2})
    assert decision.act is act


def test_a_renewal_that_prolongs_nothing_is_refused(root: Root) -> None:
    root.decide(FOOD)
    assert refusal(root, FOOD, "renew", by="budi-contoh") == "decision-renew"


def test_a_curator_may_stand_by_the_marks_given_before_the_content_changed(root: Root) -> None:
    root.decide(FOOD, "judge", marks={"rasa": 3, "ajeg": 1}, notes={"mutu": {"id": "Enak."}})
    root.edit(FOOD, "amount: 18500", "amount: 19000")
    decision, standing = root.decide(FOOD, marks={"ajeg": 2}, again=True)
    assert (decision.marks, decision.notes) == ({"rasa": 3, "ajeg": 2}, {"mutu": {"id": "Enak."}})
    assert standing.judgements == (decision,)


def test_nobody_stands_by_anothers_marks(root: Root) -> None:
    root.decide(FOOD, "judge", marks={"rasa": 3})
    assert root.decide(FOOD, by="budi-contoh", again=True)[0].marks == {}


def test_what_changed_since_it_was_looked_at_is_not_decided(root: Root) -> None:
    assert refusal(root, FOOD, seen="0" * 12) == "decision-seen"


def test_the_beginning_of_the_digest_looked_at_is_enough(root: Root) -> None:
    digest = root.decide(FOOD)[0].digest
    assert root.decide(FOOD, seen=digest[:12])[0].digest == digest


# marks, notes and waivers

def test_marks_and_notes_are_written_as_they_were_given(root: Root) -> None:
    root.decide(FOOD, "judge", marks={"rasa": 2, "higiene": 0}, notes={"mutu": {"id": "Terlalu asin"}})
    written, = read_ledger(LEDGER, root.ledger(FOOD).read_bytes()).decisions
    assert (written.act, written.marks, written.notes, written.until) == (Act.JUDGE, {"rasa": 2, "higiene": 0}, {"mutu": {"id": "Terlalu asin"}}, None)


def test_to_judge_is_to_give_marks(root: Root) -> None:
    assert refusal(root, FOOD, "judge") == "decision-marks"


@pytest.mark.parametrize(("said", "rule"), [
    ({"marks": {"warna": 2}}, "decision-criterion"), ({"notes": {"rasa": {"id": "Enak"}}}, "decision-note"), ({"waivers": {"hilang": {"id": "Alasan"}}}, "decision-waiver"),
], ids=["a criterion", "a group", "a standard"])
def test_what_nobody_knows_is_neither_marked_nor_noted_nor_waived(root: Root, said: dict[str, object], rule: str) -> None:
    assert refusal(root, FOOD, **said) == rule


def test_an_entry_that_breaks_a_standard_is_not_approved(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    assert refusal(root, FOOD) == "nama-jujur"


def test_a_waiver_with_a_reason_lets_it_through_and_binds_the_edition(root: Root) -> None:
    root.edit(FOOD, *PRAISED)
    decision, standing = root.decide(FOOD, waivers={"nama-jujur": {"id": "Nama dagang terdaftar"}})
    assert standing.state is State.PUBLISHED
    assert decision.waivers == {"nama-jujur": {"id": "Nama dagang terdaftar"}}
    assert rulebook(root.path).edition.startswith(decision.edition)
    assert len(decision.edition) == 12


@pytest.mark.parametrize("reason", ["", "x"], ids=["none", "a letter"])
def test_a_waiver_needs_a_reason(root: Root, reason: str) -> None:
    root.edit(FOOD, *PRAISED)
    assert refusal(root, FOOD, waivers={"nama-jujur": {"id": reason} if reason else {}}) in {"too-short", "needs-language", "empty-value"}


def test_a_waiver_that_is_not_needed_is_refused(root: Root) -> None:
    assert refusal(root, FOOD, waivers={"nama-jujur": {"id": "Nama dagang terdaftar"}}) == "waiver-unused"


def test_an_approval_carries_the_grade_once_every_criterion_is_marked(root: Root) -> None:
    assert root.decide(FOOD)[0].grade == ""
    marks = dict.fromkeys(("rasa", "higiene", "pelindung", "bahan-baku", "ajeg", "margin", "jangkauan", "bahan-lokal", "rancangan"), 3)
    outcome = root.decide(FOOD, by="budi-contoh", marks=marks)[0]
    assert outcome.grade in {"A", "B"}


def test_a_trial_decides_the_same_and_writes_nothing(root: Root) -> None:
    tried = decide(root.path, FOOD, Act.APPROVE, BY, TODAY, write=False)
    assert not root.ledger(FOOD).exists()
    assert root.decide(FOOD) == tried


@pytest.mark.parametrize("reason", [{"id": "x"}, {"en": "only English"}, {"id": "ab\u202ecd"}], ids=["one letter", "only English", "a hidden character"])
def test_a_trial_refuses_what_could_not_be_written(root: Root, reason: dict[str, str]) -> None:
    with pytest.raises(Refused):
        decide(root.path, FOOD, Act.RETURN, BY, TODAY, Said(reason=reason), write=False)


def test_who_wrote_the_content_may_send_it_in_but_not_decide_about_it(root: Root) -> None:
    with pytest.raises(Refused) as refused:
        decide(root.path, FOOD, Act.APPROVE, BY, TODAY, authors=frozenset({BY}))
    assert refused.value.findings[0].rule == "decision-own"
    assert decide(root.path, FOOD, Act.SUBMIT, BY, TODAY, authors=frozenset({BY}))[1].state is State.SUBMITTED

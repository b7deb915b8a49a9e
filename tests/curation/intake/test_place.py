"""Placing: the folder a submission goes to, whatever its title has become; and who may be whom."""

from dataclasses import replace

import pytest

from curation.git import Git, Objects
from curation.intake.branch import base
from curation.intake.bundle import Bundle, Photo, Role, Sender
from curation.intake.earlier import earlier
from curation.intake.place import Place, Register, place
from curation.intake.refusal import Refused
from curation.intake.slug import slug
from curation.intake.take import take
from curation.trees import Trees
from tests.curation.intake.bundles import LISTING_YAML, NEW_SUPPLIER, NEW_YAML, SHOTS, SUPPLIER_YAML, bundle, recompressed, scene
from tests.curation.repo import Repo
from tests.root import FOOD, SUPPLIER


def placed(repo: Repo, sent: Bundle) -> Place:
    git = Git.around(repo.path)
    with Trees(git, Objects(git)) as trees:
        at = base(git, trees, sent.branch)
        return place(Register(trees, at.commit, at.head), sent, earlier(git, [at.commit]))


def sent(yaml: str = NEW_YAML, **more: object) -> Bundle:
    return replace(bundle(), listing_yaml=yaml, **more)  # type: ignore[arg-type]


def edited(*pairs: tuple[str, str]) -> str:
    """The sambal of the small catalogue with some texts replaced."""
    text = LISTING_YAML
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


RENAMED = ("Sambal pecel Contoh pedas 200 g", "Bumbu kacang pecel asli 200 g")
NEARLY = ("Sambal pecel Contoh pedas 200 g", "Sambal kacang pecel asli 200 g")
NO_GTIN = ('gtin: "8990000000013", ', "")
NO_PERMITS = ("  - {type: pirt, number: 2113572010001-30, issuer: Dinas Contoh, issued: 2025-08-01, expires: 2030-08-01, level: verified, seen_by: budi-contoh, seen_on: 2026-02-03}\n", "")
OTHER_SIZE = ("amount: 200, unit: g", "amount: 500, unit: g")
BIG_NAME = ("Sambal pecel Contoh pedas 200 g", "Sambal pecel Contoh pedas 500 g")


@pytest.mark.parametrize(("yaml", "known"), [
    (LISTING_YAML, True),
    (edited(RENAMED), True),
    (edited(NO_GTIN), True),
    (edited(NO_GTIN, NEARLY), True),
    (edited(NO_GTIN, RENAMED), False),
    (edited(NO_GTIN, NO_PERMITS), False),
    (edited(OTHER_SIZE, NO_GTIN), False),
    (edited(BIG_NAME, NO_GTIN), False),
    (edited(('8990000000013', '8990000000020')), False),
    (edited(("kind: food", "kind: goods")), False),
    (NEW_YAML, False),
], ids=["the same", "renamed, the same GTIN", "without its GTIN, the same permit", "renamed a little and without its GTIN, the same permit", "renamed wholly, nothing but the permit", "a like name alone", "another net amount", "another size in the name", "another GTIN", "another kind", "another product"])
def test_a_listing_is_known_again_by_its_content(repo: Repo, yaml: str, known: bool) -> None:
    got = placed(repo, sent(yaml))
    assert got.known_listing is known
    assert (got.folder == f"products/{FOOD}") is known


def test_a_listing_is_known_again_by_a_photo_and_a_like_name(repo: Repo) -> None:
    (repo.root.folder(FOOD) / "depan.jpg").write_bytes(scene(1))
    repo.commit("pemasok")
    yaml = edited(NO_GTIN, NO_PERMITS)
    assert placed(repo, sent(yaml, photos=(Photo("muka.jpg", recompressed(scene(1))),))).listing == "sambal-pecel-200g"
    assert not placed(repo, sent(yaml, photos=(Photo("muka.jpg", scene(2)),))).known_listing
    assert not placed(repo, sent(NEW_YAML, photos=(Photo("muka.jpg", scene(1)),))).known_listing


def test_a_listing_that_is_named_is_that_one_whatever_it_says(repo: Repo) -> None:
    assert placed(repo, sent(NEW_YAML, listing="sambal-pecel-200g")).listing == "sambal-pecel-200g"


def test_a_name_that_is_wished_for_is_given_where_it_is_free(repo: Repo) -> None:
    assert placed(repo, sent(NEW_YAML, listing="abon")).listing == "abon"


def test_an_id_is_never_given_twice(repo: Repo) -> None:
    (repo.path / "products/retired.yml").write_text("abon-lele-contoh-100-g: {since: 2026-01-01, name: {id: x}, reason: {id: y}}\n")
    repo.commit("pemasok")
    assert placed(repo, sent()).listing == f"abon-lele-contoh-100-g-{SUPPLIER}"
    other = sent(LISTING_YAML, supplier="contoh-baru", supplier_yaml=NEW_SUPPLIER, listing="sambal-pecel-200g")
    assert placed(repo, other).listing == "sambal-pecel-200g-contoh-baru"


@pytest.mark.parametrize(("name", "id"), [
    ("Sambal pecel Contoh pedas 200 g", "sambal-pecel-contoh-pedas-200-g"), ("Kopi “Lereng” Kawi®", "kopi-lereng-kawi"), ("  Crème brûlée  ", "creme-brulee"), ("辣椒酱", ""), ("../../etc", "etc"), ("CON", "produk-con"), ("-", ""),
    ("kata " * 30, "kata-kata-kata-kata-kata-kata-kata-kata-kata"), ("x" * 200, "x" * 48),
])
def test_an_id_is_made_of_the_name(name: str, id: str) -> None:
    assert slug(name) == id


def test_a_name_without_letters_gives_an_id_of_the_reference(repo: Repo) -> None:
    assert placed(repo, sent(NEW_YAML.replace("Abon lele Contoh 100 g", "辣椒酱").replace("Contoh catfish floss 100 g", "辣椒酱"))).listing == "produk-k7q2-9mxd"


def test_a_submission_sent_again_is_known_by_its_reference(repo: Repo) -> None:
    take(repo.path, [sent(photos=())])
    repo.git("-c", "user.name=x", "-c", "user.email=x@contoh.example", "merge", "--quiet", "--no-ff", "kiriman/k7q2-9mxd")
    anew = NEW_YAML.replace("Abon lele Contoh 100 g", "Kerupuk kulit 100 g").replace("8990000000020", "").replace("2113572010099-30", "2113572010055-30")
    assert placed(repo, sent(anew)).listing == "abon-lele-contoh-100-g"
    assert placed(repo, sent(anew, reference="AAAA-BBBB")).listing == "kerupuk-kulit-100-g"


def new_supplier(*pairs: tuple[str, str], id: str = "contoh-baru") -> Bundle:
    text = NEW_SUPPLIER
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return sent(supplier=id, supplier_yaml=text)


NAME, NIB, PHONE = ("name: Contoh Dapur", "name: Aneka Rasa"), ("1234567890123", "9876543210987"), ("+6281234567890", "+6281234567899")


@pytest.mark.parametrize(("pairs", "rules"), [
    ((NAME, NIB, PHONE), []), ((NAME, NIB), ["supplier-alike-phone"]), ((NAME, PHONE), ["supplier-alike-nib"]), ((NIB, PHONE), ["supplier-alike-name"]),
    ((("name: Contoh Dapur", "name: UD. DAPUR CONTOH"), NIB, PHONE), ["supplier-alike-name"]), ((), ["supplier-alike-nib", "supplier-alike-phone", "supplier-alike-name"]),
], ids=["nothing", "the phone", "the NIB", "the name", "the name, turned and with a legal form", "everything"])
def test_a_new_supplier_that_may_be_an_old_one_is_told(repo: Repo, pairs: tuple[tuple[str, str], ...], rules: list[str]) -> None:
    got = placed(repo, new_supplier(*pairs))
    assert (got.known_supplier, [finding.rule for finding in got.advice]) == (False, rules)
    assert not any(finding.blocks for finding in got.advice)


def test_another_business_under_a_known_id_is_told(repo: Repo) -> None:
    assert [finding.rule for finding in placed(repo, new_supplier(NAME, NIB, id=SUPPLIER)).advice] == ["supplier-other"]
    assert placed(repo, new_supplier(("workers: 7", "workers: 8"), id=SUPPLIER)).advice == ()


def test_a_warning_about_a_new_supplier_is_given_again_when_it_is_sent_again(repo: Repo) -> None:
    take(repo.path, [new_supplier(NAME, PHONE)])
    assert [finding.rule for finding in placed(repo, new_supplier(NAME, PHONE)).advice] == ["supplier-alike-nib"]


CLAIM = ("level: declared}", "level: verified, seen_by: budi-contoh, seen_on: 2026-11-02}")


@pytest.mark.parametrize(("made", "files"), [
    (sent(LISTING_YAML), []),
    (sent(LISTING_YAML, supplier_yaml=SUPPLIER_YAML), []),
    (sent(edited(CLAIM)), [f"products/{FOOD}/listing.yml"]),
    (sent(LISTING_YAML, supplier="contoh-baru", supplier_yaml=NEW_SUPPLIER.replace("1234567890123", "9876543210987")), ["products/contoh-baru/sambal-pecel-contoh-pedas-200-g/listing.yml"]),
    (sent(NEW_YAML, supplier_yaml=SUPPLIER_YAML.replace("ani-contoh", "budi-contoh")), [f"products/{SUPPLIER}/supplier.yml"]),
], ids=["as it stands in the catalogue", "with its supplier as it stands", "a paper raised", "a paper of a new supplier", "another who looked"])
def test_a_paper_that_a_submission_says_was_looked_at_is_told(repo: Repo, made: Bundle, files: list[str]) -> None:
    assert [finding.file for finding in placed(repo, made).advice if finding.rule == "level-claimed"] == files


def test_a_supplier_there_is_not_needs_its_file(repo: Repo) -> None:
    with pytest.raises(Refused) as refusal:
        placed(repo, sent(supplier="contoh-baru"))
    assert refusal.value.findings[0].rule == "unknown-supplier"


def test_a_sender_who_never_sent_for_a_supplier_is_told(repo: Repo) -> None:
    take(repo.path, [sent()])
    assert placed(repo, sent()).advice == ()
    got, = placed(repo, sent(sender=Sender("Orang Lain", Role.OFFICER))).advice
    assert (got.rule, got.message.values["others"]) == ("sender-other", "Siti Contoh")


def test_a_catalogue_that_cannot_be_read_does_not_keep_a_submission_out(repo: Repo) -> None:
    repo.root.file(FOOD).write_bytes(b"\xff\xfe")
    repo.root.file(SUPPLIER).write_text("a: b: c")
    repo.commit("pemasok")
    assert placed(repo, sent(photos=(Photo("depan.jpg", SHOTS["depan.jpg"]),))).listing == "abon-lele-contoh-100-g"


def test_the_same_new_listing_on_another_branch_is_told(repo: Repo) -> None:
    take(repo.path, [sent(reference="AAAA-BBBB")])
    got, = placed(repo, sent()).advice
    assert (got.rule, got.message.values["branch"]) == ("listing-waiting", "kiriman/aaaa-bbbb")
    take(repo.path, [sent()])
    repo.git("-c", "user.name=x", "-c", "user.email=x@contoh.example", "merge", "--quiet", "--no-ff", "kiriman/aaaa-bbbb")
    assert placed(repo, sent(reference="CCCC-DDDD")).advice == ()

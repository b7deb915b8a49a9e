"""Numbers of papers: which are certainly wrong, which only look so, and which are right."""

import pytest

from catalog.document import Raw
from catalog.reference import reference
from curation.breach import Breach
from curation.checks.certificate_form import check
from curation.example import stage


def form(type: str, number: str, refused: tuple[str, ...] = ()) -> list[Breach]:
    example: dict[str, Raw] = {"listing": {"certificates": [{"type": type, "number": number, "level": "declared"}]}, "supplier": {"certificates": None}}
    return list(check(stage(example).subject, types=(type,), refused=refused))


@pytest.mark.parametrize("type", reference("certificates").entries)
def test_every_types_example_fits_and_its_bad_ones_do_not(type: str) -> None:
    entry = reference("certificates")[type]
    assert form(type, entry.get("example")) == []
    for bad in entry.items("bad"):
        [breach] = form(type, bad)
        sure = entry.get("status") == "verified" or "names a standard" in str(breach.message)
        assert breach.doubtful is not sure


@pytest.mark.parametrize("number", ["7113572010901–29", "71135 72010 901-29", "711357201090129"], ids=["a long dash", "spaces", "no hyphen"])
def test_signs_between_the_digits_make_no_difference(number: str) -> None:
    assert form("pirt", number) == []


def test_small_letters_make_no_difference() -> None:
    assert form("bpom-kosmetik", "na18200100001") == []


@pytest.mark.parametrize("number", ["KH35110099010100325", "kh 3511 0099", "LPPOM-15010099010199", "MUI 00010099"])
def test_a_number_of_another_paper_is_certainly_wrong(number: str) -> None:
    [breach] = form("halal", number, ("KH", "MUI", "LPPOM"))
    assert not breach.doubtful
    assert "so it is not the number of this paper: halal certificate" in str(breach.message)


def test_a_halal_number_of_another_shape_is_only_doubted() -> None:
    [breach] = form("halal", "ID351100990101003255", ("KH",))
    assert breach.doubtful
    assert breach.values["example"] == "ID35110012345670824"


def test_the_number_of_a_standard_is_not_a_certificates() -> None:
    [breach] = form("sni", "SNI 8302:2016/Amd.1:2019")
    assert str(breach.message) == "'SNI 8302:2016/Amd.1:2019' names a standard; it is not the number of a certificate"
    assert not breach.doubtful


def test_a_wrong_nib_is_certain_and_placed_with_the_supplier() -> None:
    [breach] = check(stage({"kind": "craft", "supplier": {"certificates.0.number": "123"}}).subject, types=("nib",))
    assert (breach.file, breach.path, breach.doubtful) == ("supplier.yml", ("certificates", 0, "number"), False)


def test_other_types_are_let_be() -> None:
    assert list(check(stage({"listing": {"certificates.0.number": "x"}}).subject, types=("halal",))) == []

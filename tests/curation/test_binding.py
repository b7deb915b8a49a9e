"""Parameters in YAML are typed by a check's own annotations, and what does not fit is refused with its place."""

import importlib.util
import inspect
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_type_hints

import pytest

from catalog.document import Raw
from catalog.reference import BrokenConfiguration
from curation import binding
from curation.binding import FOLDER, Field, Parameters, bound, checks
from curation.breach import Breach
from curation.example import stage
from curation.policy import HERE, opened
from curation.standard import standards
from curation.subject import Subject
from tests.curation.policies import STANDARD, written


def sample(subject: Subject, *, fields: tuple[Field, ...], least: int, share: Decimal = Decimal(1), on: date | None = None, loud: bool = False,
           word: str = "", names: Mapping[str, str] | None = None, of: Field | None = None, sizes: tuple[int, ...] = ()) -> Iterator[Breach]:
    """A check with a parameter of every type."""
    yield from ()


NEEDED: dict[str, Raw] = {"fields": ["name"], "least": "3"}


BOOK = standards(HERE)
ALL = checks()


@pytest.fixture
def sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two checks of this test's own instead of the project's."""
    monkeypatch.setattr(binding, "checks", lambda: {"sample": sample, "other": sample})


def bind(root: Path, given: Raw, name: str = "sample") -> Parameters:
    paper = opened(written(root, "standards/contoh.yml", STANDARD), "standard", ("with", "meets", "breaks", "applies.when", "applies.unless"))
    return bound(paper, ("check",), name, given, ("with",))


@pytest.mark.parametrize(("given", "values"), [
    ({}, {"fields": ("name",), "least": 3}),
    ({"least": "-3"}, {"least": -3}),
    ({"fields": "brand"}, {"fields": ("brand",)}),
    ({"fields": ["kind.storage", "supplier.place", "photos.alt"]}, {"fields": ("kind.storage", "supplier.place", "photos.alt")}),
    ({"share": "0.25"}, {"share": Decimal("0.25")}),
    ({"on": "2026-12-31"}, {"on": date(2026, 12, 31)}),
    ({"loud": "yes"}, {"loud": True}),
    ({"loud": "tidak"}, {"loud": False}),
    ({"word": "007"}, {"word": "007"}),
    ({"names": {"a": "b"}}, {"names": {"a": "b"}}),
    ({"of": "price.amount"}, {"of": "price.amount"}),
    ({"sizes": ["1", "2"]}, {"sizes": (1, 2)}),
], ids=["only what is needed", "a number below nought", "one for a list", "fields of the kind, the supplier and a list", "a decimal", "a date", "yes", "no", "a text keeps its noughts",
        "a mapping", "a field", "a list of numbers"])
@pytest.mark.usefixtures("sampled")
def test_a_parameter_is_typed_by_its_annotation(tmp_path: Path, given: dict[str, Raw], values: dict[str, object]) -> None:
    got = bind(tmp_path, {**NEEDED, **given}).given
    assert {key: got[key] for key in values} == values


@pytest.mark.usefixtures("sampled")
def test_a_bound_check_needs_only_its_subject(tmp_path: Path) -> None:
    assert list(bind(tmp_path, NEEDED).run(stage({}).subject)) == []


@pytest.mark.parametrize(("given", "rule", "words"), [
    ([], "standard-parameter", "below `with`"),
    ("3", "standard-parameter", "below `with`"),
    ({**NEEDED, "most": "3"}, "standard-parameter", "no parameter 'most'; it has: fields, least, share, on, loud, word, names, of, sizes"),
    ({"fields": ["name"]}, "standard-parameter", "needs the parameter 'least'"),
    ({**NEEDED, "least": "three"}, "standard-parameter", "'three' is not of the type integer"),
    ({**NEEDED, "least": "3.5"}, "standard-parameter", "'3.5' is not of the type integer"),
    ({**NEEDED, "least": ["3"]}, "standard-parameter", "one value"),
    ({**NEEDED, "share": "18.500"}, "standard-parameter", "'18.500' is not of the type decimal"),
    ({**NEEDED, "on": "2026-02-30"}, "standard-parameter", "'2026-02-30' is not of the type date"),
    ({**NEEDED, "loud": "loud"}, "standard-parameter", "'loud' is not of the type boolean"),
    ({**NEEDED, "fields": ["nama"]}, "standard-parameter", "no field 'nama'"),
    ({**NEEDED, "of": "price.amounts"}, "standard-parameter", "no field 'price.amounts'"),
    ({**NEEDED, "of": {"a": "b"}}, "standard-parameter", "one value"),
    ({**NEEDED, "names": "a"}, "standard-parameter", "`key: value` lines"),
    ({**NEEDED, "sizes": ["1", "x"]}, "standard-parameter", "'x' is not of the type integer"),
], ids=["a list", "a word", "one there is not", "one that is missing", "a word for a number", "a fraction for a whole number", "a list for one value", "a thousand with a point",
        "a day there is not", "a word for yes or no", "a field there is not", "a field not in its section", "a mapping for a field", "a word for a mapping", "a word in a list of numbers"])
@pytest.mark.usefixtures("sampled")
def test_what_does_not_fit_is_refused(tmp_path: Path, given: Raw, rule: str, words: str) -> None:
    with pytest.raises(BrokenConfiguration) as broken:
        bind(tmp_path, given)
    assert words in str(broken.value)
    assert str(broken.value).endswith(f"[{rule}]")
    assert f"{tmp_path}/curation/standards/contoh.yml:" in str(broken.value)


@pytest.mark.usefixtures("sampled")
def test_a_check_there_is_not_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BrokenConfiguration, match=r"no check 'sampel'; there are: sample, other \[standard-check\]"):
        bind(tmp_path, NEEDED, "sampel")


def test_every_check_is_a_file_with_one_function() -> None:
    assert set(ALL) == {path.stem.replace("_", "-") for path in FOLDER.glob("*.py") if path.stem != "__init__"}


@pytest.mark.parametrize("name", ALL)
def test_a_check_takes_its_subject_and_named_parameters_of_known_types(name: str) -> None:
    check = ALL[name]
    first, *rest = inspect.signature(check).parameters.values()
    assert first.name == "subject"
    assert all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in rest)
    hints = get_type_hints(check)
    assert hints.pop("subject") is Subject
    assert hints.pop("return") == Iterator[Breach]
    assert all(_known(hint) for hint in hints.values()), hints


def _known(hint: object) -> bool:
    plain = (str, int, bool, Decimal, date, Field)
    return any(hint in (one, one | None if one is not Field else None, tuple[one, ...]) for one in plain) or hint in (  # type: ignore[valid-type, operator]
        Field | None, Mapping[str, str], Mapping[str, str] | None, Mapping[str, int], Mapping[str, Decimal])


@pytest.mark.parametrize("name", ALL)
def test_every_check_is_used_by_a_standard(name: str) -> None:
    assert name in {standard.check for standard in BOOK.values()}


@pytest.mark.parametrize("name", ALL)
def test_every_check_has_its_tests(name: str) -> None:
    assert (Path(__file__).parent / "checks" / f"test_{name.replace('-', '_')}.py").exists()


@pytest.mark.parametrize("name", ALL)
def test_a_check_stays_small(name: str) -> None:
    spec = importlib.util.find_spec(f"curation.checks.{name.replace('-', '_')}")
    assert spec and spec.origin
    assert len(Path(spec.origin).read_text("utf-8").splitlines()) <= 120

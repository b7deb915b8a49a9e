"""Promises about the project itself."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from catalog.field import Field
from catalog.format import FORMATS
from catalog.reference import reference
from catalog.schema import groups, kinds, listing_schema, schema, supplier_schema
from tests import sentences

HOME = Path(__file__).parents[1]
PACKAGES = ("catalog", "curation", "site_builder")
MODULES = [path for package in PACKAGES for path in sorted((HOME / package).rglob("*.py")) if path.name != "__init__.py"]
REFERENCES = sorted(path.stem for path in (HOME / "catalog/references").glob("*.yml"))
SCHEMAS = sorted([*(HOME / "catalog/schemas").rglob("*.yml"), *(HOME / "curation/schemas").glob("*.yml"), *(HOME / "site_builder/schemas").glob("*.yml")])


def short(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


# Code

def test_the_layers_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_no_module_is_longer_than_three_hundred_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", sorted([*(HOME / "site_builder/scripts").rglob("*.js"), *(HOME / "site_builder/components").rglob("*.js")]), ids=short)
def test_no_script_is_longer_than_three_hundred_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", sorted((HOME / "tests").rglob("*.py")), ids=short)
def test_no_module_of_tests_is_longer_than_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_every_module_and_all_it_offers_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    silent = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)]
    assert silent == [] or silent == ["N_"]


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent.name in ("catalog", "curation", "checks")], ids=short)
def test_every_module_has_its_tests(path: Path) -> None:
    assert (HOME / "tests" / path.relative_to(HOME).parent / f"test_{path.name}").exists()


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_modules_are_named_by_what_they_hold_or_do(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "core", "manager", "base", "misc"}


# Sentences

CODE = list(sentences.of_code(*PACKAGES))
INDONESIAN = sentences.told("id")
FILES = sorted(path.name for path in (HOME / "site_builder/locale/id/LC_MESSAGES").glob("*.po"))
PAGES = [name for name in FILES if name.startswith("site")]
SAID = [name for name in FILES if name not in PAGES and name != "guides.po"]
"""The files of what commands say; the others hold what pages show."""
OWN = {english: said for name in SAID for english, said in sentences.told("id", name).items()}
SAME = {"{nearest}", "{help}"}
"""Sentences that are nothing but a gap."""


def test_there_are_sentences_to_judge() -> None:
    assert len(CODE) > 150
    assert len(list(sentences.of_templates())) > 30


@pytest.mark.parametrize("sentence", sorted({sentence for _, sentence in CODE}), ids=lambda sentence: sentence[:70])
def test_every_sentence_of_the_code_is_said_in_indonesian_with_its_gaps(sentence: str) -> None:
    assert sentence in INDONESIAN, [path for path, one in CODE if one == sentence]
    assert sentences.gaps(INDONESIAN[sentence]) == sentences.gaps(sentence)
    assert sentence in SAME or sentence not in OWN or INDONESIAN[sentence] != sentence


@pytest.mark.parametrize("sentence", sorted({sentence for _, sentence in sentences.of_templates()}), ids=lambda sentence: sentence[:70])
def test_every_sentence_of_the_templates_is_said_in_indonesian_with_its_gaps(sentence: str) -> None:
    assert sentence in sentences.told("id", *PAGES)
    assert sentences.gaps(INDONESIAN[sentence]) == sentences.gaps(sentence)


@pytest.mark.parametrize("sentence", sorted({sentence for path, sentence in CODE}), ids=lambda sentence: sentence[:70])
def test_the_gaps_of_a_sentence_have_names(sentence: str) -> None:
    assert all(name.isidentifier() for name in sentences.gaps(sentence))


@pytest.mark.parametrize("name", SAID)
def test_no_translation_is_left_over(name: str) -> None:
    assert set(sentences.told("id", name)) <= {sentence for _, sentence in CODE}


def test_findings_and_the_command_line_have_their_own_files() -> None:
    for path, sentence in CODE:
        if path.startswith(("catalog/", "curation/", "site_builder/commands/")) or path in ("site_builder/report.py", "site_builder/progress.py"):
            assert sentence in OWN, path


def test_a_sentence_of_the_commands_stands_in_one_file() -> None:
    assert sum(len(sentences.told("id", name)) for name in SAID) == len(OWN)


def test_no_two_language_files_say_the_same_sentence_differently() -> None:
    for sentence, said in OWN.items():
        assert INDONESIAN[sentence] == said, sentence


# Fields

def fields() -> Iterator[tuple[str, Field, tuple[Field, ...]]]:
    """Every field of every schema with the ones above it."""
    trees = {"supplier": supplier_schema(), **{kind: listing_schema(kind) for kind in kinds()}}
    trees |= {f"{path.parents[1].name}-{path.stem}": schema(path) for path in SCHEMAS if path.parents[1].name != "catalog" and path.parents[2].name != "catalog"}
    for name, tree in trees.items():
        ahead: list[tuple[str, Field, tuple[Field, ...]]] = [(f"{name}: {key}", child, ()) for key, child in tree.children.items()]
        while ahead:
            where, field, above = ahead.pop()
            yield where, field, above
            holder = field.item if field.item and field.item.children else field
            ahead += [(f"{where}.{key}", child, (*above, field)) for key, child in holder.children.items()]


def test_there_are_fields_to_judge() -> None:
    assert len(list(fields())) > 400


def test_every_field_has_a_label_in_both_languages() -> None:
    assert [where for where, field, _ in fields() if not field.label.get("id") or not field.label.get("en")] == []


def test_every_field_people_fill_in_has_help_or_stands_in_one_that_has() -> None:
    def helped(field: Field) -> bool:
        return bool(field.help.get("id") and field.help.get("en"))

    silent = [where for where, field, above in fields()
              if not where.startswith(("curation-", "site_builder-")) and not any(map(helped, (field, *above)))
              and not (field.children and all(map(helped, field.children.values())))]
    assert silent == []


def test_every_help_is_a_sentence() -> None:
    for where, field, _ in fields():
        for text in field.help.values():
            assert text[0].isupper() or text[0] in "`0", where
            assert text.endswith("."), where


def test_every_group_of_a_field_has_a_title_in_both_languages() -> None:
    assert all(group.get("id") and group.get("en") for group in groups().values())
    assert {field.group for where, field, _ in fields() if field.group} <= set(groups())


def rules(node: object, key: str) -> Iterator[str]:
    """Every value under `key`, anywhere in a schema file."""
    if isinstance(node, dict):
        if isinstance(node.get(key), str):
            yield node[key]
        for inner in node.values():
            yield from rules(inner, key)
    elif isinstance(node, list):
        for inner in node:
            yield from rules(inner, key)


@pytest.mark.parametrize("path", SCHEMAS, ids=short)
def test_every_reference_part_and_format_a_schema_names_exists(path: Path) -> None:
    tree = yaml.safe_load(path.read_text("utf-8"))
    parts = yaml.safe_load((HOME / "catalog/schemas/parts.yml").read_text("utf-8"))
    assert set(rules(tree, "reference")) <= set(REFERENCES)
    assert set(rules(tree, "use")) - {"string"} <= set(parts) | {"text"}
    assert set(rules(tree, "format")) <= set(FORMATS)


# References

@pytest.mark.parametrize("name", REFERENCES)
def test_every_entry_of_a_list_has_both_names_and_every_list_its_title(name: str) -> None:
    made = reference(name)
    assert made.title.get("id") and made.title.get("en")
    assert [entry.id for entry in made.entries.values() if not entry.name.get("id") or not entry.name.get("en")] == []
    assert made.entries


@pytest.mark.parametrize("name", REFERENCES)
def test_every_list_says_where_it_comes_from(name: str) -> None:
    assert re.search(r"^source: \S", (HOME / f"catalog/references/{name}.yml").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", REFERENCES)
def test_every_parent_exists_and_no_entry_is_above_itself(name: str) -> None:
    made = reference(name)
    for entry in made.entries.values():
        seen, at = {entry.id}, entry.get("parent")
        while at:
            assert at in made, entry.id
            assert at not in seen, entry.id
            seen.add(at)
            at = made[at].get("parent")


@pytest.mark.parametrize(("name", "key", "other"), [
    ("certificates", "office", "offices"), ("certificates", "kinds", "kinds"), ("categories", "kinds", "kinds"), ("categories", "hs", "hs_codes"),
    ("categories", "pirt", "food_types"), ("plant_forms", "hs", "hs_codes"), ("markets", "currency", "currencies"), ("channels", "market", "markets"),
    ("price_bases", "incoterm", "incoterms"), ("offices", "twin", "offices"), ("export_documents", "kinds", "kinds"), ("export_documents", "office", "offices"),
    ("export_documents", "certificate", "certificates"), ("export_documents", "markets", "markets"), ("export_documents", "categories", "categories"),
])
def test_what_one_list_says_of_another_is_there(name: str, key: str, other: str) -> None:
    named = {one for entry in reference(name).entries.values() for one in (*entry.items(key), *([entry.get(key)] if entry.get(key) else []))}
    assert named
    assert named - set(reference(other).entries) == set()


def test_the_permits_a_category_asks_for_are_known() -> None:
    for entry in reference("categories").entries.values():
        requires = entry.attributes.get("requires") or []
        assert isinstance(requires, list)
        assert {one for several in requires if isinstance(several, list) for one in several} <= set(reference("certificates").entries), entry.id


def test_an_alias_means_one_thing_only() -> None:
    for name in ("units", "kinds", "currencies", "certificates", "markets"):
        seen: dict[str, str] = {}
        for entry in reference(name).entries.values():
            for alias in {text.casefold() for text in (entry.id, *entry.items("aliases"))}:
                assert seen.setdefault(alias, entry.id) == entry.id, f"{name}: {alias}"


def normal(number: str, how: str) -> str:
    """A permit's number as `normalise` of its list says."""
    text = re.sub(r"\s+", " ", number.strip()).upper().replace("–", "-").replace("—", "-")
    return re.sub(r"[ .\-]", "", text) if how == "compact" else text


@pytest.mark.parametrize("id", reference("certificates").entries)
def test_a_permits_pattern_takes_its_example_and_not_the_bad_ones(id: str) -> None:
    entry = reference("certificates")[id]
    pattern, how = re.compile(entry.get("pattern")), entry.get("normalise")
    assert how in ("upper", "compact")
    assert pattern.match(normal(entry.get("example"), how))
    assert entry.items("bad")
    assert [bad for bad in entry.items("bad") if pattern.match(normal(bad, how))] == []


def test_all_regions_are_there_with_their_levels() -> None:
    regions = reference("regions").entries
    assert len(regions) == 297
    lengths = {"provinsi": 2, "kabupaten": 5, "kota": 5, "kecamatan": 8, "desa": 13, "kelurahan": 13}
    for code, entry in regions.items():
        assert len(code) == lengths[entry.get("level")], code
        assert entry.get("parent") == code.rpartition(".")[0], code


# Files

APART = {"site", "build", "node_modules", "__pycache__", "etalase.egg-info"}
KINDS = {".py", ".yml", ".md", ".toml", ".html", ".css", ".js", ".po", ".txt", ".lock", ".svg", ""}


def ours(folder: Path) -> Iterator[Path]:
    """The project's own texts: what is made or fetched stays out, and so does what is hidden."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith(".") and path.name not in APART:
            yield from ours(path)
        elif path.is_file() and path.suffix in KINDS and not path.name.startswith(".scenes"):
            yield path


FORBIDDEN = {
    "the folder beside the repository": r"\.\./" + "shared",
    "a package server": "|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + "js", "/opt/" + "pypi", "index-" + "url")),
    "something left to do": r"\b(TO" + "DO|FIX" + r"ME)\b",
    "a machine's own path": "/work/" + "main|/tmp/" + "brief",
}


@pytest.mark.parametrize("pattern", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_no_file_mentions(pattern: str) -> None:
    forbidden = re.compile(pattern)
    assert [short(path) for path in ours(HOME) if forbidden.search(path.read_text("utf-8", "replace"))] == []

"""The data package describes the table so well that a program reads it without being told anything."""

import csv
import io
import json
import shutil
from pathlib import Path

import frictionless
import pytest

from site_builder.columns import COLUMNS
from site_builder.envelope import CSV, PACKAGE, VERSION
from tests.root import FOOD, TODAY, Root


def _valid(package: Path) -> tuple[bool, list[object]]:
    report = frictionless.validate(str(package))
    return report.valid, report.flatten(["type", "message"])


def test_the_package_is_valid_and_so_is_every_cell_of_its_table(whole_town: Root) -> None:
    assert _valid(whole_town.path / "site" / PACKAGE) == (True, [])


@pytest.mark.parametrize(("column", "value"), [("price", "mahal"), ("approved_until", "besok"), ("lead_time_days", "1.5"), ("id", "Tidak Rapi"), ("minimum_order", "-1"),
                                               ("url", "")])
def test_the_description_refuses_what_the_table_never_holds(whole_town: Root, tmp_path: Path, column: str, value: str) -> None:
    shutil.copytree(whole_town.path / "site/api", tmp_path / "api")
    file = tmp_path / CSV
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    rows[3][column] = value
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    assert _valid(tmp_path / PACKAGE)[0] is False


def test_every_column_is_described_in_both_languages(whole_town: Root) -> None:
    package = json.loads((whole_town.path / "site" / PACKAGE).read_bytes())
    table = package["resources"][0]
    assert [field["name"] for field in table["schema"]["fields"]] == [column.name for column in COLUMNS]
    price = next(field for field in table["schema"]["fields"] if field["name"] == "price")
    assert (price["title"], price["type"]) == ("Harga / Price", "number")
    assert all(field["title"] and field["description"] for field in table["schema"]["fields"])


def test_it_says_whose_it_is_how_old_and_what_one_may_do(whole_town: Root) -> None:
    package = json.loads((whole_town.path / "site" / PACKAGE).read_bytes())
    assert (package["$schema"], package["version"], package["created"]) == (
        "https://datapackage.org/profiles/2.0/datapackage.json", VERSION, f"{TODAY}T00:00:00Z")
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC-BY-4.0"}]
    assert package["sources"][0]["title"]
    api = whole_town.path / "site/api/v1"
    assert all((api / one["path"]).exists() and (api / one.get("jsonSchema", ".")).exists() for one in package["resources"])


def test_hostile_names_leave_it_valid(built: Root) -> None:
    built.edit(FOOD, "name: {id: Sambal pecel Contoh pedas 200 g,", 'name: {id: "=1+1, \\"x\\" ; y",')
    built.decide(FOOD)
    assert built.etalase("build").exit_code == 0
    assert _valid(built.path / "site" / PACKAGE) == (True, [])

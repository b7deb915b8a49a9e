"""`etalase new`: an entry begun from a skeleton, or a table for many."""

import json
from pathlib import Path

import click

from catalog import json_schema, skeleton
from catalog.format import is_slug
from catalog.schema import kinds
from site_builder import memory
from site_builder.commands import options
from site_builder.language import translator


@click.command()
@click.argument("what", type=click.Choice(["supplier", "listing", "table"]))
@click.argument("path", required=False, default="")
@click.option("--kind", type=click.Choice(kinds()), help="Kind of listing.")
@options.root
@options.language
def command(what: str, path: str, kind: str | None, root: Path, language: str) -> None:
    """Begin a supplier (PATH is its id) or a listing (PATH is SUPPLIER/LISTING) from a skeleton.

    Or make a table in which many products are filled in, one a row (PATH ends in .xlsx or .csv).
    """
    say = translator(language)
    if what == "table":
        _table(path, kind, language)
        return
    parts = path.strip("/").split("/")
    if len(parts) != (1 if what == "supplier" else 2) or not all(is_slug(part) for part in parts):
        raise click.UsageError(say("'%(path)s' is not of the form SUPPLIER or SUPPLIER/LISTING, in lower-case letters, digits and hyphens",
                                   path=path))
    if what == "listing" and not kind:
        raise click.UsageError(say("name the kind with --kind: %(kinds)s", kinds=", ".join(kinds())))
    folder = root / "products" / Path(*parts)
    file = folder / f"{what}.yml"
    if file.exists():
        raise click.UsageError(say("%(file)s exists already", file=file))
    if what == "listing" and not (folder.parent / "supplier.yml").exists():
        raise click.UsageError(say("there is no supplier %(id)s yet; begin with `etalase new supplier %(id)s`", id=parts[0]))
    _write_schemas(root, language)
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(skeleton.supplier(language) if what == "supplier" else skeleton.listing(kind or "", language), "utf-8")
    click.echo(file)


def _table(path: str, kind: str | None, language: str) -> None:
    """Write a blank table; one that is there already is never written over."""
    from site_builder.blank_table import blank_csv, blank_table

    say = translator(language)
    if not kind:
        raise click.UsageError(say("name the kind with --kind: %(kinds)s", kinds=", ".join(kinds())))
    file = Path(path or f"{say('products')}-{kind}.xlsx")
    if file.suffix.lower() not in (".xlsx", ".csv"):
        raise click.UsageError(say("%(file)s must end in .xlsx or .csv", file=file))
    data = blank_csv(kind, language) if file.suffix.lower() == ".csv" else blank_table(kind, language)
    try:
        with file.open("xb") as made:
            made.write(data)
    except FileExistsError:
        raise click.UsageError(say("%(file)s exists already", file=file)) from None
    click.echo(file)


def _write_schemas(root: Path, language: str) -> None:
    """Put the JSON Schemas where the skeletons' first line points editors to."""
    for name, schema in json_schema.exported(language).items():
        memory.replace(root / memory.FOLDER / "schema" / f"{name}.json", json.dumps(schema, ensure_ascii=False).encode())

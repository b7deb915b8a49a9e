"""`etalase plan`: what a listing still needs, in the best order, and what each step brings."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from catalog.load import PRODUCTS
from curation.plan import Plan
from curation.rulebook import Rulebook
from site_builder.commands import options
from site_builder.language import translator
from site_builder.progress import shown_progress

FORMATS = ("text", "whatsapp", "json", "pdf")
LIKE = 80
"""How like, of 100, a listing's path must be to what was typed."""


@click.command()
@click.argument("listing")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
              help="For the terminal, for WhatsApp, for programs, or one A4 page.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; otherwise it is printed.")
@options.root
@options.language
@options.as_of
def command(listing: str, form: str, output: Path | None, root: Path, language: str, on: date) -> None:
    """Say what LISTING (SUPPLIER/LISTING) still needs for the channels it asks for, and what each step brings."""
    say = translator(language)
    if form == "pdf" and output is None and sys.stdout.isatty():
        raise click.UsageError(say("name the file for the PDF with --output"))
    book, made = _plan(root, listing, on, language)
    data = _written(form, root, book, made, language)
    if output:
        output.write_bytes(data if isinstance(data, bytes) else click.unstyle(data).encode())
    else:
        click.echo(data, nl=False)


def _plan(root: Path, listing: str, on: date, language: str) -> tuple[Rulebook, Plan]:
    from site_builder.checking import check
    from site_builder.sheets.planned import planned

    with shown_progress(language) as progress:
        checked = check(root, on, progress)
    path = listing.strip("/").removeprefix(f"{PRODUCTS}/")
    if path.count("/") != 1 or f"{PRODUCTS}/{path}" not in checked.stands:
        raise click.UsageError(_unknown(path, checked.stands, language))
    return checked.book, next(planned(root, checked, [f"{PRODUCTS}/{path}"], on))


def _unknown(path: str, folders: Iterable[str], language: str) -> str:
    """That there is no such listing, and which was most likely meant."""
    from rapidfuzz import fuzz, process

    say = translator(language)
    known = [folder.removeprefix(f"{PRODUCTS}/") for folder in folders if folder.count("/") == 2]
    near = process.extractOne(path, known, scorer=fuzz.ratio, score_cutoff=LIKE)
    if near is None:
        return say("there is no listing %(listing)s", listing=path)
    return say("there is no listing %(listing)s; did you mean `%(near)s`?", listing=path, near=near[0])


def _written(form: str, root: Path, book: Rulebook, made: Plan, language: str) -> str | bytes:
    """The plan in one of its forms. What a form needs is imported when it is asked for."""
    if form == "text":
        from site_builder.sheets.plan_text import lines

        return "".join(f"{click.style(line, bold=True) if heading else line}\n" for line, heading in lines(made, book, language))
    if form == "json":
        from site_builder.sheets.plan_data import as_json

        return as_json(made, book, language)
    from site_builder.site import site

    if form == "whatsapp":
        from site_builder.sheets.plan_message import message

        return f"{message(made, book, site(root), language)}\n"
    from site_builder.sheets.plan_sheet import sheet

    return sheet(made, book, site(root), language)

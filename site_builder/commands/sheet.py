"""`etalase sheet`: product sheets, shelf tags and books on paper, for the office that prints them."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from catalog.load import PRODUCTS
from curation.publication import Shown
from site_builder import memory
from site_builder.commands import options
from site_builder.edition import Edition
from site_builder.language import translator
from site_builder.progress import shown_progress

SIZES = ("large", "medium", "small")
LIKE = 70
"""How like, of 100, a name must be to what was typed."""


@click.command()
@click.argument("listings", nargs=-1, metavar="LISTING...")
@click.option("--tags", is_flag=True, help="Shelf tags to cut out instead of product sheets.")
@click.option("--size", type=click.Choice(SIZES), help="One size of tags; otherwise a sheet with every size for each listing.")
@click.option("--copies", type=click.IntRange(1, 500), default=1, show_default=True, help="How many tags of each listing.")
@click.option("--channel", metavar="C", help="The book of everything ready for a channel.")
@click.option("--category", metavar="C", help="The book of everything in a category.")
@click.option("--output", type=click.Path(path_type=Path), help="The file to write, or the folder for several sheets.")
@options.root
@options.language
@options.as_of
def command(listings: tuple[str, ...], tags: bool, size: str | None, copies: int, channel: str | None, category: str | None,
            output: Path | None, root: Path, language: str, on: date) -> None:
    """Print what is published: a product sheet for each LISTING, its shelf tags, or the book of a channel or category."""
    say = translator(language)
    if sum(map(bool, (listings, channel, category))) != 1:
        raise click.UsageError(say("name listings, or one channel, or one category"))
    if (size or copies > 1) and not tags:
        raise click.UsageError(say("--size and --copies are for --tags"))
    if tags and not listings:
        raise click.UsageError(say("name the listings whose tags you want"))
    edition = _edition(root, on, language)
    if channel or category:
        made = _book(edition, "channel" if channel else "category", channel or category or "", root, language)
    elif tags:
        made = _tags(edition, _chosen(edition, listings, language), size, copies)
    else:
        made = _sheets(edition, _chosen(edition, listings, language), root)
    for path in _written(made, output):
        click.echo(say("written: %(file)s", file=path))


def _edition(root: Path, on: date, language: str) -> Edition:
    """What is published on a day, with its photos."""
    from site_builder.checking import check
    from site_builder.edition import edition
    from site_builder.gallery import gallery
    from site_builder.site import site

    ours = site(root)
    with shown_progress(language) as progress:
        checked = check(root, on, progress)
        pictures = gallery(root, root / memory.FOLDER, checked.publication, progress)
    return edition(ours, checked.publication, pictures, checked.book)


def _chosen(edition: Edition, listings: Sequence[str], language: str) -> list[Shown]:
    """The listings, by id or by path."""
    return [edition.shown[edition.position[_known(listing, edition.position, language)]] for listing in listings]


def _known(typed: str, known: Mapping[str, object], language: str) -> str:
    """The id of what was typed, or a word about which was most likely meant."""
    from rapidfuzz import fuzz, process

    say = translator(language)
    id = typed.strip("/").removeprefix(f"{PRODUCTS}/").rpartition("/")[2]
    if id in known:
        return id
    near = process.extractOne(id, list(known), scorer=fuzz.ratio, score_cutoff=LIKE)
    raise click.UsageError(say("%(name)s is not published; did you mean `%(near)s`?", name=typed, near=near[0]) if near
                           else say("%(name)s is not published, so there is nothing to print", name=typed))


def _sheets(edition: Edition, chosen: list[Shown], root: Path) -> dict[str, bytes]:
    from site_builder import photos
    from site_builder.sheets.press import apart
    from site_builder.sheets.product_sheet import printed, product_sheet

    store = photos.store(root / memory.FOLDER)
    return {f"{shown.listing.id}.pdf": apart(printed, product_sheet(edition, shown, store)) for shown in chosen}


def _tags(edition: Edition, chosen: list[Shown], size: str | None, copies: int) -> dict[str, bytes]:
    from site_builder.sheets.press import pressed
    from site_builder.sheets.shelf_tag import TEMPLATE, of_one, shelf_tags

    wishes = [wish for shown in chosen for wish in ([(shown, size)] if size else of_one(shown)) * copies]
    name = chosen[0].listing.id if len(chosen) == 1 else "label-rak"
    return {f"{name}-label.pdf" if len(chosen) == 1 else f"{name}.pdf": pressed(TEMPLATE, "tags", shelf_tags(edition, wishes))}


def _book(edition: Edition, kind: str, id: str, root: Path, language: str) -> dict[str, bytes]:
    from site_builder import photos
    from site_builder.sheets.book import TEMPLATE, Book, book
    from site_builder.sheets.press import pressed

    held = edition.by_channel if kind == "channel" else edition.by_category
    one = Book(kind, _known(id, {name: 0 for name, some in held.items() if some}, language), language)
    return {f"{one.id}.{language}.pdf": pressed(TEMPLATE, "book", book(edition, one, photos.store(root / memory.FOLDER)))}


def _written(made: Mapping[str, bytes], output: Path | None) -> list[Path]:
    """Write the files: one under the name that was asked for, several into that folder, else here under their own."""
    single = output is not None and len(made) == 1 and not output.is_dir()
    paths = {name: output if single and output else (output or Path()) / name for name in made}
    for name, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made[name])
    return list(paths.values())

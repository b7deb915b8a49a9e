"""`etalase decide`: one act by one curator, or a table of them."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog.finding import Finding
from catalog.reference import Text
from curation.review import Act
from site_builder import report
from site_builder.commands import options
from site_builder.language import translator
from site_builder.progress import shown_progress
from site_builder.viewer import viewer

if TYPE_CHECKING:
    from curation.decide import Said
    from curation.subject import Twin
    from site_builder.checking import Checked


@click.command()
@click.argument("entry", required=False)
@click.argument("act", required=False, type=click.Choice([act.value for act in Act]))
@click.option("--by", help="Id of the curator; otherwise the one who commits with git's user.email.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]),
              help="Last day of an approval; otherwise as long as permits, price and policy allow.")
@click.option("--reason", help="Why, in Indonesian; needed to return, reject, suspend or withdraw.")
@click.option("--reason-en", help="The same in English.")
@click.option("--mark", "marks", multiple=True, metavar="CRITERION=0..3", help="A mark of the rubric; as often as needed.")
@click.option("--again", is_flag=True, help="Stand by the marks you gave last, where --mark gives no other.")
@click.option("--note", "notes", multiple=True, metavar="GROUP=TEXT", help="A note on a group of the rubric.")
@click.option("--waive", "waivers", multiple=True, metavar="STANDARD=REASON", help="A standard that need not be kept, and why.")
@click.option("--digest", "seen", default="", help="Beginning of the digest that was looked at; other content is refused.")
@click.option("--replacement", default="", help="Id of the listing that replaces this one.")
@click.option("--from", "table", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Decide every row of a CSV table, or none where one is refused.")
@click.option("--dry-run", is_flag=True, help="Try the decisions and write nothing.")
@click.option("--template", is_flag=True, help="Print a table of what waits for your decision or your marks, to be filled in.")
@click.option("--category", help="With --template, only entries of this category and those below it.")
@options.root
@options.language
@options.as_of
def command(entry: str | None, act: str | None, by: str | None, until: datetime | None, reason: str | None, reason_en: str | None,
            marks: tuple[str, ...], again: bool, notes: tuple[str, ...], waivers: tuple[str, ...], seen: str, replacement: str,
            table: Path | None, dry_run: bool, template: bool, category: str | None, root: Path, language: str, on: date) -> None:
    """Decide about ENTRY exactly as it lies there now, or about every row of a table.

    ENTRY is SUPPLIER, SUPPLIER/LISTING, or `curation` for the rules.
    """
    from curation.decide import POLICY, Said
    from site_builder.checking import check

    if sum((entry is not None, table is not None, template)) != 1 or (entry is None) != (act is None):
        raise click.UsageError(translator(language)("name an entry and an act, or a table with --from, or ask for one with --template"))
    who = viewer(root, by)
    if not who and not template:
        raise click.UsageError(translator(language)("git's user.email belongs to no curator; name one with --by"))
    because = {code: text for code, text in (("id", reason), ("en", reason_en)) if text}
    said = Said(until.date() if until else None, because, replacement, seen, _marks(marks, language),
                _texts(notes, language), _texts(waivers, language), again)
    desk, named = _Desk(root, who, on, language, dry_run), (entry or "").strip("/")
    if named == POLICY:
        _one(desk, named, Act(str(act)), said)
        return
    with shown_progress(language) as progress:
        checked = check(root, on, progress)
    if template:
        _template(desk, checked, category)
    elif table:
        _table(desk, checked, table)
    else:
        _one(desk, named, Act(str(act)), said, checked)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where decisions are made, by whom, on which day and in which language; and whether they are only tried."""

    root: Path
    by: str
    on: date
    language: str
    tried: bool


def _one(desk: _Desk, entry: str, act: Act, said: "Said", checked: "Checked | None" = None) -> None:
    """Decide about one entry, or about the rules, which need nothing else to be looked at."""
    from curation.decide import Refused, decide

    say = translator(desk.language)
    twins: tuple[Twin, ...] = checked.twins.get(entry, ()) if checked else ()
    try:
        decision, standing = decide(desk.root, entry, act, desk.by, desk.on, said, twins=twins,
                                    authors=_authors(desk, checked, [entry]).get(entry, frozenset()), write=not desk.tried)
    except FileNotFoundError:
        raise click.UsageError(say("there is no entry %(entry)s", entry=entry)) from None
    except Refused as refusal:
        _refuse(refusal.findings, desk.language)
    else:
        click.echo(report.standing(f"products/{entry}" if checked else entry, standing, desk.language))
        click.echo(say("digest %(digest)s, by %(by)s", digest=decision.digest, by=decision.by))
        if desk.tried:
            click.echo(say("This was only tried: nothing was written."), err=True)


def _table(desk: _Desk, checked: "Checked", path: Path) -> None:
    from catalog.listing import Listing
    from curation.batch import decide_all
    from curation.sheet import SIZE
    from curation.table import read
    from site_builder.report import decided

    with path.open("rb") as file:
        data = file.read(SIZE + 1)
    kinds = {folder.partition("/")[2]: stand.record.value.kind if isinstance(stand.record.value, Listing) else ""
             for folder, stand in checked.stands.items()}
    table = read(path.name, data, checked.book, decided.acts(("id", "en")), kinds)
    authors = _authors(desk, checked, [row.entry for row in table.rows])
    batch = decide_all(desk.root, table.rows, desk.by, desk.on, checked.twins, authors, write=not (desk.tried or table.findings))
    for line in (*decided.at_cells(table.findings, desk.language), *decided.refused(path.name, batch, desk.language)):
        click.echo(line, err=True)
    for line in () if table.findings else decided.decided(batch, desk.language):
        click.echo(line)
    for line in decided.counted(table, batch, desk.language, tried=desk.tried):
        click.echo(line, err=True)
    sys.exit(1 if table.findings or batch.refused else 0)


def _template(desk: _Desk, checked: "Checked", category: str | None) -> None:
    from catalog.reference import reference
    from curation.blank import blank, written
    from site_builder.queued import of_category, queued

    waiting = queued(desk.root, checked, desk.on)
    if category:
        if category not in reference("categories"):
            raise click.UsageError(translator(desk.language)("there is no category %(category)s", category=category))
        waiting = of_category(waiting, checked, category)
    mine = waiting.of(desk.by) if desk.by else waiting
    click.echo(written(blank(mine, checked.stands, checked.judged, checked.book, desk.by, desk.language)), nl=False)


def _authors(desk: _Desk, checked: "Checked | None", entries: Iterable[str]) -> dict[str, frozenset[str]]:
    """By entry, the curators who wrote what is to be decided, as far as git knows; the rules where nothing was checked."""
    from curation.authors import authors
    from curation.decide import POLICY, rules_standing

    if checked is None:
        return dict(authors(desk.root, {POLICY: rules_standing(desk.root, desk.on)[1].approval}))
    stands = {entry: stand for entry in entries if (stand := checked.stands.get(f"products/{entry}"))}
    found = authors(desk.root, {stand.record.folder: stand.standing.approval for stand in stands.values()}) if stands else {}
    return {entry: found[stand.record.folder] for entry, stand in stands.items()}


def _pairs(given: tuple[str, ...], language: str) -> list[tuple[str, str]]:
    """`name=text` as given on the command line."""
    pairs = []
    for one in given:
        key, equals, text = one.partition("=")
        if not key.strip() or not equals or not text.strip():
            raise click.UsageError(translator(language)("'%(given)s' is not of the form NAME=TEXT", given=one))
        pairs.append((key.strip(), text.strip()))
    return pairs


def _texts(given: tuple[str, ...], language: str) -> dict[str, Text]:
    return {key: {"id": text} for key, text in _pairs(given, language)}


def _marks(given: tuple[str, ...], language: str) -> dict[str, int]:
    marks = {}
    for criterion, text in _pairs(given, language):
        if text not in ("0", "1", "2", "3"):
            raise click.UsageError(translator(language)("'%(given)s' is not a mark from 0 to 3", given=text))
        marks[criterion] = int(text)
    return marks


def _refuse(findings: Iterable[Finding], language: str) -> None:
    for line in report.as_text(findings, language):
        click.echo(line, err=True)
    sys.exit(1)

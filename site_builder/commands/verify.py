"""`etalase verify`: which price and terms a check code stands for, proven from git; or whether a copied site is whole."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from catalog.finding import N_
from curation.git import NoHistory
from site_builder import report
from site_builder.commands import options
from site_builder.language import translator
from site_builder.progress import shown_progress

SITE = "site"
NAMED = 20
"""So many files of a kind are named; the rest are counted."""


@click.command()
@click.argument("codes", nargs=-1, required=True, metavar="CODE... | site DIR")
@options.as_json
@options.root
@options.language
@options.as_of
def command(codes: tuple[str, ...], as_json: bool, root: Path, language: str, on: date) -> None:
    """Say which listing, price and terms a check CODE stands for, when they were approved, and whether they are shown today.

    A code is taken as printed, in small letters and without hyphens too, also behind the listing's id. With `site DIR`,
    hold every file of a copied site against its own index. Ends with 1 where something is not proven.
    """
    if codes[0] == SITE and len(codes) == 2:
        sys.exit(_site(Path(codes[1]), as_json, language))
    sys.exit(_codes(codes, as_json, root, language, on))


def _codes(codes: tuple[str, ...], as_json: bool, root: Path, language: str, on: date) -> int:
    from site_builder.checking import check
    from site_builder.proven import answers, asked, register
    from site_builder.report import seen
    from site_builder.site import site

    with shown_progress(language) as progress:
        checked = check(root, on, progress)
    try:
        found = answers(root, asked(codes), checked)
    except NoHistory as problem:
        click.echo(report.said(problem.message, language), err=True)
        click.echo(f"    {translator(language)(report.FIX)} {report.said(problem.help, language)}", err=True)
        return 1
    currency = site(root).currency
    if as_json:
        click.echo(json.dumps([seen.as_object(one, register(checked), language) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            for line in [report.said(one.problem, language)] if one.problem else seen.as_lines(one, register(checked), currency, language):
                click.echo(line)
    return 1 if any(one.problem for one in found) else 0


def _site(folder: Path, as_json: bool, language: str) -> int:
    from site_builder.copied import NoSite, copy

    say = translator(language)
    try:
        found = copy(folder)
    except NoSite as problem:
        click.echo(report.said(problem.message, language), err=True)
        return 1
    if as_json:
        click.echo(json.dumps({"date": found.date, "edition": found.edition, "files": found.files, "whole": found.whole,
                               "missing": found.missing, "changed": found.changed, "extra": found.extra}, ensure_ascii=False, indent=1))
        return 0 if found.whole else 1
    for sentence, paths in ((N_("missing: %(file)s"), found.missing), (N_("changed: %(file)s"), found.changed),
                            (N_("not part of it: %(file)s"), found.extra)):
        for path in paths[:NAMED]:
            click.echo(say(sentence, file=report.plain(path)))
        if len(paths) > NAMED:
            click.echo(say("… and %(count)s more such files", count=len(paths) - NAMED))
    values = {"folder": report.plain(str(folder)), "count": found.files, "day": report.plain(found.date)}
    click.echo(say("%(folder)s is the edition of %(day)s, whole: %(count)s files", **values) if found.whole
               else say("%(folder)s says it is the edition of %(day)s, but is not", **values))
    return 0 if found.whole else 1

"""The command line: parse, one call, print, exit. 0 fine, 1 findings, 2 wrong usage or broken configuration."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from catalog import json_schema, skeleton
from catalog.finding import Finding
from catalog.format import is_slug
from catalog.reference import BrokenConfiguration
from catalog.schema import kinds
from curation.decide import Refused, curator_for
from curation.decide import decide as decided
from curation.review import Act
from site_builder import memory, report
from site_builder.language import translator
from site_builder.progress import shown_progress

Command = TypeVar("Command", bound=Callable[..., Any])


class _Group(click.Group):
    """Turns what commands raise into a sentence and an exit code."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BrokenConfiguration as problem:
            click.secho(str(problem), fg="red", err=True)
            context.exit(2)
        except OSError as problem:
            click.secho(f"{problem.strerror or problem}{f': {problem.filename}' if problem.filename else ''}", fg="red", err=True)
            context.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="etalase")
def main() -> None:
    """Etalase: a curated catalogue of small firms, kept in git, published as a static site."""
    if "NO_COLOR" in os.environ:
        click.get_current_context().color = False


def _root(command: Command) -> Command:
    return click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
                        show_default="here", help="The folder that holds products/ and site.yml.")(command)


def _language(command: Command) -> Command:
    return click.option("--language", type=click.Choice(["id", "en"]), default=lambda: os.environ.get("ETALASE_LANGUAGE", "id"),
                        show_default="id, or ETALASE_LANGUAGE", help="The language to answer in.")(command)


def _day(context: click.Context, option: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else date.today()


def _as_of(command: Command) -> Command:
    return click.option("--as-of", "on", type=click.DateTime(["%Y-%m-%d"]), callback=_day, envvar="ETALASE_AS_OF",
                        help="The day to judge by, as 2026-11-21; today unless given.")(command)


@main.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
              help="For people, for programs, or for the lines of a change on GitHub.")
@_root
@_language
@_as_of
def check(paths: tuple[str, ...], form: str, root: Path, language: str, on: date) -> None:
    """Check all entries, or those below PATHS, and say what is wrong and how to mend it."""
    from site_builder.checking import check as checked

    with shown_progress(language) as progress:
        result = checked(root, on, progress)
    wanted = [_plain_path(root, path) for path in paths]
    findings = [one for one in result.findings if not wanted or any(one.file == path or one.file.startswith(path + "/") for path in wanted)]
    if form == "json":
        click.echo(report.as_json(findings, language))
    else:
        for line in (report.as_text if form == "text" else report.as_github)(findings, language):
            click.echo(line)
    if form == "text":
        click.echo(translator(language).plural("%(count)s problem found", "%(count)s problems found", len(findings)), err=True)
    sys.exit(1 if any(finding.blocks for finding in findings) else 0)


def _plain_path(root: Path, path: str) -> str:
    """A path as findings name it: below the root, or below products/ when an entry is named."""
    there = Path(path)
    if there.exists():
        resolved, home = there.resolve(), root.resolve()
        return resolved.relative_to(home).as_posix() if resolved.is_relative_to(home) else path
    return f"products/{path.strip('/')}"


@main.command()
@click.argument("entry", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@_root
@_language
@_as_of
def status(entry: str | None, as_json: bool, root: Path, language: str, on: date) -> None:
    """Say where every entry stands, or ENTRY (SUPPLIER or SUPPLIER/LISTING)."""
    from site_builder.checking import check as checked

    with shown_progress(language) as progress:
        publication = checked(root, on, progress).publication
    chosen = {folder: where for folder, where in sorted(publication.standings.items())
              if not entry or folder == f"products/{entry.strip('/')}"}
    if entry and not chosen:
        raise click.UsageError(translator(language)("there is no entry %(entry)s", entry=entry))
    if as_json:
        click.echo(json.dumps([{
            "entry": folder.partition("/")[2], "state": where.state.value, "why": report.said(where.why, language),
            "until": where.until.isoformat() if where.until else None,
        } for folder, where in chosen.items()], ensure_ascii=False, indent=1))
        return
    for folder, where in chosen.items():
        click.echo(report.standing(folder, where, language))


@main.command()
@click.argument("entry")
@click.argument("act", type=click.Choice([act.value for act in Act]))
@click.option("--by", help="Id of the curator; otherwise the one who commits with git's user.email.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]),
              help="Last day of an approval; otherwise as long as permits, price and policy allow.")
@click.option("--reason", help="Why, in Indonesian; needed to return, reject, suspend or withdraw.")
@click.option("--reason-en", help="The same in English.")
@click.option("--digest", "seen", default="", help="Beginning of the digest that was looked at; other content is refused.")
@click.option("--replacement", default="", help="Id of the listing that replaces this one.")
@_root
@_language
@_as_of
def decide(entry: str, act: str, by: str | None, until: datetime | None, reason: str | None, reason_en: str | None,
           seen: str, replacement: str, root: Path, language: str, on: date) -> None:
    """Decide about ENTRY (SUPPLIER or SUPPLIER/LISTING) exactly as it lies there now."""
    say = translator(language)
    who = by or curator_for(root, _git_email(root))
    if not who:
        raise click.UsageError(say("git's user.email belongs to no curator; name one with --by"))
    said = {code: text for code, text in (("id", reason), ("en", reason_en)) if text}
    try:
        decision, standing = decided(root, entry.strip("/"), Act(act), who, on, until=until.date() if until else None,
                                     reason=said, replacement=replacement, seen=seen)
    except FileNotFoundError:
        raise click.UsageError(say("there is no entry %(entry)s", entry=entry)) from None
    except Refused as refusal:
        _refuse(refusal.findings, language)
    else:
        click.echo(report.standing(f"products/{entry.strip('/')}", standing, language))
        click.echo(say("digest %(digest)s, by %(by)s", digest=decision.digest, by=decision.by))


def _refuse(findings: tuple[Finding, ...], language: str) -> None:
    for line in report.as_text(findings, language):
        click.echo(line, err=True)
    sys.exit(1)


def _git_email(root: Path) -> str:
    asked = subprocess.run(["git", "config", "user.email"], cwd=root, capture_output=True, text=True, check=False)
    return asked.stdout.strip()


@main.command()
@click.argument("what", type=click.Choice(["supplier", "listing"]))
@click.argument("path")
@click.option("--kind", type=click.Choice(kinds()), help="Kind of listing.")
@_root
@_language
def new(what: str, path: str, kind: str | None, root: Path, language: str) -> None:
    """Begin a supplier (PATH is its id) or a listing (PATH is SUPPLIER/LISTING) from a skeleton."""
    say = translator(language)
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


def _write_schemas(root: Path, language: str) -> None:
    """Put the JSON Schemas where the skeletons' first line points editors to."""
    for name, schema in json_schema.exported(language).items():
        memory.replace(root / memory.FOLDER / "schema" / f"{name}.json", json.dumps(schema, ensure_ascii=False).encode())


@main.command()
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Where to; otherwise site/ below the root.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@_root
@_language
@_as_of
def build(output: Path | None, as_json: bool, root: Path, language: str, on: date) -> None:
    """Build the site, and say what is published, what is withheld, and why."""
    from site_builder.build import build as built

    with shown_progress(language) as progress:
        result = built(root, output or root / "site", on, progress)
    if as_json:
        click.echo(json.dumps({
            "output": str(result.output), "date": result.publication.date.isoformat(), "pages": result.pages,
            "written": result.written, "published": [shown.listing.path for shown in result.publication.shown],
            "withheld": [{"entry": one.folder.partition("/")[2], "state": one.state.value, "why": report.said(one.why, language)}
                         for one in result.publication.withheld],
        }, ensure_ascii=False, indent=1))
    else:
        for line in report.summary(result, language):
            click.echo(line)
    sys.exit(1 if any(finding.blocks for finding in result.findings) else 0)


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@_root
@_language
@_as_of
def serve(port: int, root: Path, language: str, on: date) -> None:
    """Build, serve on this machine only, and rebuild and reload when a file changes."""
    from site_builder.serve import serve as served

    served(root, on, port, language, click.echo)

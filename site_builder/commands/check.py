"""`etalase check`: what is wrong, where, why, and how to mend it."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from catalog.finding import Finding
from site_builder import report
from site_builder.commands import options
from site_builder.language import say, translator
from site_builder.progress import shown_progress

if TYPE_CHECKING:
    from site_builder.answer import Answer
    from site_builder.checking import Checked
    from site_builder.gate import AtGate

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""GitHub names in it the file that takes a step's summary."""


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--channel", help="Hold the listings that this channel takes against what it asks, at its own levels.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github", "sarif", "markdown"]), default="text", show_default=True,
              help="For people, for programs, for the lines of a change on GitHub, for code scanners, or as one comment.")
@options.as_json
@options.root
@options.language
@options.as_of
@click.pass_context
def command(context: click.Context, paths: tuple[str, ...], channel: str | None, form: str, as_json: bool, root: Path, language: str,
            on: date) -> None:
    """Check all entries, or those below PATHS, and say what is wrong and how to mend it."""
    from site_builder.answer import remembered
    from site_builder.checking import check as checked

    with shown_progress(language) as progress:
        result = checked(root, on, progress)
    if channel and channel not in result.book.channels:
        raise click.UsageError(translator(language)("there is no channel '%(channel)s'; there are: %(known)s",
                                                    channel=channel, known=", ".join(result.book.channels)))
    wanted = [_plain_path(root, path) for path in paths]
    form = "json" if as_json else form
    own = language if context.get_parameter_source("language") is ParameterSource.COMMANDLINE else ""
    make = partial(_answer, root, result, channel, wanted, form, language, own, on)
    answer = make() if form == "github" else remembered(root, result, ("check", channel, wanted, form, language, own), make)
    click.echo(answer.text, nl=bool(answer.text))
    click.echo(answer.beside, err=True, nl=bool(answer.beside))
    sys.exit(answer.code)


def _answer(root: Path, result: "Checked", channel: str | None, wanted: Sequence[str], form: str, language: str, own: str,
            on: date) -> "Answer":
    """What the command says."""
    from site_builder.answer import Answer
    from site_builder.gate import at_gate

    gate = at_gate(root, result, on, channel, _asked(wanted)) if channel else None
    findings = gate.findings if gate else [one for one in result.findings if not wanted or any(_within(one.file, path) for path in wanted)]
    beside = [*report.tally(findings, language), *(_readiness(result, gate, channel or "", language) if gate else ())]
    unready = gate is not None and len(gate.ready) < max(1, len(gate.taken))
    return Answer("\n".join(_told(form, root, result, findings, language, own, on)), "\n".join(beside if form == "text" else ()),
                  1 if unready or any(finding.blocks for finding in findings) else 0)


def _told(form: str, root: Path, result: "Checked", findings: Sequence[Finding], language: str, own: str, on: date) -> Iterator[str]:
    """The report in one of its forms. `own` is the language asked for, empty where each supplier is told in theirs."""
    from site_builder.report import github, json, markdown, sarif
    from site_builder.report.ready import with_messages
    from site_builder.report.section import sections
    from site_builder.report.signpost import signpost

    signs = signpost(root, result.book)
    match form:
        case "text":
            yield from report.as_text(findings, language, signs)
        case "json":
            yield json.as_json(findings, language, signs)
        case "sarif":
            yield sarif.as_sarif(findings, language, signs)
        case "markdown":
            parts = sections(result.stands, findings, signs.languages, own)
            parts = list(with_messages(parts, root, result, signs.site, on)) if signs.site else parts
            spoken = {part.language for part in parts}
            around = own or (spoken.pop() if len(spoken) == 1 else signs.languages[0])
            yield markdown.as_markdown(parts, signs, around, on).removesuffix("\n")
        case "github":
            if summary := os.environ.get(STEP_SUMMARY):
                parts = sections(result.stands, findings, signs.languages, language)
                github.add_summary(Path(summary), markdown.as_markdown(parts, signs, language, on, github.SUMMARY, marker=""))
            yield from github.as_github(findings, language, signs, bool(summary))


def _readiness(result: "Checked", gate: "AtGate", channel: str, language: str) -> Iterator[str]:
    """How many listings are ready for a channel."""
    tell = translator(language)
    name = say(result.book.channels[channel].name, language)
    if gate.taken:
        yield tell("%(channel)s: %(ready)s of %(taken)s listings are ready", channel=name, ready=len(gate.ready), taken=len(gate.taken))
    else:
        yield tell("%(channel)s takes none of these listings", channel=name)


def _asked(wanted: Sequence[str]) -> Callable[[str], bool]:
    """Whether a listing's folder is asked for: by itself, from above, or by a file in it."""
    return lambda folder: not wanted or any(_within(folder, path) or _within(path, folder) for path in wanted)


def _within(path: str, above: str) -> bool:
    return path == above or path.startswith(f"{above}/")


def _plain_path(root: Path, path: str) -> str:
    """A path as findings name it: below the root, or below products/ when an entry is named."""
    there = Path(path)
    if there.exists():
        resolved, home = there.resolve(), root.resolve()
        return resolved.relative_to(home).as_posix() if resolved.is_relative_to(home) else path
    return f"products/{path.strip('/')}"

"""Reports as one comment in Markdown, edited in place: what is wrong with each entry, why, how it is mended, who helps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.finding import N_, Finding
from curation.office import office
from site_builder.language import day, say, translator
from site_builder.report.markup import code, fenced, inline, plain, told
from site_builder.report.section import ELSEWHERE, Section
from site_builder.report.sentence import ADVICE
from site_builder.report.signpost import Signpost
from site_builder.report.text import tally

MARKER = "<!-- etalase-check -->"
"""The first line of a comment, by which the next one finds and replaces it."""
MOST = 60_000
"""Signs of one comment; GitHub takes 65,536."""
PLACES = 20
"""So many places of one rule are named in one entry."""

_ROOM = 400
_KEEPS_OUT = N_("keeps it out")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part that is shown whole or not at all, and how many findings it tells."""

    text: str
    findings: int = 0


def as_markdown(sections: Sequence[Section], signs: Signpost, language: str, on: date, most: int = MOST, marker: str = MARKER) -> str:
    """The comment, of at most so many signs; entries with errors stand first. `language` is that of the words around them."""
    findings = [finding for section in sections for finding in section.findings]
    head = " ".join(f"{line[0].upper()}{line[1:]}." for line in tally(findings, language))
    head = f"**{plain(head)}** {translator(language)('Checked as of %(day)s.', day=day(on, language))}"
    pieces = [_Piece(text) for text in (marker, head) if text]
    gravest = sorted(sections, key=lambda section: not any(finding.blocks for finding in section.findings))
    kept = _fitting([*pieces, *(piece for section in gravest for piece in _pieces(section, signs))], most - _ROOM)
    if left := len(findings) - sum(piece.findings for piece in kept):
        kept.append(_Piece(translator(language).plural(
            "**%(count)s more problem does not fit here:** `etalase check` names it.",
            "**%(count)s more problems do not fit here:** `etalase check` names them all.", left)))
    return "\n\n".join(piece.text for piece in kept) + "\n"


def _fitting(pieces: Iterable[_Piece], room: int) -> list[_Piece]:
    """The pieces up to the first that does not fit; no heading is left standing alone at the end."""
    kept: list[_Piece] = []
    for piece in pieces:
        room -= len(piece.text) + 2
        if room < 0:
            while kept and kept[-1].text.startswith("### "):
                kept.pop()
            break
        kept.append(piece)
    return kept


def _pieces(section: Section, signs: Signpost) -> Iterator[_Piece]:
    yield _Piece(_heading(section))
    rules: dict[tuple[str, bool], list[Finding]] = {}
    for finding in sorted(section.findings, key=lambda finding: not finding.blocks):
        rules.setdefault((finding.rule, finding.blocks), []).append(finding)
    for alike in rules.values():
        yield _Piece("\n".join(_item(section, alike, signs)), len(alike))
    if section.ready:
        title = translator(section.language)("WhatsApp text, ready to paste")
        yield _Piece(f"<details><summary>{title}</summary>\n\n{fenced(section.ready)}\n\n</details>")


def _heading(section: Section) -> str:
    if section.entry == ELSEWHERE:
        return f"### {translator(section.language)('About no entry')}"
    name = section.name if isinstance(section.name, str) else say(section.name, section.language)
    return f"### {plain(name)} · {code(section.entry)}" if name else f"### {code(section.entry)}"


def _item(section: Section, alike: list[Finding], signs: Signpost) -> Iterator[str]:
    """One rule that the entry breaks: where and what, then why, how to mend it, and who helps."""
    tell, language = translator(section.language), section.language
    first, standard = alike[0], signs.standard(alike[0].rule)
    title = inline(say(standard.title, language)) if standard else code(first.rule)
    channels = list(dict.fromkeys(channel for finding in alike for channel in finding.channels))
    aside = [tell(_KEEPS_OUT if first.blocks else ADVICE)]
    aside += [tell("for %(channels)s", channels=plain(signs.channels(channels, language)))] if channels else []
    yield f"- **{title}** ({', '.join(aside)})"
    helps = {told(finding.help, language) for finding in alike}
    for finding in alike[:PLACES]:
        own = f" → {told(finding.help, language)}" if len(helps) > 1 else ""
        yield f"  - {_place(section, finding)}: {told(finding.message, language)}{own}"
    if len(alike) > PLACES:
        yield "  - " + tell.plural("and %(count)s more place", "and %(count)s more places", len(alike) - PLACES)
    if standard:
        yield f"  - {tell('Why')}: {inline(say(standard.why, language))}"
    if len(helps) == 1:
        yield f"  - {tell('To mend it')}: {helps.pop()}"
    if standard and (helping := office(standard.office, section.place)):
        yield f"  - {tell('Who helps')}: {plain(say(helping.name, language))}"
        if standard.papers:
            yield f"  - {tell('To bring')}: {plain(', '.join(say(paper, language) for paper in standard.papers))}"
    if address := signs.address(first.rule, language):
        yield f"  - [{tell('More about this standard')}]({address})"


def _place(section: Section, finding: Finding) -> str:
    """The file below the entry's folder, and the line."""
    below = finding.file.removeprefix(f"products/{section.entry}/" if section.entry else "products/")
    line = translator(section.language)("line %(line)s", line=finding.line)
    return f"{code(below)}, {line}" if finding.line else code(below)

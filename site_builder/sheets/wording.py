"""The wording of plans: names, places, times and steps as all forms of a plan tell them, each in the reader's language."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from babel.lists import format_list

from catalog.finding import Finding, Message
from catalog.reference import Text
from curation.plan import Plan
from curation.rulebook import Rulebook
from curation.stage import Step
from site_builder import language as tongue
from site_builder.pages import Address
from site_builder.report import said
from site_builder.site import Site


def listed(words: Iterable[str], language: str) -> str:
    """`A, B, dan C`."""
    return str(format_list(list(words), locale=language))


def text(words: Text, language: str) -> str:
    """A text in a language, on one line, with nothing in it that a terminal or a chat would obey."""
    return plain(tongue.say(words, language))


def plain(words: str) -> str:
    """A text on one line, without signs that cannot be seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())


def channels(book: Rulebook, ids: Iterable[str], language: str) -> str:
    """Channels by their names."""
    return listed((tongue.say(book.channels[id].name, language) for id in ids), language)


def name(plan: Plan, language: str) -> str:
    """What the listing is called; its folder where its name cannot be read."""
    return text(plan.name, language) or plain(plan.path)


def title(step: Step, language: str) -> str:
    """What a step is called: its standard's promise, or what was found."""
    return text(step.standard.title, language) if step.standard else capital(said(step.findings[0].message, language))


def facts(step: Step, language: str) -> Iterator[str]:
    """What is the case, and where; the place once for all that stands there. What the title says already is left out."""
    by_place: dict[str, list[str]] = {}
    for finding in step.findings:
        by_place.setdefault(place(finding), []).append(said(finding.message, language))
    titled = not step.standard and len({one for told in by_place.values() for one in told}) == 1
    for where, told in by_place.items():
        yield where if titled else f"{'; '.join(dict.fromkeys(told))} ({where})"


def how(step: Step, language: str) -> list[str]:
    """How to do it, in one sentence for all places where the standard words it."""
    ways = list(dict.fromkeys(capital(said(finding.help, language)) for finding in step.findings))
    if step.standard is None or len(ways) == 1:
        return ways
    told = {key: listed(dict.fromkeys(said(Message({language: f"{{{key}}}"}, finding.help.values), language)
                                      for finding in step.findings if key in finding.help.values), language)
            for finding in step.findings for key in finding.help.values}
    return [said(Message(step.standard.how, told), language)]


def why(step: Step, language: str) -> str:
    """What it is good for; empty where only the file reader knows."""
    return text(step.standard.why, language) if step.standard else ""


def papers(step: Step, language: str) -> str:
    """What to bring."""
    return "; ".join(text(paper, language) for paper in step.standard.papers) if step.standard else ""


def place(finding: Finding) -> str:
    """Where it is: file and line."""
    return plain(f"{finding.file}:{finding.line}" if finding.line else finding.file)


def time(days: int, language: str) -> str:
    """About how long something takes."""
    return tongue.translator(language).plural("about %(count)s day", "about %(count)s days", days)


def lasts(step: Step, language: str) -> str:
    """How long a step takes; nothing is said where an office takes an unknown time."""
    if step.days:
        return time(step.days, language)
    return "" if step.office else tongue.translator(language)("today")


def capital(sentence: str) -> str:
    """A sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def gained(points: Fraction, language: str) -> str:
    """`+4 poin`; empty for less than half a point."""
    whole = round(points)
    return tongue.translator(language).plural("+%(count)s point", "+%(count)s points", whole) if whole > 0 else ""


def step_brings(step: Step, book: Rulebook, language: str) -> str:
    """What one step brings."""
    say = tongue.translator(language)
    ready = say("ready for %(channels)s", channels=channels(book, step.opens, language)) if step.opens else ""
    return "; ".join(filter(None, (ready, gained(step.points, language))))


def address(page: Address, site: Site, language: str) -> str:
    """Where a page of the site stands, in the language asked for or else in the site's first."""
    spoken = language if language in site.languages else site.languages[0]
    return site.url + page.path(spoken, site.languages)

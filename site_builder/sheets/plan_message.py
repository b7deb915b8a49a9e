"""A plan as a WhatsApp message: what an officer would write to a supplier, short enough to be read at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curation.plan import Plan
from curation.rulebook import Rulebook
from curation.stage import Stage, Step
from curation.workflow import State
from site_builder import language as tongue
from site_builder.pages import Address
from site_builder.sheets import outcome, wording
from site_builder.sheets.plainly import plainly
from site_builder.site import Site

MOST = 999
"""So many signs at most."""
WAYS = ((3, 240), (3, 180), (2, 240), (2, 160), (3, 110), (2, 110), (2, 80), (1, 240), (1, 160), (1, 110), (1, 70), (1, 40))
"""How many steps are told, and how much of each text: the first way that fits is taken."""
ROOMY = 110
"""In less room than that, nobody learns how to do a step: then the others are rather only named."""

_MARKS = re.compile(r"[*~`]|(?<![^\W_])_|_(?![^\W_])")
"""What WhatsApp would obey; a low line within a word is none."""


def message(plan: Plan, book: Rulebook, site: Site, language: str) -> str:
    """The message. What a supplier wrote can be nothing but text in it."""
    said = ""
    for draft in _drafts(plan, book, site, language):
        said = "\n\n".join(filter(None, draft.paragraphs()))
        if len(said) <= MOST:
            break
    return said


def _drafts(plan: Plan, book: Rulebook, site: Site, language: str) -> "Iterator[_Draft]":
    """The messages there could be, the best first: those that leave no step of the first stage out, then those that leave out one."""
    together = next((len(stage.steps) for stage in plan.stages if stage.wanted), 0)
    for out in range(max(1, together)):
        for count, room in WAYS:
            if room >= ROOMY or together - out < 2:
                yield _Draft(plan, book, site, language, count, room, max(0, together - out - count))


def shortened(text: str, most: int) -> str:
    """The text without marks; or its first sentences, where they fill half the room; or its first words and a sign that more follows."""
    text = _MARKS.sub("", text)
    if len(text) <= most:
        return text
    sentences = text[:most + 1].rpartition(". ")[0]
    if len(sentences) >= most // 2:
        return f"{sentences}."
    return f"{text[:most - 1].rpartition(' ')[0].rstrip(' ,;:.(–-')} …".lstrip()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A message that tells at most so many steps, each text in so much room, and only names so many others."""

    plan: Plan
    book: Rulebook
    site: Site
    language: str
    count: int
    room: int
    names: int

    @property
    def stages(self) -> list[Stage]:
        """The stages for channels that were asked for."""
        return [stage for stage in self.plan.stages if stage.wanted]

    @property
    def steps(self) -> list[Step]:
        """Everything there is to do for them."""
        return [step for stage in self.stages for step in stage.steps]

    @property
    def told(self) -> list[Step]:
        """The first of it, as far as it is told."""
        return self.steps[:self.count]

    @property
    def named(self) -> list[Step]:
        """What is to be begun at the same time as the first of it, the longest first, as far as it is named."""
        together = self.stages[0].steps[self.count:] if self.names else ()
        return sorted(together, key=lambda step: -step.days)[:self.names]

    @property
    def covered(self) -> int:
        """How many steps the supplier hears of."""
        return len(self.told) + len(self.named)

    @property
    def say(self) -> tongue.Translator:
        """Says our sentences in the message's language."""
        return tongue.translator(self.language)

    def cut(self, text: str, rooms: int = 1) -> str:
        """As much of a text as there is room for."""
        return shortened(wording.plain(text), rooms * self.room)

    def paragraphs(self) -> Iterator[str]:
        """What the message says, one thing after another; empty where there is nothing to say."""
        plan, say = self.plan, self.say
        yield say("Dear %(supplier)s,", supplier=self.cut(plan.supplier))
        if self.told and plan.standing and plan.standing.state in outcome.REASONED - {State.WITHDRAWN} and plan.standing.decision:
            yield say("The curator wrote: %(note)s", note=self.cut(tongue.say(plan.standing.decision.reason, self.language)))
        if plan.renewals:
            yield say("Please renew first: %(what)s.", what=self.cut(outcome.renewal(plan.renewals[0], plan, self.language)))
        yield self.news()
        yield "\n\n".join(self.step(step, number) for number, step in enumerate(self.told, 1))
        if self.named:
            yield "\n".join((say("At the same time, please begin:"), *map(self.name, self.named)))
        yield self.outcome() if self.told else self.advice()
        yield say("More about it: %(address)s", address=self.address())
        yield say("Just answer here if anything is unclear. Thank you.")

    def news(self) -> str:
        """How the listing stands, in a sentence."""
        say, listing, total = self.say, self.cut(wording.name(self.plan, self.language)), len(self.steps)
        if not total:
            complete = self.cut(outcome.complete(self.plan, self.book, self.language), 3)
            if outcome.on_its_way(self.plan):
                return say("Good news about “%(listing)s”. %(complete)s", listing=listing, complete=complete)
            state = self.cut(outcome.state(self.plan, self.language), 2).rstrip(".")
            return f"“{listing}”: {state}. {complete}"
        things = say.plural("%(count)s thing", "%(count)s things", total)
        opened = [id for stage, end in self.ends() if end - len(stage.steps) < self.covered for id in stage.goals]
        goal = self.cut(wording.channels(self.book, opened, self.language))
        if not goal:
            return say("“%(listing)s” still needs %(things)s:", listing=listing, things=things)
        if self.covered == total:
            return say("“%(listing)s” still needs %(things)s for %(channels)s:", listing=listing, things=things, channels=goal)
        return say("“%(listing)s” still needs %(things)s. First, for %(channels)s:", listing=listing, things=things, channels=goal)

    def ends(self) -> Iterator[tuple[Stage, int]]:
        """Each stage, and how many steps are done with its last."""
        count = 0
        for stage in self.stages:
            count += len(stage.steps)
            yield stage, count

    def step(self, step: Step, number: int) -> str:
        """What to do, how, and who helps."""
        say, language = self.say, self.language
        papers, way = wording.papers(step, language), plainly(" ".join(wording.how(step, language)[:1]), self.plan.kind, language)
        facts = (say("Help: %(office)s.", office=wording.text(step.office.name, language)) if step.office else "",
                 say("Bring: %(papers)s.", papers=self.cut(papers)) if papers else "",
                 say("Time: %(time)s.", time=wording.lasts(step, language)) if step.days else "")
        lines = (f"{number}. *{self.cut(wording.title(step, language))}*", self.cut(way), " ".join(filter(None, facts)))
        return "\n".join(filter(None, lines)).replace("….", "…")

    def name(self, step: Step) -> str:
        """A step in a line: its title, who helps, how long it takes."""
        office = wording.text(step.office.name, self.language) if step.office else ""
        aside = ", ".join(filter(None, (office, wording.time(step.days, self.language) if step.days else "")))
        return f"- {self.cut(wording.title(step, self.language))}" + (f" ({aside})" if aside else "")

    def outcome(self) -> str:
        """What the steps bring that the message is about, and how many follow."""
        say, left = self.say, len(self.steps) - self.covered
        brought = list(outcome.brings([stage for stage, end in self.ends() if end <= self.covered], self.book, self.language))
        after = say("After that: %(what)s.", what=self.cut("; ".join(brought), 2)) if brought else ""
        more = say.plural("%(count)s more thing follows.", "%(count)s more things follow.", left) if left else ""
        return " ".join(filter(None, (after, more)))

    def advice(self) -> str:
        """The most telling advice, where nothing is missing."""
        if not self.plan.better:
            return ""
        best = self.plan.better[0]
        way = plainly(" ".join(wording.how(best, self.language)[:1]), self.plan.kind, self.language)
        return self.say("Even better: %(title)s. %(how)s", title=self.cut(wording.title(best, self.language)), how=self.cut(way))

    def address(self) -> str:
        """The page of the one thing that the message is about, or of all standards."""
        about = (self.told if self.covered == 1 else []) if self.steps else self.plan.better
        page = Address("standard", about[0].id) if about and about[0].standard else Address("standards")
        return wording.address(page, self.site, self.language)

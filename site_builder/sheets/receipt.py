"""A receipt: the WhatsApp message to whoever sent something: what came, what is still missing, and what happens next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalog.document import read as read_yaml
from curation.intake.like import name_of
from curation.intake.take import Entry, Taken
from curation.plan import Plan
from curation.stage import Step
from site_builder import language as tongue
from site_builder.sheets import wording
from site_builder.sheets.plainly import plainly
from site_builder.sheets.plan_message import shortened

MOST_LISTINGS = 12
MOST_STEPS = 4
ROOM = 140


@dataclass(frozen=True, slots=True)
class Receipt:
    """Tells what became of a submission, in its sender's language; what was sent can be nothing but text in it."""

    taken: Taken
    plans: Mapping[str, Plan]
    language: str

    @property
    def say(self) -> tongue.Translator:
        """Says our sentences in the sender's language."""
        return tongue.translator(self.language)

    def text(self) -> str:
        """The message."""
        return "\n\n".join(filter(None, self.paragraphs()))

    def paragraphs(self) -> Iterator[str]:
        """What the message says, one thing after another."""
        say, first = self.say, self.taken.entries[0].bundle
        thanks = say("Thank you, %(name)s.", name=_plain(first.sender.name))
        came = say("We have received your submission *%(reference)s*:", reference=self.taken.reference)
        yield f"{thanks} {came}\n" + "\n".join(self.received())
        yield self.removed()
        yield from (self.missing(entry) for entry in self.taken.entries[:MOST_LISTINGS])
        yield say("What happens next: a curator looks at it and answers here. "
                  "Keep the number %(reference)s; with it you can ask how it stands, and send it again corrected.",
                  reference=self.taken.reference)

    def received(self) -> Iterator[str]:
        """A line for each listing."""
        say = self.say
        for entry in self.taken.entries[:MOST_LISTINGS]:
            photos = say.plural("%(count)s photo", "%(count)s photos", len(entry.bundle.photos))
            kind = say("a change") if entry.place.known_listing else say("a new listing")
            yield f"- {title(entry)} ({kind}; {photos})"
        if more := len(self.taken.entries) - MOST_LISTINGS:
            yield from [f"- {say.plural('and %(count)s more', 'and %(count)s more', more)}"] if more > 0 else []

    def removed(self) -> str:
        """What was taken out of the photos, for the sender's own good."""
        what = dict.fromkeys(one for entry in self.taken.entries for photo in entry.bundle.photos for one in photo.removed)
        if not what:
            return ""
        return self.say("For your safety we removed from the photos: %(what)s.", what=", ".join(self.say(one) for one in what))

    def missing(self, entry: Entry) -> str:
        """What one listing still needs, the first of it."""
        say, plan = self.say, self.plans.get(entry.place.folder)
        came = {photo.name for photo in entry.bundle.photos}
        absent = [one.file for one in entry.bundle.announced if one.file not in came]
        lines = [say("Please send the photo %(file)s once more; it did not arrive.", file=file) for file in absent]
        steps = [step for stage in plan.stages if stage.wanted for step in stage.steps] if plan else []
        kept = [step for step in steps if not (absent and step.id == "photo-missing")]
        lines += [self.step(step, plan) for step in kept[:MOST_STEPS] if plan]
        if more := len(kept) - MOST_STEPS:
            lines += [say.plural("and %(count)s thing more, which the curator will tell",
                                 "and %(count)s things more, which the curator will tell", more)] if more > 0 else []
        if not lines:
            return say("“%(listing)s”: nothing is missing.", listing=title(entry)) if plan else ""
        return "\n".join([say("“%(listing)s” still needs:", listing=title(entry)), *(f"{n}. {line}" for n, line in enumerate(lines, 1))])

    def step(self, step: Step, plan: Plan) -> str:
        """What to do, and how."""
        way = plainly(" ".join(wording.how(step, self.language)[:1]), plan.kind, self.language)
        name = shortened(wording.plain(wording.title(step, self.language)), ROOM)
        return f"{name}. {shortened(wording.plain(way), ROOM)}".replace(".. ", ". ").strip() if way else name


def title(entry: Entry) -> str:
    """What a listing that was sent is called."""
    return _plain(name_of(read_yaml("", entry.bundle.listing_yaml.encode()).tree)) or entry.place.listing


def _plain(text: str) -> str:
    return shortened(wording.plain(text), 100)

"""Sentences that the form says late: of photos, of what is found, of sending. They come with the lists, not with the page."""

from collections.abc import Mapping

from catalog.finding import N_
from site_builder.language import translator

SENTENCES: Mapping[str, str] = {
    "skip": N_("Still missing here: %(count)s. Press Next again to complete it later."),
    "wrong.phone": N_("Write the number as 0812 3456 7890."),
    "wrong.gtin": N_("That is not a barcode number: its length or check digit is wrong."),
    "echo.money": N_("%(price)s per %(unit)s"),
    "per": N_("per %(unit)s"),
    "asks": N_("Goods of this category need these. No permit yet? Send all the same: the office helps."),
    "shot.size": N_("%(size)s KB, %(width)s × %(height)s"),
    "shot.wait": N_("Making the photo smaller …"),
    "shot.bad": N_("This file is not a photo that can be read."),
    "shot.dark": N_("The photo is dark. Take it near a window, in the morning."),
    "shot.blur": N_("The photo looks blurred. Wipe the lens, tap the product, hold still."),
    "shot.small": N_("The photo is small: at least %(least)s pixels on the shorter side."),
    "shot.many": N_("Twelve photos at most."),
    "missing.none": N_("Nothing important is missing."),
    "missing.some": N_("Still missing: %(count)s. You may send all the same, and complete it later."),
    "arrival": N_("Whether the same product is in the catalogue already is checked on arrival."),
    "arrival.of": N_("Checked on arrival: %(what)s"),
    "advised": N_("Better with these: %(count)s"),
    "ready.count": N_("Ready for %(ready)s of %(count)s channels"),
    "ready.yes": N_("ready"),
    "ready.curators": N_("as far as a device can tell; curators still look at it"),
    "ready.left": N_("%(count)s to go"),
    "sent.share": N_("Handed on. When the office has it, you get an answer with the reference number %(reference)s. Keep it."),
    "sent.whole": N_(
        "Saved as one file with the photos inside. Send it to the office by WhatsApp or email. Your reference number is %(reference)s."),
    "sent.saved": N_(
        "Saved: %(file)s. Send it with the photos to the office by WhatsApp or email. Your reference number is %(reference)s."),
    "sent.receiver": N_("Received. Your reference number is %(reference)s. An officer looks at it within a few days and answers."),
    "sent.copied": N_("Copied. Paste it into WhatsApp or an email, and send the photos with it."),
    "sent.draft": N_("The draft is saved as a file. Open it on another device with “Go on with a draft from a file”."),
    "sent.failed": N_("That did not work. Nothing is lost; try another way below."),
    "summary.title": N_("Submission"),
    "send.subject": N_("Submission %(reference)s"),
}


def said(language: str) -> dict[str, str]:
    """The sentences in a language, by key, with their gaps open."""
    tell = translator(language)
    return {key: tell(sentence) for key, sentence in SENTENCES.items()}

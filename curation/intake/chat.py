"""Chats: a WhatsApp conversation as a phone saves it, in the forms of Android and iOS, Indonesian and English."""

import re
from dataclasses import dataclass

from curation.intake.bundle import SENT_AS
from curation.intake.letter import decoded, holds_letter

MOST = 4 * 1024 * 1024

_NAME = re.compile(r"(?:_chat|WhatsApp Chat (?:with|-) .+|Chat WhatsApp (?:dengan|-) .+)\.txt\Z", re.IGNORECASE)
_DAY = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
_TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:[ \u202f\xa0]?[AaPp]\.?[Mm]\.?)?"
_LINE = re.compile(rf"[\u200e\u200f]?(?:\[{_DAY},? {_TIME}\] |{_DAY},? {_TIME} - )(.*)\Z")
_SAID = re.compile(r"([^:]{1,100}): (.*)\Z")
_ANDROID = re.compile(r"(.{1,150}?) \((?:file attached|(?:file|berkas) terlampir)\)\Z")
_IOS = re.compile(r"(?:(.*?) ?)<(?:attached|terlampir|lampiran): (.{1,150}?)>\Z")
_MARKS = "\u200e\u200f\u202a\u202c\u2068\u2069"
_BEGINNING = 40


@dataclass(frozen=True, slots=True)
class Message:
    """One message: who sent it, the file that came with it, or none, and what it says. `line` is where it begins."""

    sender: str
    text: str
    file: str
    line: int


def is_chat(name: str, data: bytes) -> bool:
    """Whether a text is a saved chat: by its name, or because it begins as one and does not begin with a bundle."""
    if _NAME.match(name):
        return True
    start = data[:4_000].decode("utf-8", "ignore").lstrip("\ufeff").split("\n")[:_BEGINNING]
    return bool(start) and bool(_LINE.match(start[0].rstrip("\r"))) and not holds_letter(start[0])


def read(name: str, data: bytes) -> tuple[Message, ...]:
    """The messages of a chat, in their order. Raises Refused where it is no text."""
    messages: list[tuple[str, list[str], str, int]] = []
    for number, line in enumerate(decoded(name, data, MOST).split("\n"), 1):
        begins = _LINE.match(line)
        said = _SAID.match(begins[1]) if begins else None
        if said:
            file, text = _attached(said[2])
            messages.append((said[1].strip(_MARKS + " "), [text] if text else [], file, number))
        elif begins:
            messages.append(("", [], "", number))           # the service's own words
        elif messages:
            messages[-1][1].append(line)
    return tuple(Message(sender, "\n".join(lines), file, number) for sender, lines, file, number in messages)


def _attached(text: str) -> tuple[str, str]:
    """The name of the file that a message carries, and what it says beside."""
    plain = text.translate(dict.fromkeys(map(ord, _MARKS))).rstrip()
    for form, file, beside in ((_ANDROID, 1, 0), (_IOS, 2, 1)):
        found = form.match(plain)
        if found and found[file].lower().endswith(SENT_AS):
            return found[file], found[beside] if beside else ""
    return "", text

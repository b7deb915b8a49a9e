"""Sentences: a message as a reader of one language is told it, and the words for where entries stand."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from catalog.finding import N_, Message, fill
from curation.review import Act
from curation.workflow import Standing, State
from site_builder import language as tongue

WORDS: Mapping[State, str] = {
    State.SUBMITTED: N_("submitted"), State.IN_REVIEW: N_("in review"), State.RETURNED: N_("returned"),
    State.APPROVED: N_("approved"), State.REJECTED: N_("rejected"), State.PUBLISHED: N_("published"),
    State.EXPIRING: N_("expiring"), State.HIDDEN: N_("hidden"), State.ARCHIVED: N_("archived"),
    State.SUSPENDED: N_("suspended"), State.WITHDRAWN: N_("withdrawn"),
}
RULED: Mapping[State, str] = {
    **WORDS, State.PUBLISHED: N_("in force"), State.EXPIRING: N_("in force, review due soon"),
    State.HIDDEN: N_("review overdue"), State.ARCHIVED: N_("review overdue"),
}
"""The same for the rules, which nobody shows and nobody hides: they hold, and are looked at again in time."""
FIX, SEE, ADVICE = N_("fix:"), N_("see:"), N_("advice")


class _Values(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


def said(message: Message, language: str) -> str:
    """A message in a language, on one line, with nothing in it that a terminal would obey."""
    values = _Values({key: _value(value, language) for key, value in message.values.items()})
    # A help such as "add it: {help}" carries the field's own help, which is a value already.
    if isinstance(message.text, str):
        text = tongue.translator(language)(message.text).format_map(values)
    else:
        text = fill(tongue.say(message.text, language), values)
    return "".join(character if character.isprintable() else " " for character in text)


def _value(value: object, language: str) -> object:
    if isinstance(value, Mapping):
        return tongue.say({str(code): str(text) for code, text in value.items()}, language)
    if isinstance(value, date):
        return tongue.day(value, language)
    if isinstance(value, Decimal):
        return tongue.number(value, language)
    return tongue.translator(language)(WORDS[State(str(value))]) if value in State._value2member_map_ else value


def why(where: Standing, language: str) -> str:
    """Why something stands where it stands, beside the word for it; of what was sent and waits, the day it was sent."""
    sent = where.decision
    if where.state is State.SUBMITTED and sent and sent.act is Act.SUBMIT:
        return tongue.translator(language)("sent on %(day)s, no decision yet", day=tongue.day(sent.date, language))
    if where.state is State.ARCHIVED and where.until:
        return said(Message(N_("its approval ended on {date}"), {"date": where.until}), language)
    return said(where.why, language)


def plain(text: str) -> str:
    """A path or name with everything masked that a terminal would obey."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)

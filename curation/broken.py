"""Breaches at a field: most checks find what they look for in one place, and name it."""

from catalog.finding import N_, Message
from curation.breach import Breach
from curation.subject import Subject


def broken(subject: Subject, field: str, sentence: str, **values: object) -> Breach:
    """The breach that a sentence about a field tells; `{label}` is what people call the field."""
    told = {"label": subject.label(field), **values}
    return Breach(subject.place(field), Message(sentence, told), subject.file(field), values=told)


def unfilled(subject: Subject, field: str) -> Breach:
    """The breach of a field that had to be filled in."""
    return broken(subject, field, N_("'{label}' is not filled in"))

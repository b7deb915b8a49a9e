"""A finding: one problem at one place, said so that its reader can mend it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """What follows from a finding: an error keeps the entry out, advice does not."""

    ERROR = "error"
    ADVICE = "advice"


def N_(text: str) -> str:
    """Mark an English sentence for translation; the language files are checked against these marks."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with named gaps, translated only when it is shown.

    A value may itself be a text per language (`{"id": …, "en": …}`), such as a field's label, and so may the whole
    sentence, where it was written in a policy file.
    """

    text: str | Mapping[str, str]
    values: Mapping[str, object] = field(default_factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        """Thousands are remembered: packed by position, which is several times as quick."""
        return Message, (self.text, self.values)

    def __str__(self) -> str:
        if isinstance(self.text, str):
            return self.text.format_map(_Plain(self.values))
        return fill(self.text.get("en", ""), _Plain(self.values))


def fill(sentence: str, values: Mapping[str, object]) -> str:
    """A sentence from a policy file with its gaps filled; braces that are no known gap stay as they are."""
    return _GAP.sub(lambda gap: str(values[gap[1]]) if gap[1] in values else gap[0], sentence)


_GAP = re.compile(r"\{(\w+)\}")


class _Plain(dict[str, object]):
    """Message values with texts per language reduced to English."""

    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key)
        return value.get("en", "") if isinstance(value, Mapping) else value


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: where it is, what the rule is called, what is the case, and how to mend it.

    `line` and `column` count from 1; 0 means the whole file or folder. `channels` are those that alone ask for it;
    none means that everybody does.
    """

    file: str
    line: int
    column: int
    rule: str
    message: Message
    help: Message
    severity: Severity = Severity.ERROR
    channels: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        """Packed by position, as its messages are."""
        return Finding, (self.file, self.line, self.column, self.rule, self.message, self.help, self.severity, self.channels)

    @property
    def place(self) -> tuple[str, int, int]:
        """What findings are sorted by: file, then line, then column."""
        return (self.file, self.line, self.column)

    @property
    def blocks(self) -> bool:
        """Whether the entry it belongs to must stay out."""
        return self.severity is Severity.ERROR

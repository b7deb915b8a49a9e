"""Refusals: why something that was sent cannot be taken, said so that its sender can mend it."""

import re
from typing import Any

from catalog.finding import Finding, Message
from catalog.privacy import holds_identity_number

_DIGIT = re.compile(r"\d")


class Refused(Exception):
    """What was sent cannot be taken; the findings say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(str(finding.message) for finding in findings))
        self.findings = findings


def refused(file: str, rule: str, message: str, help: str, /, *, line: int = 0, **values: Any) -> Refused:
    """The refusal for one reason at one place. A line of 0 means the whole file."""
    return Refused(finding(file, rule, message, help, line=line, **values))


def finding(file: str, rule: str, message: str, help: str, /, *, line: int = 0, **values: Any) -> Finding:
    """A finding about something that was sent; identity numbers in names are not repeated."""
    told = {key: shown(value) if isinstance(value, str) else value for key, value in values.items()}
    return Finding(shown(file), line, 1 if line else 0, rule, Message(message, told), Message(help, told))


def shown(name: str) -> str:
    """A name as it may be repeated: without the digits of an identity number."""
    return _DIGIT.sub("*", name) if holds_identity_number(name) else name

"""Text for XML: only characters that XML 1.0 allows, and elements built from it."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """The text without the characters that no XML may hold, not even as references."""
    return _FORBIDDEN.sub("", text)


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """An element below another."""
    one = SubElement(parent, tag, {key: allowed(value) for key, value in attributes.items()})
    if text:
        one.text = allowed(text)
    return one


def written(root: Element) -> str:
    """An element as text, without a declaration."""
    return tostring(root, encoding="unicode")


HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

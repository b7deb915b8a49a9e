"""Envelopes: one self-contained page that holds a bundle's text and its photos."""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from catalog.finding import N_
from catalog.format import FORMATS
from catalog.privacy import holds_identity_number
from curation.intake.archive import leaking_name
from curation.intake.refusal import Refused, refused

MOST_BYTES = 56 * 1024 * 1024
MOST_PAGE = 400 * 1024
MOST_WORK = 150_000_000
"""The most that the bytes of a page and its tags may be, multiplied: the parser's time grows with it where a page is crooked."""
MOST_PHOTOS = 20
KIND, ID = "application/x-etalase", "bundle"

_PAYLOAD = re.compile(rb"data:image/(?:jpeg|png|webp);base64,([A-Za-z0-9+/=]{64,})")
_TOKEN = re.compile(r"etalase-payload:(\d{1,3})\Z")


@dataclass(frozen=True, slots=True)
class Opened:
    """What an envelope holds: the text of the bundle, and its photos by name."""

    text: bytes
    photos: Mapping[str, bytes]


def opened(name: str, data: bytes) -> Opened:
    """The envelope in `data`. Raises Refused.

    The photos are cut out before the page is parsed: what is left is small, however long the file.
    """
    if len(data) > MOST_BYTES:
        raise _unreadable(name)
    payloads: list[bytes] = []

    def cut(found: "re.Match[bytes]") -> bytes:
        payloads.append(found[1])
        return b"etalase-payload:%d" % (len(payloads) - 1)

    page = _PAYLOAD.sub(cut, data)
    if len(page) > MOST_PAGE or len(page) * page.count(b"<") > MOST_WORK or len(payloads) > MOST_PHOTOS:
        raise _unreadable(name)
    try:
        reader = _Reader(payloads)
        reader.feed(page.decode("utf-8-sig"))
        reader.close()
        texts = [json.loads(text) for text in reader.texts]
    except (ValueError, AssertionError, RecursionError):    # not UTF-8, not JSON, or a page no parser could follow
        raise _unreadable(name) from None
    if len(texts) > 1:
        raise refused(name, "bundle-two", N_("the text holds two submissions"), N_("send each one in a file of its own"))
    if not texts or not isinstance(texts[0], str):
        raise refused(name, "envelope-none", N_("there is no submission of Etalase in this page"),
                      N_("send the file that the form made, as it is"))
    return Opened(texts[0].encode("utf-8", "replace"), _photos(name, reader.photos))


def _unreadable(name: str) -> Refused:
    return refused(name, "envelope-unreadable", N_("the page cannot be read: it is damaged, cut off or too large"),
                   N_("send the file that the form made again, as a document"))


def _photos(name: str, found: list[tuple[str, bytes]]) -> dict[str, bytes]:
    photos: dict[str, bytes] = {}
    for file, payload in found:
        if holds_identity_number(file):
            raise leaking_name(name)
        if not FORMATS["photo"].fits(file) or file in photos:
            raise _unreadable(name)
        try:
            photos[file] = base64.b64decode(payload, validate=True)
        except binascii.Error:
            raise _unreadable(name) from None
    return photos


class _Reader(HTMLParser):
    """Gathers the script that holds the text and the pictures that carry a file's name; nothing else of a page counts."""

    def __init__(self, payloads: list[bytes]) -> None:
        super().__init__(convert_charrefs=True)
        self.payloads = payloads
        self.texts: list[str] = []
        self.photos: list[tuple[str, bytes]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in reversed(attrs)}
        if tag == "script" and values.get("type") == KIND and values.get("id") == ID:
            self._inside = True
            self.texts.append("")
        elif tag == "img" and "data-file" in values:
            token = _TOKEN.match(values.get("src", ""))
            self.photos.append((values["data-file"], self.payloads[int(token[1])] if token and int(token[1]) < len(self.payloads) else b""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data

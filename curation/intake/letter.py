"""A letter: the text of a bundle, as it is written, sent, pasted and read again."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from catalog.document import Document, Raw
from catalog.document import read as read_yaml
from catalog.finding import N_
from catalog.format import FORMATS, is_slug
from catalog.privacy import holds_identity_number, leaks
from curation.intake.bundle import Announced, Bundle, Role, Sender, is_name
from curation.intake.leak import leak
from curation.intake.reference import normal
from curation.intake.refusal import Refused, refused

MOST = 256 * 1024
MOST_PHOTOS = 16
BEGIN = "=== etalase 1 ==="
SUPPLIER, LISTING = "=== supplier.yml ===", "=== listing.yml ==="
LANGUAGES = ("id", "en")

_WHITE = " \t\v\f\r\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""White space as browsers understand it, for they reckon the checksum too."""
_BEGIN = re.compile(r"=== etalase (\d{1,4}) ===\Z")
_END = re.compile(r"=== end ([0-9A-Fa-f]{8}) ===")
_GREETING = re.compile(r"Etalase · (?:kiriman|submission) ", re.IGNORECASE)
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_SIZE = re.compile(r"[0-9]{1,11}\Z")
_LIKENESS = re.compile(r"(?:[0-9a-f]{16}|[0-9a-f]{64})\Z")


def lines_of(text: str) -> list[str]:
    """The lines of a text as the checksum reads them: without what chats and mail programs do to their ends."""
    return [line.rstrip(_WHITE) for line in text.split("\n")]


def checksum(lines: Sequence[str]) -> str:
    """The first 8 hexadecimal digits of the SHA-256 of some lines."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def holds_letter(text: str) -> bool:
    """Whether a text holds the text of a bundle, whole or not."""
    return any(_BEGIN.match(line) or _GREETING.match(line) for line in lines_of(text))


def written(bundle: Bundle, summary: str = "", made: date | None = None) -> str:
    """The text of a bundle. Raises ValueError where a line of its YAML could be taken for a section's heading."""
    photos = [f"  - {{{', '.join(_facts(one))}}}" for one in bundle.announced]
    body = [BEGIN, f"reference: {bundle.reference}", f"language: {bundle.language}",
            f"sender: {{name: {json.dumps(bundle.sender.name, ensure_ascii=False)}, role: {bundle.sender.role}}}",
            f"supplier: {bundle.supplier}", *([f"listing: {bundle.listing}"] if bundle.listing else []),
            *([f"made: {made}"] if made else []), *(["photos:", *photos] if photos else [])]
    for heading, text in ((SUPPLIER, bundle.supplier_yaml), (LISTING, bundle.listing_yaml)):
        if text is not None:
            lines = lines_of(text.removesuffix("\n"))
            if any(line.startswith("===") for line in lines):
                raise ValueError("a line begins with ===")
            body += [heading, *lines]
    head = [f"Etalase · kiriman {bundle.reference}", *lines_of(summary.strip()), ""]
    return "\n".join([*head, *body, f"=== end {checksum(body)} ===", ""])


def _facts(one: Announced) -> list[str]:
    return [f"file: {one.file}", *([f"sha256: {one.sha256}"] if one.sha256 else []), *([f"bytes: {one.size}"] if one.size else []),
            *([f"likeness: \"{one.likeness}\""] if one.likeness else [])]


def decoded(name: str, data: bytes, most: int = MOST) -> str:
    """Bytes that were sent, as text with plain line ends. Raises Refused."""
    if len(data) > most:
        raise refused(name, "bundle-size", N_("the text holds {size} kB; at most {most} kB are read"),
                      N_("shorten the texts; photos are sent beside it"), size=len(data) // 1024, most=most // 1024)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise refused(name, "bundle-encoding", N_("the file is not UTF-8 text, or it was cut on its way"), N_("send the file again"),
                      line=data.count(b"\n", 0, error.start) + 1) from None


def read(name: str, data: bytes) -> Bundle:
    """The bundle whose text is `data`, without its photos. Raises Refused."""
    return _Reader(name, lines_of(decoded(name, data))).bundle()


class _Reader:
    """Reads the lines of one letter; every refusal names the line."""

    def __init__(self, name: str, lines: list[str]) -> None:
        self.name, self.lines = name, lines
        self.start = self._begin()
        self.end = self._end()
        self.sections = self._sections()

    def _no(self, at: int, rule: str, message: str, help: str, **values: object) -> Refused:
        return refused(self.name, rule, message, help, line=at + 1, **values)

    def _begin(self) -> int:
        starts = [number for number, line in enumerate(self.lines) if _BEGIN.match(line)]
        if not starts:
            if any(map(_GREETING.match, self.lines)):
                raise self._cut()
            raise refused(self.name, "bundle-none", N_("there is no submission of Etalase in this text"),
                          N_("send the file that the form made, as it is"))
        if len(starts) > 1:
            raise self._no(starts[1], "bundle-two", N_("the text holds two submissions"), N_("send each one in a file of its own"))
        version = self.lines[starts[0]]
        if version != BEGIN:
            raise self._no(starts[0], "bundle-version", N_("the text was made by another edition of the form: '{head}'"),
                           N_("fetch the newest program, or open the form again and send from there"), head=version)
        return starts[0]

    def _cut(self) -> Refused:
        return self._no(len(self.lines) - 1, "bundle-cut", N_("the text is cut off: its last line is missing"),
                        N_("send the file again, as a document and not as a message"))

    def _end(self) -> int:
        found = next(((number, end) for number, line in enumerate(self.lines) if number > self.start and (end := _END.match(line))), None)
        if found is None:
            raise self._cut()
        number, end = found
        if checksum(self.lines[self.start:number]) != end[1].lower():
            raise self._no(number, "bundle-checksum", N_("the text was changed or cut on its way: its checksum is wrong"),
                           N_("send the file again, and change it only in the form"))
        return number

    def _sections(self) -> Mapping[str, tuple[int, int]]:
        """Where each part begins and ends."""
        heads = [(number, self.lines[number]) for number in range(self.start + 1, self.end) if self.lines[number].startswith("===")]
        names = [heading for _, heading in heads]
        if names not in ([SUPPLIER, LISTING], [LISTING]):
            raise self._no(heads[0][0] if heads else self.start, "bundle-parts", N_("the parts of the text are not in order"),
                           N_("send the file again, as the form made it"))
        ends = [*(number for number, _ in heads[1:]), self.end]
        parts = {heading: (number + 1, end) for (number, heading), end in zip(heads, ends, strict=True)}
        return {BEGIN: (self.start + 1, heads[0][0]), **parts}

    def _text(self, part: str) -> str | None:
        if part not in self.sections:
            return None
        start, end = self.sections[part]
        return "\n".join([*self.lines[start:end], ""])

    def _document(self, part: str, text: str) -> Document:
        """A part that is YAML; what is wrong with it, or would leak, is refused at the line of the letter."""
        document = read_yaml(self.name, text.encode())
        start = self.sections[part][0]
        wrong = [replace(one, line=one.line + start) for one in document.findings]
        wrong += [leak(self.name, one.line + start) for one in (() if wrong or part == BEGIN else leaks(document))]
        if wrong:
            raise Refused(*wrong)
        return document

    def bundle(self) -> Bundle:
        head = self._document(BEGIN, self._text(BEGIN) or "")
        supplier_yaml, listing_yaml = self._text(SUPPLIER), self._text(LISTING) or ""
        if supplier_yaml is not None:
            self._document(SUPPLIER, supplier_yaml)
        self._document(LISTING, listing_yaml)
        tree = head.tree
        return Bundle(
            self._reference(head), self._language(head), self._sender(head), self._slug(head, "supplier"),
            self._slug(head, "listing") if tree.get("listing") else "", listing_yaml, supplier_yaml, (), self.name,
            self._photos(head), self.sections[LISTING][0])

    def _wrong(self, head: Document, key: str, help: str, **values: object) -> Refused:
        at = head.place((key,))[0] + self.sections[BEGIN][0] - 1
        return self._no(at, "bundle-head", N_("'{key}' is missing, or is not what it should be"), help, key=key, **values)

    def _plain(self, head: Document, key: str) -> str:
        value = head.tree.get(key)
        if isinstance(value, str) and holds_identity_number(value):
            raise Refused(leak(self.name, head.place((key,))[0] + self.sections[BEGIN][0]))
        return value if isinstance(value, str) else ""

    def _reference(self, head: Document) -> str:
        if not (reference := normal(self._plain(head, "reference"))):
            raise self._wrong(head, "reference", N_("it is eight letters and digits, as K7Q2-9MXD"))
        return reference

    def _language(self, head: Document) -> str:
        if (language := self._plain(head, "language")) not in LANGUAGES:
            raise self._wrong(head, "language", N_("it is one of: {known}"), known=", ".join(LANGUAGES))
        return language

    def _slug(self, head: Document, key: str) -> str:
        if not is_slug(slug := self._plain(head, key)):
            raise self._wrong(head, key, N_("use lower-case letters, digits and hyphens, as sambal-pecel-200g"))
        return slug

    def _sender(self, head: Document) -> Sender:
        value = head.tree.get("sender")
        name, role = (value.get("name"), value.get("role")) if isinstance(value, dict) else (None, None)
        if not isinstance(name, str) or not is_name(name) or role not in Role._value2member_map_:
            raise self._wrong(head, "sender", N_("it names who sends, on one line, and as what: {known}"), known=", ".join(Role))
        if holds_identity_number(name):
            raise Refused(leak(self.name, head.place(("sender",))[0] + self.sections[BEGIN][0]))
        return Sender(name, Role(str(role)))

    def _photos(self, head: Document) -> tuple[Announced, ...]:
        value = head.tree.get("photos") or []
        if any(holds_identity_number(str(one.get("file"))) for one in value if isinstance(one, dict)):
            raise Refused(leak(self.name, head.place(("photos",))[0] + self.sections[BEGIN][0]))
        found = tuple(map(_announced, value)) if isinstance(value, list) and len(value) <= MOST_PHOTOS else (None,)
        if any(one is None for one in found) or len({one.file for one in found if one}) < len(found):
            raise self._wrong(head, "photos", N_("each photo has a file name of its own, as depan.jpg; at most {most} are taken"),
                              most=MOST_PHOTOS)
        return tuple(one for one in found if one)


def _announced(value: Raw) -> Announced | None:
    if not isinstance(value, dict) or not isinstance(file := value.get("file"), str) or not FORMATS["photo"].fits(file):
        return None
    sha256, size, likeness = (str(value.get(key) or "").lower() for key in ("sha256", "bytes", "likeness"))
    return Announced(file, sha256 if _SHA256.match(sha256) else "", int(size) if _SIZE.match(size) else 0,
                     likeness if _LIKENESS.match(likeness) else "")

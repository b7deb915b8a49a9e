"""Archives: a ZIP as it arrives, held against five questions before a byte of it is unpacked.

It is read here and by no library, for programs disagree about crooked archives: what one shows to an officer, another
would unpack otherwise. The questions are: is it framed as the format says, with nothing before, between, behind or twice;
is it small, as declared and as it turns out; are the names plain; are they of files that we take; do they claim nothing
but to be files.
"""

import struct
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.finding import N_
from catalog.privacy import holds_identity_number
from curation.intake.bundle import SENT_AS
from curation.intake.refusal import Refused, refused

MOST_ENTRIES = 20
MOST_BYTES = 40 * 1024 * 1024
LONGEST_NAME = 120

_END, _CENTRAL, _LOCAL, _AFTER = b"PK\5\6", b"PK\1\2", b"PK\3\4", b"PK\7\x08"
_END_SIZE, _CENTRAL_SIZE, _LOCAL_SIZE = 22, 46, 30
_ENCRYPTED, _LATER, _UTF8 = 0x1, 0x8, 0x800
_STRONG = 0x2040                                            # strong encryption, masked headers
_STORED, _DEFLATED = 0, 8
_EXTRA_ZIP64, _EXTRA_NAME = 0x0001, 0x7075
_FOLDER, _VOLUME = 0x10, 0x08
_REGULAR, _KIND, _SPECIAL = 0o100000, 0o170000, 0o7000
_PUNCTUATION = frozenset(" ._-+()',&@~#!·")
_EMOJI = "\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_ARCHIVES = (b"PK\3\4", b"PK\5\6", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file as the archive's directory tells of it; `at` is where its own head begins."""

    raw: bytes
    name: str
    flags: int
    method: int
    when: int
    crc: int
    packed: int
    size: int
    at: int
    attributes: int


def opened(name: str, data: bytes) -> Mapping[str, bytes]:
    """The files in a ZIP by name. Raises Refused before anything is unpacked, and where something unpacks otherwise than it should."""
    entries = _directory(name, data)
    _sizes(name, entries)
    _names(name, entries)
    _types(name, entries)
    _privileges(name, entries)
    places = _framing(name, data, entries)
    return {entry.name: _inflated(name, data, entry, at) for entry, at in zip(entries, places, strict=True)}


def _crooked(name: str) -> Refused:
    return refused(name, "zip-framing", N_("the ZIP is damaged, cut off, or not made as ZIPs are"),
                   N_("pack the files again on the phone or computer, or send them one by one"))


def _directory(name: str, data: bytes) -> list[_Entry]:
    """What the directory at the end tells, where it ends exactly where the file does."""
    if len(data) > MOST_BYTES + 1024 * 1024:
        raise _too_large(name)
    if len(data) < _END_SIZE or data[-_END_SIZE:][:4] != _END or not data.startswith(_LOCAL):
        raise _crooked(name)
    disk, start_disk, here, total, size, at, comment = struct.unpack("<4H2IH", data[-_END_SIZE + 4:])
    if disk or start_disk or here != total or comment or at + size != len(data) - _END_SIZE or not total:
        raise _crooked(name)
    if total > MOST_ENTRIES:
        raise refused(name, "zip-count", N_("the ZIP holds {count} files; at most {most} are taken"),
                      N_("send one product at a time; unpack a long chat and give its folder"), count=total, most=MOST_ENTRIES)
    entries = []
    for _ in range(total):
        entry, at = _entry(name, data, at)
        entries.append(entry)
    if at != len(data) - _END_SIZE:
        raise _crooked(name)
    return entries


def _entry(name: str, data: bytes, at: int) -> tuple[_Entry, int]:
    """One line of the directory, and where the next one begins."""
    head = data[at:at + _CENTRAL_SIZE]
    if len(head) < _CENTRAL_SIZE or head[:4] != _CENTRAL:
        raise _crooked(name)
    (_, _, flags, method, when, crc, packed, size, long, extra, comment, disk, _, attributes, start) = struct.unpack("<4H4I5H2I", head[4:])
    after = at + _CENTRAL_SIZE + long + extra + comment
    raw = data[at + _CENTRAL_SIZE:at + _CENTRAL_SIZE + long]
    if disk or after > len(data) or comment or not long or not _plain_extra(data[at + _CENTRAL_SIZE + long:after]):
        raise _crooked(name)
    if flags & (_ENCRYPTED | _STRONG):
        raise refused(name, "zip-encrypted", N_("the ZIP is locked with a password"), N_("pack it again without one"))
    try:
        text = raw.decode("utf-8" if flags & _UTF8 else "ascii")
    except UnicodeDecodeError:
        raise _strange_name(name, raw.decode("utf-8", "replace")) from None
    return _Entry(raw, text, flags, method, when, crc, packed, size, start, attributes), after


def _plain_extra(extra: bytes) -> bool:
    """Whether the extra fields are whole, and none gives other sizes or another name."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack("<2H", extra[at:at + 4])
        if kind in (_EXTRA_ZIP64, _EXTRA_NAME):
            return False
        at += 4 + length
    return at == len(extra)


def _too_large(name: str) -> Refused:
    return refused(name, "zip-size", N_("the ZIP holds more than {most} MB"),
                   N_("send one product at a time, with photos as WhatsApp makes them"), most=MOST_BYTES // 1024 // 1024)


def _sizes(name: str, entries: list[_Entry]) -> None:
    if sum(entry.size for entry in entries) > MOST_BYTES or sum(entry.packed for entry in entries) > MOST_BYTES:
        raise _too_large(name)


def _strange_name(name: str, inner: str) -> Refused:
    return refused(name, "zip-name", N_("the ZIP holds a file with the name '{inner}', which is not taken"),
                   N_("put the files into the ZIP without a folder, with plain names of their own"), inner=inner[:LONGEST_NAME])


def _names(name: str, entries: list[_Entry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        plain = unicodedata.normalize("NFC", entry.name).casefold()
        if not _is_plain(entry.name) or plain in seen:
            raise _strange_name(name, entry.name)
        if holds_identity_number(entry.name):
            raise leaking_name(name)
        seen.add(plain)


def leaking_name(name: str) -> Refused:
    """The refusal of files one of which is named by an identity number."""
    return refused(name, "identity-number", N_("a file's name seems to hold an identity number (NIK or KK)"),
                   N_("rename the file, or leave it out if it shows an identity card; nothing of it was kept"))


def _is_plain(name: str) -> bool:
    """Whether it is one plain name: no path, no drive, nothing hidden, no sign that a terminal or a file system would obey."""
    return (len(name) <= LONGEST_NAME and not name.startswith((".", " ", "-", "~")) and not name.endswith((".", " "))
            and unicodedata.is_normalized("NFC", name) and all(_is_allowed(sign) for sign in name))


def _is_allowed(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return sign in _PUNCTUATION or sign in _EMOJI or kind[0] in "LMN" or kind == "So"


def _types(name: str, entries: list[_Entry]) -> None:
    for entry in entries:
        if not entry.name.lower().endswith(SENT_AS):
            raise refused(name, "zip-type", N_("the ZIP holds '{inner}', which is neither the text nor a photo"),
                          N_("pack only the text and the photos; unpack a chat with other files and give its folder"), inner=entry.name)
        if entry.method not in (_STORED, _DEFLATED):
            raise _crooked(name)


def _privileges(name: str, entries: list[_Entry]) -> None:
    for entry in entries:
        mode = entry.attributes >> 16
        if entry.attributes & (_FOLDER | _VOLUME) or (mode & _KIND) not in (0, _REGULAR) or mode & _SPECIAL:
            raise refused(name, "zip-privilege", N_("the ZIP holds '{inner}' as a link, a device or something else that is no plain file"),
                          N_("pack the files themselves"), inner=entry.name)


def _framing(name: str, data: bytes, entries: list[_Entry]) -> list[int]:
    """Where the bytes of each entry begin, where heads agree with the directory and one file follows the other without a gap."""
    starts = {entry.at: entry for entry in entries}
    places, at = {}, 0
    while at in starts:
        entry = starts.pop(at)
        begin, at = _local(name, data, entry)
        places[entry.at] = begin
    if starts or len(places) != len(entries) or at != struct.unpack("<I", data[-6:-2])[0]:
        raise _crooked(name)
    return [places[entry.at] for entry in entries]


def _local(name: str, data: bytes, entry: _Entry) -> tuple[int, int]:
    """Where an entry's bytes begin, and where what follows them does."""
    head = data[entry.at:entry.at + _LOCAL_SIZE]
    if len(head) < _LOCAL_SIZE or head[:4] != _LOCAL:
        raise _crooked(name)
    _, flags, method, when, crc, packed, size, long, extra = struct.unpack("<3H4I2H", head[4:])
    begin = entry.at + _LOCAL_SIZE + long + extra
    raw = data[entry.at + _LOCAL_SIZE:entry.at + _LOCAL_SIZE + long]
    told = (entry.crc, entry.packed, entry.size)
    later = bool(flags & _LATER)
    if ((flags, method, when, raw) != (entry.flags, entry.method, entry.when, entry.raw)
            or (crc, packed, size) not in ({told, (0, 0, 0)} if later else {told})
            or not _plain_extra(data[begin - extra:begin])):
        raise _crooked(name)
    end = begin + entry.packed
    return begin, end + _descriptor(name, data[end:end + 16], told) if later else end


def _descriptor(name: str, after: bytes, told: tuple[int, int, int]) -> int:
    """How long the sizes behind a file are, which must be those that the directory tells."""
    facts = struct.pack("<3I", *told)
    for length, form in ((16, _AFTER + facts), (12, facts)):
        if after[:length] == form:
            return length
    raise _crooked(name)


def _inflated(name: str, data: bytes, entry: _Entry, at: int) -> bytes:
    """The bytes of an entry: as many as declared, with the checksum declared, and no archive again."""
    packed = data[at:at + entry.packed]
    whole = packed
    if entry.method == _DEFLATED:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            whole = inflater.decompress(packed, entry.size + 1)
        except zlib.error:
            raise _crooked(name) from None
        if not inflater.eof or inflater.unused_data or inflater.unconsumed_tail:
            raise _crooked(name)
    if len(whole) != entry.size or zlib.crc32(whole) != entry.crc:
        raise _crooked(name)
    if whole.startswith(_ARCHIVES):
        raise refused(name, "zip-nested", N_("the ZIP holds another archive, '{inner}'"), N_("pack only the text and the photos"),
                      inner=entry.name)
    return whole

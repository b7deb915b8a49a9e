"""Workbooks damaged or made hostile on purpose: a part of one is written anew."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
Change = Callable[[bytes], bytes]


def repacked(data: bytes, changes: Mapping[str, Change], without: tuple[str, ...] = ()) -> bytes:
    """A workbook with some parts changed, added or left out."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *changes)):
            if name not in without:
                held = old.read(name) if name in old.namelist() else b""
                new.writestr(name, changes[name](held) if name in changes else held)
    return memory.getvalue()


def beside_rows(more: bytes) -> Change:
    """Rows added at the end of a sheet."""
    return lambda xml: xml.replace(b"</sheetData>", more + b"</sheetData>")


def lying(size: int = 200_000_000, told: int = 1_000) -> bytes:
    """An archive with one part that says it is small, and is not: the size and the checksum are those of its beginning."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(SHEET, b"A" * size)
    data = bytearray(memory.getvalue())
    head = data.find(b"PK\x01\x02")
    for at in (14, head + 16):
        data[at:at + 4] = struct.pack("<I", zlib.crc32(b"A" * told))
    for at in (22, head + 24):
        data[at:at + 4] = struct.pack("<I", told)
    return bytes(data)

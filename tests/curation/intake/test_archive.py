"""Archives: honest ones of every make are opened; crooked ones are refused before anything is unpacked, in a sentence."""

import base64
import io
import stat
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.intake.archive import MOST_BYTES, opened
from curation.intake.refusal import Refused
from tests.curation.intake.bundles import SHOTS, text, zipped

FILES = {"etalase-K7Q2-9MXD.txt": text(), **SHOTS}
GOOD = zipped(FILES)
INFO_ZIP = (
    "UEsDBAoAAAAAAI+hfl34kWCuCAAAAAgAAAAVABwAZXRhbGFzZS1LN1EyLTlNWEQudHh0VVQJAAOt2A1rrdgNa3V4CwABBAAAAAAEAAAAAEV0YWxhc2UKUEsD"
    "BAoAAAAAAI+hfl2DFtyMAQAAAAEAAAAJABwAZGVwYW4uanBnVVQJAAOt2A1rrdgNa3V4CwABBAAAAAAEAAAAAHhQSwECHgMKAAAAAACPoX5d+JFgrggAAAAI"
    "AAAAFQAYAAAAAAABAAAApIEAAAAAZXRhbGFzZS1LN1EyLTlNWEQudHh0VVQFAAOt2A1rdXgLAAEEAAAAAAQAAAAAUEsBAh4DCgAAAAAAj6F+XYMW3IwBAAAA"
    "AQAAAAkAGAAAAAAAAQAAAKSBVwAAAGRlcGFuLmpwZ1VUBQADrdgNa3V4CwABBAAAAAAEAAAAAFBLBQYAAAAAAgACAKoAAACbAAAAAAA=")
"""An archive as Info-ZIP 3.0 writes it, with its own fields for times and owners."""


def rule(data: bytes) -> str:
    """The rule by which an archive is refused."""
    with pytest.raises(Refused) as refusal:
        opened("kiriman.zip", data)
    finding, = refusal.value.findings
    assert finding.file == "kiriman.zip"
    assert finding.help.text
    return finding.rule


def made(name: str = "a.txt", data: bytes = b"x" * 100, change: Callable[[zipfile.ZipInfo], None] = lambda info: None, **more: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        change(info)
        archive.writestr(info, data)
        for other, inner in more.items():
            archive.writestr(other, inner)
    return memory.getvalue()


def named(*names: str) -> bytes:
    """An archive with these names, written as they are."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for n, name in enumerate(names):
            info = zipfile.ZipInfo("x")
            info.filename = name
            archive.writestr(info, f"{n}".encode())
    return memory.getvalue()


def with_mode(mode: int) -> bytes:
    def change(info: zipfile.ZipInfo) -> None:
        info.create_system = 3
        info.external_attr = mode << 16
    return made(change=change)


def patched(data: bytes, sign: bytes, at: int, value: bytes) -> bytes:
    """The archive with some bytes of its first local (PK34) or central (PK12) head replaced."""
    start = data.index(sign) + at
    return data[:start] + value + data[start + len(value):]


LOCAL, CENTRAL, END = b"PK\3\4", b"PK\1\2", b"PK\5\6"


class _Stream(io.RawIOBase):
    """A pipe: it cannot be wound back, so sizes are written behind each file."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.data += bytes(data)  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


def streamed() -> bytes:
    stream = _Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, data in FILES.items():
            archive.writestr(name, data)
    return bytes(stream.data)


@pytest.mark.parametrize("data", [GOOD, streamed(), zipped(dict(reversed(FILES.items())))], ids=["as computers make it", "as Java and phones make it, sizes behind", "in another order"])
def test_an_honest_archive_is_opened(data: bytes) -> None:
    assert opened("kiriman.zip", data) == FILES


def test_what_info_zip_makes_is_opened() -> None:
    assert opened("kiriman.zip", base64.b64decode(INFO_ZIP)) == {"etalase-K7Q2-9MXD.txt": b"Etalase\n", "depan.jpg": b"x"}


@pytest.mark.parametrize("name", ["_chat.txt", "Chat WhatsApp dengan Bu Siti 🌶️.txt", "WhatsApp Chat with +62 812-3456-7890.txt", "Foto (1).JPG", "kopi é.jpg"])
def test_names_that_people_and_phones_give_are_taken(name: str) -> None:
    assert opened("x.zip", named(name)) == {name: b"0"}


@pytest.mark.parametrize("name", [
    "../x.txt", "../../etc/cron.txt", "/etc/passwd.txt", "a/b.txt", "a\\b.txt", "..\\x.txt", "C:x.txt", "C:\\x.txt", "\\\\server\\share\\x.txt", "//server/x.txt", ".hidden.txt", "x.txt.", "x.txt ",
    " x.txt", "-rf.txt", "~x.txt", "x\n.txt", "x\x00.txt", "x\x1b[2J.txt", "a\u202etxt.jpg", "a\u200bb.txt", "x:y.txt", "x*.txt", "x?.txt", "x|y.txt", "x\".txt", "<x>.txt", "$x.txt", "`x`.txt", "%x.txt",
    "e\u0301.txt", "a" * 200 + ".txt",
], ids=ascii)
def test_a_name_that_is_no_plain_name_is_refused(name: str) -> None:
    assert rule(named(name)) in ("zip-name", "zip-framing")


@pytest.mark.parametrize("names", [("a.txt", "a.txt"), ("a.jpg", "A.JPG"), ("é.txt", "É.txt"), ("straße.txt", "STRASSE.txt")], ids=["twice", "but for the case", "but for the case of an accent", "folded"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_some_systems_take_for_one_are_refused(names: tuple[str, ...]) -> None:
    assert rule(named(*names)) == "zip-name"


@pytest.mark.parametrize("name", ["x.exe", "x.svg", "x.heic", "x.zip", "x.yml", "x", "x.txt.exe", "x.html.js", "review.yml"])
def test_other_types_are_refused(name: str) -> None:
    assert rule(named(name)) == "zip-type"


def test_an_identity_number_in_a_name_is_refused_and_not_repeated() -> None:
    with pytest.raises(Refused) as refusal:
        opened("kiriman.zip", named("ktp 3572031" "505900001.jpg"))
    assert refusal.value.findings[0].rule == "identity-number"
    assert "3572031" "505900001" not in repr(refusal.value.findings)


@pytest.mark.parametrize("mode", [stat.S_IFLNK | 0o777, stat.S_IFCHR | 0o666, stat.S_IFBLK | 0o666, stat.S_IFIFO | 0o666, stat.S_IFSOCK | 0o666, stat.S_IFDIR | 0o755, stat.S_IFREG | 0o4755, stat.S_IFREG | 0o2755, stat.S_IFREG | 0o1777],
                         ids=["a link", "a device", "a disk", "a pipe", "a socket", "a folder", "set-uid", "set-gid", "sticky"])
def test_what_claims_to_be_more_than_a_file_is_refused(mode: int) -> None:
    assert rule(with_mode(mode)) == "zip-privilege"


def test_a_folder_in_an_archive_is_refused() -> None:
    assert rule(named("folder/")) == "zip-name"


@pytest.mark.parametrize("bit", [0x1, 0x41, 0x2000], ids=["encrypted", "strongly encrypted", "with masked heads"])
def test_a_locked_archive_is_refused(bit: int) -> None:
    data = patched(patched(made(), LOCAL, 6, struct.pack("<H", bit)), CENTRAL, 8, struct.pack("<H", bit))
    assert rule(data) == "zip-encrypted"


NESTED = zipped({"b.txt": b"x"})


@pytest.mark.parametrize("inner", [NESTED, b"Rar!\x1a\7\0xxx", b"7z\xbc\xaf\x27\x1cxxx", b"\x1f\x8b\x08xxx", b"BZh9xxx"], ids=["ZIP", "RAR", "7z", "gzip", "bzip2"])
def test_an_archive_in_an_archive_is_refused_whatever_its_name(inner: bytes) -> None:
    assert rule(made("a.txt", inner)) == "zip-nested"


def overlapping() -> bytes:
    """Many lines of the directory for one and the same file: a small archive that unpacks to much."""
    one = made("a.txt", b"\0" * 4_000_000)
    head = one[one.index(CENTRAL):one.index(END)]
    lines = b"".join(head.replace(b"a.txt", f"{letter}.txt".encode()) for letter in "abcdefghi")
    return one[:one.index(CENTRAL)] + lines + struct.pack("<4s4H2IH", END, 0, 0, 9, 9, len(lines), one.index(CENTRAL), 0)


CROOKED: dict[str, bytes] = {
    "nothing": b"",
    "no archive": b"hello" * 100,
    "something before it": b"x" * 10 + GOOD,
    "a program before it": b"MZ" + b"\0" * 500 + GOOD,
    "something behind it": GOOD + b"x",
    "a comment": GOOD[:-2] + b"\3\0abc",
    "two glued together": GOOD + GOOD,
    "another name in the head": patched(made(), LOCAL, 30, b"b.txt"),
    "another method in the head": patched(made(), LOCAL, 8, b"\0\0"),
    "another checksum in the head": patched(made(), LOCAL, 14, b"abcd"),
    "another size in the head": patched(made(), LOCAL, 22, struct.pack("<I", 5)),
    "other flags in the head": patched(made(), LOCAL, 6, struct.pack("<H", 0x800)),
    "a wrong checksum": patched(patched(made(), LOCAL, 14, b"abcd"), CENTRAL, 16, b"abcd"),
    "an unknown method": patched(patched(made(), LOCAL, 8, b"\x63\0"), CENTRAL, 10, b"\x63\0"),
    "files that overlap": overlapping(),
    "more than one disk": patched(GOOD, END, 4, b"\1\0"),
    "a start on another disk": patched(made(), CENTRAL, 34, b"\1\0"),
    "a count that is not true": patched(GOOD, END, 10, b"\2\0"),
    "a directory elsewhere": patched(GOOD, END, 16, b"\1\0\0\0"),
    "a file elsewhere": patched(made(), CENTRAL, 42, b"\x05\0\0\0"),
    "wide sizes": made(change=lambda info: setattr(info, "extra", struct.pack("<2H2Q", 1, 16, 100, 100))),
    "a second name": made(change=lambda info: setattr(info, "extra", struct.pack("<2HB4s", 0x7075, 9, 1, b"abcd") + b"evil")),
    "a gap between": GOOD[:GOOD.index(CENTRAL)] + b"gap!" + GOOD[GOOD.index(CENTRAL):-6] + struct.pack("<IH", GOOD.index(CENTRAL) + 4, 0),
}


@pytest.mark.parametrize("data", CROOKED.values(), ids=CROOKED)
def test_a_crooked_archive_is_refused(data: bytes) -> None:
    assert rule(data) in ("zip-framing", "zip-type")


def test_sizes_behind_a_file_that_are_not_true_are_refused() -> None:
    data = streamed()
    assert rule(patched(data, b"PK\7\x08", 8, b"\1\0\0\0")) == "zip-framing"


@pytest.mark.parametrize("cut", range(0, len(GOOD), 1_000))
def test_a_truncated_archive_is_refused(cut: int) -> None:
    assert rule(GOOD[:cut]) == "zip-framing"


def lying(size: int, declared: int) -> bytes:
    """An archive whose one file unpacks to another size than declared."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()
    facts = (0x14, 0, 8, 0, 0x5d22, 0, len(packed), declared, 5)
    head = struct.pack("<4s5H3I2H", LOCAL, *facts[:5], *facts[5:8], 5, 0) + b"a.txt"
    line = struct.pack("<4s6H3I5H2I", CENTRAL, 0x14, *facts[:5], *facts[5:8], 5, 0, 0, 0, 0, 0, 0) + b"a.txt"
    return head + packed + line + struct.pack("<4s4H2IH", END, 0, 0, 1, 1, len(line), len(head) + len(packed), 0)


@pytest.mark.parametrize(("declared", "why"), [(3_000_000_000, "zip-size"), (1_000, "zip-framing"), (0, "zip-framing"), (MOST_BYTES - 1, "zip-framing")],
                         ids=["as it is", "as small", "as nothing", "as just small enough"])
def test_a_bomb_is_refused_at_once_and_without_unpacking_it(declared: int, why: str) -> None:
    data = lying(100_000_000, declared)
    tracemalloc.start()
    began = time.perf_counter()
    assert rule(data) == why
    assert time.perf_counter() - began < 2
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()


def test_too_many_files_are_refused() -> None:
    assert rule(named(*(f"{n}.jpg" for n in range(21)))) == "zip-count"
    assert len(opened("x.zip", named(*(f"{n}.jpg" for n in range(20))))) == 20


SMALL = zipped({"etalase-K7Q2-9MXD.txt": text(), "depan.jpg": SHOTS["depan.jpg"][:300]})


@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.binary(max_size=6), st.integers(0, 6)), min_size=1, max_size=5))
def test_an_archive_changed_anywhere_is_opened_or_refused_and_nothing_else(changes: list[tuple[int, bytes, int]]) -> None:
    data = SMALL
    for at, fresh, gone in changes:
        data = data[:at] + fresh + data[at + gone:]
    began = time.perf_counter()
    try:
        assert all("/" not in name for name in opened("x.zip", data))
    except Refused as refusal:
        assert refusal.findings
    assert time.perf_counter() - began < 1


@given(st.binary(max_size=200), st.integers(0, 30), st.binary(min_size=4, max_size=4))
def test_heads_of_chance_are_opened_or_refused_and_nothing_else(noise: bytes, at: int, value: bytes) -> None:
    end = SMALL.index(END)
    for data in (patched(SMALL, CENTRAL, 4 + at, value), patched(SMALL, LOCAL, 4 + min(at, 22), value), SMALL[:end] + END + noise, LOCAL + noise + SMALL[4:]):
        try:
            opened("x.zip", data)
        except Refused as refusal:
            assert refusal.findings

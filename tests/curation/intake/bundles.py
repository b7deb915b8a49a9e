"""Bundles as the form makes them, and the shapes they come in."""

import base64
import io
import json
import random
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PIL import Image

from catalog.digest import of_bytes
from curation.intake.bundle import Announced, Bundle, Role, Sender
from curation.intake.letter import written
from curation.intake.picture import likeness
from tests.root import SAMPLE, SUPPLIER, picture

REFERENCE = "K7Q2-9MXD"
BRANCH = "kiriman/k7q2-9mxd"
FOLDER = SAMPLE / "small" / "products" / SUPPLIER
SUPPLIER_YAML = (FOLDER / "supplier.yml").read_text("utf-8")
NEW_SUPPLIER = SUPPLIER_YAML.replace("level: seen, seen_by: ani-contoh, seen_on: 2026-02-03", "level: declared")
"""The small catalogue's supplier as it would come: nobody has looked at its papers yet."""
LISTING_YAML = (FOLDER / "sambal-pecel-200g" / "listing.yml").read_text("utf-8")
NEW_YAML = (LISTING_YAML.replace("Sambal pecel Contoh pedas 200 g", "Abon lele Contoh 100 g").replace("Contoh hot sambal pecel 200 g", "Contoh catfish floss 100 g")
            .replace("8990000000013", "8990000000020").replace("2113572010001-30", "2113572010099-30").replace("amount: 200, unit: g", "amount: 100, unit: g")
            .replace("label.png", "label.jpg").replace("level: verified, seen_by: budi-contoh, seen_on: 2026-02-03", "level: declared"))
"""A listing that the small catalogue does not have."""
SHOTS = {"depan.jpg": picture(quality=80, colour="#335577"), "label.jpg": picture(size=(500, 420), colour="#ddeecc", quality=80)}


def bundle(photos: Mapping[str, bytes] = SHOTS, *, digests: bool = True, **more: object) -> Bundle:
    """A new listing of the small catalogue's supplier, whose text tells of these photos."""
    announced = tuple(Announced(name, of_bytes(data), len(data)) if digests else Announced(name) for name, data in photos.items())
    made = Bundle(REFERENCE, "id", Sender("Siti Contoh", Role.HELPER), SUPPLIER, "", NEW_YAML, announced=announced)
    return replace(made, **more)  # type: ignore[arg-type]


def text(**more: object) -> bytes:
    """Its text."""
    return written(bundle(**more)).encode()  # type: ignore[arg-type]


def folder(path: Path, files: Mapping[str, bytes]) -> Path:
    """A folder with these files."""
    path.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (path / name).write_bytes(data)
    return path


def whole(**more: object) -> dict[str, bytes]:
    """The text and the photos, as files."""
    return {"etalase-K7Q2-9MXD.txt": text(**more), **SHOTS}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP as phones make them."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return memory.getvalue()


def envelope(text: bytes, photos: Mapping[str, bytes], script: str = '<script type="application/x-etalase" id="bundle">{}</script>') -> bytes:
    """The self-contained page that the form makes."""
    inner = json.dumps(text.decode()).replace("<", "\\u003c")
    shots = "".join(f'<figure><img data-file="{name}" alt="" src="data:image/jpeg;base64,{base64.b64encode(data).decode()}"></figure>' for name, data in photos.items())
    return f"<!doctype html><html lang=id><meta charset=utf-8><title>Kiriman</title><body><h1>Kiriman K7Q2-9MXD</h1>{shots}{script.format(inner)}</body></html>".encode()


def recompressed(data: bytes, quality: int = 60, longest: int = 1_600) -> bytes:
    """A photo as WhatsApp passes it on: saved anew, and no larger than it likes."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image.thumbnail((longest, longest))
    memory = io.BytesIO()
    image.save(memory, "JPEG", quality=quality)
    return memory.getvalue()


def scene(seed: int, size: tuple[int, int] = (640, 480)) -> bytes:
    """A photo unlike those of other seeds."""
    image = Image.frombytes("L", (8, 6), random.Random(seed).randbytes(48)).resize(size, Image.Resampling.BICUBIC)
    memory = io.BytesIO()
    image.convert("RGB").save(memory, "JPEG", quality=88)
    return memory.getvalue()


def seen(data: bytes, bits: int = 256) -> str:
    """The likeness of a photo as a bundle tells it."""
    return f"{likeness(data, bits) or 0:0{bits // 4}x}"

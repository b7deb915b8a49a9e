"""Thumbs: small square photos for books, as JPEG, cut out of the middle of a photo's preview and kept."""

import hashlib
import io
from pathlib import Path

from PIL import Image

from site_builder import memory

SIDE = 420
QUALITY = 80
FOLDER = "small"


def thumb(preview: Path, photos: Path) -> Path:
    """The small photo of a preview, below `photos`; made where it is not there or not as it was made."""
    path = photos / FOLDER / preview.name
    seal = path.with_suffix(".sum")
    data = preview.read_bytes()
    try:
        known = path.read_bytes()
        if seal.read_text() == _sum(data, known):
            return path
    except OSError:
        pass
    made = _made(data)
    memory.replace(path, made)
    memory.replace(seal, _sum(data, made).encode())
    return path


def _sum(preview: bytes, made: bytes) -> str:
    return hashlib.sha256(hashlib.sha256(preview).digest() + hashlib.sha256(made).digest()).hexdigest()


def _made(data: bytes) -> bytes:
    file = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:
        left = (image.width - image.height) // 2
        square = image.convert("RGB").crop((left, 0, left + image.height, image.height))
    square.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()

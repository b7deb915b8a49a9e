"""PDFs as readers and scanners meet them: their text, their pictures, what their codes say."""

import re
from contextlib import closing

import pypdfium2
import zxingcpp
from PIL import Image

A4 = (595, 842)


def texts(pdf: bytes) -> list[str]:
    """The text of each page; every page is an A4."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        found = []
        for page in document:
            assert tuple(map(round, page.get_size())) == A4
            found.append(re.sub(r"[\ufffe\u200b]|\r", "", page.get_textpage().get_text_bounded()))
        return found


def text(pdf: bytes) -> str:
    """All text in one line."""
    return " ".join(" ".join(texts(pdf)).split())


def pictures(pdf: bytes, scale: float = 3) -> list[Image.Image]:
    """Each page as it is seen."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return [page.render(scale=scale).to_pil() for page in document]


def codes(pdf: bytes, scale: float = 4) -> list[str]:
    """What every code on it says."""
    return [code.text for image in pictures(pdf, scale) for code in zxingcpp.read_barcodes(image)]


def spilled(pdf: bytes, margin: int = 8) -> bool:
    """Whether anything is printed in the outermost millimetres, where a printer puts nothing."""
    for image in pictures(pdf, 2):
        grey = image.convert("L")
        width, height = grey.size
        edge = round(margin * 2)
        for box in ((0, 0, width, edge), (0, height - edge, width, height), (0, 0, edge, height), (width - edge, 0, width, height)):
            if grey.crop(box).getextrema()[0] < 250:
                return True
    return False

"""An upload as it streams in: one part `bundle`, the text, and parts `photo`, each written as it comes."""

import asyncio

from aiohttp import BodyPartReader, web

from catalog.finding import N_
from catalog.format import FORMATS
from curation.intake.letter import MOST, MOST_PHOTOS
from curation.intake.refusal import refused
from site_builder.receiver.inbox import LETTER, Arrival

MOST_PHOTO = 8 << 20
MOST_UPLOAD = 40 << 20
PATIENCE = 60
"""So many seconds an upload may pause between two pieces."""
_PIECE = 1 << 16
_AGAIN = N_("send it again from the form")


async def streamed(request: web.Request, arrival: Arrival) -> None:
    """Write the parts of an upload into an arrival. Raises Refused; TimeoutError, ValueError or ConnectionError where it breaks off."""
    total = 0
    reader = await request.multipart()
    while (part := await asyncio.wait_for(reader.next(), PATIENCE)) is not None:
        if not isinstance(part, BodyPartReader) or part.name not in ("bundle", "photo"):
            raise refused(LETTER, "upload-part", N_("the submission holds a part that the form does not make"), _AGAIN)
        name, most = (LETTER, MOST) if part.name == "bundle" else (part.filename or "", MOST_PHOTO)
        _named(part.name, name, arrival)
        size = 0
        with arrival.writing(name) as write:
            while piece := await asyncio.wait_for(part.read_chunk(_PIECE), PATIENCE):
                size, total = size + len(piece), total + len(piece)
                if size > most or total > MOST_UPLOAD:
                    raise refused(name, "upload-large", N_("'{name}' has more than {most} kB, or all of it more than {all} MB"),
                                  N_("take the photo again within the form, which makes it smaller"),
                                  name=name, most=most >> 10, all=MOST_UPLOAD >> 20)
                write(piece)


def _named(kind: str, name: str, arrival: Arrival) -> None:
    """Refuse a part whose name is not one that the form gives, or came before, or is one too many."""
    if kind == "photo" and not FORMATS["photo"].fits(name):
        raise refused(LETTER, "upload-name", N_("'{name}' is not a name for a photo"), _AGAIN, name=name[:80])
    if name in arrival.names:
        raise refused(LETTER, "upload-twice", N_("'{name}' was sent twice"), _AGAIN, name=name)
    if len(arrival.names) > MOST_PHOTOS:
        raise refused(LETTER, "upload-many", N_("there are more than {most} photos"), N_("send the best ones"), most=MOST_PHOTOS)

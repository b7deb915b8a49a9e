"""QR codes: an address as squares, drawn as one path so that paper keeps them sharp."""

import io

import segno

QUIET = 4
"""The light edge that readers need, in modules."""


def qr(address: str, error: str = "m") -> str:
    """The code of an address as an SVG of black on nothing, its quiet edge within; `error` is the level of its correction."""
    picture = io.BytesIO()
    segno.make(address, error=error, boost_error=False, micro=False).save(
        picture, kind="svg", border=QUIET, xmldecl=False, svgns=True, svgclass=None, lineclass=None, omitsize=True)
    return picture.getvalue().decode().strip()

"""Envelopes: a page is a parcel; whatever else it holds is neither run nor kept, and no page takes long."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.intake.envelope import MOST_BYTES, opened
from curation.intake.refusal import Refused
from tests.curation.intake.bundles import SHOTS, envelope, text

GOOD = envelope(text(), SHOTS)


def rule(data: bytes) -> str:
    began = time.perf_counter()
    with pytest.raises(Refused) as refusal:
        opened("etalase.html", data)
    assert time.perf_counter() - began < 2
    return refusal.value.findings[0].rule


def test_a_page_gives_its_text_and_its_photos() -> None:
    got = opened("etalase.html", GOOD)
    assert (got.text, got.photos) == (text(), SHOTS)


def test_what_else_is_in_a_page_does_not_count() -> None:
    more = b"<script>evil()</script><img src=x onerror=evil()><iframe src=//contoh.example></iframe><script id=bundle>\"x\"</script>"
    assert opened("x.html", GOOD.replace(b"<body>", b"<body>" + more)).text == text()


@pytest.mark.parametrize(("data", "why"), [
    (b"", "envelope-none"), (b"<html>", "envelope-none"), (b"\xff\xfe<\0h\0", "envelope-unreadable"), (GOOD[:len(GOOD) // 2], "envelope-none"), (GOOD[:-60], "envelope-unreadable"),
    (GOOD.replace(b"</body>", GOOD), "bundle-two"), (envelope(text(), {"../x.jpg": SHOTS["depan.jpg"]}), "envelope-unreadable"), (envelope(text(), {"review.yml": SHOTS["depan.jpg"]}), "envelope-unreadable"),
    (envelope(text(), {"a-3572031" "505900001.jpg": SHOTS["depan.jpg"]}), "identity-number"), (envelope(text(), SHOTS, '<script type="application/x-etalase" id="bundle">{{"a": {}}}</script>'), "envelope-none"),
    (b"<" * 60_000, "envelope-unreadable"), (b"<!--" * 370 + b"x" * 400_000, "envelope-none"), (b"<a " * 370 + b"=" * 400_000, "envelope-none"), (b"<![CDATA[" * 3_000 + b"x" * 20_000, "envelope-none"), (b"x" * (MOST_BYTES + 1), "envelope-unreadable"),
    (b'<script type="application/x-etalase" id="bundle">' + b"[" * 200_000, "envelope-unreadable"),
], ids=["nothing", "an empty page", "UTF-16", "half a page", "without its end", "two parcels", "a path as a name", "a ledger as a photo", "an identity number as a name", "no text in it", "very many tags", "comments without end", "tags without end", "sections without end", "a huge file", "deep nesting"])
def test_a_page_that_is_no_envelope_is_refused_soon(data: bytes, why: str) -> None:
    assert rule(data) == why


@given(st.binary(max_size=60), st.integers(0, len(GOOD)), st.integers(0, 200))
def test_a_page_changed_anywhere_is_opened_or_refused_and_nothing_else(noise: bytes, at: int, gone: int) -> None:
    try:
        opened("x.html", GOOD[:at] + noise + GOOD[at + gone:])
    except Refused as refusal:
        assert refusal.findings

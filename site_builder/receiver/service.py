"""The service: takes what the form sends into the inbox, and answers for a reference. On aiohttp, which streams both ways."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from catalog.finding import N_
from curation.intake.reference import normal
from curation.intake.refusal import Refused
from site_builder import report
from site_builder.language import translator
from site_builder.receiver.inbox import Inbox
from site_builder.receiver.page import POLICY, page
from site_builder.receiver.rate import Rate
from site_builder.receiver.state import SENTENCES, Known, known
from site_builder.receiver.upload import streamed

AT_ONCE = 64
"""So many uploads are taken at once; others are asked to come back."""

_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
            "Content-Security-Policy": POLICY}
_BROKEN = N_("The submission did not come whole. Send it again; your device still has everything.")
_LOG = logging.getLogger("etalase.receive")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the service works with: the inbox, the catalogue's root, how often an address may send and ask, and whether the
    web server before it is trusted to name that address.
    """

    inbox: Inbox
    root: Path
    sending: Rate
    asking: Rate
    trusted: bool = False

    def address(self, request: web.Request) -> str:
        """Whose request it is."""
        named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() if self.trusted else ""
        return named or request.remote or ""


def service(desk: Desk) -> web.Application:
    """The application. What was half sent when it last stopped is thrown away first."""
    desk.inbox.sweep()
    gate = asyncio.Semaphore(AT_ONCE)

    async def take(request: web.Request) -> web.StreamResponse:
        if wait := desk.sending.wait(desk.address(request)):
            return _said(request, 429, N_("That was often. Wait a little, then send again; nothing is lost on your device."), wait)
        if gate.locked():
            return _said(request, 503, N_("Many are sending at the moment. Try again in a minute."), 60)
        async with gate:
            return await _taken(desk, request)

    async def status(request: web.Request) -> web.StreamResponse:
        if wait := desk.asking.wait(desk.address(request)):
            return _said(request, 429, N_("That was often. Wait a little, then ask again."), wait)
        return await _status(desk, request)

    app = web.Application(middlewares=[_guarded])
    app.add_routes([web.post("/kirim", take), web.get("/status/", status)])
    return app


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Whatever happens becomes a sentence; whoever asks learns nothing of this machine."""
    try:
        response = await handler(request)
    except web.HTTPException as problem:
        response = _said(request, problem.status, N_("There is nothing here."))
    except OSError as problem:
        _LOG.error("%s", problem)
        response = _said(request, 507, N_("Nothing can be kept here at the moment. Your device still has everything; send it later."))
    response.headers.update(_HEADERS)
    return response


async def _taken(desk: Desk, request: web.Request) -> web.StreamResponse:
    """Take one upload. It counts once it is whole and on the disk, and only then is it answered."""
    if request.content_type != "multipart/form-data":
        return _said(request, 415, N_("This address takes what the form sends, and nothing else."))
    try:
        with desk.inbox.coming() as arrival:
            await streamed(request, arrival)
            bundle = await asyncio.to_thread(desk.inbox.keep, arrival)
    except Refused as refusal:
        language = _language(request)
        findings = [{"rule": one.rule, "message": report.said(one.message, language), "help": report.said(one.help, language)}
                    for one in refusal.findings]
        return web.json_response({"message": findings[0]["message"], "findings": findings}, status=422, dumps=_json)
    except (TimeoutError, ConnectionError, ValueError) as problem:
        _LOG.info("an upload broke off: %r", problem)
        return _said(request, 400, _BROKEN)
    said = translator(bundle.language)(SENTENCES[Known.RECEIVED])
    return web.json_response({"reference": bundle.reference, "message": said}, status=201, dumps=_json)


async def _status(desk: Desk, request: web.Request) -> web.StreamResponse:
    """How far a submission has come, as a page, or as JSON where that is asked for; nothing else of it is told."""
    typed = request.query.get("ref", "")[:40]
    reference = normal(typed)
    state = await asyncio.to_thread(known, reference, desk.inbox, desk.root) if reference else Known.UNKNOWN if typed else None
    language = _language(request)
    said = translator(language)(SENTENCES[state]) if state else ""
    code = 404 if state is Known.UNKNOWN else 200
    if "application/json" in request.headers.get("Accept", ""):
        return web.json_response({"reference": reference, "state": state, "message": said}, status=code, dumps=_json)
    return web.Response(text=page(language, said, reference), content_type="text/html", charset="utf-8", status=code)


def _said(request: web.Request, code: int, sentence: str, wait: int = 0) -> web.StreamResponse:
    """One sentence, in the language of whoever asks; `wait` is after how many seconds to come back."""
    language = _language(request)
    said = translator(language)(sentence)
    response = (web.Response(text=page(language, said), content_type="text/html", charset="utf-8", status=code)
                if request.method == "GET" and "text/html" in request.headers.get("Accept", "")
                else web.json_response({"message": said}, status=code, dumps=_json))
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _language(request: web.Request) -> str:
    """Indonesian, unless the browser names English before it."""
    spoken = request.headers.get("Accept-Language", "").lower()
    english, ours = spoken.find("en"), spoken.find("id")
    return "en" if english >= 0 and (ours < 0 or english < ours) else "id"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

"""Running the receiver until it is told to stop."""

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path

from aiohttp import web

from site_builder.receiver.inbox import Inbox
from site_builder.receiver.rate import Rate
from site_builder.receiver.service import Desk, service

HOUR = 3600
ASKED = 240
"""Questions for a status that one address may ask in an hour."""


def run(inbox: Path, root: Path, host: str, port: int, rate: int, behind_proxy: bool, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; uploads under way then have ten seconds to end. `ready` is told the address."""
    desk = Desk(Inbox(inbox), root, Rate(rate, HOUR), Rate(ASKED, HOUR), behind_proxy)
    asyncio.run(_served(desk, host, port, ready))


async def _served(desk: Desk, host: str, port: int, ready: Callable[[str], None]) -> None:
    runner = web.AppRunner(service(desk), access_log=None, shutdown_timeout=10)
    await runner.setup()
    place = web.TCPSite(runner, host, port)
    await place.start()
    stop = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, stop.set)
    ready(f"http://{host}:{runner.addresses[0][1]}")
    await stop.wait()
    await runner.cleanup()

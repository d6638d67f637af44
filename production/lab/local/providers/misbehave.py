"""Makes calls go wrong on the wire, so that real clients see real broken connections."""

from __future__ import annotations

import asyncio
import contextlib
from types import MethodType
from typing import Protocol, assert_never, cast

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from production.lab.local.providers.faults import Fault, Faults, Mode
from production.lab.local.providers.google_errors import google_error
from production.lab.local.providers.graph_errors import GraphRefusal, graph_error
from production.lab.local.providers.operations import operation_of
from production.lab.local.providers.twilio_errors import TwilioError, twilio_error


class Misbehaviour:
    """Middleware next to the server; needs uvicorn, because no ASGI message closes a connection without an answer."""

    def __init__(self, app: ASGIApp, faults: Faults) -> None:
        self._app = app
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        called = operation_of(scope["method"], scope["path"]) if scope["type"] == "http" else None
        fault = self._faults.take(*called) if called else None
        if fault is None:
            await self._app(scope, receive, send)
        else:
            await self._fail(fault, scope, receive, send)

    async def _fail(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        match fault.mode:
            case Mode.STATUS:
                await _refusal(fault)(scope, receive, send)
            case Mode.SLOW:
                await asyncio.sleep(fault.seconds)
                await self._app(scope, receive, send)
            case Mode.ACCEPT_AND_DROP:
                await self._app(scope, receive, _nobody)
                await _hang_up(receive)
            case Mode.DROP:
                await _hang_up(receive)
            case Mode.HANG:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(_gone(receive), fault.seconds)
                await _hang_up(receive)
            case _:
                assert_never(fault.mode)


def _refusal(fault: Fault) -> Response:
    status, message = fault.status or 500, "This call was told to fail."
    headers = None if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    if fault.provider == "gmail":
        return google_error(status, message, headers)
    if fault.provider == "meta":
        return graph_error(GraphRefusal(status, fault.code or (4 if status == 429 else 2), message), headers)
    default_code = 20429 if status == 429 else 20500
    return twilio_error(TwilioError(status, fault.code or default_code, message), headers)


class _Exchange(Protocol):
    """Uvicorn's object behind `receive`, one for each request."""

    transport: asyncio.Transport


async def _hang_up(receive: Receive) -> None:
    """Close the socket, and wait until the server has noticed: it then adds no error page of its own."""
    exchange = cast("_Exchange", cast("MethodType", receive).__self__)
    exchange.transport.close()
    await _gone(receive)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _nobody(message: Message) -> None:
    """Takes the answer and tells no one."""

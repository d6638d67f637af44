"""Turnstile against a server that speaks siteverify's protocol."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from production.channels.web_form.turnstile import Turnstile
from production.schemas.errors import InvalidInput
from production.tests.contract.providers.servers import serve

SECRET, ADDRESS = "1x0000", "203.0.113.7"


@dataclass
class Siteverify:
    """Knows one secret; tokens starting with `person` are good, each once or again with its idempotency key."""

    url: str = ""
    used: dict[str, str] = field(default_factory=dict)
    seen: list[dict[str, Any]] = field(default_factory=list)

    async def answer(self, request: Request) -> Response:
        fields = dict(await request.form())
        self.seen.append(fields)
        if request.url.path == "/broken":
            return Response("<html>Bad gateway</html>", 502)
        error = self._error(fields)
        return JSONResponse({"success": error is None, "error-codes": [error] if error else []})

    def _error(self, fields: dict[str, Any]) -> str | None:
        token, key = fields["response"], fields["idempotency_key"]
        if fields["secret"] != SECRET:
            return "invalid-input-secret"
        if not token.startswith("person"):
            return "invalid-input-response"
        return None if self.used.setdefault(token, key) == key else "timeout-or-duplicate"


@pytest.fixture
def cloudflare() -> Iterator[Siteverify]:
    server = Siteverify()
    with serve(Starlette(routes=[Route("/{path}", server.answer, methods=["POST"])])) as url:
        server.url = url
        yield server


async def test_a_person_passes(cloudflare: Siteverify) -> None:
    await Turnstile(SECRET, url=f"{cloudflare.url}/siteverify").check("person-1", address=ADDRESS)
    (fields,) = cloudflare.seen
    assert (fields["secret"], fields["response"], fields["remoteip"]) == (SECRET, "person-1", ADDRESS)
    assert str(UUID(fields["idempotency_key"])) == fields["idempotency_key"]


async def test_a_form_that_is_sent_again_passes_again(cloudflare: Siteverify) -> None:
    turnstile = Turnstile(SECRET, url=f"{cloudflare.url}/siteverify")
    await turnstile.check("person-2", address=ADDRESS)
    await turnstile.check("person-2", address=ADDRESS)
    assert len(cloudflare.used) == 1


@pytest.mark.parametrize("token", ["robot", "", None])
async def test_others_are_asked_to_confirm(cloudflare: Siteverify, token: str | None) -> None:
    turnstile = Turnstile(SECRET, url=f"{cloudflare.url}/siteverify")
    with pytest.raises(InvalidInput, match=r"turnstile_token: .*you are a person"):
        await turnstile.check(token, address=ADDRESS)


@pytest.mark.parametrize("path", ["broken", "siteverify"])
async def test_what_is_no_fault_of_the_visitor_stops_nobody(cloudflare: Siteverify, path: str) -> None:
    await Turnstile("another secret", url=f"{cloudflare.url}/{path}").check("person-3", address=ADDRESS)
    assert len(cloudflare.seen) == 1


async def test_an_outage_stops_nobody() -> None:
    await Turnstile(SECRET, url="http://127.0.0.1:9/siteverify", timeout_s=0.2).check("person-4", address=ADDRESS)

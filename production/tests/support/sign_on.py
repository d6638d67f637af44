"""What a browser does to sign in at an OpenID Connect provider."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import httpx

from production.tests.support.api import System

PAGE = {"X-Requested-With": "console"}
REFUSED = {"problem": ["refused"]}


async def leave(system: System, wanted: str = "/inbox/") -> str:
    """The address that the provider sends the browser back to."""
    left = await system.api.post("/auth/oidc/start", json={"next": wanted})
    assert left.status_code == 200, left.text
    async with httpx.AsyncClient() as browser:
        return (await browser.get(left.json()["address"])).headers["Location"]


async def sign_in(system: System) -> httpx.Response:
    return await system.api.get(await leave(system))


def told(back: httpx.Response) -> dict[str, list[str]]:
    """What our login page is told, and never another."""
    where = urlsplit(back.headers["Location"])
    assert (back.status_code, where.scheme, where.netloc, where.path) == (303, "", "", "/console/login/")
    return parse_qs(where.query)


async def who(system: System) -> str | None:
    """Whose session the cookie holds."""
    tokens = await system.api.post("/auth/refresh", headers=PAGE)
    if tokens.status_code != 200:
        return None
    bearer = {"Authorization": f"Bearer {tokens.json()['access_token']}"}
    email: str = (await system.api.get("/auth/me", headers=bearer)).json()["email"]
    return email


async def refused(system: System) -> bool:
    """Told no reason, signed in nowhere."""
    said = told(await sign_in(system))
    return said == {"next": ["/inbox/"]} | REFUSED and await who(system) is None

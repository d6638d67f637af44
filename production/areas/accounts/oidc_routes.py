"""`/api/v1/auth/oidc`: sign in at the OpenID Connect provider of the company.

The browser comes back by a link from another site, which brings no cookie that is `Strict`: one of its own, `Lax` and
short-lived, says that it is the one that left. The answer sets the usual cookie and leads to a page of ours, which
asks for its tokens itself.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

import structlog
from fastapi import APIRouter, Cookie, Query, Request, Response, status
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from production.api.bearer import digest, new_secret
from production.api.callers import ONE_SITE, address_of, network_of
from production.api.deps import Dependencies, Deps, store
from production.areas.accounts.entry import is_private, signed_in
from production.areas.accounts.identities import IdentityStore
from production.areas.accounts.oidc import OidcClient
from production.areas.accounts.oidc_rules import BACK_WITHIN, Attempt
from production.areas.accounts.store import AccountStore
from production.schemas.errors import NotFound, Unauthenticated, Unavailable
from production.schemas.oidc import OidcProvider

public = APIRouter(prefix="/auth", tags=["auth"])
_log = structlog.get_logger()

_COOKIE, _COOKIE_PATH = "fte_oidc", "/api/v1/auth/oidc"
_FIRST_PAGE = "/"

Identities = Annotated[IdentityStore, store(IdentityStore)]
Left = Annotated[str, Cookie(alias=_COOKIE, description="Which sign-in this browser left for.")]


class ProviderResponse(BaseModel):
    """Where people of this company sign in."""

    name: str


class WantedPage(BaseModel):
    """What somebody came for."""

    next: Annotated[str, Field(max_length=1000, pattern=r"^/$|^/[^/\\]", description="In the console.")] = _FIRST_PAGE


class BroughtBack(BaseModel):
    """What the provider adds to our address; no code where it let nobody in."""

    state: str = ""
    code: str = ""


class LeaveResponse(BaseModel):
    """Also sets a cookie that has to come back."""

    address: str
    """Where the browser goes now."""


@public.get("/oidc")
async def provider(deps: Dependencies) -> ProviderResponse | None:
    """Null: people sign in by password only."""
    return ProviderResponse(name=deps.config.oidc.name) if deps.config.oidc else None


@public.post("/oidc/start")
async def start(
    wanted: WantedPage, request: Request, response: Response, deps: Dependencies, identities: Identities
) -> LeaveResponse:
    """Leave for the provider, within ten minutes; 503 where it is away."""
    ours = _provider(deps)
    deps.limits.sign_in.check(network_of(request, ONE_SITE))
    attempt = Attempt(new_secret())
    address = await OidcClient(ours).address(attempt)
    await identities.start(digest(attempt.secret), wanted.next)
    response.set_cookie(
        _COOKIE,
        attempt.secret,
        max_age=int(BACK_WITHIN.total_seconds()),
        path=_COOKIE_PATH,
        secure=is_private(request, deps.config),
        httponly=True,
        samesite="lax",
    )
    return LeaveResponse(address=address)


@public.get("/oidc/callback", include_in_schema=False)
async def come_back(
    request: Request,
    deps: Dependencies,
    identities: Identities,
    brought: Annotated[BroughtBack, Query()],
    left: Left = "",
) -> RedirectResponse:
    """Where the provider sends the browser. Whoever is not let in is told no reason, which the log has."""
    attempt, ours = Attempt(left), _provider(deps)
    wanted = await identities.finish(digest(left)) if attempt.is_answered_by(brought.state) else None
    if wanted is None:
        return _login_page(_FIRST_PAGE, "refused")
    named, back = None, _login_page(wanted)
    try:
        who = await OidcClient(ours).redeem(brought.code, attempt)
        named = who.named
        account = await identities.account_of(who, address_of(request))
        await signed_in(*account, deps, request, back)
    except Unauthenticated as error:
        _log.warning("oidc_refused", reason=str(error))
        await AccountStore(deps.database).record_failure(named, address_of(request))
        return _login_page(wanted, "refused")
    except Unavailable as error:
        _log.warning("oidc_away", reason=str(error))
        return _login_page(wanted, "away")
    return back


def _login_page(wanted: str, problem: str | None = None) -> RedirectResponse:
    """It leads on to the page that was wanted, once it finds that somebody is signed in."""
    told = {"next": wanted} | ({"problem": problem} if problem else {})
    page = RedirectResponse(f"/console/login/?{urlencode(told)}", status.HTTP_303_SEE_OTHER)
    page.delete_cookie(_COOKIE, path=_COOKIE_PATH)
    return page


def _provider(deps: Deps) -> OidcProvider:
    if deps.config.oidc is None:
        raise NotFound("People sign in by password here.")
    return deps.config.oidc

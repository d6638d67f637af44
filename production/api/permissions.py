"""The one door for people and programs: who calls, whether they may, and how far they reach.

Every route for staff names its action. `scoped` gives it a store that works within the caller's reach, so that no
endpoint can forget it; `permitted` gives the reach alone. A route that names none keeps the api from starting.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from production.api.bearer import API_TOKEN_PREFIX, digest, is_service, session_of, token_of
from production.api.callers import address_of
from production.api.deps import Dependencies, Deps
from production.crm.permissions.model import SERVICE, Action, Caller, Scope
from production.crm.permissions.table import scope_for
from production.database.callers import CallerStore
from production.database.pool import Database
from production.schemas.errors import Unauthenticated

Authorization = Annotated[
    str | None, Header(description="Bearer and an access token, an API token, or the service token")
]

_ACTIONS: dict[Callable[..., Awaitable[Scope]], Action] = {}


def permitted(action: Action) -> Any:
    """What gives an endpoint the scope of its caller, and refuses who may not do this.

    `scope: Annotated[Scope, permitted(Action.REPORT)]`
    """
    return Depends(_scope_of(action))


def scoped(kind: Callable[[Database, Scope], Any], action: Action) -> Any:
    """What gives an endpoint a store that works within the scope of its caller.

    `deals: Annotated[DealStore, scoped(DealStore, Action.READ)]`
    """
    within = permitted(action)

    async def opened(deps: Dependencies, scope: Scope = within) -> Any:
        return kind(deps.database, scope)

    return Depends(opened)


async def identify(request: Request, deps: Deps, authorization: str | None) -> Caller:
    """Who calls, as of now.

    Raises:
        Unauthenticated: nothing that we know stands after `Bearer`.
        TooManyRequests: the same, where too much of this network was refused.
    """
    with deps.verification(request):
        caller = await _known(deps, token_of(authorization))
        if caller is None:
            raise Unauthenticated
    return replace(caller, address=address_of(request))


def action_of(route: APIRoute) -> Action | None:
    """The entry of a route; None where it has none, or more than one."""
    found = {_ACTIONS[each.call] for each in _tree(route.dependant) if each.call in _ACTIONS}
    return found.pop() if len(found) == 1 else None


def require_entries(router: APIRouter) -> APIRouter:
    """
    Raises:
        TypeError: a route does not say what its caller has to be allowed to do, or hides in a router within this one.
    """
    for route in router.routes:
        if not isinstance(route, APIRoute):
            raise TypeError(f"{route}: declare every route on the router itself, where its action can be seen")
        if action_of(route) is None:
            raise TypeError(f"{route.path}: say once what it does, with `scoped` or `permitted` of api.permissions")
    return router


@cache
def _scope_of(action: Action) -> Callable[..., Awaitable[Scope]]:
    async def scope(request: Request, deps: Dependencies, authorization: Authorization = None) -> Scope:
        return scope_for(await identify(request, deps, authorization), action)

    _ACTIONS[scope] = action
    return scope


async def _known(deps: Deps, token: str) -> Caller | None:
    if is_service(deps.config.service_token, token):
        return SERVICE
    callers = CallerStore(deps.database)
    if token.startswith(API_TOKEN_PREFIX):
        return await callers.of_token(digest(token))
    return await callers.of_session(session_of(deps.config.token_secret, token))


def _tree(dependant: Dependant) -> Iterator[Dependant]:
    for each in dependant.dependencies:
        yield each
        yield from _tree(each)

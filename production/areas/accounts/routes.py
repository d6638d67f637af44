"""`/api/v1/auth`: sign in, stay signed in, sign out; one's own password.

The access token lives in the memory of a page for ten minutes. What outlives it is a refresh token in a cookie that
no script reads and no other site sends. Answers tell nobody who has an account here.
"""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Cookie, Header, Request, Response, status
from pydantic import BaseModel, ConfigDict, Field

from production.api.addresses import Address
from production.api.bearer import digest, new_secret, welcome_link
from production.api.callers import ONE_SITE, address_of, network_of, of_this_machine
from production.api.deps import Dependencies, Deps, store
from production.api.permissions import permitted
from production.areas.accounts.entry import COOKIE, COOKIE_PATH, WRONG, SignedInResponse, given_tokens, signed_in
from production.areas.accounts.oidc_routes import public
from production.areas.accounts.passwords import hashed, is_outdated, matches, require_good
from production.areas.accounts.rules import LONGEST
from production.areas.accounts.sessions import SessionStore
from production.areas.accounts.store import AccountStore
from production.channels.email.render import new_message_id
from production.crm.customers.identity import normalise
from production.crm.permissions.letters import reset_letter
from production.crm.permissions.model import Action, Reach, Role, Scope
from production.crm.permissions.table import reach_of
from production.schemas.errors import Forbidden, InvalidInput, NotFound, Unauthenticated
from production.schemas.ids import IdentifierKind
from production.schemas.text import OneLine, Secret

router = APIRouter(prefix="/auth", tags=["auth"])

_LINK_OVER = "This link was used already, or is too old: ask for a new one."

Accounts = Annotated[AccountStore, store(AccountStore)]
Sessions = Annotated[SessionStore, store(SessionStore)]
Refresh = Annotated[str | None, Cookie(alias=COOKIE, description="The refresh token, as sign-in set it.")]
OwnPage = Annotated[
    str,
    Header(alias="X-Requested-With", max_length=50, description="Anything: no other site can make a browser send it."),
]
Password = Annotated[Secret, Field(max_length=LONGEST)]
Link = Annotated[Secret, Field(max_length=200, description="What stands behind # in the address of the mail.")]
Email = Annotated[str, Field(max_length=320)]
Own = Annotated[Scope, permitted(Action.SELF)]


class SignIn(BaseModel):
    """Who, and the proof."""

    email: Email
    password: Password


class ResetRequest(BaseModel):
    """Whose password is forgotten."""

    email: Email


class NewPassword(BaseModel):
    """By a link out of a mail."""

    link: Link
    password: Password


class FirstAdmin(NewPassword):
    """Who opens the link of a new installation."""

    email: Address
    name: Annotated[OneLine, Field(max_length=120)]


class PasswordChange(BaseModel):
    """By somebody who is signed in."""

    current: Password
    password: Password


class SampleResponse(BaseModel):
    """Somebody to look around as."""

    name: str
    role: Role


class ProfileResponse(BaseModel):
    """Whose token it is, and what it may do."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID | None
    """None: a program with the service token."""
    email: str | None
    name: str
    role: Role
    may_send: bool
    teams: list[str]
    actions: dict[Action, Reach]
    """What it may do, and how far; what is not named it may not."""


@public.post("/login")
async def login(
    who: SignIn, request: Request, response: Response, deps: Dependencies, accounts: Accounts
) -> SignedInResponse:
    """Sign in with a password. Unknown, disabled and wrong get one answer, after the same work."""
    email = _address(who.email)
    deps.limits.sign_in.check(network_of(request, ONE_SITE))
    deps.limits.account.check(f"{email or who.email} {network_of(request)}")
    known, password = await accounts.credentials(email) if email else None, who.password.get_secret_value()
    if not await matches(known.password if known else None, password) or known is None:
        await accounts.record_failure(email, address_of(request))
        raise Unauthenticated(WRONG)
    tokens = await signed_in(known.user_id, known.password, deps, request, response)
    if is_outdated(known.password):
        await accounts.renew_hash(known, await hashed(password))
    return tokens


@public.post("/refresh")
async def refresh(
    request: Request, response: Response, deps: Dependencies, sessions: Sessions, _: OwnPage, shown: Refresh = None
) -> SignedInResponse:
    """A new access token, and the next refresh token. One that is shown twice ends its session everywhere."""
    if shown is None:
        raise Unauthenticated
    following = new_secret()
    with deps.verification(request):
        session_id = await sessions.rotate(digest(shown), digest(following))
        if session_id is None:
            raise Unauthenticated
    return given_tokens(session_id, following, deps, request, response)


@public.post("/logout", status_code=status.HTTP_204_NO_CONTENT)
async def logout(request: Request, response: Response, sessions: Sessions, _: OwnPage, shown: Refresh = None) -> None:
    """End this session; also its access tokens are worth nothing from now on."""
    if shown is not None:
        await sessions.end(digest(shown), address_of(request))
    response.delete_cookie(COOKIE, path=COOKIE_PATH)


@public.post("/password-reset", status_code=status.HTTP_202_ACCEPTED)
async def ask_for_reset(who: ResetRequest, request: Request, deps: Dependencies, accounts: Accounts) -> None:
    """Mail a link to this address if it belongs to an account; the answer is the same if not."""
    email, secret = _address(who.email), new_secret()
    deps.limits.code.check(network_of(request))
    link, message_id = welcome_link(deps.config.public_url, secret), new_message_id(deps.config.mail_domain)
    if email:
        await accounts.issue_reset(email, digest(secret), reset_letter(link, deps.config.company, message_id))


@public.post("/set-password")
async def set_password(
    chosen: NewPassword, request: Request, response: Response, deps: Dependencies, accounts: Accounts
) -> SignedInResponse:
    """Take up an invitation or reset a password, and be signed in. Other sessions, links and API tokens end."""
    deps.limits.sign_in.check(network_of(request, ONE_SITE))
    link, password = digest(chosen.link.get_secret_value()), chosen.password.get_secret_value()
    email = await accounts.address_of_link(link)
    if email is None:
        raise InvalidInput("link", _LINK_OVER)
    await require_good(password, email)
    user_id = await accounts.redeem(link, stored := await hashed(password))
    if user_id is None:
        raise InvalidInput("link", _LINK_OVER)
    return await signed_in(user_id, stored, deps, request, response)


@public.post("/first-admin", status_code=status.HTTP_201_CREATED)
async def become_first_admin(
    first: FirstAdmin, request: Request, response: Response, deps: Dependencies, accounts: Accounts
) -> SignedInResponse:
    """Begin a new installation; 409 once somebody is there."""
    email, password = first.email, first.password.get_secret_value()
    deps.limits.sign_in.check(network_of(request, ONE_SITE))
    link = digest(first.link.get_secret_value())
    if not await accounts.opens_first(link):
        raise InvalidInput("link", _LINK_OVER)
    await require_good(password, email)
    user_id = await accounts.redeem_first(link, email, first.name, stored := await hashed(password))
    if user_id is None:
        raise InvalidInput("link", _LINK_OVER)
    return await signed_in(user_id, stored, deps, request, response)


@public.get("/samples", include_in_schema=False)
async def samples(request: Request, deps: Dependencies, accounts: Accounts) -> list[SampleResponse]:
    """People to look around as: on a local stack only."""
    _require_samples(request, deps)
    return [SampleResponse(name=one.name, role=one.role) for one in await accounts.samples()]


@public.post("/samples/{role}", include_in_schema=False)
async def enter(
    role: Role, request: Request, response: Response, deps: Dependencies, accounts: Accounts
) -> SignedInResponse:
    """Be that person, without a password."""
    _require_samples(request, deps)
    found = next((one for one in await accounts.samples() if one.role is role), None)
    if found is None:
        raise NotFound(f"No sample person is a {role} here.")
    return await signed_in(found.id, None, deps, request, response)


@router.get("/me")
async def me(own: Own, accounts: Accounts) -> ProfileResponse:
    """Whose token this is."""
    caller = own.caller
    profile = await accounts.profile(caller.user_id) if caller.user_id else None
    return ProfileResponse(
        id=caller.user_id,
        email=profile.email if profile else None,
        name=caller.name,
        role=caller.role,
        may_send=caller.may_send,
        teams=sorted(caller.teams),
        actions={action: reach for action in Action if (reach := reach_of(caller, action))},
    )


@router.post("/password", status_code=status.HTTP_204_NO_CONTENT)
async def change_password(change: PasswordChange, own: Own, deps: Dependencies, accounts: Accounts) -> None:
    """Choose another password; all other sessions of this person end."""
    user_id, session_id = own.caller.user_id, own.caller.session_id
    if user_id is None or session_id is None:
        raise Forbidden("Sign in to do this: a token cannot change the password of its person.")
    deps.limits.account.check(str(user_id))
    profile = await accounts.profile(user_id)
    known = await accounts.credentials(profile.email)
    if not await matches(known.password if known else None, change.current.get_secret_value()) or known is None:
        raise InvalidInput("current", "is not your password")
    password = change.password.get_secret_value()
    await require_good(password, profile.email)
    await accounts.change_password(known, await hashed(password), keep=session_id)


def _require_samples(request: Request, deps: Deps) -> None:
    if not deps.config.sample_people or not of_this_machine(request):
        raise NotFound("There are sample people on local stacks only.")


def _address(typed: str) -> str | None:
    try:
        return normalise(IdentifierKind.EMAIL, typed)
    except InvalidInput:
        return None

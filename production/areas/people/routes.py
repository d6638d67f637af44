"""`/api/v1/users`, `/api/v1/teams` and `/api/v1/colleagues`: who works here. By invitation only."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from production.api.addresses import Address
from production.api.bearer import digest, new_secret, welcome_link
from production.api.deps import Dependencies, Deps
from production.api.permissions import permitted, scoped
from production.areas.people.model import Change, Invitation
from production.areas.people.store import ColleagueStore, PeopleStore
from production.channels.email.render import new_message_id
from production.crm.permissions.letters import Letter, invitation_letter
from production.crm.permissions.model import Action, Role, Scope
from production.schemas.text import OneLine

router = APIRouter(tags=["people"])

People = Annotated[PeopleStore, scoped(PeopleStore, Action.ADMINISTER)]
Colleagues = Annotated[ColleagueStore, scoped(ColleagueStore, Action.READ)]
Admin = Annotated[Scope, permitted(Action.ADMINISTER)]
Name = Annotated[OneLine, Field(max_length=120)]
Team = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$", description="As in support_lead")]


class MemberResponse(BaseModel):
    """One person."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    email: str
    name: str
    role: Role
    may_send: bool
    teams: list[str]
    joined: bool
    """Has taken up the invitation."""
    created_at: datetime
    disabled_at: datetime | None


class ColleagueResponse(BaseModel):
    """One person as everybody here knows them."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str
    teams: list[str]


class InvitationRequest(BaseModel):
    """Who is to come."""

    email: Address
    name: Name
    role: Role
    may_send: bool = False
    """Of a rep: replies may leave without a manager. Managers and Admins always may."""
    teams: set[Team] = set()


class InvitedResponse(BaseModel):
    """The link is mailed as well."""

    user: MemberResponse
    link: str | None
    """Lets whoever opens it choose a password, once, within three days. No token sees what would outlive it."""


class LinkResponse(BaseModel):
    """As in `InvitedResponse`."""

    link: str | None


class ChangeRequest(BaseModel):
    """What becomes different."""

    name: Name | None = None
    role: Role | None = None
    may_send: bool | None = None
    teams: set[Team] | None = None
    disabled: bool | None = None


class TeamRequest(BaseModel):
    """A team more."""

    name: Team


@router.get("/users")
async def users(people: People) -> list[MemberResponse]:
    """Everybody, disabled ones too, by name."""
    return [MemberResponse.model_validate(one) for one in await people.members()]


@router.get("/colleagues")
async def colleagues(known: Colleagues) -> list[ColleagueResponse]:
    """Whom a ticket can be given to: everybody who is not disabled, by name."""
    return [ColleagueResponse.model_validate(one) for one in await known.colleagues()]


@router.post("/users", status_code=201)
async def invite(guest: InvitationRequest, people: People, admin: Admin, deps: Dependencies) -> InvitedResponse:
    """Invite somebody; 409 where the address has an account, also one that is disabled."""
    link, secret, letter = _welcome(admin, deps)
    invitation = Invitation(
        email=guest.email, name=guest.name, role=guest.role, may_send=guest.may_send, teams=frozenset(guest.teams)
    )
    member = await people.invite(invitation, digest(secret), letter)
    return InvitedResponse(user=MemberResponse.model_validate(member), link=_shown(link, admin))


@router.post("/users/{user_id}/invitation")
async def invite_again(user_id: UUID, people: People, admin: Admin, deps: Dependencies) -> LinkResponse:
    """Another link for whoever lost the mail; those before open nothing any more. 409 once they joined."""
    link, secret, letter = _welcome(admin, deps)
    await people.invite_again(user_id, digest(secret), letter)
    return LinkResponse(link=_shown(link, admin))


@router.patch("/users/{user_id}")
async def change(user_id: UUID, wanted: ChangeRequest, people: People) -> MemberResponse:
    """Another role ends all sessions at once, being disabled their API tokens, too; 409 for the last Admin."""
    teams = None if wanted.teams is None else frozenset(wanted.teams)
    changes = Change(
        name=wanted.name, role=wanted.role, may_send=wanted.may_send, teams=teams, disabled=wanted.disabled
    )
    return MemberResponse.model_validate(await people.change(user_id, changes))


@router.get("/teams")
async def teams(people: People) -> list[str]:
    """Their names."""
    return await people.teams()


@router.post("/teams", status_code=201)
async def add_team(team: TeamRequest, people: People) -> list[str]:
    """Add one, and see all."""
    await people.add_team(team.name)
    return await people.teams()


def _shown(link: str, admin: Scope) -> str | None:
    return link if admin.caller.session_id else None


def _welcome(admin: Scope, deps: Deps) -> tuple[str, str, Letter]:
    """A link, the secret in it, and the mail that brings it."""
    secret, config = new_secret(), deps.config
    link = welcome_link(config.public_url, secret)
    message_id = new_message_id(config.mail_domain)
    return link, secret, invitation_letter(link, config.company, admin.caller.name, message_id)

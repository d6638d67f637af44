"""`fte user`: people and tokens, for whoever runs the system."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from pydantic import TypeAdapter

from production.api.bearer import API_TOKEN_PREFIX, digest, new_secret, welcome_link
from production.areas.people.model import Change, Invitation, Member
from production.areas.people.store import PeopleStore
from production.areas.tokens.store import TokenStore
from production.bootstrap.infrastructure import open_database
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, print_json
from production.commands.opening import migrated_settings
from production.crm.customers.identity import normalise
from production.crm.permissions.model import EVERYTHING, Action, Role
from production.database.pool import Database
from production.schemas.errors import ConfigurationError
from production.schemas.ids import IdentifierKind
from production.settings import Settings

app = typer.Typer(help="Invite people, disable them, and give them tokens.", no_args_is_help=True)

Email = Annotated[str, typer.Argument(help="Address that the person signs in with.")]
_T = TypeVar("_T")


@app.command()
def create(
    email: Annotated[str, typer.Option(help="Address to sign in with.")],
    name: Annotated[str, typer.Option(help="As colleagues know them.")],
    role: Annotated[Role, typer.Option(help="What they are here.")] = Role.ADMIN,
    team: Annotated[list[str] | None, typer.Option(help="May be given more than once.")] = None,
    *,
    may_send: Annotated[bool, typer.Option("--may-send", help="A rep's replies may leave without a manager.")] = False,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Add somebody, and print the link with which they choose a password within three days."""
    secret = new_secret()
    guest = Invitation(email=_address(email), name=name, role=role, may_send=may_send, teams=frozenset(team or ()))

    async def work(database: Database, settings: Settings) -> dict[str, Any]:
        if not settings.public_url:
            raise ConfigurationError("PUBLIC_URL: the link begins with it; give the address that people open.")
        member = await PeopleStore(database, EVERYTHING).invite(guest, digest(secret), None)
        return _shown(member) | {"link": welcome_link(settings.public_url, secret)}

    print_json(_with(state_dir, work))


@app.command("list")
def list_(state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Print everybody, a line each."""

    async def work(database: Database, _: Settings) -> list[Member]:
        return await PeopleStore(database, EVERYTHING).members()

    for member in _with(state_dir, work):
        print_json(_shown(member))


@app.command()
def disable(email: Email, state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Sign somebody out everywhere, and let them in no more."""

    async def work(database: Database, _: Settings) -> Member:
        people = PeopleStore(database, EVERYTHING)
        return await people.change((await people.find(_address(email))).id, Change(disabled=True))

    print_json(_shown(_with(state_dir, work)))


@app.command()
def token(
    email: Email,
    name: Annotated[str, typer.Option(help="What it is for.")] = "command line",
    action: Annotated[
        list[Action] | None, typer.Option(help="What it may be used for; all, where none is given.")
    ] = None,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Print a new API token of somebody; it never may more than they may."""
    secret = new_secret(API_TOKEN_PREFIX)

    async def work(database: Database, _: Settings) -> None:
        member = await PeopleStore(database, EVERYTHING).find(_address(email))
        await TokenStore(database, EVERYTHING, member.id).add(name, action or list(Action), digest(secret))

    _with(state_dir, work)
    print_json({"token": secret})


def _address(email: str) -> str:
    return normalise(IdentifierKind.EMAIL, email)


def _shown(member: Member) -> dict[str, Any]:
    shown: dict[str, Any] = TypeAdapter(Member).dump_python(member, mode="json")
    return shown


def _with(state_dir: Path, work: Callable[[Database, Settings], Awaitable[_T]]) -> _T:
    async def run() -> _T:
        settings = await migrated_settings()
        async with open_database(settings) as database:
            return await work(database, settings)

    with database_url(state_dir):
        return asyncio.run(run())

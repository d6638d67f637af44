"""`fte customer`: who is who, and what we keep about them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, TypeVar
from uuid import UUID

import typer
from pydantic import TypeAdapter

from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, print_json
from production.commands.opening import with_database
from production.crm.customers.identity import parse_identifier
from production.crm.customers.model import Customer, Identifier, Merge
from production.crm.customers.same_person import fields_of, person, same_persons
from production.crm.customers.suggestions import MergeSuggestion
from production.crm.permissions.model import EVERYTHING
from production.crm.tables.read import rows, survey
from production.database.customer_privacy import PrivacyStore
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.schemas.errors import InvalidInput, NotFound

app = typer.Typer(help="Look customers up, merge and separate them, export and forget them.", no_args_is_help=True)

Who = Annotated[str, typer.Argument(help="Customer id, email address, or phone number with + and country code.")]
Actor = Annotated[str, typer.Option(envvar="USER", help="Who decides; kept with the merge.")]
_T = TypeVar("_T")
_OPERATOR = "operator"


@app.command()
def show(who: Who, state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Print a record with its identifiers, conversations and merges."""
    _print(Customer, with_database(state_dir, lambda database: _customer(database, who)))


@app.command()
def merge(
    keep: Who,
    other: Who,
    reason: Annotated[str, typer.Option(help="Why they are one person; kept as the evidence.")],
    actor: Actor = _OPERATOR,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Take OTHER into KEEP: identifiers, conversations and tickets follow. Can be undone."""

    async def work(database: Database) -> Merge:
        kept, merged = await _customer(database, keep), await _customer(database, other)
        return await CustomerStore(database, EVERYTHING).merge(kept.id, merged.id, reason, actor)

    _print(Merge, with_database(state_dir, work))


@app.command()
def unmerge(merge_id: UUID, actor: Actor = _OPERATOR, state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Undo a merge exactly; its id stands in `fte customer show`."""
    undone = with_database(state_dir, lambda database: CustomerStore(database, EVERYTHING).unmerge(merge_id, actor))
    _print(Merge, undone)


@app.command()
def suggestions(
    limit: Annotated[int, typer.Option(min=1, max=500)] = 50, state_dir: StateDirOption = DEFAULT_STATE_DIR
) -> None:
    """Print pairs that may be one person, the strongest first, with the reasons."""
    for one in with_database(state_dir, lambda database: CustomerStore(database, EVERYTHING).suggestions(limit)):
        print_json(TypeAdapter(MergeSuggestion).dump_python(one, mode="json") | {"strength": one.strength})


@app.command()
def export(who: Who, state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Print everything that is stored about a person."""

    async def work(database: Database) -> dict[str, Any]:
        return await PrivacyStore(database).export(await _person(database, who))

    print_json(with_database(state_dir, work))


@app.command()
def forget(
    who: Who,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Really do it: this cannot be undone.")] = False,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Delete a person with every identifier, conversation, ticket and message."""
    if not yes:
        raise InvalidInput("--yes", "is missing: forgetting cannot be undone")

    async def work(database: Database) -> dict[str, int]:
        return await PrivacyStore(database).forget(await _person(database, who))

    print_json(with_database(state_dir, work))


async def _customer(database: Database, who: str) -> Customer:
    found = await _found(database, who)
    if found is None:
        raise NotFound(f"There is no customer {who}.")
    return found


async def _person(database: Database, who: str) -> UUID | Identifier:
    """A customer, or what somebody goes by of whom we have messages that belong to no customer."""
    found = await _found(database, who)
    return found.id if found else _asked_for(who)


@app.command("match")
def match_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A table with a name in its first column.")],
) -> None:
    """Print which rows of a file may be one person, the likeliest first; nothing is read or written elsewhere."""
    with file.open("rb") as opened:
        shape = survey(opened).shape
        fields = {place: field for place, field in fields_of(shape.columns).items() if place > 0}
        if not fields:
            raise InvalidInput("file", "has no column that we know: given name, surname, date of birth, street, ...")
        cells = [row.cells for row in rows(opened, shape)]
    people = [person((field, each[place]) for place, field in fields.items()) for each in cells]
    for pair in same_persons(people):
        a, b = cells[pair.first][0], cells[pair.second][0]
        print_json({"a": a, "b": b, "score": pair.score, "sure": pair.sure})


async def _found(database: Database, who: str) -> Customer | None:
    store, asked_for = CustomerStore(database, EVERYTHING), _asked_for(who)
    return await (store.customer(asked_for) if isinstance(asked_for, UUID) else store.lookup(asked_for))


def _asked_for(who: str) -> UUID | Identifier:
    try:
        return UUID(who)
    except ValueError:
        return parse_identifier(who)


def _print(kind: type[_T], value: _T) -> None:
    print_json(TypeAdapter(kind).dump_python(value, mode="json"))

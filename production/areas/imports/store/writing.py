"""As whom, into what and by which rules rows of a file are written, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from production.areas.imports.model import Import, OnMatch, Said
from production.areas.imports.rules.values import House, checked_mapping, said_by
from production.areas.imports.store.offered import Offered
from production.crm.permissions.model import Scope
from production.crm.records.custom import RecordKind
from production.crm.tables.model import Row
from production.database.custom_fields import custom_fields
from production.database.named_queries import load_own
from production.database.pool import Connection
from production.text.storable import storable

_SQL = load_own("production.areas.imports")


@dataclass(frozen=True, slots=True)
class Writing:
    """As whom, into what, and by which rules rows are written."""

    scope: Scope
    import_id: int
    on_match: OnMatch
    house: House
    places: Mapping[str, int]
    """The cell of each field."""
    offered: Offered

    @classmethod
    async def of(cls, connection: Connection, scope: Scope, made: Import, offered: Offered) -> Writing:
        """
        Raises:
            InvalidInput: the mapping does not tell whom a row is about, or names what is no longer there.
        """
        here = await house(connection, made.object)
        fields = checked_mapping(made.mapping, made.shape.columns, here)
        places = {name: made.shape.columns.index(column) for column, name in fields.items()}
        return cls(scope, made.id, made.on_match, here, places, offered)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows in order: what they say, and their cells as they stand in the file, as far as they can be stored."""

    said: Sequence[Said]
    cells: Sequence[Sequence[str]]

    @classmethod
    def of(cls, rows: Sequence[Row], writing: Writing) -> Piece:
        """Takes a while: not in the loop of events."""
        return cls(
            [said_by(row, writing.places, writing.house) for row in rows], [[*map(storable, row.cells)] for row in rows]
        )


async def house(connection: Connection, kind: RecordKind) -> House:
    """What cells may name, as of now."""
    owners = {row["email"]: str(row["id"]) for row in await connection.fetch(_SQL["owners"])}
    teams = frozenset(row["name"] for row in await connection.fetch(_SQL["teams"]))
    pipelines = {row["name"].lower(): row["id"] for row in await connection.fetch(_SQL["pipelines"])}
    return House(owners, teams, await custom_fields(connection, kind), pipelines, kind)

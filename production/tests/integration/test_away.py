"""What the driver says of a server that goes away is unavailability, not a fault of ours."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest

from production.database.pool import Database
from production.schemas.errors import ConfigurationError, Unavailable

_FAREWELL = b"SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0"


async def ask_after_farewell(database: Database) -> None:
    async with database.connection() as connection:
        connection._protocol.data_received(b"E" + struct.pack("!i", len(_FAREWELL) + 4) + _FAREWELL)
        await connection.fetchval("select 1")


async def test_a_server_that_said_farewell_while_nobody_asked_is_away(database: Database) -> None:
    """Between its last words and the end of the connection the driver has an error of its own for a question."""
    with pytest.raises(Unavailable, match="InternalClientError"):
        await ask_after_farewell(database)


async def test_its_connection_is_not_used_again(database: Database) -> None:
    with suppress(Unavailable):
        await ask_after_farewell(database)
    async with database.connection() as connection:
        assert await connection.fetchval("select 1") == 1


async def test_an_address_that_is_none_is_not_waited_for() -> None:
    with pytest.raises(ConfigurationError, match="DATABASE_URL"):
        await Database("mysql://localhost/crm").fetchval("select 1")

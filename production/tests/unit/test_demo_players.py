"""Who plays the customers in `fte demo`."""

from __future__ import annotations

import httpx
import pytest

from production.channels.registry import channels
from production.database.pool import Database
from production.database.tickets import TicketStore
from production.lab.demo.players import Stage, players
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel

STAGE = Stage(httpx.AsyncClient(), TicketStore(Database("postgresql://nowhere/none")))


def test_every_channel_is_played() -> None:
    assert players(channels(), STAGE).keys() == channels().keys()


def test_a_channel_that_nobody_plays_is_refused_by_name() -> None:
    with pytest.raises(InvalidInput, match="nobody plays pigeon"):
        players([Channel("pigeon")], STAGE)

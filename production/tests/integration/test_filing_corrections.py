"""Tags are set by the pipeline, taken away by people, and stay away."""

from __future__ import annotations

from typing import Any

import pytest

from production.areas.tickets.changes import ChangeStore
from production.areas.tickets.corrections import corrections
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.ids import Category
from production.tests.builders import mail
from production.tests.support.turns import claimed, reply


async def heard(database: Database, *tags: str) -> Claim:
    turns = TurnStore(database)
    claim = await claimed(turns, mail("My invoice is slow"))
    await turns.settle(claim, reply(tags=tags))
    return claim


async def change(database: Database, claim: Claim, **wanted: Any) -> None:
    await ChangeStore(database, EVERYTHING).change(claim.ticket_number, wanted)


async def tags(database: Database) -> list[str]:
    return list(await database.fetchval("select tags from tickets"))


async def test_what_each_message_is_about_is_collected(database: Database) -> None:
    await heard(database, "invoice")
    await heard(database, "slow", "invoice")
    assert await tags(database) == ["invoice", "slow"]


async def test_a_tag_that_a_person_took_away_does_not_come_back(database: Database) -> None:
    await change(database, await heard(database, "invoice", "slow"), tags=["invoice"])
    await heard(database, "slow")
    assert await tags(database) == ["invoice"]


async def test_a_persons_own_tags_stay(database: Database) -> None:
    await change(database, await heard(database, "slow"), tags=["slow", "vip"])
    await heard(database, "invoice")
    assert await tags(database) == ["invoice", "slow", "vip"]


@pytest.mark.parametrize(
    ("wanted", "was", "became"),
    [({"tags": ["vip"]}, ["slow"], ["vip"]), ({"category": Category.BILLING}, ["how_to"], ["billing"])],
)
async def test_a_correction_tells_who_made_what_of_what(
    database: Database, wanted: dict[str, Any], was: list[str], became: list[str]
) -> None:
    await change(database, await heard(database, "slow"), **wanted)
    [row] = await database.fetch("select field, before, after, user_name from filing_corrections")
    assert (row["field"], row["before"], row["after"], row["user_name"]) == (*wanted, was, became, "system")
    [corrected] = await corrections(database)
    assert (corrected.fields, corrected.words) == (frozenset(wanted), "A question\nMy invoice is slow")


async def test_other_changes_are_no_corrections(database: Database) -> None:
    await change(database, await heard(database, "slow"), priority="high", tags=["slow"])
    assert await corrections(database) == []

"""What Postgres calls in scope is what the words say, in every combination there is."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from uuid import UUID, uuid4

from production.crm.permissions.model import EVERYTHING, Reach, Scope
from production.crm.support.handover import handover_for
from production.database.pool import Database
from production.schemas.turns import Trigger

ME, COLLEAGUE = uuid4(), uuid4()
TEAMS = ("support", "billing", "legal")
OWNERS, TEAMS_OF_TICKETS = (ME, COLLEAGUE, None), (*TEAMS, None)
MEMBERSHIPS = [frozenset(some) for size in range(3) for some in combinations(TEAMS[:2], size)]


def in_scope(scope: Scope, owner: UUID | None, team: str | None) -> bool:
    mine, of_my_team = owner == ME, (team or "support") in scope.caller.teams
    match scope.reach:
        case Reach.ALL:
            return True
        case Reach.TEAM:
            return mine or of_my_team
        case Reach.OWN:
            return mine or (of_my_team and owner is None)


async def test_every_combination(database: Database) -> None:
    scopes = [
        Scope(replace(EVERYTHING.caller, user_id=ME, teams=teams), reach) for reach in Reach for teams in MEMBERSHIPS
    ]
    cases = list(product(scopes, OWNERS, TEAMS_OF_TICKETS))
    async with database.connection() as connection:
        told = [
            await connection.fetchval("select in_scope($1::caller_scope, $2, $3)", scope.sql, owner, team) or False
            for scope, owner, team in cases
        ]
    assert told == [in_scope(*case) for case in cases]


async def test_every_team_that_tickets_are_handed_to_is_there(database: Database) -> None:
    there = {row["name"] for row in await database.fetch("select name from teams")}
    assert {handover_for((trigger,)).team for trigger in Trigger} | {handover_for(()).team} <= there


async def test_it_is_worked_out_inside_the_query_and_not_by_calls(database: Database) -> None:
    plan = await database.fetch(
        "explain verbose select id from tickets where in_scope($1::caller_scope, assigned_to, assigned_team)",
        EVERYTHING.sql,
    )
    assert not any("in_scope" in row[0] for row in plan)

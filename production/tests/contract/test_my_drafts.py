"""What somebody has begun to write, wherever it is, and what waits for them."""

from __future__ import annotations

from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.database.turns import TurnStore
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.tests.builders import chat
from production.tests.support.api import System
from production.tests.support.people import Person, hired
from production.tests.support.tickets import ask
from production.tests.support.turns import claimed, reply


async def mine(system: System, person: Person) -> list[tuple[str, str, str, bool]]:
    found = (await system.api.get("/my-drafts", headers=person.bearer)).json()
    return [(each["whose"], each["ticket"], each["excerpt"].split("\n")[0], each["note"]) for each in found]


async def test_what_i_began_is_mine_until_it_is_sent(system: System, ticket: Claim, rep: Person) -> None:
    await ask(system, "PUT", ticket, "/my-draft", rep, kind="note", content="Ask Bob")
    assert await mine(system, rep) == [("begun", ticket.ticket_number, "Ask Bob", True)]
    other = await hired(system.database, Role.REP, "support")
    assert await mine(system, other) == []
    await ask(system, "DELETE", ticket, "/my-draft", rep)
    assert await mine(system, rep) == []


async def test_what_i_proposed_waits_for_somebody_else(system: System, ticket: Claim) -> None:
    rep = await hired(system.database, Role.REP, "support")
    answer = await ask(system, "PUT", ticket, "/proposal", rep, content="Press E.")
    assert answer.is_success, answer.text
    assert await mine(system, rep) == [("proposed", ticket.ticket_number, "Press E.", False)]


async def test_what_the_ai_wrote_waits_for_whoever_has_the_ticket(system: System, rep: Person) -> None:
    turns = TurnStore(system.database)
    claim = await claimed(turns, chat("How do I export a board?"))
    await turns.settle(claim, reply("Press E.", delivery=DeliveryStatus.DRAFT, state=LedgerState.DRAFTED))
    assert await mine(system, rep) == []
    await ask(system, "PATCH", claim, "", rep, assigned_to=str(rep.id))
    assert await mine(system, rep) == [("of_the_ai", claim.ticket_number, "Press E.", False)]


async def test_what_left_my_reach_is_not_shown(system: System, ticket: Claim, rep: Person) -> None:
    await ask(system, "PUT", ticket, "/my-draft", rep, kind="reply", content="Press E.")
    await system.database.execute(
        "update tickets set assigned_team = 'legal' where ticket_number = $1", ticket.ticket_number
    )
    assert await mine(system, rep) == []

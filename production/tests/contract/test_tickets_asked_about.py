"""The assistant tells of tickets: those in reach of whoever asks, each with its page in the inbox, and writes none."""

from __future__ import annotations

import pytest

from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.tests.support.api import System
from production.tests.support.chats import Chat
from production.tests.support.people import hired

QUESTIONS = ("Which tickets are waiting?", "¿Qué tickets están abiertos?", "Zeig mir {number}", "show me {number}")


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_ticket_is_found_and_linked(system: System, ticket: Claim, question: str) -> None:
    told = await Chat(system).say(question.format(number=ticket.ticket_number))
    [one] = told["records"]
    assert (one["type"], one["path"]) == ("ticket", f"/console/inbox/{ticket.ticket_number}/")


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_ticket_of_another_team_is_not_there(system: System, ticket: Claim, question: str) -> None:
    billing = await hired(system.database, Role.REP, "billing")
    told = await Chat(system, billing.bearer).say(question.format(number=ticket.ticket_number))
    assert told["records"] == []


async def test_nobody_deletes_one_here(system: System, ticket: Claim) -> None:
    told = await Chat(system).say(f"Delete ticket {ticket.ticket_number}")
    assert (told["action_taken"], told["pending"]) == ("refused", [])

"""What the AI may know of a conversation when it is asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from production.crm.support.exchanges import Said, exchanges

ROLES: list[Literal["customer", "agent", "human"]] = ["customer", "agent", "human"]


def conversation(roles: list[Literal["customer", "agent", "human"]]) -> list[Said]:
    began = datetime(2026, 11, 2, tzinfo=UTC)
    return [Said(role, began + timedelta(minutes=at), f"{role} {at}") for at, role in enumerate(roles)]


@given(st.lists(st.sampled_from(ROLES), max_size=12).map(conversation))
def test_nothing_that_was_said_later_is_known_when_a_question_is_asked(said: list[Said]) -> None:
    for one in exchanges(said):
        assert all(earlier.at < one.asked[0].at for earlier in one.before)
        assert all(answer.at > one.asked_at for answer in one.answers)


@given(st.lists(st.sampled_from(ROLES), max_size=12).map(conversation))
def test_each_message_of_a_customer_is_asked_once(said: list[Said]) -> None:
    asked = [message for one in exchanges(said) for message in one.asked]
    assert asked == [message for message in said if message.role == "customer"]


def test_the_ticket_number_that_our_channels_add_is_no_part_of_the_answer() -> None:
    framed = "Hello Ada,\n\nChoose Export.\n\nBest regards,\nTechCorp Support\nTicket TKT-0001"
    asked, answered = conversation(["customer", "human"])
    [one] = exchanges([asked, Said("human", answered.at, framed)])
    assert one.answer == "Hello Ada,\n\nChoose Export."

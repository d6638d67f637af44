"""What screening and the agent said becomes exactly one end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from production.crm.support.model import Decision
from production.schemas.ids import Category, Priority
from production.schemas.outcomes import DeliveryStatus, EndCode, EndReason, LedgerState, TicketStatus
from production.schemas.turns import ScreenAction, Trigger, TurnAction, TurnResult, Utterance, Verdict
from production.schemas.wording import Reason, wording_of, wordings
from production.tests.builders import because, form
from production.tests.support.claims import CLAIM, compose
from production.workers.steps.decide import decide

CALM = Verdict(ScreenAction.ANSWER, (), 0.5, Category.HOW_TO, Priority.MEDIUM)


def answer(confidence: float, action: TurnAction = TurnAction.REPLY) -> TurnResult:
    return TurnResult(reply="Open Members.", action=action, confidence=confidence, reason=because("because"))


def screened(action: ScreenAction, *triggers: Trigger) -> Decision:
    return decide(CLAIM, replace(CALM, action=action, triggers=triggers), None, compose)


@pytest.mark.parametrize(
    ("confidence", "state", "delivery"),
    [
        (1.0, LedgerState.REPLIED, DeliveryStatus.PENDING),
        (0.90, LedgerState.REPLIED, DeliveryStatus.PENDING),
        (0.895, LedgerState.DRAFTED, DeliveryStatus.DRAFT),
        (0.60, LedgerState.DRAFTED, DeliveryStatus.DRAFT),
        (0.599, LedgerState.ESCALATED, DeliveryStatus.PENDING),
    ],
)
def test_confidence_decides_between_send_draft_and_person(
    confidence: float, state: LedgerState, delivery: DeliveryStatus
) -> None:
    decision = decide(CLAIM, CALM, answer(confidence), compose)
    assert (decision.state, decision.delivery) == (state, delivery)


@pytest.mark.parametrize("said", [None, Category.BILLING])
def test_of_some_intents_every_reply_waits_for_a_person(said: Category | None) -> None:
    rules = replace(CLAIM.config, always_draft=frozenset({said or CALM.category}))
    decision = decide(replace(CLAIM, config=rules), CALM, replace(answer(1.0), category=said), compose)
    assert (decision.state, decision.delivery) == (LedgerState.DRAFTED, DeliveryStatus.DRAFT)
    assert decision.reason.code is EndCode.ALWAYS_DRAFT


def test_a_reply_that_leaves_a_question_open_is_sent_and_gives_the_ticket_to_a_person() -> None:
    decision = decide(CLAIM, CALM, replace(answer(0.95), passed_on=("And Mattermost?",)), compose)
    assert (decision.state, decision.ticket_status) == (LedgerState.REPLIED, TicketStatus.ESCALATED)
    assert decision.team == "support"
    assert decision.reason.code is EndCode.NOT_DOCUMENTED
    assert "Mattermost" in decision.reason.detail


def test_a_low_confidence_answer_is_not_what_the_customer_reads() -> None:
    decision = decide(CLAIM, CALM, answer(0.2), compose)
    assert "Members" not in decision.parts[0].text


@pytest.mark.parametrize(
    ("action", "trigger", "team"),
    [
        (ScreenAction.ESCALATE, Trigger.PRICING, "sales"),
        (ScreenAction.BILLING, Trigger.REFUND, "billing"),
        (ScreenAction.ESCALATE, Trigger.SECURITY, "security"),
        (ScreenAction.ESCALATE, Trigger.LEGAL, "legal"),
        (ScreenAction.ESCALATE, Trigger.HUMAN, "support"),
    ],
)
def test_screened_messages_go_to_their_team(action: ScreenAction, trigger: Trigger, team: str) -> None:
    decision = screened(action, trigger)
    assert (decision.state, decision.ticket_status, decision.team) == (
        LedgerState.ESCALATED,
        TicketStatus.ESCALATED,
        team,
    )


def test_of_several_triggers_the_dangerous_one_chooses_the_team() -> None:
    assert screened(ScreenAction.ESCALATE, Trigger.PRICING, Trigger.SECURITY).team == "security"


def test_security_is_urgent() -> None:
    assert screened(ScreenAction.ESCALATE, Trigger.SECURITY).priority is Priority.URGENT


DANGER = replace(CALM, action=ScreenAction.ESCALATE, triggers=(Trigger.DANGER,))
HELP = "The Samaritans listen at any hour."


def test_danger_to_a_life_is_urgent_and_has_a_team_of_its_own() -> None:
    decision = screened(ScreenAction.ESCALATE, Trigger.DANGER, Trigger.COMPLAINT)
    assert (decision.team, decision.priority, decision.parts[0].text) == (
        "safety",
        Priority.URGENT,
        wording_of(None).short[Reason.DANGER],
    )


def test_whoever_is_in_danger_is_told_where_the_company_sends_them() -> None:
    assert decide(CLAIM, DANGER, None, compose, HELP).parts[0].text.endswith(HELP)


def test_nothing_that_the_agent_made_of_it_is_said_to_somebody_in_danger() -> None:
    decision = decide(CLAIM, DANGER, answer(1.0), compose)
    assert (decision.state, "Members" in decision.parts[0].text) == (LedgerState.ESCALATED, False)


def test_somebody_in_danger_is_told_where_help_is_though_a_person_owns_the_conversation() -> None:
    claim = replace(CLAIM, assigned_to_human=True, ticket_status=TicketStatus.ESCALATED)
    decision = decide(claim, DANGER, None, compose)
    assert (decision.team, decision.delivery, bool(decision.parts)) == ("safety", DeliveryStatus.PENDING, True)


@pytest.mark.parametrize(("hours", "again"), [(1, False), (25, True)])
def test_it_is_said_once_a_day(hours: int, *, again: bool) -> None:
    at = CLAIM.last.received_at - timedelta(hours=hours)
    said = (Utterance("agent", f"Hello,\n\n{wording_of(None).short[Reason.DANGER]} {HELP}", at),)
    claim = replace(CLAIM, assigned_to_human=True, ticket_status=TicketStatus.ESCALATED, history=said)
    assert bool(decide(claim, DANGER, None, compose, HELP).parts) is again


@pytest.mark.parametrize("with_person", [False, True])
def test_who_wants_no_more_messages_gets_none_in_danger_but_people_hear_of_it(*, with_person: bool) -> None:
    decision = decide(replace(CLAIM, opted_out=True, assigned_to_human=with_person), DANGER, None, compose)
    assert (decision.team, decision.priority, decision.parts) == ("safety", Priority.URGENT, ())


def test_promises_are_declined_in_words() -> None:
    decision = screened(ScreenAction.DECLINE, Trigger.FEATURE_PROMISE)
    assert (decision.state, decision.parts[0].text) == (
        LedgerState.REPLIED,
        wording_of(None).short[Reason.FEATURE_PROMISE],
    )


@pytest.mark.parametrize(("sentiment", "status"), [(0.8, TicketStatus.RESOLVED), (0.3, TicketStatus.WAITING_CUSTOMER)])
def test_thanks_resolve_only_for_a_content_customer(sentiment: float, status: TicketStatus) -> None:
    verdict = replace(CALM, sentiment=sentiment)
    assert decide(CLAIM, verdict, answer(1.0, TurnAction.CLOSE), compose).ticket_status is status


def test_the_ai_only_drafts_where_a_person_is_in_charge() -> None:
    claim = replace(CLAIM, assigned_to_human=True, ticket_status=TicketStatus.ESCALATED)
    decision = decide(claim, CALM, answer(1.0), compose)
    assert (decision.state, decision.delivery, decision.ticket_status) == (
        LedgerState.DRAFTED,
        DeliveryStatus.DRAFT,
        TicketStatus.ESCALATED,
    )


def test_a_second_handover_in_the_same_conversation_is_silent() -> None:
    claim = replace(CLAIM, assigned_to_human=True, ticket_status=TicketStatus.ESCALATED)
    verdict = replace(CALM, action=ScreenAction.ESCALATE, triggers=(Trigger.HUMAN,))
    assert decide(claim, verdict, None, compose).parts == ()


def test_a_reply_over_the_limit_becomes_a_draft_and_loses_nothing() -> None:
    decision = decide(CLAIM, CALM, answer(1.0), lambda *said: replace(compose(*said), over_limit=True))
    assert (decision.state, decision.delivery, decision.parts[0].text) == (
        LedgerState.DRAFTED,
        DeliveryStatus.DRAFT,
        "Open Members.",
    )


def test_what_nothing_backs_waits_for_a_person_on_the_freest_channel() -> None:
    claim = replace(CLAIM, config=replace(CLAIM.config, send_threshold=0.1, draft_threshold=0.1))
    decision = decide(claim, CALM, replace(answer(0.59), grounded=False), compose)
    assert (decision.state, decision.delivery) == (LedgerState.DRAFTED, DeliveryStatus.DRAFT)


def test_a_threshold_of_one_lets_everything_wait_for_a_person() -> None:
    claim = replace(CLAIM, config=replace(CLAIM.config, send_threshold=1.0))
    assert decide(claim, CALM, answer(1.0), compose).state is LedgerState.DRAFTED


def test_what_the_customer_chose_in_the_form_is_kept() -> None:
    claim = replace(CLAIM, messages=(form(),))
    verdict = replace(CALM, category=Category.GENERAL, priority=Priority.LOW)
    said = replace(answer(1.0), category=Category.BILLING, priority=Priority.LOW)
    decision = decide(claim, verdict, said, compose)
    assert (decision.category, decision.priority) == (Category.HOW_TO, Priority.MEDIUM)


@pytest.mark.parametrize("held", [{"opted_out": True}, {"recent_replies": 20}, {"assigned_to_human": True}])
def test_a_reply_that_must_not_go_out_alone_waits_for_a_person(held: dict[str, Any]) -> None:
    decision = decide(replace(CLAIM, **held), CALM, answer(1.0), compose)
    assert (decision.state, decision.delivery, decision.reason) == (
        LedgerState.DRAFTED,
        DeliveryStatus.DRAFT,
        replace(CLAIM, **held).auto_reply_blocked_by,
    )


def test_a_screened_message_in_a_loop_is_not_answered_with_a_handover_text() -> None:
    looping = replace(CLAIM, recent_replies=20)
    decision = decide(looping, replace(CALM, action=ScreenAction.ESCALATE, triggers=(Trigger.LEGAL,)), None, compose)
    assert (decision.state, decision.parts) == (LedgerState.ESCALATED, ())


@pytest.mark.parametrize("language", wordings())
def test_the_reason_is_told_in_the_language_of_the_message(language: str) -> None:
    foreign = TurnResult("", TurnAction.ESCALATE, 0.0, reason=EndReason(EndCode.FOREIGN, "another language"))
    decision = decide(CLAIM, replace(CALM, language=language), foreign, compose)
    assert (decision.team, decision.parts[0].text) == ("support", wordings()[language].short[Reason.LANGUAGE])


def test_a_wish_is_told_in_the_language_of_the_message() -> None:
    verdict = replace(CALM, language="es", action=ScreenAction.BILLING, triggers=(Trigger.REFUND,))
    decision = decide(CLAIM, verdict, None, compose)
    assert (decision.team, decision.parts[0].text) == ("billing", wording_of("es").short[Reason.REFUND])
    assert decision.reason.detail == "refund, written in Spanish"


def test_who_writes_in_a_language_without_texts_is_told_in_english_that_it_is_the_language() -> None:
    verdict = replace(CALM, language="sv", action=ScreenAction.ESCALATE, unscreened="Swedish")
    decision = decide(CLAIM, verdict, None, compose)
    assert decision.parts[0].text == wording_of("en").short[Reason.LANGUAGE]
    assert decision.reason.detail == "written in Swedish, which is not screened"

"""The judge finds what was lost and what was answered twice, and blames nobody for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.tests.load.journal import Delivery
from production.tests.load.judge import Fate, Message, Reply, Verdict, accepted, judge


def message(event_id: str = "m1") -> Message:
    return Message(event_id, Channel.WHATSAPP, person=1, kind="chat", accepted_at=100.0)


def fate(
    state: LedgerState = LedgerState.REPLIED, turn: str = "c/1", reply: DeliveryStatus | None = DeliveryStatus.SENT
) -> Fate:
    return Fate(state, turn, customer="somebody", reply=reply)


def verdict_on(fates: Mapping[str, Fate], *replies: Reply) -> Verdict:
    return judge([message(event_id) for event_id in fates] or [message()], fates, replies)


def delivery(channel: Channel = Channel.WHATSAPP, status: int = 200, began_at: float = 10.0) -> Delivery:
    return Delivery(
        channel=channel,
        kind="chat",
        person=1,
        event_id="m1",
        written_at=5.0,
        began_at=began_at,
        ms=40.0,
        status=status,
        attempt=1,
        wanted=2,
    )


def test_an_answered_message_is_neither_lost_nor_doubled() -> None:
    verdict = verdict_on({"m1": fate()}, Reply("m1", 101.5))
    assert (verdict.lost, verdict.doubled, verdict.answer_ms) == ((), (), {"m1": 1500.0})


def test_a_message_that_the_ledger_does_not_know_is_lost() -> None:
    assert verdict_on({}).lost == ("m1",)


def test_a_message_without_an_end_is_lost() -> None:
    assert verdict_on({"m1": fate(LedgerState.PROCESSING, reply=None)}).lost == ("m1",)


def test_a_reply_that_no_customer_received_is_a_lost_message() -> None:
    assert verdict_on({"m1": fate()}).lost == ("m1",)


def test_replied_without_any_reply_written_is_a_lost_message() -> None:
    assert verdict_on({"m1": fate(reply=None)}).lost == ("m1",)


def test_a_reply_that_failed_is_with_a_person() -> None:
    assert verdict_on({"m1": fate(reply=DeliveryStatus.FAILED)}).lost == ()


def test_a_draft_is_with_a_person() -> None:
    assert verdict_on({"m1": fate(LedgerState.DRAFTED, reply=None)}).lost == ()


def test_two_replies_to_one_message_are_found() -> None:
    assert verdict_on({"m1": fate()}, Reply("m1", 101), Reply("m1", 102)).doubled == ("c/1",)


def test_two_replies_to_one_burst_are_found() -> None:
    burst = {"m1": fate(), "m2": fate()}
    assert verdict_on(burst, Reply("m1", 101), Reply("m2", 102)).doubled == ("c/1",)


def test_one_reply_to_a_burst_answers_all_of_it() -> None:
    verdict = verdict_on({"m1": fate(), "m2": fate()}, Reply("m2", 101))
    assert (verdict.lost, verdict.doubled, len(verdict.answer_ms)) == ((), (), 2)


def test_a_reply_to_nobody_knows_what_is_found_when_it_comes_twice() -> None:
    assert verdict_on({"m1": fate()}, Reply("m1", 101), Reply("?", 101), Reply("?", 102)).doubled == ("?",)


def judged(*answered_at: float, turns: tuple[str, str] = ("c/1", "c/2")) -> Verdict:
    """On two messages of one customer, a second apart."""
    messages = [replace(message(f"m{at}"), accepted_at=100.0 + at) for at in range(2)]
    fates = {f"m{at}": fate(turn=turn) for at, turn in enumerate(turns)}
    return judge(messages, fates, [Reply(f"m{at}", answered) for at, answered in enumerate(answered_at)])


def test_an_answer_before_that_to_earlier_words_is_out_of_order() -> None:
    assert judged(103.0, 102.0).disordered == ("c",)


def test_answers_in_the_order_of_the_words_are_in_order() -> None:
    assert judged(102.0, 103.0).disordered == ()


def test_two_conversations_wait_for_each_other_in_no_order() -> None:
    assert judged(103.0, 102.0, turns=("c/1", "d/1")).disordered == ()


def test_a_message_counts_once_however_often_it_is_delivered() -> None:
    assert accepted([delivery(), delivery(began_at=11.0)]) == [message_taken_at(10.04)]


def test_a_refused_delivery_is_no_message() -> None:
    assert accepted([delivery(status=503)]) == []


def test_a_mail_is_taken_when_it_is_in_the_mailbox() -> None:
    assert [mail.accepted_at for mail in accepted([delivery(Channel.EMAIL, status=503)])] == [5.0]


def message_taken_at(moment: float) -> Message:
    return Message("m1", Channel.WHATSAPP, person=1, kind="chat", accepted_at=moment)

"""Notifications become messages: none is lost, none is made of our own mails."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.email.gmail.model import HistoryPage
from production.channels.email.model import RawEmail
from production.channels.email.senders import NOBODY
from production.schemas.envelope import Machine
from production.schemas.errors import Unavailable
from production.tests.unit.workers.mailbox import ADDRESS, Account, Positions, Reader, Topic, raw, sync
from production.workers import large_mails
from production.workers.gmail_sync import PATIENCE, GmailSync


async def test_every_new_mail_becomes_a_message_and_the_position_moves() -> None:
    account = Account({"a": raw("a"), "b": raw("b")}, added=("a", "b"))
    positions, topic = Positions(), Topic()
    assert await sync(account, positions, topic) == 2
    assert [message.event_id for message in topic.messages] == [f"email:{ADDRESS}:a", f"email:{ADDRESS}:b"]
    assert positions.at == 200


async def test_the_position_stays_when_kafka_is_away() -> None:
    positions = Positions()
    with pytest.raises(Unavailable):
        await sync(Account({"a": raw("a")}, added=("a",)), positions, Topic(away=True))
    assert positions.at == 100


@pytest.mark.parametrize("label", ["SENT", "DRAFT", "TRASH"])
async def test_our_own_mails_are_not_messages(label: str) -> None:
    topic = Topic()
    await sync(Account({"a": raw("a", label)}, added=("a",)), Positions(), topic)
    assert topic.messages == []


async def test_a_mail_deleted_meanwhile_holds_up_nothing() -> None:
    positions, topic = Positions(), Topic()
    await sync(Account({"b": raw("b")}, added=("a", "b")), positions, topic)
    assert (len(topic.messages), positions.at) == (1, 200)


async def test_an_expired_position_leads_to_a_full_look_at_recent_mail() -> None:
    positions, topic = Positions(), Topic()
    await sync(Account({"a": raw("a"), "b": raw("b")}, expired=True), positions, topic)
    assert (len(topic.messages), positions.at) == (2, 300)


async def test_mail_from_before_the_first_watch_is_not_ours() -> None:
    topic = Topic()
    assert await sync(Account({"a": raw("a")}, added=("a",)), Positions(at=None), topic) == 0


async def test_an_unknown_mailbox_is_ignored() -> None:
    assert await GmailSync({}, Reader(), Positions(), Topic(), "incoming").sync("other@example.com") == 0


async def test_a_form_sent_through_the_mailbox_itself_is_received() -> None:
    topic = Topic()
    await sync(Account({"a": raw("a", "SENT", "INBOX")}, added=("a",)), Positions(), topic)
    assert len(topic.messages) == 1


async def test_what_the_provider_takes_for_junk_is_kept_as_a_machine_s() -> None:
    topic = Topic()
    await sync(Account({"a": raw("a", "SPAM")}, added=("a",)), Positions(), topic)
    assert [message.machine for message in topic.messages] == [Machine.SPAM]


def broken(gmail_id: str) -> RawEmail:
    return replace(raw(gmail_id), raw=b"broken")


def written_by(author: str, mail: RawEmail) -> RawEmail:
    return replace(mail, raw=b"From: " + author.encode() + b"@example.com\r\n" + mail.raw)


def huge(gmail_id: str) -> RawEmail:
    return replace(raw(gmail_id), raw=raw(gmail_id).raw + b"x" * 1_100_000)


@given(st.lists(st.tuples(st.sampled_from([raw, broken, huge]), st.sampled_from("abc")), min_size=1, max_size=8))
def test_whatever_arrives_becomes_a_message_in_the_order_of_its_author_and_the_position_moves(
    arrivals: list[tuple[Any, str]],
) -> None:
    mails = {f"m{number}": written_by(author, kind(f"m{number}")) for number, (kind, author) in enumerate(arrivals)}
    positions, topic = Positions(), Topic()
    assert asyncio.run(sync(Account(mails, added=tuple(mails)), positions, topic)) == len(mails)
    order = [message.event_id.rpartition(":")[2] for message in topic.messages]
    for author in "abc":
        own = [gmail_id for gmail_id, (_, by) in zip(mails, arrivals, strict=True) if by == author]
        assert [gmail_id for gmail_id in order if gmail_id in own] == own
    assert positions.at == 200


async def test_large_mails_let_those_of_others_pass_also_those_that_come_while_they_wait() -> None:
    written = {"large": huge("large"), "small": written_by("b", raw("small")), "larger": huge("larger")}
    topic = Topic()
    account = Account(written | {"new": written_by("c", raw("new"))}, added=tuple(written), meanwhile=("new",))
    assert await sync(account, Positions(), topic) == 4
    order = [message.event_id.rpartition(":")[2] for message in topic.messages]
    assert order == ["small", "large", "new", "larger"]


@pytest.mark.parametrize(("age_s", "published"), [(None, 0), (10.0, 0), (30.0, 1)])
async def test_a_mailbox_that_another_process_reads_is_not_polled(age_s: float | None, published: int) -> None:
    account, positions = Account({"a": raw("a")}, added=("a",)), Positions(age=age_s)
    polling = GmailSync({ADDRESS: account}, Reader(), positions, Topic(), "incoming")
    assert await polling.poll(ADDRESS, every_s=60.0) == published


async def test_who_reads_large_mails_says_so_at_each() -> None:
    positions, written = Positions(), {name: huge(name) for name in ("a", "b", "c")}
    await sync(Account(written, added=tuple(written)), positions, Topic())
    assert (positions.said, positions.at) == (len(written), 200)


class Pages(Account):
    """A mailbox in which "new" arrives after the second look."""

    async def history(self, start_history_id: int) -> HistoryPage:
        found = {100: self.added, 201: ("new",)}.get(start_history_id, ())
        return HistoryPage(found, max(200, start_history_id + 1))


async def test_what_is_announced_while_a_large_mail_rests_does_not_wait_for_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(large_mails, "LONGEST_REST_S", 3600.0)
    topic, written = Topic(), {"large": huge("large"), "larger": huge("larger")}
    account = Pages(written | {"new": written_by("c", raw("new"))}, added=tuple(written))
    costly = GmailSync({ADDRESS: account}, Reader(cost_s=3600.0), Positions(), topic, "incoming")
    looking = asyncio.create_task(costly.sync(ADDRESS, lambda: len(topic.messages)))
    async with asyncio.timeout(10):
        while len(topic.messages) < 2:
            await asyncio.sleep(0)
    looking.cancel()
    assert [message.event_id.rpartition(":")[2] for message in topic.messages] == ["large", "new"]


async def test_a_mail_that_cannot_be_read_says_so_and_brings_its_original() -> None:
    topic = Topic()
    await sync(Account({"a": broken("a")}, added=("a",)), Positions(), topic)
    [message] = topic.messages
    assert (message.problem, message.sender.value) == ("it breaks the reader", NOBODY)
    assert [each.name for each in message.attachments] == ["original.eml"]


async def test_what_the_broker_never_takes_is_a_mail_that_cannot_be_read() -> None:
    positions, topic = Positions(), Topic(largest=2_000)
    mail = replace(raw("a"), raw=raw("a").raw + b"x" * 4_000)
    await sync(Account({"a": mail}, added=("a",)), positions, topic)
    assert (topic.messages[0].problem is not None, positions.at) == (True, 200)


@given(st.lists(st.booleans(), min_size=1, max_size=6))
def test_mails_that_are_refused_hold_up_no_other(refused: list[bool]) -> None:
    mails = {f"m{number}": raw(f"m{number}") for number in range(len(refused))}
    refuses = frozenset(gmail_id for gmail_id, each in zip(mails, refused, strict=True) if each)
    positions, topic = Positions(), Topic()
    asyncio.run(sync(Account(mails, added=tuple(mails), refuses=refuses), positions, topic))
    published = {message.event_id.rpartition(":")[2] for message in topic.messages}
    assert (published, set(positions.set_aside_at), positions.at) == (mails.keys() - refuses, set(refuses), 200)


async def test_a_refused_mail_is_received_when_the_provider_gives_it() -> None:
    positions, topic = Positions(200, {"a": datetime.now(UTC)}), Topic()
    assert await sync(Account({"a": raw("a")}), positions, topic) == 1
    assert ([message.problem for message in topic.messages], positions.set_aside_at) == ([None], {})


async def test_a_look_ends_at_the_first_mail_that_is_refused_again() -> None:
    waiting = ["given", "refused", "other"]
    account = Account({"given": raw("given"), "new": raw("new")}, added=("new",), refuses=frozenset(waiting[1:]))
    positions = Positions(set_aside_at=dict.fromkeys(waiting, datetime.now(UTC)))
    await sync(account, positions, Topic())
    assert account.asked == ["new", "given", "refused"]


async def test_a_person_is_told_of_a_mail_that_is_refused_for_too_long() -> None:
    positions, topic = Positions(200, {"a": datetime.now(UTC) - PATIENCE - timedelta(seconds=1)}), Topic()
    await sync(Account(refuses=frozenset({"a"})), positions, topic)
    [message] = topic.messages
    assert (message.event_id, message.problem is not None, positions.set_aside_at) == (f"email:{ADDRESS}:a", True, {})


async def test_a_refused_mail_that_was_deleted_is_asked_for_no_more() -> None:
    positions, topic = Positions(200, {"a": datetime.now(UTC)}), Topic()
    assert (await sync(Account(), positions, topic), positions.set_aside_at) == (0, {})

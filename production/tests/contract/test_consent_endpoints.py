"""Who may be written to, and how they say that it is enough."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from production.areas.consents.answers import take
from production.crm.outreach.model import Refusal
from production.crm.permissions.model import EVERYTHING
from production.database.customer_privacy import PrivacyStore
from production.database.customer_records import CustomerStore
from production.database.outreach import refusal
from production.database.outreach_outbox import OutreachOutbox
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import EmailThread, Machine
from production.schemas.ids import Channel
from production.schemas.outcomes import EndCode, LedgerState
from production.tests.builders import because, mail
from production.tests.support.api import BEARER, System
from production.tests.support.outreach import SITE, Somebody, contacted, deliver, released, somebody, state, token
from production.tests.support.turns import claimed, reply


async def why_not(database: Database, who: Somebody, address: str | None = None) -> Refusal | None:
    async with database.connection() as connection:
        return await refusal(connection, who.id, address or who.email, Channel.EMAIL, "marketing")


async def comes_back(database: Database, message_id: UUID, machine: Machine) -> None:
    """A mail that was sent, with what a machine says of it."""
    await database.execute("update outreach_messages set delivery_status = 'sent' where id = $1", message_id)
    ours = await database.fetchval("select correlation_id from outreach_messages where id = $1", message_id)
    report = mail("It failed", address="mailer-daemon@example.net", machine=machine, returned=ours)
    end = because("machine mail", EndCode.MACHINE)
    await TurnStore(database).park(report, state=LedgerState.PARKED, reason=end)


async def consent_of(system: System, who: Somebody) -> dict[str, Any]:
    answer = await system.api.get(f"/contacts/{who.number}/consents", headers=BEARER)
    assert answer.status_code == 200
    shown: dict[str, Any] = answer.json()
    return shown


async def test_nobody_is_written_to_without_a_consent(system: System) -> None:
    ada = await somebody(system.database, consents=False)
    assert await why_not(system.database, ada) is Refusal.NO_CONSENT
    given = {"channel": "email", "basis": "consent", "source": "Asked at the fair", "given_at": "2026-03-01T10:00:00Z"}
    answer = await system.api.post(f"/contacts/{ada.number}/consents", json=given, headers=BEARER)
    assert answer.status_code == 201
    [shown] = answer.json()["consents"]
    assert {name: shown[name] for name in given} == given
    assert await why_not(system.database, ada) is None


async def test_one_consent_stands_at_a_time(system: System) -> None:
    ada = await somebody(system.database)
    again = {"channel": "email", "basis": "contract", "source": "The contract"}
    assert (await system.api.post(f"/contacts/{ada.number}/consents", json=again, headers=BEARER)).status_code == 409


async def test_a_withdrawn_consent_is_kept_as_proof_and_calls_off_what_waits(system: System) -> None:
    ada = await somebody(system.database)
    waiting = await released(system.database, ada)
    [consent] = (await consent_of(system, ada))["consents"]
    path = f"/consents/{consent['id']}/withdraw"
    answer = await system.api.post(path, json={"how": "Told me on the phone"}, headers=BEARER)
    [shown] = answer.json()["consents"]
    assert (shown["withdrawn_by"], shown["withdrawn_at"] is None) == ("Told me on the phone", False)
    assert await state(system.database, waiting) == "rejected"


async def test_suppression_wins_over_consent_and_only_the_customer_lifts_it(system: System) -> None:
    ada = await somebody(system.database)
    link = await token(system.database, await released(system.database, ada))
    await system.api.post(f"/contacts/{ada.number}/suppress", json={"channel": "email"}, headers=BEARER)
    given = {"channel": "email", "basis": "consent", "source": "They changed their mind, I think"}
    await system.api.post(f"/contacts/{ada.number}/consents", json=given, headers=BEARER)
    assert await why_not(system.database, ada) is Refusal.SUPPRESSED
    wanted = {"preferences": [{"channel": "email", "purpose": "marketing", "wanted": True}]}
    assert (await system.api.put(f"/preferences/{link}", json=wanted)).json() == wanted
    assert await why_not(system.database, ada) is None


async def test_one_click_is_a_post_and_following_the_link_ends_nothing(system: System) -> None:
    ada = await somebody(system.database)
    waiting = await released(system.database, ada)
    link = await token(system.database, waiting)
    followed = await system.api.get(f"/unsubscribe/{link}")
    assert (followed.status_code, followed.headers["location"]) == (303, f"/preferences/#{link}")
    assert await why_not(system.database, ada) is None
    body = {"List-Unsubscribe": "One-Click"}
    for _ in range(2):
        assert (await system.api.post(f"/unsubscribe/{link}", data=body)).status_code == 204
    assert await why_not(system.database, ada) is Refusal.SUPPRESSED
    assert await state(system.database, waiting) == "rejected"


async def test_what_was_unsubscribed_is_told_with_how(system: System) -> None:
    ada = await somebody(system.database)
    link = await token(system.database, await released(system.database, ada))
    await system.api.post(f"/unsubscribe/{link}")
    shown = await consent_of(system, ada)
    assert shown["suppressed"] == {"email": "unsubscribed"}
    assert [one["withdrawn_by"] for one in shown["consents"]] == ["one click in a mail program"]


async def test_a_link_that_nobody_has_leads_nowhere(system: System) -> None:
    assert (await system.api.post("/unsubscribe/nothing")).status_code == 404
    assert (await system.api.get("/preferences/nothing")).status_code == 404


async def test_what_was_never_written_cannot_be_chosen(system: System) -> None:
    ada = await somebody(system.database)
    link = await token(system.database, await released(system.database, ada))
    wanted = {"preferences": [{"channel": "email", "purpose": "gossip", "wanted": True}]}
    refused = await system.api.put(f"/preferences/{link}", json=wanted)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "preferences")


async def test_suppression_follows_a_merge_and_its_undoing(system: System) -> None:
    ada, same = await somebody(system.database), await somebody(system.database, "ada@home.example")
    await system.api.post(f"/contacts/{same.number}/suppress", json={"channel": "email"}, headers=BEARER)
    assert await why_not(system.database, ada) is None
    customers = CustomerStore(system.database, EVERYTHING)
    merge = await customers.merge(ada.id, same.id, "the same person", "ines")
    assert await why_not(system.database, ada) is Refusal.SUPPRESSED
    await customers.unmerge(merge.id, "ines")
    assert await why_not(system.database, ada) is None


async def test_whoever_comes_back_after_being_forgotten_is_still_not_written_to(system: System) -> None:
    ada = await somebody(system.database)
    await system.api.post(f"/contacts/{ada.number}/suppress", json={"channel": "email"}, headers=BEARER)
    await PrivacyStore(system.database).forget(ada.id)
    assert await why_not(system.database, await somebody(system.database)) is Refusal.SUPPRESSED


@pytest.mark.parametrize("machine", [Machine.BOUNCE, Machine.COMPLAINT])
async def test_a_mail_that_comes_back_is_the_last_one(system: System, machine: Machine) -> None:
    ada = await somebody(system.database)
    sent = await released(system.database, ada)
    await comes_back(system.database, sent, machine)
    assert await why_not(system.database, ada) is Refusal.SUPPRESSED
    failed = machine is Machine.BOUNCE
    assert await state(system.database, sent) == ("failed" if failed else "sent")


async def test_a_mail_that_comes_back_calls_off_what_waits_for_its_reader_alone(system: System) -> None:
    ada, eve = await somebody(system.database), await somebody(system.database, "eve@example.com")
    sent, waiting, of_eve = [await released(system.database, who) for who in (ada, ada, eve)]
    await system.database.execute("delete from consents where customer_id = $1", eve.id)
    await comes_back(system.database, sent, Machine.BOUNCE)
    assert [await state(system.database, each) for each in (waiting, of_eve)] == ["rejected", "pending"]


async def test_a_sender_calls_off_what_may_no_longer_leave(system: System) -> None:
    eve, bob = await somebody(system.database, "eve@example.com"), await somebody(system.database, "bob@example.com")
    of_eve = await released(system.database, eve)
    await released(system.database, bob)
    await system.database.execute("delete from consents where customer_id = $1", eve.id)
    assert await deliver(OutreachOutbox(system.database, SITE)) == ["bob@example.com"]
    assert await state(system.database, of_eve) == "rejected"
    assert await contacted(system.database, eve) is None


async def test_a_bounce_holds_for_the_address_alone(system: System) -> None:
    ada = await somebody(system.database)
    await system.database.execute(
        "insert into suppressions (digest, channel, reason, source)"
        " values (address_digest($1), 'email', 'bounced', 'test')",
        ada.email,
    )
    await system.database.execute("update customers set email = 'ada@new.example' where id = $1", ada.id)
    assert await why_not(system.database, ada, "ada@new.example") is None


async def test_an_address_that_is_theirs_no_longer_is_not_written_to(system: System) -> None:
    ada = await somebody(system.database)
    await system.database.execute("update customers set email = 'ada@new.example' where id = $1", ada.id)
    await system.database.execute("delete from customer_identifiers where customer_id = $1", ada.id)
    assert await why_not(system.database, ada, ada.email) is Refusal.GONE


async def test_a_later_no_counts_more_than_an_earlier_yes_that_a_merge_brought(system: System) -> None:
    ada = await somebody(system.database)
    await system.database.execute(
        "insert into consents (customer_id, channel, basis, source, given_at, withdrawn_at, withdrawn_by)"
        " values ($1, 'email', 'consent', 'elsewhere', now() - interval '1 day', now() + interval '1 s', 'a link')",
        ada.id,
    )
    assert await why_not(system.database, ada) is Refusal.NO_CONSENT


@pytest.mark.parametrize(("text", "ends"), [("Unsubscribe", True), ("STOP!", True), ("Stop sending red ones", False)])
async def test_a_reply_that_is_nothing_but_a_no_ends_it(system: System, text: str, *, ends: bool) -> None:
    ada = await somebody(system.database)
    sent = await released(system.database, ada)
    ours = await system.database.fetchval("select correlation_id from outreach_messages where id = $1", sent)
    thread = EmailThread(mailbox="support@techcorp.example", thread_id="t9", in_reply_to=ours)
    assert bool(await take(system.database, mail(text, email=thread))) is ends
    assert (await why_not(system.database, ada) is Refusal.SUPPRESSED) is ends


async def test_answers_still_reach_who_wants_no_outreach(system: System) -> None:
    ada = await somebody(system.database)
    await system.api.post(f"/contacts/{ada.number}/suppress", json={"channel": "email"}, headers=BEARER)
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail("Where is my order?", address=ada.email))
    assert not claim.opted_out
    await turns.settle(claim, reply("It is on its way."))
    sent = await system.database.fetchval("select delivery_status from messages where direction = 'outbound'")
    assert sent == "pending"


async def test_who_wants_no_mail_is_still_called_again(system: System) -> None:
    ada = await somebody(system.database)
    await released(system.database, ada)
    await deliver(OutreachOutbox(system.database, SITE))
    call = {"customer_id": str(ada.id), "type": "call", "content": "Rang twice"}
    await system.api.post("/interactions", json=call, headers=BEARER)
    await system.api.post(f"/contacts/{ada.number}/suppress", json={"channel": "email"}, headers=BEARER)
    waited_for = await system.database.fetch("select message_id is null as call, state from reminders order by id")
    assert [tuple(each) for each in waited_for] == [(False, "cancelled"), (True, "waiting")]

"""A person is handed out and forgotten as a whole, and nobody else with them."""

from __future__ import annotations

import json
from dataclasses import replace
from uuid import uuid4

import pytest

from production.crm.attachments.model import CheckedFile
from production.crm.permissions.model import EVERYTHING
from production.database.attachments import AttachmentStore
from production.database.customer_privacy import PrivacyStore
from production.database.customer_records import CustomerStore
from production.database.ledger import LedgerStore
from production.database.pool import Database
from production.database.spill import SpillStore
from production.database.turns import TurnStore
from production.schemas.envelope import MessageKind
from production.schemas.errors import NotFound
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.schemas.spill import Spilled
from production.stream.codec import encode
from production.tests.builders import because, chat, form, mail
from production.tests.support.privacy import everything
from production.tests.support.turns import claimed, reply

PHOTO = CheckedFile("garden.jpg", "image/jpeg", b"photo")
PHONE, ADDRESS = "+12025550101", "ada@example.com"


async def test_the_export_has_every_word_of_merged_records_too(
    turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    kept = await claimed(turns, chat("words in a chat", phone=PHONE))
    other = await claimed(turns, mail("words in a mail", address=ADDRESS))
    await CustomerStore(database, EVERYTHING).merge(kept.customer_id, other.customer_id, "same voice", "ines")
    exported = await privacy.export(kept.customer_id)
    assert len(exported["customers"]) == 2
    assert {message["content"] for message in exported["messages"]} == {"words in a chat", "words in a mail"}
    assert {one["identifier_value"] for one in exported["identifiers"]} == {PHONE, ADDRESS}


async def test_the_export_has_nobody_elses_words(turns: TurnStore, privacy: PrivacyStore) -> None:
    claim = await claimed(turns, chat(phone=PHONE))
    await claimed(turns, mail("somebody else's", address=ADDRESS))
    assert "somebody else's" not in json.dumps(await privacy.export(claim.customer_id))


async def test_nothing_is_left_of_who_was_forgotten(
    turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    kept = await claimed(turns, chat("secret words", phone=PHONE))
    other = await claimed(turns, mail("secret words", address=ADDRESS))
    await turns.park(mail("secret words", address=ADDRESS), state=LedgerState.PARKED, reason=because("machine mail"))
    await CustomerStore(database, EVERYTHING).merge(kept.customer_id, other.customer_id, "same voice", "ines")
    gone = await privacy.forget(kept.customer_id)
    left = await everything(database)
    assert (gone["customers"], gone["conversations"], gone["received"]) == (2, 2, 3)
    assert not [word for word in ("secret words", PHONE, ADDRESS, "Lovelace") if word in left]


async def test_the_export_names_every_file_once_and_has_no_bytes(
    turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    message = chat(phone=PHONE)
    await AttachmentStore(database, EVERYTHING).keep(message.event_id, [PHOTO, PHOTO])
    claim = await claimed(turns, message)
    await turns.settle(claim, reply())
    files = (await privacy.export(claim.customer_id))["attachments"]
    assert [(file["name"], file["size_bytes"], "content" in file) for file in files] == [("garden.jpg", 5, False)] * 2


async def test_the_export_has_what_never_became_a_conversation(turns: TurnStore, privacy: PrivacyStore) -> None:
    claim = await claimed(turns, mail(address=ADDRESS))
    await turns.park(mail("out of office", address=ADDRESS), state=LedgerState.PARKED, reason=because("machine mail"))
    received = (await privacy.export(claim.customer_id))["received"]
    assert {one["envelope"].get("text") for one in received} == {"Hello", "out of office"}


async def test_files_go_with_who_was_forgotten(turns: TurnStore, privacy: PrivacyStore, database: Database) -> None:
    message, parked = chat(phone=PHONE), chat(phone=PHONE)
    for each in (message, parked):
        await AttachmentStore(database, EVERYTHING).keep(each.event_id, [PHOTO])
    claim = await claimed(turns, message)
    await turns.park(parked, state=LedgerState.PARKED, reason=because("voice note"))
    await privacy.forget(claim.customer_id)
    assert "garden.jpg" not in await everything(database)


async def test_drafts_and_reasons_go_with_who_was_forgotten(
    turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    claim = await claimed(turns, chat(phone=PHONE))
    draft = replace(
        reply("Dear Lovelace"),
        state=LedgerState.DRAFTED,
        delivery=DeliveryStatus.DRAFT,
        reason=because("nothing backs `Dear Lovelace`"),
    )
    await turns.settle(claim, draft)
    await privacy.forget(claim.customer_id)
    assert "Lovelace" not in await everything(database)


async def test_what_waits_for_kafka_is_forgotten_too(
    turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    waiting = chat("secret words", phone=PHONE)
    spill = SpillStore(database)
    await spill.spill(Spilled(waiting.event_id, "incoming", waiting.key, encode(waiting)))
    await privacy.forget((await claimed(turns, chat(phone=PHONE))).customer_id)
    assert await spill.spilled(10) == []


async def test_an_opt_out_is_forgotten_too(turns: TurnStore, privacy: PrivacyStore, database: Database) -> None:
    claim = await claimed(turns, chat(phone=PHONE))
    await turns.park(chat("STOP", phone=PHONE, kind=MessageKind.STOP), state=LedgerState.PARKED, reason=because("stop"))
    await privacy.forget(claim.customer_id)
    assert PHONE not in await everything(database)


async def test_a_dead_letter_cannot_be_replayed_after_its_customer_was_forgotten(
    turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    claim = await claimed(turns, chat(phone=PHONE))
    await turns.park(message := chat("poison", phone=PHONE), state=LedgerState.DEAD, reason=because("poison"))
    await privacy.forget(claim.customer_id)
    assert await LedgerStore(database).dead_letters_among([message.event_id]) == set()


async def test_the_ledger_still_counts_what_came(turns: TurnStore, privacy: PrivacyStore, database: Database) -> None:
    claim = await claimed(turns, chat(phone=PHONE))
    await privacy.forget(claim.customer_id)
    async with database.connection() as connection:
        states = await connection.fetch("select state, reason from inbound_messages")
    assert [tuple(row) for row in states] == [("ignored", "the customer was forgotten")]


async def test_a_redelivery_does_not_bring_the_customer_back(turns: TurnStore, privacy: PrivacyStore) -> None:
    message = chat(phone=PHONE)
    await privacy.forget((await claimed(turns, message)).customer_id)
    assert await turns.claim([message]) is None


async def test_forgetting_who_only_claimed_an_address_leaves_its_owner(
    turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    claimant = await claimed(turns, chat(phone=PHONE))
    owner = await claimed(turns, mail("the owner's words", address=ADDRESS))
    await claimed(turns, form("also the owner's", address=ADDRESS))
    async with database.connection() as connection:
        await connection.execute(
            "insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)"
            " values ($1, 'email', $2, 'whatsapp', 'claimed')",
            claimant.customer_id,
            ADDRESS,
        )
    await privacy.forget(claimant.customer_id)
    record = await CustomerStore(database, EVERYTHING).customer(owner.customer_id)
    assert record is not None
    assert len(record.conversations) == 2
    assert "the owner's words" in await everything(database)


async def test_an_unknown_customer_is_named(privacy: PrivacyStore) -> None:
    with pytest.raises(NotFound):
        await privacy.forget(uuid4())

"""A person is handed out and forgotten as a whole, and nobody else with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from production.crm.attachments.model import CheckedFile
from production.crm.customers.codes import CodeMail, digest
from production.crm.customers.model import Identifier
from production.crm.support.model import Claim
from production.database.attachments import AttachmentStore
from production.database.customer_codes import CodeStore
from production.database.customer_privacy import PrivacyStore
from production.database.customer_records import CustomerStore
from production.database.ledger import LedgerStore
from production.database.pool import Database
from production.database.spill import SpillStore
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage, Machine, MessageKind, Sender
from production.schemas.errors import NotFound
from production.schemas.ids import IdentifierKind, Proof
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.schemas.spill import Spilled
from production.stream.codec import encode
from production.tests.builders import because, chat, form, mail
from production.tests.integration.test_turns import reply

PHOTO = CheckedFile("garden.jpg", "image/jpeg", b"photo")
PHONE, ADDRESS = "+12025550101", "ada@example.com"


@pytest.fixture
def turns(database: Database) -> TurnStore:
    return TurnStore(database)


@pytest.fixture
def privacy(database: Database) -> PrivacyStore:
    return PrivacyStore(database)


async def claimed(turns: TurnStore, message: InboundMessage) -> Claim:
    claim = await turns.claim([message])
    assert claim is not None
    return claim


async def everything(database: Database) -> str:
    """Whatever any column of any table says, bytes as the text that they hold."""
    async with database.connection() as connection:
        columns = await connection.fetch(
            "select c.table_name, c.column_name, c.data_type from information_schema.columns c"
            " join information_schema.tables t using (table_schema, table_name)"
            " where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'schema_migrations'"
        )
        found = [await connection.fetchval(_all_of(column)) for column in columns]
    assert len(columns) > 100
    return "\n".join(filter(None, found))


def _all_of(column: Mapping[str, str]) -> str:
    name = f'"{column["column_name"]}"'
    text = f"encode({name}, 'escape')" if column["data_type"] == "bytea" else f"{name}::text"
    return f"select string_agg({text}, chr(10)) from only {column['table_name']}"


async def test_the_export_has_every_word_of_merged_records_too(
    turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    kept = await claimed(turns, chat("words in a chat", phone=PHONE))
    other = await claimed(turns, mail("words in a mail", address=ADDRESS))
    await CustomerStore(database).merge(kept.customer_id, other.customer_id, "same voice", "ines")
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
    await CustomerStore(database).merge(kept.customer_id, other.customer_id, "same voice", "ines")
    gone = await privacy.forget(kept.customer_id)
    left = await everything(database)
    assert (gone["customers"], gone["conversations"], gone["received"]) == (2, 2, 3)
    assert not [word for word in ("secret words", PHONE, ADDRESS, "Lovelace") if word in left]


async def test_the_export_names_every_file_once_and_has_no_bytes(
    turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    message = chat(phone=PHONE)
    await AttachmentStore(database).keep(message.event_id, [PHOTO, PHOTO])
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
        await AttachmentStore(database).keep(each.event_id, [PHOTO])
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
    record = await CustomerStore(database).customer(owner.customer_id)
    assert record is not None
    assert len(record.conversations) == 2
    assert "the owner's words" in await everything(database)


ANNA = Sender(kind=IdentifierKind.EMAIL, value="anna@claims.example", proof=Proof.CLAIMED, name="Anna Lovelace")
WORDS = ["secret words", "anna@claims.example", "Lovelace", "garden.jpg", "SECRET"]


def from_anna(message: InboundMessage, **changes: object) -> InboundMessage:
    return message.model_copy(update={"key": ANNA.value, "sender": ANNA, **changes})


async def spilled(database: Database, message: InboundMessage) -> None:
    await AttachmentStore(database).keep(message.event_id, [PHOTO])
    await SpillStore(database).spill(Spilled(message.event_id, "incoming", message.key, encode(message)))


@pytest.fixture
async def anna(turns: TurnStore, database: Database) -> UUID:
    """Never proved anything: forms, a contact form that answers to her, an automatic reply, dead and spilled ones."""
    claim = await claimed(turns, from_anna(form("secret words of a form")))
    await turns.settle(claim, reply("Dear Lovelace"))
    await claimed(turns, from_anna(mail("secret words of a contact form")))
    away = from_anna(mail("secret words while away", machine=Machine.AUTO_REPLY))
    await AttachmentStore(database).keep(away.event_id, [PHOTO])
    await turns.park(away, state=LedgerState.PARKED, reason=because("machine mail"))
    poison = from_anna(form("secret words that kill", ticket="TKT-0901"))
    await turns.park(poison, state=LedgerState.DEAD, reason=because("cannot read SECRET"))
    await turns.admit([from_anna(form("secret words on their way", ticket="TKT-0902"))])
    await spilled(database, from_anna(form("secret words beside Kafka", ticket="TKT-0903")))
    await turns.defer_key(ANNA.value, "away")
    return claim.customer_id


async def test_whoever_only_claims_is_exported_as_a_whole(anna: UUID, privacy: PrivacyStore) -> None:
    exported = await privacy.export(anna)
    said = {one["envelope"].get("text") for one in exported["received"]} | {one["text"] for one in exported["waiting"]}
    ends = ["of a form", "of a contact form", "while away", "that kill", "on their way", "beside Kafka"]
    assert said == {f"secret words {end}" for end in ends}
    assert len(exported["attachments"]) == 2


async def test_nothing_is_left_of_whoever_only_claimed(anna: UUID, privacy: PrivacyStore, database: Database) -> None:
    await privacy.forget(anna)
    left = await everything(database)
    assert not [word for word in WORDS if word in left]


async def test_a_merged_record_that_only_claims_goes_along(
    anna: UUID, turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    kept = await claimed(turns, chat(phone=PHONE))
    await CustomerStore(database).merge(kept.customer_id, anna, "said so", "ines")
    await privacy.forget(kept.customer_id)
    left = await everything(database)
    assert not [word for word in [*WORDS, PHONE] if word in left]


async def test_whoever_wrote_only_what_was_parked_is_found_by_the_address(
    turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    await turns.park(from_anna(mail("secret words")), state=LedgerState.PARKED, reason=because("machine mail"))
    await spilled(database, from_anna(form("secret words")))
    who = Identifier(ANNA.kind, ANNA.value)
    exported = await privacy.export(who)
    assert (len(exported["received"]), len(exported["waiting"])) == (1, 1)
    assert await privacy.forget(who) == {
        "customers": 0, "conversations": 0, "tickets": 0, "messages": 0, "received": 1, "waiting": 1,
    }  # fmt: skip
    left = await everything(database)
    assert not [word for word in WORDS if word in left]
    with pytest.raises(NotFound):
        await privacy.export(who)


async def claims(database: Database, customer_id: UUID, address: str) -> None:
    async with database.connection() as connection:
        await connection.execute(
            "insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)"
            " values ($1, 'email', $2, 'whatsapp', 'claimed')",
            customer_id,
            address,
        )


async def test_what_two_claim_is_handed_to_neither_and_taken_from_neither(
    anna: UUID, turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    other = (await claimed(turns, chat(phone=PHONE))).customer_id
    await claims(database, other, ANNA.value)
    assert "secret" not in json.dumps(await privacy.export(other))
    own = {one["envelope"]["text"] for one in (await privacy.export(anna))["received"]}
    assert own == {"secret words of a form", "secret words of a contact form"}
    await privacy.forget(other)
    assert "secret words while away" in await everything(database)


async def test_what_the_other_claimant_left_is_reached_then(
    anna: UUID, turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    other = (await claimed(turns, chat(phone=PHONE))).customer_id
    await claims(database, other, ANNA.value)
    await privacy.forget(other)
    await privacy.forget(anna)
    left = await everything(database)
    assert not [word for word in WORDS if word in left]


@pytest.mark.parametrize("asked", ["US.1", "US.2"])
async def test_a_number_that_two_accounts_show_betrays_neither(
    turns: TurnStore, privacy: PrivacyStore, database: Database, asked: str
) -> None:
    customers = {}
    for user in ("US.1", "US.2"):
        sender = Sender(kind=IdentifierKind.WHATSAPP_USER, value=user, proof=Proof.PROVEN, phone=PHONE)
        customers[user] = (await claimed(turns, chat(f"words of {user}", key=PHONE, sender=sender))).customer_id
        reaction = chat(f"parked of {user}", key=PHONE, sender=sender, kind=MessageKind.REACTION)
        await turns.park(reaction, state=LedgerState.IGNORED, reason=because("a reaction asks nothing"))
    [other] = customers.keys() - {asked}
    exported = json.dumps(await privacy.export(customers[asked]))
    assert f"words of {asked}" in exported
    assert f"parked of {asked}" in exported
    assert f"of {other}" not in exported
    await privacy.forget(customers[asked])
    left = await everything(database)
    assert f"of {asked}" not in left
    assert f"words of {other}" in left
    assert f"parked of {other}" in left


async def test_the_letter_with_a_code_goes_with_the_conversation_that_it_proved(
    turns: TurnStore, privacy: PrivacyStore, database: Database
) -> None:
    """Filed first with a claimant who has proven something else, then with whoever reads the mailbox."""
    other = (await claimed(turns, chat(phone=PHONE))).customer_id
    await claims(database, other, ANNA.value)
    typed = await claimed(turns, from_anna(form("secret words")))
    request, codes, now = uuid4(), CodeStore(database), datetime.now(UTC)
    proof = digest("secret", request, "123456")
    letter = CodeMail(request, typed.conversation_id, ANNA.value, proof, "Code", "123456", uuid4().hex)
    await codes.issue(letter, now)
    await codes.verify(request, proof, now)
    owner = await CustomerStore(database).lookup(Identifier(ANNA.kind, ANNA.value))
    assert owner is not None
    assert owner.id != other
    await privacy.forget(owner.id)
    async with database.connection() as connection:
        assert await connection.fetchval("select count(*) from messages where recipient = $1", ANNA.value) == 0


async def test_an_unknown_customer_is_named(privacy: PrivacyStore) -> None:
    with pytest.raises(NotFound):
        await privacy.forget(uuid4())

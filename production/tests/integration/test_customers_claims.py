"""Who only claims an address is handed out and forgotten too, and betrays nobody who claims the same."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from production.crm.attachments.model import CheckedFile
from production.crm.customers.codes import CodeMail, digest
from production.crm.customers.model import Identifier
from production.crm.permissions.model import EVERYTHING
from production.database.attachments import AttachmentStore
from production.database.customer_codes import CodeStore
from production.database.customer_privacy import PrivacyStore
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.database.spill import SpillStore
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage, Machine, MessageKind, Sender
from production.schemas.errors import NotFound
from production.schemas.ids import IdentifierKind, Proof
from production.schemas.outcomes import LedgerState
from production.schemas.spill import Spilled
from production.stream.codec import encode
from production.tests.builders import because, chat, form, mail
from production.tests.support.privacy import everything
from production.tests.support.turns import claimed, reply

PHOTO = CheckedFile("garden.jpg", "image/jpeg", b"photo")
PHONE = "+12025550101"
ANNA = Sender(kind=IdentifierKind.EMAIL, value="anna@claims.example", proof=Proof.CLAIMED, name="Anna Lovelace")
WORDS = ["secret words", "anna@claims.example", "Lovelace", "garden.jpg", "SECRET"]


def from_anna(message: InboundMessage, **changes: object) -> InboundMessage:
    return message.model_copy(update={"key": ANNA.value, "sender": ANNA, **changes})


async def spilled(database: Database, message: InboundMessage) -> None:
    await AttachmentStore(database, EVERYTHING).keep(message.event_id, [PHOTO])
    await SpillStore(database).spill(Spilled(message.event_id, "incoming", message.key, encode(message)))


@pytest.fixture
async def anna(turns: TurnStore, database: Database) -> UUID:
    """Never proved anything: forms, a contact form that answers to her, an automatic reply, dead and spilled ones."""
    claim = await claimed(turns, from_anna(form("secret words of a form")))
    await turns.settle(claim, reply("Dear Lovelace"))
    await claimed(turns, from_anna(mail("secret words of a contact form")))
    away = from_anna(mail("secret words while away", machine=Machine.AUTO_REPLY))
    await AttachmentStore(database, EVERYTHING).keep(away.event_id, [PHOTO])
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
    await CustomerStore(database, EVERYTHING).merge(kept.customer_id, anna, "said so", "ines")
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
    gone = await privacy.forget(who)
    assert {what: count for what, count in gone.items() if count} == {"received": 1, "waiting": 1}
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
        sender = Sender(kind=IdentifierKind("whatsapp_user"), value=user, proof=Proof.PROVEN, phone=PHONE)
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
    owner = await CustomerStore(database, EVERYTHING).lookup(Identifier(ANNA.kind, ANNA.value))
    assert owner is not None
    assert owner.id != other
    await privacy.forget(owner.id)
    async with database.connection() as connection:
        assert await connection.fetchval("select count(*) from messages where recipient = $1", ANNA.value) == 0

"""From a message that names a file to its bytes in Postgres."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from production.crm.attachments.model import AttachmentInfo, AttachmentState, CheckedFile, PendingAttachment
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.database.attachments import AttachmentStore
from production.database.customer_privacy import PrivacyStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import Attachment, InboundMessage
from production.schemas.errors import NotFound, Unavailable
from production.schemas.ids import Channel
from production.schemas.outcomes import LedgerState
from production.tests.builders import because, chat, form, mail
from production.tests.support.turns import reply
from production.tests.unit.crm.attached import PNG
from production.workers.attachment_fetcher import ATTEMPTS, FetchAttachments

PICTURE = Attachment(name="a.png", content_type="image/png", provider_ref="https://api.twilio.com/ME1")
FILE = CheckedFile("a.txt", "text/plain", b"words")


class Provider:
    """Gives what it is told to."""

    def __init__(self, answer: Callable[[], bytes]) -> None:
        self._answer = answer
        self.asked: list[PendingAttachment] = []

    async def fetch(self, attachment: PendingAttachment) -> bytes:
        self.asked.append(attachment)
        return self._answer()


def away() -> bytes:
    raise Unavailable("away")


def gone() -> bytes:
    raise NotFound("deleted")


@pytest.fixture
def store(database: Database) -> AttachmentStore:
    return AttachmentStore(database, EVERYTHING)


async def settled(database: Database, message: InboundMessage) -> Claim:
    turns = TurnStore(database)
    claim = await turns.claim([message])
    assert claim is not None
    await turns.settle(claim, reply())
    return claim


async def fetched(store: AttachmentStore, provider: Provider) -> None:
    fetchers = {Channel.WHATSAPP: provider, Channel.EMAIL: provider}
    await FetchAttachments(store, fetchers, limit=1_000).run()


async def only(store: AttachmentStore, claim: Claim) -> AttachmentInfo:
    (info,) = await store.of_conversation(claim.conversation_id)
    return info


@pytest.mark.parametrize("written", [chat, mail])
async def test_a_settled_message_gets_its_files(
    database: Database, store: AttachmentStore, written: Callable[..., InboundMessage]
) -> None:
    claim = await settled(database, written(attachments=(PICTURE,)))
    await fetched(store, Provider(lambda: PNG))
    info = await only(store, claim)
    assert (info.state, info.content_type, await store.content(info.id)) == (AttachmentState.STORED, "image/png", PNG)


async def test_the_provider_is_asked_with_its_own_reference(database: Database, store: AttachmentStore) -> None:
    message = chat(attachments=(PICTURE, PICTURE))
    await settled(database, message)
    provider = Provider(lambda: PNG)
    await fetched(store, provider)
    asked = sorted((each.event_id, each.position, each.provider_ref) for each in provider.asked)
    assert asked == [(message.event_id, number, PICTURE.provider_ref) for number in (0, 1)]


async def test_a_mail_with_thousands_of_attachments_stops_nobody(database: Database, store: AttachmentStore) -> None:
    endless = PICTURE.model_copy(update={"size_bytes": 2**40})
    claim = await settled(database, mail(attachments=(endless,) * 40_000))
    assert len(await store.take_pending([Channel.EMAIL], 1_000)) == 100
    assert len(await store.of_conversation(claim.conversation_id)) == 100


async def test_no_turn_waits_for_a_file(database: Database, store: AttachmentStore) -> None:
    await TurnStore(database).claim([chat(attachments=(PICTURE,))])
    provider = Provider(lambda: PNG)
    await fetched(store, provider)
    assert provider.asked == []


async def test_a_provider_that_is_away_is_asked_later(database: Database, store: AttachmentStore) -> None:
    claim = await settled(database, chat(attachments=(PICTURE,)))
    await fetched(store, Provider(away))
    impatient = Provider(lambda: PNG)
    await fetched(store, impatient)
    assert ((await only(store, claim)).state, impatient.asked) == (AttachmentState.PENDING, [])
    await due(database)
    await fetched(store, Provider(lambda: PNG))
    assert (await only(store, claim)).state is AttachmentState.STORED


async def test_nobody_is_asked_for_ever(database: Database, store: AttachmentStore) -> None:
    claim = await settled(database, chat(attachments=(PICTURE,)))
    provider = Provider(away)
    for _ in range(ATTEMPTS + 2):
        await fetched(store, provider)
        await due(database)
    info = await only(store, claim)
    assert (info.state, info.reason, len(provider.asked)) == (AttachmentState.REFUSED, "away", ATTEMPTS)


@pytest.mark.parametrize(
    ("answer", "said"),
    [(gone, "deleted"), (lambda: PNG * 100, "larger"), (lambda: b"MZ\x90\x00", "kind"), (lambda: b"", "empty")],
)
async def test_what_is_not_kept_says_why(
    database: Database, store: AttachmentStore, answer: Callable[[], bytes], said: str
) -> None:
    claim = await settled(database, chat(attachments=(PICTURE,)))
    await fetched(store, Provider(answer))
    info = await only(store, claim)
    assert (info.state, said in (info.reason or "")) == (AttachmentState.REFUSED, True)


async def test_two_workers_never_fetch_the_same(database: Database, store: AttachmentStore) -> None:
    await settled(database, chat(attachments=(PICTURE,)))
    first = await store.take_pending([Channel.WHATSAPP], 10)
    assert (len(first), await store.take_pending([Channel.WHATSAPP], 10)) == (1, [])


async def test_who_is_forgotten_takes_the_files_along(database: Database, store: AttachmentStore) -> None:
    message = form(attachments=(PICTURE,))
    await store.keep(message.event_id, [FILE])
    claim = await settled(database, message)
    await PrivacyStore(database).forget(claim.customer_id)
    assert await count(database) == 0


async def test_a_message_that_reached_no_conversation_is_forgotten_with_its_files(
    database: Database, store: AttachmentStore
) -> None:
    message = form(attachments=(PICTURE,))
    await store.keep(message.event_id, [FILE])
    await TurnStore(database).park(message, state=LedgerState.DEAD, reason=because("poison"))
    async with database.connection() as connection:
        await connection.execute("update inbound_messages set key = 'forgotten', envelope = '{}'")
    assert await count(database) == 0


async def test_a_sweep_takes_only_what_no_message_names(database: Database, store: AttachmentStore) -> None:
    message = form(attachments=(PICTURE,))
    await store.keep(message.event_id, [FILE])
    claim = await settled(database, message)
    await store.keep("web_form:never sent", [FILE])
    await store.sweep(timedelta(days=1))
    young = await count(database)
    await store.sweep(timedelta(0))
    assert (young, await count(database)) == (2, 1)
    assert (await only(store, claim)).event_id == message.event_id


async def due(database: Database) -> None:
    """As if the wait were over."""
    async with database.connection() as connection:
        await connection.execute("update attachments set next_attempt_at = clock_timestamp()")


async def count(database: Database) -> int:
    async with database.connection() as connection:
        number: int = await connection.fetchval("select count(*) from attachments")
    return number

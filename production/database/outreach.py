"""Messages that we write first: whether they may, how they are kept, and what becomes of `last_contacted`."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from production.channels.email.render import new_message_id
from production.crm.customers.matching import delivered_key
from production.crm.outreach.model import Refusal, Suppressed, Writer
from production.crm.outreach.writing_hours import Place, WritingHours, place_of
from production.database.named_queries import load
from production.database.pool import Connection
from production.schemas.errors import Conflict
from production.schemas.ids import Channel, IdentifierKind
from production.schemas.outcomes import DeliveryStatus
from production.schemas.site import Site
from production.schemas.wording import wording_of

_SQL = load("outreach")
_MAY_FAIL = ("sending",)
_MAY_RETURN = ("sending", "unknown", "sent", "delivered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message to one person."""

    customer_id: UUID
    channel: Channel
    recipient: str
    subject: str
    text: str
    purpose: str = "marketing"
    campaign_id: int | None = None
    recipient_id: int | None = None
    """Of the campaign."""
    step: int = 0
    follows: UUID | None = None
    """The one that nobody answered."""
    product_id: UUID | None = None
    author_id: UUID | None = None
    key: str | None = None
    """Of the request: the same one writes once."""
    written_by: Writer = Writer.PERSON
    language: str | None = None
    """Of the words around it, as a tag."""


def domain_of(channel: Channel, address: str) -> str:
    """What is paced together: a domain of mail, or a channel."""
    return address.rpartition("@")[2].lower() if channel == Channel.EMAIL else str(channel)


async def refusal(
    connection: Connection, customer_id: UUID, address: str, channel: Channel, purpose: str
) -> Refusal | None:
    """Why this may not be written; None: it may."""
    why = await connection.fetchval(_SQL["refusal"], customer_id, address, channel, purpose)
    return Refusal(why) if why else None


async def write(connection: Connection, letter: Letter, mail_domain: str) -> UUID | None:
    """Keep it as a draft; None where it was written before: by the same request, or for the same step."""
    return next(iter(await write_all(connection, [letter], mail_domain)), None)


async def write_all(connection: Connection, letters: Sequence[Letter], mail_domain: str) -> list[UUID]:
    """The same of many at once: those that were not written before."""
    rows = await connection.fetchmany(_SQL["write"], [_columns(each, mail_domain) for each in letters])
    return [row["id"] for row in rows]


def _columns(letter: Letter, mail_domain: str) -> tuple[object, ...]:
    return (
        letter.customer_id,
        letter.channel,
        letter.recipient,
        domain_of(letter.channel, letter.recipient),
        letter.subject,
        letter.text,
        secrets.token_urlsafe(24),
        new_message_id(mail_domain),
        letter.purpose,
        letter.campaign_id,
        letter.recipient_id,
        letter.step,
        letter.follows,
        letter.product_id,
        letter.author_id,
        letter.key,
        letter.written_by,
        letter.language,
    )


async def release(connection: Connection, message_id: UUID) -> None:
    """Let a draft leave; whoever it goes to counts as contacted from now on.

    Raises:
        Conflict: the person may not be written to, or it is no draft any more.
    """
    row = await connection.fetchrow(_SQL["hold"], message_id)
    if row is None:
        raise Conflict("It is no draft any more.")
    if row["refusal"]:
        raise Conflict(_WHY[Refusal(row["refusal"])])
    await release_all(connection, [message_id])


async def release_all(connection: Connection, message_ids: Sequence[UUID]) -> None:
    """The same of those whose recipients may be written to, as the same transaction has asked."""
    await connection.executemany(_SQL["release"], [(each,) for each in message_ids])


_WHY = {
    Refusal.GONE: "There is no such customer any more.",
    Refusal.SUPPRESSED: "They asked for no more of this, or mail to them comes back.",
    Refusal.NO_CONSENT: "Nobody has written down why they may be written to: record a consent first.",
}


def way_out(site: Site, token: str, language: str | None) -> str:
    """What stands below a mail of ours: where people say what they want.

    The link is a secret of its reader: it is added as the mail leaves, and kept among no words that others read.
    """
    link = f"{site.public_url.rstrip('/')}/preferences/#{token}"
    return wording_of(language).outreach.unsubscribe.format(company=site.company, link=link)


def one_click_url(site: Site, token: str) -> str:
    """What mail programs call: RFC 8058."""
    return f"{site.public_url.rstrip('/')}/api/v1/unsubscribe/{token}"


async def suppress(connection: Connection, address: str, channel: Channel, reason: Suppressed, source: str) -> None:
    """Write to this address no more, whoever has it."""
    await connection.execute(_SQL["suppress"], address, channel, reason, source)


async def call_off(connection: Connection, customer_ids: Sequence[UUID]) -> None:
    """Take back what waits for these and may no longer leave. What a sender finds so it calls off itself."""
    waiting = await connection.fetch(_SQL["waiting_for"], customer_ids)
    await call_back(connection, {row["id"]: row["why"] for row in waiting})


async def call_back(connection: Connection, refused: Mapping[UUID, str]) -> None:
    """Take back these, each for a reason, unless they have begun to leave."""
    called_off = await connection.fetch(_SQL["call_off"], list(refused), list(refused.values()))
    await connection.executemany(_SQL["take_back"], [(row["id"],) for row in called_off])


async def fail(connection: Connection, message_id: UUID, reason: str, *, unsubscribed: bool) -> None:
    """The provider refused for good; perhaps because the recipient has told it to take nothing more."""
    await _failed(connection, message_id, reason, _MAY_FAIL, unsubscribed=unsubscribed)


async def note_opt_out(connection: Connection, channel: Channel, recipient: str) -> None:
    """Whoever goes by this number or id has told the provider, not us: the wish is the same."""
    theirs = await connection.fetch(_SQL["opt_out"], delivered_key(IdentifierKind.PHONE, recipient), channel)
    await call_off(connection, [row["customer_id"] for row in theirs])


async def returned(connection: Connection, correlation_id: str, reason: str, suppressed: Suppressed) -> None:
    """A mail of ours came back, or its reader called it junk: nothing more goes to this address."""
    if row := await connection.fetchrow(_SQL["of_correlation"], correlation_id):
        await suppress(connection, row["recipient"], Channel(row["channel"]), suppressed, correlation_id)
        if suppressed is Suppressed.BOUNCED:
            await _failed(connection, row["id"], reason, _MAY_RETURN)
        await call_off(connection, [row["customer_id"]])


async def advance(
    connection: Connection,
    provider_id: str,
    status: DeliveryStatus,
    error: str | None,
    correlation_id: str | None,
    *,
    unsubscribed: bool,
) -> bool:
    """What the provider reports of a message; False where it is none of these or we know better."""
    message_id = await connection.fetchval(_SQL["of_provider"], provider_id, correlation_id)
    if message_id is None:
        return False
    if status is DeliveryStatus.FAILED:
        reason = error or "not delivered"
        return await _failed(connection, message_id, reason, _MAY_RETURN, unsubscribed=unsubscribed)
    return bool(await connection.fetchval(_SQL["advance"], message_id, status, provider_id))


async def _failed(
    connection: Connection, message_id: UUID, reason: str, while_in: Sequence[str], *, unsubscribed: bool = False
) -> bool:
    row = await connection.fetchrow(_SQL["mark_failed"], message_id, reason, list(while_in))
    if row is None:
        return False
    await connection.execute(_SQL["take_back"], message_id)
    if unsubscribed:
        await note_opt_out(connection, Channel(row["channel"]), row["recipient"])
    return True


@dataclass(frozen=True, slots=True)
class Waiting:
    """What somebody has not answered yet."""

    customer_id: UUID
    since: datetime
    message_id: UUID | None = None
    interaction_id: int | None = None


async def remind(connection: Connection, waiting: Waiting, days: int | None = None) -> None:
    """Come back to it so many working days later, or as many as the company waits; once."""
    calendar, usual = await calendar_of(connection, waiting.customer_id)
    due = calendar.after(waiting.since, days or usual)
    of = waiting.customer_id, waiting.message_id, waiting.interaction_id, waiting.since
    await connection.execute(_SQL["remind"], *of, due)


async def calendar_of(connection: Connection, customer_id: UUID) -> tuple[WritingHours, int]:
    """Of somebody, and how many days the company waits for an answer."""
    row = await connection.fetchrow(_SQL["calendar"], customer_id)
    return calendar(row), row["working_days"]


def calendar(row: Any) -> WritingHours:
    """Of a row of `customer_calendars`."""
    company = Place(row["company_zone"], row["company_country"], row["company_subdivision"])
    place = place_of(row["time_zone"], row["phone"], company)
    return WritingHours(place, row["opens"], row["closes"], frozenset(row["closed_on"]))

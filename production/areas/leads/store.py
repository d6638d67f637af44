"""Leads in Postgres: each once, with the contact, the deal, what was agreed to and what we answer, or nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from production.areas.leads.model import Lead, LeadSummary, Outcome, Status
from production.channels.outreach import framed
from production.crm.customers.model import Identifier
from production.crm.permissions.model import EVERYTHING, Scope
from production.crm.sales.positions import position_between
from production.database.audit import Act, record
from production.database.contact_writes import ContactWrite, write_contacts
from production.database.contacts import holder_of
from production.database.customers import lock_identifiers
from production.database.listing import Asked, Key, Listed, ListOf
from production.database.named_queries import load_own
from production.database.outreach import Letter, refusal, release, write
from production.database.pool import Connection, Database
from production.schemas.ids import Channel, IdentifierKind
from production.schemas.site import Site

_SQL = load_own("production.areas.leads")
_ENQUIRY = "enquiry"
"""Purpose of the one answer to what they asked for."""
KEYS = {"created_at": Key("created_at", "timestamptz")}
_LIST = ListOf(_SQL["leads"], KEYS, LeadSummary, id_type="text")


class LeadList:
    """Within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def page(self, asked: Asked, outcomes: Sequence[Status] | None) -> Listed[LeadSummary]:
        return await _LIST.page(self._database, asked, self._scope.sql, outcomes, asked.q)


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody hears at once; in it `{form}` stands for the name of the form."""

    text: str
    site: Site


class LeadStore:
    """What was announced, and what came of it."""

    def __init__(self, database: Database, answer: Answer | None = None, marketing: str = "") -> None:
        """`marketing`: words of the boxes under which somebody agrees to be written to; none: no box means that."""
        self._database = database
        self._answer = answer
        self._marketing = marketing.casefold()

    async def notice(self, lead_id: str, form_id: str, created_at: datetime) -> None:
        """It is there to be fetched; again changes nothing."""
        await self._database.execute(_SQL["notice"], lead_id, form_id, created_at)

    async def due(self, limit: int) -> list[tuple[str, str]]:
        """(lead, form) of those that are to be fetched now; each is ours for a minute."""
        return [(row["id"], row["form_id"]) for row in await self._database.fetch(_SQL["due"], limit)]

    async def give_up(self, lead_id: str, reason: str, before: datetime) -> None:
        """If it was written before that moment."""
        await self._database.execute(_SQL["give_up"], lead_id, Outcome.GONE, reason, before)

    async def read_until(self, form_id: str) -> datetime | None:
        until: datetime | None = await self._database.fetchval(_SQL["read_until"], form_id)
        return until

    async def have_read(self, form_id: str, until: datetime) -> None:
        await self._database.execute(_SQL["have_read"], form_id, until)

    async def take(self, lead: Lead) -> Outcome:
        """All that follows from it, in one transaction. What a form says proves nothing: addresses are claims."""
        async with self._database.transaction() as connection:
            outcome = await self._take(connection, lead)
            await connection.execute(_SQL["end"], lead.id, outcome, None)
        return outcome

    async def _take(self, connection: Connection, lead: Lead) -> Outcome:
        if lead.is_test:
            return Outcome.TEST
        if lead.email is None and lead.phone is None:
            return Outcome.UNUSABLE
        customer_id = await _person(connection, lead)
        again = await connection.fetchval(_SQL["filled_in"], customer_id, lead.form.id, lead.created_at)
        deal_id = None if again else await _open_deal(connection, lead, customer_id)
        await self._note_consents(connection, lead, customer_id)
        answered_by = None if again else await self._reply(connection, lead, customer_id)
        values = lead.id, customer_id, lead.form.id, lead.form.name, dict(lead.answers), list(lead.agreed_to)
        await connection.execute(_SQL["store"], *values, lead.created_at, deal_id, answered_by)
        told = {"form": lead.form.name, "agreed_to": list(lead.agreed_to)}
        await record(connection, EVERYTHING.caller, Act("lead_taken", "lead", lead.id, None, told, customer_id))
        return Outcome.AGAIN if again else Outcome.NEW

    async def _note_consents(self, connection: Connection, lead: Lead, customer_id: UUID) -> None:
        """They asked, so they may be answered; under some boxes they also agree to more, in their own words.

        It is only a form: where somebody has said no, or somebody else has shown that the address is theirs, it
        permits nothing.
        """
        source = f"lead ad {lead.form.name}, lead {lead.id}"
        agreed_to = [words for words in lead.agreed_to if self._marketing and self._marketing in words.casefold()]
        for channel in [*([Channel.EMAIL] if lead.email else []), *([Channel.WHATSAPP] if lead.phone else [])]:
            await connection.execute(_SQL["agree"], customer_id, channel, _ENQUIRY, "contract", source, lead.created_at)
            for words in agreed_to:
                agreed = "marketing", "consent", f"{source}: {words}", lead.created_at
                await connection.execute(_SQL["agree"], customer_id, channel, *agreed)

    async def _reply(self, connection: Connection, lead: Lead, customer_id: UUID) -> Channel | None:
        """By mail, else by an approved template, else not at all."""
        way = await _way_to(connection, lead)
        if self._answer is None or way is None:
            return None
        channel, address = way
        if await refusal(connection, customer_id, address, channel, _ENQUIRY):
            return None
        words, site = self._answer.text.replace("{form}", lead.form.name), self._answer.site
        letter = Letter(
            customer_id=customer_id,
            channel=channel,
            recipient=address,
            subject=lead.form.name,
            text=framed(words, channel, name=lead.fields.get("first_name"), company=site.company, language=None),
            purpose=_ENQUIRY,
            key=f"lead:{lead.id}",
        )
        written = await write(connection, letter, site.mail_domain)
        if written is not None:
            await release(connection, written)
        return channel


async def _person(connection: Connection, lead: Lead) -> UUID:
    """Whoever goes by the address, or alone by the number, else somebody new."""
    keys = {IdentifierKind.EMAIL: lead.email, IdentifierKind.PHONE: lead.phone}
    await lock_identifiers(connection, [Identifier(kind, value) for kind, value in keys.items() if value])
    if lead.email and (holder := await holder_of(connection, EVERYTHING, lead.email)):
        found: UUID = holder["id"]
        await connection.execute(_SQL["back_again"], found)
        return found
    if not lead.email and (known := await connection.fetchval(_SQL["holder_of_number"], lead.phone)):
        same: UUID = known
        return same
    fields = {**lead.fields, "email": lead.email, "phone": lead.phone, "tags": ["lead ad"]}
    fresh = ContactWrite(uuid4(), {name: value for name, value in fields.items() if value})
    await write_contacts(connection, EVERYTHING.caller, [fresh])
    return fresh.customer_id


async def _open_deal(connection: Connection, lead: Lead, customer_id: UUID) -> int | None:
    """In the first pipeline; None where there is none."""
    pipeline_id = await connection.fetchval(_SQL["pipeline"])
    if pipeline_id is None:
        return None
    position = position_between(None, await connection.fetchval(_SQL["top"], pipeline_id))
    told = "\n".join(f"{name}: {value}" for name, value in lead.answers.items())
    values = lead.form.name[:200], told, pipeline_id, customer_id, position, EVERYTHING.caller.name
    deal_id: int = await connection.fetchval(_SQL["open_deal"], *values)
    return deal_id


async def _way_to(connection: Connection, lead: Lead) -> tuple[Channel, str] | None:
    if lead.email:
        return Channel.EMAIL, lead.email
    if lead.phone and await connection.fetchval(_SQL["has_template"]):
        return Channel.WHATSAPP, lead.phone
    return None

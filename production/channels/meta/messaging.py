"""Batches of Messenger and Instagram in our words.

https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from production.channels.kinds import kind_of_chat
from production.channels.meta.content import attachments_of, place_of, words_of
from production.channels.meta.payload import Part, moment, part_at, parts_at, text_at
from production.channels.meta.webhook import Event, Report, left_out
from production.schemas.envelope import InboundMessage, LeadNotice, MessageKind, Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel, IdentifierKind, Proof, event_id
from production.schemas.outcomes import DeliveryStatus

_MS = 1000


@dataclass(frozen=True, slots=True)
class Messaging:
    """Of one channel."""

    channel: Channel
    identifier: IdentifierKind
    """Its people have an id for our page only."""

    def read(self, body: Any, received_at: datetime, app_id: str) -> Iterator[Event]:
        """Every event of every entry; `app_id` is ours, which marks our own words when they come back."""
        for entry in parts_at(body, "entry"):
            for event in parts_at(entry, "messaging"):
                yield from self._event(entry, event, received_at, app_id)
            for event in parts_at(entry, "standby"):
                yield from self._overheard(entry, event, received_at)
            for change in parts_at(entry, "changes"):
                if text_at(change, "field") == "leadgen":
                    yield from _lead(part_at(change, "value"), received_at)

    def _event(self, entry: Part, event: Part, received_at: datetime, app_id: str) -> Iterator[Event]:
        if part_at(event, "message").get("is_echo"):
            yield from self._echo(entry, event, received_at, app_id)
        elif "message" in event or "postback" in event or "reaction" in event:
            yield from self._said(entry, event, received_at)
        else:
            yield from self._reports(event)

    def _said(self, entry: Part, event: Part, received_at: datetime) -> Iterator[InboundMessage]:
        if part_at(event, "message").get("is_deleted"):
            return  # we keep what was said to us
        for message in self._inbound(entry, event, text_at(event, "sender", "id"), received_at):
            words, place = words_of(event), place_of(event)
            kind = MessageKind.REACTION if "reaction" in event else kind_of_chat(words, place, message.attachments)
            yield message.model_copy(update={"kind": kind})

    def _overheard(self, entry: Part, event: Part, received_at: datetime) -> Iterator[InboundMessage]:
        """Another app owns the thread: what the customer says there is written down, and not answered."""
        if "message" in event and not part_at(event, "message").get("is_echo"):
            for message in self._inbound(entry, event, text_at(event, "sender", "id"), received_at):
                yield message.model_copy(update={"kind": MessageKind.STANDBY})

    def _echo(self, entry: Part, event: Part, received_at: datetime, app_id: str) -> Iterator[Event]:
        """`metadata` is the id of ours that we sent the message with."""
        if app_id and text_at(event, "message", "app_id") == app_id:
            ours = text_at(event, "message", "metadata") or None
            yield Report(text_at(event, "message", "mid"), DeliveryStatus.SENT, None, ours)
            return
        for message in self._inbound(entry, event, text_at(event, "recipient", "id"), received_at):
            yield message.model_copy(update={"kind": MessageKind.ECHO})

    def _reports(self, event: Part) -> Iterator[Report]:
        mids = part_at(event, "delivery").get("mids")
        for mid in mids if isinstance(mids, list) else []:
            if isinstance(mid, str):
                yield Report(mid, DeliveryStatus.DELIVERED)
        if mid := text_at(event, "read", "mid"):
            yield Report(mid, DeliveryStatus.READ)
        elif until := moment(text_at(event, "read", "watermark"), _MS):
            yield Report("", DeliveryStatus.READ, until=(self.channel, text_at(event, "sender", "id"), until))

    def _inbound(self, entry: Part, event: Part, person: str, received_at: datetime) -> Iterator[InboundMessage]:
        """Nothing where it does not say who and which."""
        provider_id = _id_of(event, person)
        if not person or not provider_id or any(char.isspace() for char in person):
            left_out("message", InvalidInput("sender.id", "nobody, or no message, is named"))
            return
        yield InboundMessage(
            event_id=event_id(self.channel, provider_id),
            channel=self.channel,
            key=person,
            received_at=received_at,
            sent_at=moment(text_at(event, "timestamp"), _MS),
            sender=Sender(kind=self.identifier, value=person, proof=Proof.PROVEN),
            line=text_at(entry, "id") or None,
            text="\n".join(filter(None, [words_of(event), place_of(event)])),
            attachments=attachments_of(event),
        )


def _id_of(event: Part, person: str) -> str:
    """Of the message; a button or a reaction may have none, but happens once at its time."""
    at = text_at(event, "timestamp")
    mid = text_at(event, "message", "mid") or text_at(event, "postback", "mid")
    return mid or (f"{person}.{at}" if at else "")


def _lead(value: Part, received_at: datetime) -> Iterator[LeadNotice]:
    lead, form, page = (text_at(value, name) for name in ("leadgen_id", "form_id", "page_id"))
    if not (lead.isdecimal() and form.isdecimal()):
        left_out("lead", InvalidInput("leadgen_id", "no lead, or no form, is named"))
        return
    yield LeadNotice(
        event_id=f"lead:{lead}",
        lead_id=lead,
        form_id=form,
        page_id=page,
        created_at=moment(text_at(value, "created_time")) or received_at,
        received_at=received_at,
    )

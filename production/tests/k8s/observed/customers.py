"""Customers who write, on every way."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from secrets import randbelow
from uuid import uuid4

import httpx
from aiokafka import AIOKafkaProducer

from production.schemas.envelope import InboundMessage, Sender
from production.schemas.ids import Channel, IdentifierKind, Proof, event_id
from production.stream.codec import encode
from production.tests.support.stack import Stack

INCOMING = "fte.tickets.incoming"
WANTS_A_PERSON = "I want to talk to a real person."
_FORM = {"name": "Ada", "subject": "Password", "category": "how_to", "message": "How do I reset my password?"}


async def fill_in(stack: Stack, count: int = 1, *, email: str | None = None) -> list[int]:
    """So many forms at once, of different people if none is named; the status codes."""
    async with httpx.AsyncClient(base_url=f"{stack.info['api_url']}/api/v1", timeout=60) as api:
        forms = [_FORM | {"email": email or f"{uuid4().hex}@example.com"} for _ in range(count)]
        answers = await asyncio.gather(*(api.post("/support/form", json=form) for form in forms))
    return [answer.status_code for answer in answers]


async def chat(stack: Stack, count: int = 1, text: str = WANTS_A_PERSON) -> list[str]:
    """So many WhatsApp messages of different people; Twilio's ids."""
    async with httpx.AsyncClient(base_url=f"{stack.info['twilio_url']}/sandbox", timeout=60) as twilio:
        sent = [{"from": number(), "text": text} for _ in range(count)]
        answers = await asyncio.gather(*(twilio.post("/whatsapp", json=message) for message in sent))
    return [answer.raise_for_status().json()["sid"] for answer in answers]


async def mail(stack: Stack) -> None:
    """One mail of somebody who will get a reply at once: that a person takes over."""
    letter = {"from_email": f"{uuid4().hex}@example.com", "subject": "Help", "text": WANTS_A_PERSON}
    async with httpx.AsyncClient(base_url=f"{stack.info['gmail_url']}/sandbox", timeout=60) as gmail:
        (await gmail.post("/email", json=letter)).raise_for_status()


async def flood(stack: Stack, count: int, *, minutes_ago: int) -> None:
    """So many messages of one WhatsApp customer, accepted and in the stream since then."""
    when, phone = datetime.now(UTC) - timedelta(minutes=minutes_ago), number()
    sender = Sender(kind=IdentifierKind.PHONE, value=phone, proof=Proof.PROVEN)
    producer = AIOKafkaProducer(bootstrap_servers=stack.info["kafka_bootstrap"])
    await producer.start()
    for _ in range(count):
        message = InboundMessage(
            event_id=event_id(Channel.WHATSAPP, uuid4().hex),
            channel=Channel.WHATSAPP,
            key=f"whatsapp:{phone}",
            received_at=when,
            sender=sender,
            text=WANTS_A_PERSON,
        )
        stamp = int(when.timestamp() * 1_000)
        await producer.send(INCOMING, encode(message), key=message.key.encode(), timestamp_ms=stamp)
    await producer.stop()


async def write_nonsense(stack: Stack) -> None:
    """A record that no release of ours wrote."""
    producer = AIOKafkaProducer(bootstrap_servers=stack.info["kafka_bootstrap"])
    await producer.start()
    await producer.send_and_wait(INCOMING, b"no envelope", key=b"nobody")
    await producer.stop()


def number() -> str:
    return f"+1555{randbelow(10**7):07}"

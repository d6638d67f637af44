"""The sandbox: plays the customers, shows what they see, and makes the providers misbehave."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from fastapi import APIRouter

from production.lab.local.providers.chats import Draft
from production.lab.local.providers.compose import CustomerMail, compose
from production.lab.local.providers.faults import Fault
from production.lab.local.providers.gmail_posting import Upload
from production.lab.local.providers.gmail_write import deliver
from production.lab.local.providers.letter import read_letter, with_header
from production.lab.local.providers.operations import WEBHOOK
from production.lab.local.providers.sandbox_requests import (
    ClockRequest,
    EmailRequest,
    SmsRequest,
    WhatsAppIdentity,
    WhatsAppRequest,
)
from production.lab.local.providers.sandbox_views import chat_view, sent_chat_view, sent_mail_view, thread_view
from production.lab.local.providers.search import Condition, has_label, with_participant
from production.lab.local.providers.twilio_resources import inbound_form
from production.lab.local.providers.world import TheWorld, World

_ALL = 1_000_000

router = APIRouter(prefix="/sandbox")


@router.get("")
def describe(world: TheWorld) -> dict[str, Any]:
    return {
        "enabled": True,
        "mailbox": world.accounts[0].address,
        "whatsapp_number": world.config.whatsapp_number,
        "sms_number": world.config.sms_number,
    }


@router.post("/email")
def write_email(world: TheWorld, request: EmailRequest) -> dict[str, Any]:
    """A reply answers the newest mail of its thread. Every mailbox in `to` gets a copy, the first one is shown."""
    accounts = [world.account(address) for address in request.to or [""]]
    answered = accounts[0].mailbox.thread(request.thread_id)[-1].raw if request.thread_id else None
    to = ", ".join(account.address for account in accounts)
    raw = compose(CustomerMail(to=to, **request.model_dump(exclude={"thread_id", "to"})), answered)
    checked = with_header(raw, "Authentication-Results", _verdict(request.from_email))
    mail, *_ = [deliver(account, Upload(checked), by_header=False) for account in accounts]
    return {"thread_id": mail.thread_id, "message_id": read_letter(mail.raw).rfc822_id, "id": mail.id}


def _verdict(address: str) -> str:
    """What Gmail writes above a mail that its sender's domain vouches for."""
    return f"mx.google.com; dmarc=pass (p=NONE) header.from={address.rpartition('@')[2]}"


@router.get("/email/threads")
def list_threads(world: TheWorld, address: str = "", mailbox: str = "") -> dict[str, Any]:
    """Those in which `address` takes part, all when it is empty; the liveliest first."""
    conditions = [with_participant(address)] if address else []
    found = world.account(mailbox).mailbox.search_threads(conditions, _ALL)
    return {"threads": [thread_view(mails) for mails in found]}


@router.post("/email/expire-history")
def expire_history(world: TheWorld) -> dict[str, Any]:
    """Every history id handed out so far becomes too old, in every mailbox."""
    first, *_ = [account.history.expire() for account in world.accounts]
    return {"history_id": str(first)}


@router.post("/whatsapp")
def write_whatsapp(world: TheWorld, request: WhatsAppRequest) -> dict[str, Any]:
    draft = Draft(request.sender, world.config.whatsapp_address, request.text, tuple(request.media))
    message = world.chats.receive(draft)
    form = inbound_form(message, world.config.account_sid, request.name)
    if request.user_id:
        form["ExternalUserId"] = request.user_id
    world.background.start(_announce(world, world.config.whatsapp_webhook_url, form))
    return {"sid": message.sid}


@router.post("/sms")
def write_sms(world: TheWorld, request: SmsRequest) -> dict[str, Any]:
    message = world.chats.receive(Draft(request.sender, world.config.sms_number, request.text, tuple(request.media)))
    form = inbound_form(message, world.config.account_sid, "")
    world.background.start(_announce(world, world.config.sms_webhook_url, form))
    return {"sid": message.sid}


async def _announce(world: World, url: str, form: dict[str, str]) -> None:
    if world.faults.take("twilio", WEBHOOK) is None:
        await world.webhooks.deliver(url, form)


@router.get("/whatsapp/chats/{phone}")
def show_chat(world: TheWorld, phone: WhatsAppIdentity) -> dict[str, Any]:
    """Oldest first; empty when nobody has written."""
    return _chat(world, phone)


@router.get("/sms/chats/{phone}")
def show_texts(world: TheWorld, phone: str) -> dict[str, Any]:
    """Oldest first; empty when nobody has written."""
    return _chat(world, phone)


def _chat(world: World, address: str) -> dict[str, Any]:
    messages = world.chats.search([Condition("? IN (sender, recipient)", address)], _ALL)
    return {"messages": [chat_view(message) for message in reversed(messages)]}


@router.post("/clock")
def move_clock(world: TheWorld, request: ClockRequest) -> dict[str, Any]:
    world.chats.move_last_inbound(request.phone, request.hours_ago)
    return {"window_open": world.chats.window_is_open(request.phone)}


@router.post("/faults")
async def arm_fault(world: TheWorld, fault: Fault) -> Fault:
    world.faults.arm(fault)
    return fault


@router.delete("/faults", status_code=204)
async def clear_faults(world: TheWorld) -> None:
    world.faults.clear()


@router.get("/sent")
def show_sent(world: TheWorld) -> dict[str, Any]:
    """Everything that the company has handed to the providers, oldest first."""
    found = [mail for account in world.accounts for mail in account.mailbox.search([has_label("SENT")], _ALL)]
    mails = sorted(found, key=lambda mail: mail.internal_date)
    sent = {
        "email": [sent_mail_view(mail) for mail in mails],
        "whatsapp": _sent_from(world, world.config.whatsapp_address),
        "sms": _sent_from(world, world.config.sms_number),
    }
    return {**sent, "counts": {channel: len(messages) for channel, messages in sent.items()}}


def _sent_from(world: World, address: str) -> list[dict[str, Any]]:
    ours = [Condition("direction = ?", "outbound-api"), Condition("sender = ?", address)]
    return [sent_chat_view(message) for message in reversed(world.chats.search(ours, _ALL))]


@router.get("/acks")
async def show_acks(world: TheWorld) -> dict[str, list[float]]:
    """Milliseconds that the company took to acknowledge webhooks, newest last."""
    return {each.name: list(getattr(world.acks, each.name)) for each in fields(world.acks)}

"""What a provider has and we do not, and a mailbox that stops telling us."""

from __future__ import annotations

import httpx
from twilio.request_validator import RequestValidator

from production.tests.k8s.observed.alerts import Alerts, fires
from production.tests.k8s.observed.breaking import execute, refusing, restart_scheduler
from production.tests.k8s.observed.customers import chat
from production.tests.support.stack import Stack

_THREE_DAYS_LEFT = "update mailboxes set watch_expires_at = now() + interval '3 days'"


async def announce(stack: Stack, sid: str) -> None:
    """The webhook of a message, as somebody repeats it by hand."""
    url = f"{stack.info['api_url']}/api/v1/webhooks/whatsapp"
    form = {"MessageSid": sid, "From": "whatsapp:+15550001111", "To": "whatsapp:+14155551000", "Body": "Hello?"}
    signature = RequestValidator(stack.info["twilio_auth_token"]).compute_signature(url, form)
    async with httpx.AsyncClient(timeout=30) as twilio:
        (await twilio.post(url, data=form, headers={"X-Twilio-Signature": signature})).raise_for_status()


@fires("GmailWatchEnds", "MessagesMissing")
async def test_a_message_without_a_webhook_and_a_watch_that_ends(stack: Stack, alerts: Alerts) -> None:
    """A scheduler compares with the providers and renews watches as soon as it leads."""
    async with refusing(stack, "twilio", "webhook", mode="drop"):
        [sid] = await chat(stack)
    await execute(stack, _THREE_DAYS_LEFT)
    await alerts.fire("GmailWatchEnds")
    await restart_scheduler(stack)
    await alerts.fire("MessagesMissing")
    await alerts.end("GmailWatchEnds")
    await announce(stack, sid)
    await restart_scheduler(stack)
    await alerts.end("MessagesMissing")

"""Providers that refuse, and customers who are not content."""

from __future__ import annotations

from functools import partial

import httpx

from production.tests.k8s.observed.alerts import Alerts, fires, until
from production.tests.k8s.observed.breaking import execute, refusing
from production.tests.k8s.observed.customers import chat, mail
from production.tests.support.stack import Stack

_SIX_MINUTES_AGO = """
update messages set created_at = created_at - interval '6 minutes'
where channel = 'email' and direction = 'outbound' and delivery_status in ('pending', 'sending')
"""


@fires("EscalationRateHigh", "RepliesFail", "ProviderErrors")
async def test_customers_who_want_a_person_and_cannot_be_reached(stack: Stack, alerts: Alerts) -> None:
    async with refusing(stack, "twilio", "send", status=400, code=63024):
        await alerts.fire(meanwhile=partial(chat, stack, 8))


@fires("RepliesWait", "ProviderUnwell", "ChoreKeepsFailing")
async def test_a_gmail_that_takes_nothing_more_and_cannot_be_asked(stack: Stack, alerts: Alerts) -> None:
    async with refusing(stack, "gmail", "send", status=429):
        await mail(stack)
        await until(lambda: execute(stack, _SIX_MINUTES_AGO))
        async with refusing(stack, "gmail", "history", status=503), refusing(stack, "gmail", "profile", status=401):
            await alerts.fire()


@fires("WebhooksRefused")
async def test_webhooks_with_a_wrong_signature(stack: Stack, alerts: Alerts) -> None:
    async with httpx.AsyncClient(base_url=f"{stack.info['api_url']}/api/v1") as api:
        forged = partial(api.post, data={"MessageSid": "SM1"}, headers={"X-Twilio-Signature": "wrong"})
        await alerts.fire(meanwhile=partial(forged, "/webhooks/whatsapp"))

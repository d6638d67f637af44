"""`/api/v1/webhooks/whatsapp/cloud`: Meta brings messages, echoes and reports of our WhatsApp numbers."""

from __future__ import annotations

from production.channels.meta.webhook import meta_webhook
from production.channels.whatsapp.cloud.parse import read
from production.channels.whatsapp.cloud.provider import PROVIDER

WEBHOOK = meta_webhook(PROVIDER, "/webhooks/whatsapp/cloud", read)

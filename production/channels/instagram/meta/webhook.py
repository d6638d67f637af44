"""`/api/v1/webhooks/instagram`: Meta brings what happens on our Instagram account."""

from __future__ import annotations

from production.channels.instagram.channel import CHANNEL
from production.channels.instagram.meta.provider import PROVIDER
from production.channels.meta.messaging import Messaging
from production.channels.meta.webhook import meta_webhook
from production.schemas.ids import IdentifierKind

WEBHOOK = meta_webhook(PROVIDER, "/webhooks/instagram", Messaging(CHANNEL.name, IdentifierKind("instagram_user")).read)

"""`/api/v1/webhooks/messenger`: Meta brings what happens on our page, leads of its ads as well."""

from __future__ import annotations

from production.channels.messenger.channel import CHANNEL
from production.channels.messenger.meta.provider import PROVIDER
from production.channels.meta.messaging import Messaging
from production.channels.meta.webhook import meta_webhook
from production.schemas.ids import IdentifierKind

WEBHOOK = meta_webhook(PROVIDER, "/webhooks/messenger", Messaging(CHANNEL.name, IdentifierKind("messenger_user")).read)

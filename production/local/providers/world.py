"""Everything the routers work with, built when the server starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from production.local.providers.acks import Acks
from production.local.providers.background import Background
from production.local.providers.chats import Chats
from production.local.providers.config import ProviderConfig
from production.local.providers.faults import Faults
from production.local.providers.files import Files
from production.local.providers.gmail_push import Pusher
from production.local.providers.history import History
from production.local.providers.mailbox import Mailbox
from production.local.providers.watch import Watches
from production.local.providers.webhooks import Webhooks


@dataclass(frozen=True, slots=True)
class World:
    """The two providers and their customers."""

    config: ProviderConfig
    mailbox: Mailbox
    history: History
    watches: Watches
    pusher: Pusher
    chats: Chats
    files: Files
    webhooks: Webhooks
    background: Background
    faults: Faults
    acks: Acks


def _world(request: Request) -> World:
    world: World = request.app.state.world
    return world


TheWorld = Annotated[World, Depends(_world)]

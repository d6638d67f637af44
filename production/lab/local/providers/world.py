"""Everything the routers work with, built when the server starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from production.lab.local.provider_config import ProviderConfig
from production.lab.local.providers.account import Account
from production.lab.local.providers.acks import Acks
from production.lab.local.providers.background import Background
from production.lab.local.providers.chats import Chats
from production.lab.local.providers.faults import Faults
from production.lab.local.providers.files import Files
from production.lab.local.providers.graph_chats import GraphChats
from production.lab.local.providers.graph_webhooks import GraphWebhooks
from production.lab.local.providers.storefront import Storefront
from production.lab.local.providers.webhooks import Webhooks
from production.schemas.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class World:
    """The providers and their customers."""

    config: ProviderConfig
    accounts: tuple[Account, ...]
    """The first one is meant where no mailbox is named."""
    chats: Chats
    files: Files
    webhooks: Webhooks
    graph_chats: GraphChats
    graph_webhooks: GraphWebhooks
    background: Background
    faults: Faults
    acks: Acks
    storefront: Storefront

    def account(self, address: str) -> Account:
        """The first for an empty address; InvalidInput for one that is not the company's."""
        for account in self.accounts:
            if address in {"", account.address}:
                return account
        raise InvalidInput("mailbox", f"one of {', '.join(account.address for account in self.accounts)}")


def _world(request: Request) -> World:
    world: World = request.app.state.world
    return world


TheWorld = Annotated[World, Depends(_world)]

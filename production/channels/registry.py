"""Finds channels and providers: a package in this folder with a `channel.py`, and one below it with a `provider.py`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType

import production.channels as folder
from production.channels.model import ChannelSpec
from production.channels.provider import Company, Connection, ProviderSettings, ProviderSpec, Webhook
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel


@cache
def channels() -> Mapping[Channel, ChannelSpec]:
    """By name, in the order of their folders."""
    found = [import_module(f"{each}.channel").CHANNEL for each in _packages(folder) if find_spec(f"{each}.channel")]
    return {each.name: each for each in found}


@cache
def providers() -> Mapping[str, ProviderSpec]:
    """By name, in the order of their channels and folders."""
    below = (each for channel in _packages(folder) for each in _packages(import_module(channel)))
    found = [import_module(f"{each}.provider").PROVIDER for each in below if find_spec(f"{each}.provider")]
    return {each.name: each for each in found}


def webhooks() -> Mapping[str, Webhook]:
    """Those of every provider that calls us, by its name."""
    calling = {name: f"{each.package}.webhook" for name, each in providers().items()}
    return {name: import_module(module).WEBHOOK for name, module in calling.items() if find_spec(module)}


def connect(provider: ProviderSpec, settings: ProviderSettings, company: Company) -> Connection:
    """Its clients; with them comes its library."""
    connection: Connection = import_module(f"{provider.package}.connection").connect(settings, company)
    return connection


def channel_named(word: str) -> ChannelSpec:
    """
    Raises:
        InvalidInput: there is no such channel; names those that there are.
    """
    for name, spec in channels().items():
        if name == word:
            return spec
    raise InvalidInput("channel", f"must be one of {', '.join(channels())}")


def _packages(parent: ModuleType) -> list[str]:
    return [f"{parent.__name__}.{each.name}" for each in iter_modules(parent.__path__) if each.ispkg]

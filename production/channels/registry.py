"""Finds the channels: every package in this folder that has a `channel.py` is one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

import production.channels as folder
from production.channels.model import ChannelSpec
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel


@cache
def channels() -> Mapping[Channel, ChannelSpec]:
    """By name, in the order of their folders."""
    packages = (f"{folder.__name__}.{each.name}" for each in iter_modules(folder.__path__) if each.ispkg)
    found = [import_module(f"{each}.channel").CHANNEL for each in packages if find_spec(f"{each}.channel")]
    return {each.name: each for each in found}


def channel_named(word: str) -> ChannelSpec:
    """
    Raises:
        InvalidInput: there is no such channel; names those that there are.
    """
    for name, spec in channels().items():
        if name == word:
            return spec
    raise InvalidInput("channel", f"must be one of {', '.join(channels())}")

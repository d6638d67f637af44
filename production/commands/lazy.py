"""Each command is imported when it is called: `fte identify` need not wait for the models of `fte worker`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup


def lazy_group(modules: Mapping[str, str]) -> type[TyperGroup]:
    """A group of the commands that are named here, with the module whose `app` holds each.

    A name that the `app` does not know itself stands for the `app` as a whole, as in `fte knowledge search`.
    """

    class LazyGroup(TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:
            del ctx
            return list(modules)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            del ctx
            if cmd_name not in modules:
                return None
            group = typer.main.get_group(import_module(modules[cmd_name]).app)
            group.name = cmd_name
            return group.commands.get(cmd_name, group)

    return LazyGroup

"""What people do beside answering: one module a scene, named after it, whose `play` says what came of each step."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Protocol

import httpx

from production.crm.permissions.model import Role


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one step."""

    step: str
    expected: Any
    found: Any

    @property
    def wrong(self) -> str:
        """Why this is not what was expected; empty when it is."""
        return "" if self.found == self.expected else f"{self.found} instead of {self.expected}"


Scenes = Mapping[str, Sequence[Outcome]]
"""What came of all of them, by name."""


class CommandFailed(Exception):
    """With what the command says on stderr."""


@dataclass(frozen=True, slots=True)
class Office:
    """Where all scenes are played: clients with the base url `/api/v1` of the same api."""

    api_url: str
    customer: httpx.AsyncClient
    admin: httpx.AsyncClient
    manager: httpx.AsyncClient
    state: Path
    """Folder of the stack."""

    async def fte(self, *arguments: str) -> dict[str, Any]:
        """The line that an operator's command prints.

        Raises:
            CommandFailed: it did not end well.
        """
        command = sys.executable, "-m", "production", *arguments, "--state-dir", str(self.state)
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe)
        line, problem = await process.communicate()
        if process.returncode:
            raise CommandFailed(problem.decode().strip())
        printed: dict[str, Any] = json.loads(line)
        return printed


class Scene(Protocol):
    """A module of this package."""

    def play(self, office: Office) -> AsyncIterator[Outcome]:
        """Step by step; it makes the people and records that it needs."""
        ...


@asynccontextmanager
async def opened(api_url: str, tokens: Mapping[Role, str], state: Path) -> AsyncIterator[Office]:
    """The office, with the API tokens of the sample people."""

    def client(**headers: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=f"{api_url}/api/v1", timeout=30, headers=headers)

    async with (
        client() as customer,
        client(Authorization=f"Bearer {tokens[Role.ADMIN]}") as admin,
        client(Authorization=f"Bearer {tokens[Role.MANAGER]}") as manager,
    ):
        yield Office(api_url, customer, admin, manager, state)


async def play_all(office: Office) -> Scenes:
    """All scenes at once: none knows of another."""
    names = [module.name for module in iter_modules(__path__)]
    played = await asyncio.gather(*(play(import_module(f"{__name__}.{name}"), office) for name in names))
    return dict(zip(names, played, strict=True))


async def play(scene: Scene, office: Office) -> list[Outcome]:
    """Its outcomes; where it cannot go on, the last one says why."""
    outcomes = []
    try:
        async for outcome in scene.play(office):
            outcomes.append(outcome)  # noqa: PERF401 - those before a failure count
    except TimeoutError:
        outcomes.append(Outcome("goes on", "an end", "slow"))
    except (httpx.HTTPError, CommandFailed) as error:
        outcomes.append(Outcome("goes on", "an end", f"{type(error).__name__}: {error}"))
    return outcomes

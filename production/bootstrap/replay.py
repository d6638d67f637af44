"""Replay: the pipeline of a worker over turns of the past."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from production.agent.ports import Agent
from production.bootstrap.providers import composer
from production.bootstrap.rehearsals import open_rehearsals
from production.crm.support.replay import PastTurn
from production.database.replay import ReplayStore
from production.settings import Settings
from production.workers.replay import Replay


@asynccontextmanager
async def open_replay(settings: Settings) -> AsyncIterator[Replay]:
    async with open_rehearsals(settings) as stage:
        knowledge = stage.knowledge()

        def agent_of(turn: PastTurn) -> Agent:
            return stage.agent(turn.claim, turn.claimed_at, knowledge)

        yield Replay(ReplayStore(stage.database), stage.screen, agent_of, composer(settings))

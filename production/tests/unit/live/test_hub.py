"""Streams are bounded: each in what it holds, and each person in how many there are."""

from __future__ import annotations

from contextlib import ExitStack
from uuid import uuid4

import pytest

from production.areas.live.hub import MOST_EACH, Hub
from production.areas.live.model import RESET, Hint, HintType, encoded
from production.areas.live.stream import MOST_WAITING, Stream
from production.crm.permissions.model import SERVICE, ActorKind, Caller, Reach, Role, Scope
from production.database.pool import Database
from production.schemas.errors import TooManyRequests


def hints(count: int) -> list[bytes]:
    return [encoded(Hint(HintType.TICKET_CHANGED, f"TKT-{number:04}")) for number in range(count)]


def event(*hints: bytes) -> bytes:
    return b"data: [" + b",".join(hints) + b"]\n\n"


BEGINNING = event(RESET)


def somebody() -> Scope:
    return Scope(Caller(kind=ActorKind.PERSON, name="Ada", role=Role.REP, user_id=uuid4()), Reach.OWN)


@pytest.fixture
async def stream() -> Stream:
    """Whose first reset was read."""
    stream = Stream(somebody())
    assert await anext(stream.events()) == BEGINNING
    return stream


async def test_what_waits_is_said_once(stream: Stream) -> None:
    for _ in range(3):
        stream.tell(hints(2))
    assert await anext(stream.events()) == event(*hints(2))


async def test_whoever_reads_too_slowly_asks_for_all_again(stream: Stream) -> None:
    for hint in hints(MOST_WAITING + 2):
        stream.tell([hint])
    assert await anext(stream.events()) == BEGINNING


async def test_a_reader_who_has_caught_up_hears_single_hints_again(stream: Stream) -> None:
    stream.tell(hints(MOST_WAITING + 1))
    events = stream.events()
    await anext(events)
    stream.tell(hints(1))
    assert await anext(events) == event(*hints(1))


async def test_an_end_comes_before_what_waits(stream: Stream) -> None:
    stream.tell(hints(1))
    stream.end()
    assert [each async for each in stream.events()] == []


def test_nobody_fills_the_house_with_streams() -> None:
    hub, person = Hub(Database("postgresql://nowhere")), somebody()
    with ExitStack() as held:
        for _ in range(MOST_EACH):
            held.enter_context(hub.stream(person))
        with pytest.raises(TooManyRequests), hub.stream(person):
            pass
        held.enter_context(hub.stream(somebody()))
        held.enter_context(hub.stream(Scope(SERVICE, Reach.ALL)))
    with hub.stream(person):
        pass

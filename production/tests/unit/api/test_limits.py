"""Rate limits and ticket numbers of one process."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest

from production.api.access import access_token, may_read
from production.api.numbers import BLOCK, IDEMPOTENCY_KEY, Repeatable, TicketNumbers
from production.api.rate_limit import RateLimit
from production.crm.support.model import IssuedTicketNumber
from production.schemas.errors import InvalidInput, TooManyRequests, Unavailable
from production.tests.support.clock import Clock


class Leases:
    """Hands out blocks of numbers until it is switched off."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.away = False
        self.noted: dict[str, IssuedTicketNumber] = {}

    async def lease_numbers(self, count: int) -> list[int]:
        if self.away:
            raise Unavailable("away")
        await asyncio.sleep(0)
        return [next(self.numbers) for _ in range(count)]

    async def first_of(self, key: str, offered: IssuedTicketNumber) -> IssuedTicketNumber:
        if self.away:
            raise Unavailable("away")
        return self.noted.setdefault(key, offered)


def form(key: str, digest: bytes = b"words") -> Repeatable:
    return Repeatable(key, digest)


def test_a_burst_is_allowed_and_then_the_rate_counts() -> None:
    clock = Clock()
    limit = RateLimit(burst=2, per_minute=60, clock=clock)
    limit.check("a")
    limit.check("a")
    with pytest.raises(TooManyRequests) as refused:
        limit.check("a")
    clock.now += refused.value.retry_after_s or 0
    limit.check("a")


def test_one_address_does_not_use_up_the_limit_of_another() -> None:
    limit = RateLimit(burst=1, per_minute=1, clock=Clock())
    limit.check("a")
    limit.check("b")


async def test_many_at_once_never_get_the_same_number() -> None:
    numbers = TicketNumbers(Leases())
    taken = await asyncio.gather(*(numbers.take(form(f"form {each}")) for each in range(BLOCK * 4)))
    assert len(set(taken)) == BLOCK * 4


async def test_numbers_look_as_documented() -> None:
    assert await TicketNumbers(Leases()).take(form("form")) == "TKT-0001"


async def test_leased_numbers_outlast_the_database() -> None:
    leases = Leases()
    numbers = TicketNumbers(leases)
    await numbers.take(form("first"))
    leases.away = True
    taken = [await numbers.take(form(f"form {each}")) for each in range(BLOCK // 2 - 2)]
    assert len(taken) == BLOCK // 2 - 2


@pytest.mark.parametrize("away", [False, True])
@pytest.mark.parametrize("restarted", [False, True])
async def test_another_form_under_the_same_key_gets_nothing(*, away: bool, restarted: bool) -> None:
    leases = Leases()
    numbers = TicketNumbers(leases)
    await numbers.prepare()
    first = await numbers.take(form("order-1"))
    if restarted and not away:
        numbers = TicketNumbers(leases)
    leases.away = away
    with pytest.raises(InvalidInput) as refused:
        await numbers.take(form("order-1", b"other words"))
    assert refused.value.field == IDEMPOTENCY_KEY
    assert await numbers.take(form("order-1")) == first


async def test_what_an_older_release_noted_without_its_words_is_not_given_away() -> None:
    leases = Leases()
    leases.noted["order-1"] = IssuedTicketNumber("TKT-0001")
    with pytest.raises(InvalidInput):
        await TicketNumbers(leases).take(form("order-1"))


def test_a_token_opens_its_own_ticket_only() -> None:
    token = access_token("secret", "TKT-0001")
    assert may_read("secret", "TKT-0001", token)
    assert not may_read("secret", "TKT-0002", token)
    assert not may_read("other", "TKT-0001", token)
    assert not may_read("secret", "TKT-0001", None)

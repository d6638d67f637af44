"""What comes while something is written is written together, and what cannot be written spoils nothing beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import asyncpg

from production.database.together import WrittenTogether


class _Table:
    """Refuses a negative number, as a constraint would, and takes nothing until it may."""

    def __init__(self) -> None:
        self.writes: list[list[int]] = []
        self.asked, self.may = asyncio.Event(), asyncio.Event()

    async def write(self, items: Sequence[int]) -> None:
        self.asked.set()
        await self.may.wait()
        if min(items) < 0:
            raise asyncpg.CheckViolationError
        self.writes.append(list(items))


async def test_what_comes_meanwhile_is_one_write() -> None:
    table = _Table()
    together = WrittenTogether(table.write)
    adding = [asyncio.create_task(together.add([1]))]
    await table.asked.wait()
    adding += [asyncio.create_task(together.add([number])) for number in (2, 3)]
    await asyncio.sleep(0)
    table.may.set()
    await asyncio.gather(*adding)

    assert table.writes == [[1], [2, 3]]


async def test_only_who_brings_what_cannot_be_written_hears_of_it() -> None:
    table = _Table()
    table.may.set()
    together = WrittenTogether(table.write)

    told = await asyncio.gather(*(together.add([number]) for number in (1, -1, 2)), return_exceptions=True)

    assert [type(each) for each in told] == [type(None), asyncpg.CheckViolationError, type(None)]
    assert sorted(table.writes) == [[1], [2]]

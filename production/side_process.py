"""A process beside ours for what strangers' words may make slow: nobody who waits for something else waits for it.

Both sides speak frames over pipes: four bytes of length, then the content. The process ends when nobody can ask it any
more, however we ended.
"""

from __future__ import annotations

import asyncio
import os
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import structlog

_log = structlog.get_logger()

_LENGTH = struct.Struct("!I")
_NICENESS = 10
"""A tenth of a core is left to it where all are busy."""
_SESSION_NICENESS = Path("/proc/self/autogroup")
"""Where Linux divides the processor by sessions first, one's own niceness counts only inside of ours."""


class ProcessEndedError(Exception):
    """The process ended over a request, or was silent for too long and was ended."""


class SideProcess:
    """The side that asks. One request at a time; the process is started by the first."""

    def __init__(self, module: str, silence_s: float) -> None:
        """`module` calls `answer_requests` when it is run; `silence_s` is the longest that an answer may take."""
        self._module = module
        self._silence_s = silence_s
        self._process: asyncio.subprocess.Process | None = None
        self._one_at_a_time = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    @property
    def alive(self) -> bool:
        return self._process is not None and not (self._process.stdin is None or self._process.stdin.is_closing())

    async def ask(self, request: bytes) -> bytes:
        """
        Raises:
            ProcessEndedError: there is no answer to this request; the next has a new process.
        """
        async with self._one_at_a_time:
            try:
                async with asyncio.timeout(self._silence_s):
                    return await self._asked(request)
            except (TimeoutError, asyncio.IncompleteReadError, ConnectionError) as error:
                _log.warning("side_process_ended", module=self._module, error=type(error).__name__)
                await self.close()
                raise ProcessEndedError from None
            except asyncio.CancelledError:
                await self.close()  # its answer would be taken for that of the next request
                raise

    async def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _asked(self, request: bytes) -> bytes:
        if not self.alive:  # not started, or ended between two requests
            self._process = await self._start()
        process = self._process
        assert process is not None  # noqa: S101 - it is alive
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        process.stdin.write(_LENGTH.pack(len(request)) + request)
        await process.stdin.drain()
        (length,) = _LENGTH.unpack(await process.stdout.readexactly(_LENGTH.size))
        return await process.stdout.readexactly(length)

    async def _start(self) -> asyncio.subprocess.Process:
        """Without our environment: no secret is near what strangers write."""
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            self._module,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,  # a share of the processor of its own
            env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )


def answer_requests(answer: Callable[[bytes], bytes]) -> None:
    """The side that answers, until nobody asks any more: behind all others, and for them to end."""
    os.nice(_NICENESS)
    with suppress(OSError):  # not every machine has it
        _SESSION_NICENESS.write_text(str(_NICENESS))
    while request := _receive(sys.stdin.buffer):
        answered = answer(request)
        sys.stdout.buffer.write(_LENGTH.pack(len(answered)) + answered)
        sys.stdout.buffer.flush()


def _receive(source: BinaryIO) -> bytes:
    """Empty at the end."""
    length = source.read(_LENGTH.size)
    return source.read(_LENGTH.unpack(length)[0]) if len(length) == _LENGTH.size else b""

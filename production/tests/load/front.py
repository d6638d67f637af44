"""What a Kubernetes Service and the ingress before it do: every new connection goes to an api process that is ready.

`python -m production.tests.load.front PORT FILE`: FILE holds the ports of the processes as a JSON list and may change.
A process that refuses the connection is passed over for the next one; what is lost after that is lost.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

import httpx

_LOOK_S = 0.5
_PROBE_S = 2.0
_CONNECT_S = 0.2
_CHUNK = 65_536

_Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Front:
    """Spreads connections over the processes that are ready, in turn."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._listed: list[int] = []
        self._ready: set[int] = set()
        self._turn = count()
        self.looked = asyncio.Event()
        """Set once it is known who is ready."""

    async def watch(self) -> None:
        """Keep looking who is ready."""
        async with httpx.AsyncClient(timeout=_PROBE_S) as client:
            while True:
                self._listed = json.loads(self._file.read_text())
                found = await asyncio.gather(*(_is_ready(client, port) for port in self._listed))
                self._ready = {port for port, ready in zip(self._listed, found, strict=True) if ready}
                self.looked.set()
                await asyncio.sleep(_LOOK_S)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection to its end."""
        if (upstream := await self._upstream()) is not None:
            await asyncio.gather(_carry(reader, upstream[1]), _carry(upstream[0], writer))
            upstream[1].close()
        writer.close()

    async def _upstream(self) -> _Streams | None:
        ports = [port for port in self._listed if port in self._ready] or self._listed
        first = next(self._turn) % max(1, len(ports))
        for port in ports[first:] + ports[:first]:
            with suppress(OSError, TimeoutError):
                return await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), _CONNECT_S)
        return None


async def _is_ready(client: httpx.AsyncClient, port: int) -> bool:
    try:
        return (await client.get(f"http://127.0.0.1:{port}/readyz")).is_success
    except httpx.HTTPError:
        return False


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while chunk := await reader.read(_CHUNK):
            writer.write(chunk)
            await writer.drain()
    with suppress(OSError, RuntimeError):
        writer.write_eof()


async def main(port: int, file: Path) -> None:
    front = Front(file)
    async with await asyncio.start_server(front.serve, "127.0.0.1", port):
        await front.watch()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), Path(sys.argv[2])))

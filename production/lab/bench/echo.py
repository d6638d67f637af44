"""The least that a server of the same kind can do: read the form, answer 200. `python -m ...echo PORT`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI, Request, Response

from production.lab.local.children import Child, wait_until
from production.lab.local.state import StateDir, is_free
from production.schemas.errors import ConfigurationError

_ANSWER = Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', media_type="application/xml")
_STARTS_S, _STOPS_S = 30.0, 5.0

app = FastAPI()


@app.post("/")
async def echo(request: Request) -> Response:
    await request.form()
    return _ANSWER


@contextmanager
def echoing(state: StateDir) -> Iterator[int]:
    """The port of one that runs inside the block, in a process of its own."""
    port = state.port("echo")
    child = Child("echo", [sys.executable, "-m", __name__, str(port)], state.log("echo"))
    child.start()
    try:
        if not wait_until(lambda: not is_free(port), timeout_s=_STARTS_S, child=child):
            raise ConfigurationError(f"The echo server did not start:\n{child.tail()}")
        yield port
    finally:
        child.ask_to_stop()
        child.join(_STOPS_S)


if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_config=None, access_log=False)

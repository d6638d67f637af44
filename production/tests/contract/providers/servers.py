"""Runs applications under a real uvicorn, and the company's side: a sink that records what the providers send."""

import socket
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

PATIENCE_S = 10


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@contextmanager
def serve(app: ASGIApp, port: int = 0) -> Iterator[str]:
    """The address of `app`, served until the block ends."""
    # A client that sends each request once must not lose one to a connection that idled while other tests ran.
    config = uvicorn.Config(app, port=port, log_level="warning", timeout_graceful_shutdown=2, timeout_keep_alive=3600)
    bound = config.bind_socket()
    server = _Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    assert server.ready.wait(PATIENCE_S)
    yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    server.should_exit = True
    thread.join(PATIENCE_S)
    bound.close()


@dataclass(frozen=True)
class Delivery:
    """One request of a provider."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))


@dataclass
class Sink:
    """Records every request; `answers` holds the next status codes of a path, 200 when empty."""

    url: str = ""
    answers: dict[str, deque[int]] = field(default_factory=dict)
    _seen: list[Delivery] = field(default_factory=list)
    _news: threading.Condition = field(default_factory=threading.Condition)

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/{path:path}", self._record, methods=["POST"])])

    def seen(self, wanted: Callable[[Delivery], bool]) -> list[Delivery]:
        with self._news:
            return [delivery for delivery in self._seen if wanted(delivery)]

    def wait(self, wanted: Callable[[Delivery], bool], count: int = 1) -> list[Delivery]:
        """The first `count` that fit, as soon as there are so many."""
        with self._news:
            self._news.wait_for(lambda: sum(map(wanted, self._seen)) >= count, PATIENCE_S)
        found = self.seen(wanted)
        assert len(found) >= count, f"{len(found)} of {count} deliveries came"
        return found[:count]

    async def _record(self, request: Request) -> Response:
        body = await request.body()
        queue = self.answers.get(request.url.path)
        with self._news:
            self._seen.append(Delivery(request.url.path, dict(request.headers), body))
            self._news.notify_all()
        return Response(status_code=queue.popleft() if queue else 200)


@contextmanager
def running_sink(port: int = 0) -> Iterator[Sink]:
    sink = Sink()
    with serve(sink.app(), port) as url:
        sink.url = url
        yield sink

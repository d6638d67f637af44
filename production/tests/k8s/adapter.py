"""Serves custom.metrics.k8s.io and external.metrics.k8s.io from numbers that a test sets."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from production.lab.local.state import StateDir

CUSTOM = "custom.metrics.k8s.io/v1beta2"
EXTERNAL = "external.metrics.k8s.io/v1beta1"

Numbers = Callable[[str], float | None]
"""A metric's value by its name; None: nobody knows it."""
Pods = Callable[[str], list[str]]
"""Names of the pods that report, by namespace."""


class Adapter:
    """An aggregated API server on a port of the state folder."""

    def __init__(self, state: StateDir, numbers: Numbers, pods: Pods) -> None:
        self.port = state.port("adapter")
        handler = type("Handler", (_Handler,), {"numbers": staticmethod(numbers), "pods": staticmethod(pods)})
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(state.path / "server.crt", state.path / "server.key")
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def start(self) -> None:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    numbers: Numbers
    pods: Pods

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].removeprefix("/apis/").rstrip("/")
        metric = path.rpartition("/")[2]
        if path in {CUSTOM, EXTERNAL}:
            self._answer({"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": path, "resources": []})
        elif (value := self.numbers(metric)) is None:
            self._answer({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 404}, 404)
        elif path.startswith(EXTERNAL):
            self._list(EXTERNAL, "ExternalMetricValueList", [{"metricName": metric, **self._value(value)}])
        else:
            namespace = path.split("/")[3]
            items = [self._of_pod(namespace, pod, metric, value) for pod in self.pods(namespace)]
            self._list(CUSTOM, "MetricValueList", items)

    def log_message(self, *_: Any) -> None:
        """Quiet."""

    def _of_pod(self, namespace: str, name: str, metric: str, value: float) -> dict[str, Any]:
        pod = {"kind": "Pod", "name": name, "apiVersion": "v1", "namespace": namespace}
        return {"describedObject": pod, "metric": {"name": metric}, **self._value(value)}

    def _value(self, value: float) -> dict[str, str]:
        return {"value": f"{round(value * 1000)}m", "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}

    def _list(self, version: str, kind: str, items: list[dict[str, Any]]) -> None:
        self._answer({"kind": kind, "apiVersion": version, "metadata": {}, "items": items})

    def _answer(self, body: dict[str, Any], status: int = 200) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

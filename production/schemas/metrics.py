"""Every Prometheus series that we export, in one place."""

from __future__ import annotations

from prometheus_client import Histogram

HTTP_SECONDS = Histogram(
    "fte_http_request_seconds",
    "Time until the answer of the api was ready",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5),
)

"""Every Prometheus series that we export, in one place."""

from __future__ import annotations

from prometheus_client import Gauge, Histogram

HTTP_SECONDS = Histogram(
    "fte_http_request_seconds",
    "Time until the answer of the api was ready",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5),
)
UNFINISHED = Gauge(
    "fte_unfinished_messages",
    "Records of this process's partitions that are not finished: not fetched, queued or at work",
    ["topic"],
)
OLDEST_UNFINISHED = Gauge(
    "fte_oldest_unfinished_seconds", "Age of the oldest record that was fetched and is not finished", ["topic"]
)
LEDGER_MESSAGES = Gauge("fte_ledger_messages", "Inbound messages by state; only the leading scheduler knows", ["state"])
OLDEST_UNOWNED = Gauge("fte_oldest_open_message_seconds", "Age of the oldest inbound message that has not ended")

"""Every Prometheus series that we export, in one place."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

HTTP_SECONDS = Histogram(
    "fte_http_request_seconds",
    "Time until the answer of the api was ready",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5),
)
TURNS = Counter("fte_turns_total", "Turns by how they ended", ["channel", "state"])
TURN_SECONDS = Histogram(
    "fte_turn_seconds",
    "Time from the claim of a turn to its settlement",
    ["channel"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0),
)
DELIVERIES = Counter("fte_deliveries_total", "Attempts to send, by outcome", ["channel", "status"])
UNFINISHED = Gauge("fte_unfinished_records", "Records fetched and not finished by this process", ["topic"])
DEAD_LETTERS = Counter("fte_dead_letters_total", "Records that could not be processed")

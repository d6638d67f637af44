"""Every Prometheus series that we export, in one place."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

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
FAILING = Gauge(
    "fte_most_messages_fail", "1 while most batches of this process fail and nothing is given up", ["topic"]
)
EVENTS = Counter(
    "fte_events", "What happened to messages: received, replied, drafted, escalated, sent, failed", ["type", "channel"]
)
ANSWER_SECONDS = Histogram(
    "fte_answer_seconds",
    "From the arrival of a message to the provider's acceptance of its answer",
    ["channel"],
    buckets=(0.25, 0.5, 1, 2, 3, 5, 10, 30, 60, 300, 900),
)
SENTIMENT = Histogram(
    "fte_sentiment",
    "Sentiment of inbound messages: 0 furious, 1 delighted",
    ["channel"],
    buckets=(0.2, 0.4, 0.6, 0.8, 1.0),
)
TOKENS = Counter("fte_model_tokens", "Tokens of the model", ["channel", "direction"])
PROVIDER_RESULTS = Counter("fte_provider_results", "How attempts to send ended", ["channel", "status"])
MODEL_SWITCHES = Counter("fte_model_switches", "Turns that were not left to a model, and why", ["model", "why"])

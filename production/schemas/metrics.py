"""Every Prometheus series that we export, in one place.

What only the leading scheduler knows is marked: rules read it through `leader:` series, since a process that led
before goes on showing what it saw last.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from prometheus_client import Counter, Gauge, Histogram

from production.schemas.delivery import SendStatus
from production.schemas.events import EventType
from production.schemas.ids import Channel


class AckOutcome(StrEnum):
    """What a provider or a browser heard from us."""

    ACCEPTED = "accepted"
    """The message is durable."""
    REFUSED = "refused"
    """Wrong signature, wrong input, or too many."""
    FAILED = "failed"
    """Our fault: the sender has to try again."""


_ACK_BUCKETS_S = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_ANSWER_BUCKETS_S = (0.25, 0.5, 1, 2, 3, 5, 10, 30, 60, 300, 900)
_SHARES = (0.2, 0.4, 0.6, 0.8, 1.0)

# The api.
HTTP_SECONDS = Histogram(
    "fte_http_request_seconds",
    "Time until the answer of the api was ready",
    ["method", "route", "status"],
    buckets=_ACK_BUCKETS_S,
)
ACK_SECONDS = Histogram(
    "fte_ack_seconds",
    "Time until a customer's message was acknowledged: accepted, refused or failed",
    ["channel", "outcome"],
    buckets=_ACK_BUCKETS_S,
)

# Workers: the stream.
UNFINISHED = Gauge(
    "fte_unfinished_messages",
    "Records of this process's partitions that are not finished: not fetched, queued or at work",
    ["topic"],
)
OLDEST_UNFINISHED = Gauge(
    "fte_oldest_unfinished_seconds", "Age of the oldest record that was fetched and is not finished", ["topic"]
)
FAILING = Gauge(
    "fte_most_messages_fail", "1 while most batches of this process fail and nothing is given up", ["topic"]
)
UNREADABLE_MAILS = Counter("fte_unreadable_mails", "Mails that nothing could read: a person looks at the original")
ABANDONED = Counter("fte_abandoned_records", "Records that could not even be put aside, only skipped")
DEAD_LETTERS = Counter("fte_dead_letters", "Records that were given up and went to the dead-letter topic")

# Workers: what happens to messages, as the event stream tells it.
EVENTS = Counter(
    "fte_events", "What happened to messages: received, replied, drafted, escalated, sent, failed", ["type", "channel"]
)
ANSWER_SECONDS = Histogram(
    "fte_answer_seconds",
    "From the arrival of a message to the provider's acceptance of its answer",
    ["channel"],
    buckets=_ANSWER_BUCKETS_S,
)
SENTIMENT = Histogram(
    "fte_sentiment", "Sentiment of inbound messages: 0 furious, 1 delighted", ["channel"], buckets=_SHARES
)
TOKENS = Counter("fte_model_tokens", "Tokens of the model", ["channel", "direction"])

# Workers: providers and models.
PROVIDER_RESULTS = Counter("fte_provider_results", "How attempts to send ended", ["channel", "status"])
MODEL_SWITCHES = Counter("fte_model_switches", "Turns that were not left to a model, and why", ["model", "why"])
MODEL_COST = Counter("fte_model_cost_dollars", "What runs of a model cost, failed ones too", ["channel", "model"])
BREAKER_OPEN = Gauge("fte_model_breaker_open", "1 while a model is spared because its last calls failed", ["model"])

# The api, beside its requests.
LIVE_STREAMS = Gauge("fte_live_streams", "Pages that are told of changes as they happen")
CHAT_STREAMS = Gauge("fte_chat_streams", "Open windows of the chat on websites")

# Schedulers.
LEADER = Gauge("fte_scheduler_leader", "1 in the scheduler that leads")
CHORES_POSTPONED = Counter(
    "fte_chores_postponed", "Timed chores that met something that was away, and wait for their next turn", ["chore"]
)

CHORES_FAILED = Counter("fte_chores_failed", "Timed chores that met a fault of ours", ["chore"])

# The leading scheduler.
LEDGER_MESSAGES = Gauge("fte_ledger_messages", "Inbound messages by state", ["state"])
OLDEST_UNOWNED = Gauge("fte_oldest_open_message_seconds", "Age of the oldest inbound message that has not ended")
SPILLED = Gauge(
    "fte_spilled_messages", "Messages that were accepted while Kafka was away and have not arrived in the ledger"
)
EVENTS_WAITING = Gauge("fte_unpublished_events", "Events that are not in the stream yet")
KEYS_PARKED = Gauge("fte_parked_keys", "Senders whose messages wait for something that is away")
LONGEST_STUCK = Gauge(
    "fte_longest_stuck_key_seconds", "How long nothing has ended of the sender who waits longest; 0 below ten minutes"
)
MAILBOX_AGE = Gauge("fte_mailbox_age_seconds", "Since all that a mailbox holds was last seen", ["mailbox"])
REPLIES_WAITING = Gauge("fte_waiting_replies", "Replies that no provider has accepted yet", ["channel"])
OLDEST_REPLY = Gauge("fte_oldest_waiting_reply_seconds", "Age of the oldest of them", ["channel"])
PROVIDER_HEALTHY = Gauge("fte_provider_healthy", "1 if the provider answered when it was asked last", ["component"])
WATCH_EXPIRES = Gauge(
    "fte_gmail_watch_expiry_timestamp_seconds", "When Gmail forgets the first of our mailboxes; 0: none is watched"
)
MISSING = Gauge(
    "fte_missing_messages", "Messages of the last day that a provider has and the ledger does not", ["channel"]
)


def appear(channels: Iterable[Channel]) -> None:
    """Show the series of these channels at once: one that begins with its first increment hides it from increase()."""
    for channel in channels:
        ANSWER_SECONDS.labels(channel)
        SENTIMENT.labels(channel)
        for outcome in AckOutcome:
            ACK_SECONDS.labels(channel, outcome)
        for kind in EventType:
            EVENTS.labels(kind, channel)
        for status in SendStatus:
            PROVIDER_RESULTS.labels(channel, status)

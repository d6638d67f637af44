"""The figures of a day, and whether they keep the promises. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from production.lab.bench.figures import percentile
from production.schemas.ids import Channel
from production.schemas.outcomes import LedgerState
from production.tests.load.day import HOURS
from production.tests.load.journal import Delivery
from production.tests.load.judge import Fate, Message, Verdict
from production.tests.load.visits import ONLY_NAMED, SAME_ADDRESS

Json = dict[str, Any]

ACK_LIMIT_MS = 500.0
"""What a provider or a person waits for."""
AVAILABILITY, ANSWER_P95_MS = 0.999, 3_000.0
LEAST = {Channel.WEB_FORM: 100, Channel.EMAIL: 50, Channel.WHATSAPP: 50}
"""Messages that a load test has at least; and customers on two channels:"""
LEAST_CROSSING = 10


@dataclass(frozen=True, slots=True)
class Observed:
    """Everything that was seen of one day."""

    began_at: float
    """Seconds since 1970."""
    seconds: float
    deliveries: Sequence[Delivery]
    messages: Sequence[Message]
    fates: Mapping[str, Fate]
    verdict: Verdict
    strikes: Sequence[tuple[float, str, str]]
    """Hour of the day, sort and what."""
    still_open: int
    """Messages, replies and envelopes without an end when we stopped waiting."""
    work: Mapping[str, int]
    """What people did, and what came of it."""

    def hour(self, at: float) -> float:
        return (at - self.began_at) / self.seconds * HOURS


def report(day: Observed) -> Json:
    """All figures; times in milliseconds, shares from 0 to 1."""
    first = [one for one in day.deliveries if one.attempt == 1]
    in_time = [one for one in first if one.right and one.ms <= ACK_LIMIT_MS]
    ends = Counter(day.verdict.ends.values())
    crossing = _crossing(day)
    taken = {one.event_id for one in day.messages}
    figures = {
        "minutes": round(day.seconds / 60, 1),
        "messages": dict(Counter(str(message.channel) for message in day.messages)),
        "deliveries": len(first),
        "late": sum(one.right for one in first) - len(in_time),
        "failed": len(first) - sum(one.right for one in first),
        "retries": len(day.deliveries) - len(first),
        "never_taken": len({one.event_id for one in first if one.wanted == 2} - taken),
        "availability": round(len(in_time) / max(1, len(first)), 6),
        "ack_ms": {"all": _spread([one.ms for one in first])} | _by_channel((one.channel, one.ms) for one in first),
        "answer_ms": _answers(day),
        "ends": dict(ends),
        "escalation_rate": round(ends[LedgerState.ESCALATED] / max(1, ends.total()), 4),
        "two_channels": crossing,
        "done": dict(Counter(sort for _, sort, _ in day.strikes if sort != "end")),
        "lost": len(day.verdict.lost),
        "doubled": len(day.verdict.doubled),
        "disordered": len(day.verdict.disordered),
        "open": day.still_open,
        "work": dict(day.work),
    }
    return figures | {"promises": _promises(figures), "strikes": list(day.strikes), "hours": _hours(day)}


def _promises(figures: Json) -> dict[str, bool]:
    """Which are kept; percentiles of all messages together and of each channel alone."""
    enough = all(figures["messages"].get(channel, 0) >= least for channel, least in LEAST.items())
    return {
        f"availability >= {AVAILABILITY:.1%}": figures["availability"] >= AVAILABILITY,
        "ack p99 < 500 ms": all(spread.get("p99", inf) < ACK_LIMIT_MS for spread in figures["ack_ms"].values()),
        "answer p95 < 3 s": all(spread.get("p95", inf) < ANSWER_P95_MS for spread in figures["answer_ms"].values()),
        **kept_of_work(figures),
        "100 forms, 50 mails, 50 chats, 10 people on two channels": enough
        and figures["two_channels"]["people"] >= LEAST_CROSSING,
    }


def kept_of_work(figures: Json) -> dict[str, bool]:
    """The promises about messages and what people did, however long it took."""
    return {
        "lost 0, nothing left open": not (figures["lost"] or figures["never_taken"] or figures["open"]),
        "doubled 0": not figures["doubled"],
        "out of order 0": not figures["disordered"],
        "people's work: lost 0, twice 0": not any(
            count for name, count in figures["work"].items() if name.endswith(("_lost", "_twice"))
        ),
    }


def _answers(day: Observed) -> dict[str, Json]:
    channels = {message.event_id: message.channel for message in day.messages}
    times = day.verdict.answer_ms
    return {"all": _spread(list(times.values()))} | _by_channel((channels[one], ms) for one, ms in times.items())


def _crossing(day: Observed) -> Json:
    """People who wrote on two channels; of those with the same address on both, how many have one record."""
    records: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    seen: defaultdict[tuple[str, int], set[Channel]] = defaultdict(set)
    for message in day.messages:
        if message.kind in SAME_ADDRESS | ONLY_NAMED and (fate := day.fates.get(message.event_id)):
            records[message.kind, message.person].add(fate.customer)
            seen[message.kind, message.person].add(message.channel)
    both = {person for person, channels in seen.items() if len(channels) > 1}
    same = [person for person in both if person[0] in SAME_ADDRESS]
    named = [person for person in both if person[0] in ONLY_NAMED]
    return {
        "people": len(both),
        "same_address": len(same),
        "recognised_as_one": round(sum(len(records[person]) == 1 for person in same) / max(1, len(same)), 4),
        "number_only_named": len(named),
        "joined_without_proof": sum(len(records[person]) == 1 for person in named),
    }


def _hours(day: Observed) -> list[Json]:
    """Of each compressed hour: messages by channel, and times of everything that began in it."""
    acks: defaultdict[int, list[float]] = defaultdict(list)
    answers: defaultdict[int, list[float]] = defaultdict(list)
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for delivery in day.deliveries:
        if delivery.attempt == 1:
            acks[int(day.hour(delivery.began_at))].append(delivery.ms)
    for message in day.messages:
        hour = int(day.hour(message.accepted_at))
        counts[hour][message.channel] += 1
        if message.event_id in day.verdict.answer_ms:
            answers[hour].append(day.verdict.answer_ms[message.event_id])
    return [
        {"messages": dict(counts[hour]), "ack_ms": _spread(acks[hour]), "answer_ms": _spread(answers[hour])}
        for hour in range(HOURS)
    ]


def _by_channel(pairs: Iterable[tuple[Channel, float]]) -> dict[str, Json]:
    grouped: defaultdict[str, list[float]] = defaultdict(list)
    for channel, ms in pairs:
        grouped[channel].append(ms)
    return {str(channel): _spread(grouped[channel]) for channel in grouped}


def _spread(values: Sequence[float]) -> Json:
    """Empty for no values."""
    if not values:
        return {}
    shares = {f"p{percent}": round(percentile(values, percent), 1) for percent in (50, 95, 99)}
    return {"count": len(values), **shares, "max": round(max(values), 1)}

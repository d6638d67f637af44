"""The report counts every first attempt, and says which promise was broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from production.channels.registry import channels
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.tests.load.charts import draw
from production.tests.load.day import HOURS, share_at
from production.tests.load.journal import Delivery
from production.tests.load.judge import Fate, Reply, accepted, judge
from production.tests.load.report import Json, Observed, report

GOOD = [
    Delivery(
        channel=channel,
        kind="form, then mail" if number < 12 else "other",
        person=number,
        event_id=f"{channel}{number}",
        written_at=1000.0 + number,
        began_at=1000.0 + number,
        ms=20.0,
        status=200,
        attempt=1,
        wanted=2,
    )
    for channel in channels()
    for number in range(120)
]


def figures(
    deliveries: list[Delivery], *more: Reply, still_open: int = 0, work: Mapping[str, int] | None = None
) -> Json:
    messages = accepted(deliveries)
    fates = {
        one.event_id: Fate(LedgerState.REPLIED, one.event_id, str(one.person), DeliveryStatus.SENT) for one in messages
    }
    replies = [Reply(one.event_id, one.accepted_at + 0.5) for one in messages]
    verdict = judge(messages, fates, [*replies, *more])
    strikes = [(3.0, "kill", "api killed")]
    return report(Observed(1000.0, 120.0, deliveries, messages, fates, verdict, strikes, still_open, work or {}))


def broken(day: Json) -> list[str]:
    return [promise for promise, kept in day["promises"].items() if not kept]


def test_a_good_day_keeps_every_promise() -> None:
    assert broken(figures(GOOD)) == []


def test_what_people_lost_or_did_twice_counts() -> None:
    assert broken(figures(GOOD, work={"answers": 3, "drafts_lost": 1})) == ["people's work: lost 0, twice 0"]


@pytest.mark.parametrize("change", [{"status": 0}, {"status": 503}, {"ms": 501.0}, {"status": 404}])
def test_a_first_attempt_that_is_not_answered_rightly_and_in_time_counts(change: dict[str, Any]) -> None:
    spoilt, *rest = GOOD
    retried = replace(spoilt, attempt=2)
    day = figures([replace(spoilt, **change), retried, *rest])
    assert (day["availability"], broken(day)) == (round(1 - 1 / len(GOOD), 6), ["availability >= 99.9%"])


def test_a_refusal_with_cause_is_the_right_answer() -> None:
    assert figures([*GOOD, replace(GOOD[0], event_id="forged", status=403, wanted=4)])["availability"] == 1


def test_slow_acks_of_one_channel_break_the_promise() -> None:
    slow = [replace(one, ms=499 if one.channel == Channel.EMAIL else 1) for one in GOOD]
    assert broken(figures([replace(one, ms=2 * one.ms) if one.ms == 499 else one for one in slow])) == [
        "availability >= 99.9%",
        "ack p99 < 500 ms",
    ]


def test_a_message_that_was_never_taken_is_lost() -> None:
    refused = replace(GOOD[-1], event_id="new", status=503, channel=Channel.WHATSAPP)
    assert "lost 0, nothing left open" in broken(figures([*GOOD, refused]))


def test_what_is_left_open_breaks_the_promise() -> None:
    assert broken(figures(GOOD, still_open=1)) == ["lost 0, nothing left open"]


def test_a_doubled_reply_breaks_the_promise() -> None:
    assert broken(figures(GOOD, Reply(GOOD[0].event_id, 1002.0))) == ["doubled 0"]


def test_too_little_traffic_proves_nothing() -> None:
    assert broken(figures(GOOD[:-80])) == ["100 forms, 50 mails, 50 chats, 10 people on two channels"]


def test_people_with_one_record_are_recognised() -> None:
    crossing = figures(GOOD)["two_channels"]
    assert (crossing["same_address"], crossing["recognised_as_one"]) == (12, 1)


def test_charts_have_neither_scripts_nor_references_and_are_the_same_again(tmp_path: Path) -> None:
    draw(figures(GOOD), tmp_path / "one")
    draw(figures(GOOD), tmp_path / "two")
    charts = sorted((tmp_path / "one").iterdir())
    assert [chart.name for chart in charts] == ["soak-acks.svg", "soak-answers.svg", "soak-messages.svg"]
    for chart in charts:
        tags = {node.tag.rpartition("}")[2] for node in ET.parse(chart).iter()}
        assert "script" not in tags
        assert "@import" not in chart.read_text()
        assert chart.read_bytes() == (tmp_path / "two" / chart.name).read_bytes()


def test_the_day_has_one_peak_and_never_sleeps() -> None:
    shares = [share_at(hour / 10) for hour in range(HOURS * 10)]
    assert (max(shares), min(shares) > 0) == (share_at(9.0), True)

"""When a channel needs attention: above the thresholds that are set, and not at them."""

from __future__ import annotations

import pytest

from production.crm.support.metrics import AlertThresholds, ChannelFigures
from production.schemas.errors import ConfigurationError
from production.schemas.ids import Channel
from production.settings import load_settings


def figures(escalated: int, latency_ms: float | None) -> ChannelFigures:
    return ChannelFigures(
        channel=Channel.EMAIL, replied=100 - escalated, escalated=escalated, avg_latency_ms=latency_ms
    )


@pytest.mark.parametrize(
    ("escalated", "latency_ms", "alerts"),
    [
        (25, 3000.0, []),
        (26, None, ["escalation rate 26% is above 25%"]),
        (0, 3001.0, ["response latency 3001 ms is above 3000 ms"]),
        (100, 9000.0, ["escalation rate 100% is above 25%", "response latency 9000 ms is above 3000 ms"]),
    ],
)
def test_a_channel_above_a_threshold_raises_an_alert(escalated: int, latency_ms: float, alerts: list[str]) -> None:
    assert figures(escalated, latency_ms).alerts(AlertThresholds()) == alerts


def test_a_channel_without_turns_raises_none() -> None:
    assert ChannelFigures(channel=Channel.EMAIL).alerts(AlertThresholds()) == []


def test_the_thresholds_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALERT_ESCALATION_RATE", "0.4")
    monkeypatch.setenv("ALERT_LATENCY_MS", "5000")
    above = load_settings().alert_thresholds
    assert (figures(40, 5000.0).alerts(above), len(figures(41, 5001.0).alerts(above))) == ([], 2)


@pytest.mark.parametrize("name", ["ALERT_ESCALATION_RATE", "ALERT_LATENCY_MS"])
def test_a_threshold_that_nothing_stays_below_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "0")
    with pytest.raises(ConfigurationError, match=name):
        load_settings()

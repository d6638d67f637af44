"""Rules and dashboards read series that our processes export, by labels that these have."""

from __future__ import annotations

from typing import Any

import pytest
from prometheus_client import REGISTRY
from prometheus_client.metrics import MetricWrapperBase

from production.schemas import metrics
from production.tests.unit.monitoring.files import RECORDED, expressions, names, panels, selectors

SCRAPED = {"namespace", "instance"}
"""Labels that Prometheus adds."""
OURS: dict[str, MetricWrapperBase] = {
    name: metric for name, metric in vars(metrics).items() if isinstance(metric, MetricWrapperBase)
}


def exported() -> dict[str, Any]:
    return dict(REGISTRY._names_to_collectors)


def labels_of(series: str) -> set[str]:
    known = set(getattr(exported()[series], "_labelnames", ()))
    return known | SCRAPED | ({"le"} if series.endswith("_bucket") else set())


@pytest.mark.parametrize("expression", sorted(set(expressions())))
def test_every_series_is_exported_or_recorded(expression: str) -> None:
    assert names(expression)
    assert names(expression) <= exported().keys() | RECORDED.keys()


@pytest.mark.parametrize("expression", sorted(set(expressions())))
def test_every_label_belongs_to_its_series(expression: str) -> None:
    for series, chosen_by in selectors(expression):
        if series in exported():
            assert chosen_by <= labels_of(series), series


@pytest.mark.parametrize("name", OURS)
def test_every_metric_is_watched_by_a_rule_or_a_panel(name: str) -> None:
    read = {series for expression in expressions() for series in names(expression)}
    described = next(iter(OURS[name].describe()))
    assert any(series.startswith(described.name) for series in read), described.name


@pytest.mark.parametrize("name", RECORDED)
def test_every_recorded_series_is_used(name: str) -> None:
    read = {series for expression in expressions() for series in names(expression)}
    assert name in read


def test_names_are_found_in_a_query() -> None:
    query = 'sum by (namespace, le) (rate(a_bucket{le="0.5", x=~"b|c"}[5m])) / on (y) d:e:ratio1h > 0.25 and time() < 3'
    assert names(query) == {"a_bucket", "d:e:ratio1h"}


def test_every_panel_asks_something() -> None:
    assert all(panel["targets"] for _, panel in panels())

"""Dashboards are complete: titles, explanations, units, and a data source that is chosen, not assumed."""

from __future__ import annotations

from typing import Any

import pytest

from production.tests.unit.monitoring.files import DASHBOARDS, panels

PANELS = [pytest.param(panel, id=f"{name}-{panel['title']}") for name, panel in panels()]


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_says_what_it_shows_and_in_which_unit(panel: dict[str, Any]) -> None:
    assert panel["title"]
    assert panel["description"]
    assert panel["fieldConfig"]["defaults"]["unit"]


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_reads_the_chosen_data_source(panel: dict[str, Any]) -> None:
    sources = [panel["datasource"], *(target["datasource"] for target in panel["targets"])]
    assert all(source == {"type": "prometheus", "uid": "${datasource}"} for source in sources)


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_keeps_to_the_chosen_namespace(panel: dict[str, Any]) -> None:
    assert all('namespace=~"$namespace"' in target["expr"] for target in panel["targets"])


@pytest.mark.parametrize("name", DASHBOARDS)
def test_panels_lie_beside_each_other(name: str) -> None:
    taken: set[tuple[int, int]] = set()
    for panel in DASHBOARDS[name]["panels"]:
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not taken & cells, panel["title"]
        assert at["x"] + at["w"] <= 24
        taken |= cells


@pytest.mark.parametrize("name", DASHBOARDS)
def test_every_panel_has_its_own_number(name: str) -> None:
    numbers = [panel["id"] for panel in DASHBOARDS[name]["panels"]]
    assert len(set(numbers)) == len(numbers)


def test_every_dashboard_has_its_own_address() -> None:
    assert {dashboard["uid"] for dashboard in DASHBOARDS.values()} == {f"fte-{name}" for name in DASHBOARDS}

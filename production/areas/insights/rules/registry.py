"""Every figure there is, and the pages that show them. What a figure means is said once, in the files beside this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from production.areas.insights.model.figures import By, Figure
from production.areas.insights.rules.ai import AI
from production.areas.insights.rules.knowledge import KNOWLEDGE
from production.areas.insights.rules.sales import SALES
from production.areas.insights.rules.support import SUPPORT

FIGURES: Mapping[str, Figure] = {each.name: each for each in (*SUPPORT, *AI, *SALES, *KNOWLEDGE)}


class PageName(StrEnum):
    """What can be opened."""

    OVERVIEW = "overview"
    AI = "ai"
    TEAM = "team"
    CHANNELS = "channels"
    SALES = "sales"
    KNOWLEDGE = "knowledge"


@dataclass(frozen=True, slots=True)
class Layout:
    """Which figures a page shows, and which of them it tells apart by what."""

    figures: tuple[str, ...]
    splits: Mapping[By, tuple[str, ...]]


_PEOPLE = ("first_response_people", "first_response_people_p90")
_FAST = ("first_response_median", "first_response_people")
_SUPPORT = ("volume", "resolved", *_FAST, "automatic", "sla", "csat", "sentiment")
LAYOUTS: Mapping[PageName, Layout] = {
    PageName.OVERVIEW: Layout(
        (*_SUPPORT, "opened", "durable", "cost_per_resolution"), {By.CHANNEL: ("volume", "automatic", "csat")}
    ),
    PageName.AI: Layout(
        (
            "automatic", "answers", "quiet", "durable", "confirmed", "resolutions", "precision", "edit_distance",
            "called_wrong", "escalations", "cost_per_resolution",
        ),
        {By.LABEL: ("escalations", "called_wrong"), By.CHANNEL: ("automatic", "durable", "precision")},
    ),
    PageName.TEAM: Layout(
        ("replies", "resolved", "reopened", *_PEOPLE, "resolution_median", "sla", "csat"),
        {By.PERSON: ("replies", "resolved", "csat", "sla"), By.TEAM: ("resolved", "resolution_median", "sla", "csat")},
    ),
    PageName.CHANNELS: Layout(
        _SUPPORT, {By.CHANNEL: ("volume", *_FAST, "automatic", "sla", "csat", "sentiment")}
    ),
    PageName.SALES: Layout(
        ("pipeline", "forecast", "won", "conversion", "velocity", "sources"),
        {By.LABEL: ("sources",), By.PERSON: ("won", "conversion", "velocity")},
    ),
    PageName.KNOWLEDGE: Layout(("gaps", "articles", "corrections"), {By.LABEL: ("articles", "corrections")}),
}  # fmt: skip

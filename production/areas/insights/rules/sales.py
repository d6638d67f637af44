"""Figures about deals."""

from __future__ import annotations

from production.areas.insights.model.figures import Figure, Unit
from production.areas.insights.rules.terms import BUCKETS, cents, count, expected, quantile, share

SALES = (
    Figure(
        name="pipeline",
        title="Open deals",
        definition="What open deals were worth at the end of the period.",
        unit=Unit.MONEY,
        reads=("open_value",),
        value=cents("open_value"),
        stock=True,
        rises_well=True,
    ),
    Figure(
        name="forecast",
        title="Forecast",
        definition="What may be expected of the deals that were open at the end of the period, each by the weight "
        "that its column of the pipeline has now.",
        unit=Unit.MONEY,
        reads=("open_value",),
        value=expected("open_value"),
        stock=True,
        rises_well=True,
    ),
    Figure(
        name="won",
        title="Won",
        definition="What deals were worth when they were won.",
        unit=Unit.MONEY,
        reads=("deal_won",),
        value=cents("deal_won"),
        rises_well=True,
    ),
    Figure(
        name="conversion",
        title="Won of decided",
        definition="Deals that were won, of those that were won or lost.",
        unit=Unit.SHARE,
        reads=("deal_won", "deal_lost"),
        value=share("deal_won", ("deal_won", "deal_lost")),
        rises_well=True,
    ),
    Figure(
        name="velocity",
        title="Time to win, median",
        definition=f"From the first entry of a deal to when it was won. {BUCKETS}",
        unit=Unit.SECONDS,
        reads=("deal_cycle",),
        value=quantile("deal_cycle", 0.5),
        rises_well=False,
    ),
    Figure(
        name="sources",
        title="New deals",
        definition="Deals that were entered, by the channel on which their contact wrote first.",
        unit=Unit.COUNT,
        reads=("deal_added",),
        value=count("deal_added"),
        rises_well=True,
    ),
)

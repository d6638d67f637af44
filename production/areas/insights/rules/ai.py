"""Figures about what the AI does alone, and what people think of it."""

from __future__ import annotations

from production.areas.insights.model.figures import Figure, Unit, Value
from production.areas.insights.model.tallies import Tallies
from production.areas.insights.rules.facts import MICROS, SHARES
from production.areas.insights.rules.terms import count, mean, share

_HANDLED = ("replied", "drafted", "escalated")


def _cost(tallies: Tallies) -> Value:
    """Nobody knows it while the price of one model is not known."""
    spent = [tallies.of(kind) for kind in _HANDLED]
    held = tallies.of("durable").total
    if not held or any(each.valued < each.n - tallies.of("escalated", "by_hand").n for each in spent):
        return None
    return sum(each.total for each in spent) / MICROS / held


AI = (
    Figure(
        name="automatic",
        title="Answered automatically",
        definition="Turns that the AI answered alone, of all that were its to answer.",
        unit=Unit.SHARE,
        reads=_HANDLED,
        value=share("replied", _HANDLED),
        rises_well=True,
    ),
    Figure(
        name="answers",
        title="Automatic answers",
        definition="Answers that the AI gave alone; thanks for thanks are none.",
        unit=Unit.COUNT,
        reads=("replied",),
        value=count("replied", ""),
        labels=("",),
        rises_well=True,
    ),
    Figure(
        name="quiet",
        title="Quiet for a day",
        definition="Automatic answers after which neither the customer nor a person of ours wrote for a day, "
        "of those given longer ago. Counted when the answer was given.",
        unit=Unit.SHARE,
        reads=("quiet",),
        value=mean("quiet"),
        rises_well=True,
    ),
    Figure(
        name="durable",
        title="Held for a week",
        definition="Automatic answers after which neither the customer nor a person of ours wrote for seven days, "
        "of those given longer ago.",
        unit=Unit.SHARE,
        reads=("durable",),
        value=mean("durable"),
        rises_well=True,
    ),
    Figure(
        name="confirmed",
        title="Confirmed",
        definition="Automatic answers that the customer said were it within seven days, of those given longer ago.",
        unit=Unit.SHARE,
        reads=("confirmed",),
        value=mean("confirmed"),
        rises_well=True,
    ),
    Figure(
        name="resolutions",
        title="Durable resolutions",
        definition="Automatic answers that held for a week, counted when they were given.",
        unit=Unit.COUNT,
        reads=("durable",),
        value=lambda tallies: tallies.of("durable").total if tallies.of("durable").n else None,
        rises_well=True,
    ),
    Figure(
        name="precision",
        title="Sent as suggested",
        definition="Suggested replies that a person sent unchanged, of all that a person sent, changed or rejected.",
        unit=Unit.SHARE,
        reads=("judged",),
        value=share("judged", ("judged",), "unchanged"),
        rises_well=True,
    ),
    Figure(
        name="edit_distance",
        title="Changed of drafts",
        definition="How much people changed of suggested replies on average: 0 nothing, 1 everything.",
        unit=Unit.SHARE,
        reads=("judged",),
        value=mean("judged", SHARES),
        rises_well=False,
    ),
    Figure(
        name="called_wrong",
        title="Called wrong",
        definition="How often somebody called an automatic answer wrong, by the reason; one taken back stays counted.",
        unit=Unit.COUNT,
        reads=("called_wrong",),
        value=count("called_wrong"),
        rises_well=False,
    ),
    Figure(
        name="escalations",
        title="Given to people",
        definition="Turns that the AI gave to a person, and tickets that people escalated, by the reason.",
        unit=Unit.COUNT,
        reads=("escalated",),
        value=count("escalated"),
        rises_well=False,
    ),
    Figure(
        name="cost_per_resolution",
        title="Cost of a durable resolution",
        definition="What models cost in the period, by the durable resolutions in it.",
        unit=Unit.USD,
        reads=(*_HANDLED, "durable"),
        value=_cost,
        rises_well=False,
        rows=("durable",),
    ),
)

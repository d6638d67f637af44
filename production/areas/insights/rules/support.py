"""Figures about tickets and the people who answer them."""

from __future__ import annotations

from production.areas.insights.model.figures import Figure, Unit
from production.areas.insights.rules.facts import SHARES
from production.areas.insights.rules.terms import BUCKETS, count, mean, quantile

SUPPORT = (
    Figure(
        name="volume",
        title="Messages",
        definition="Messages from customers, counted when they were worked on.",
        unit=Unit.COUNT,
        reads=("received",),
        value=count("received"),
    ),
    Figure(
        name="opened",
        title="New tickets",
        definition="Tickets that were opened.",
        unit=Unit.COUNT,
        reads=("opened",),
        value=count("opened"),
    ),
    Figure(
        name="resolved",
        title="Resolved tickets",
        definition="How often tickets were resolved or closed, also those that were opened again; merging is neither.",
        unit=Unit.COUNT,
        reads=("resolved",),
        value=count("resolved"),
        rises_well=True,
    ),
    Figure(
        name="reopened",
        title="Reopened tickets",
        definition="How often a resolved ticket was opened again.",
        unit=Unit.COUNT,
        reads=("reopened",),
        value=count("reopened"),
        rises_well=False,
    ),
    Figure(
        name="first_response_median",
        title="First response, median",
        definition="From a customer's first message to the first reply that left, the AI's or a person's; half were "
        f"faster. {BUCKETS}",
        unit=Unit.SECONDS,
        reads=("first_response",),
        value=quantile("first_response", 0.5),
        rises_well=False,
    ),
    Figure(
        name="first_response_people",
        title="First response by people, median",
        definition=f"From a customer's first message to the first reply, if a person wrote it. {BUCKETS}",
        unit=Unit.SECONDS,
        reads=("first_response",),
        value=quantile("first_response", 0.5, "person"),
        labels=("person",),
        rises_well=False,
    ),
    Figure(
        name="first_response_people_p90",
        title="First response by people, 9 of 10",
        definition=f"The time within which nine of ten first replies left, where a person was the first. {BUCKETS}",
        unit=Unit.SECONDS,
        reads=("first_response",),
        value=quantile("first_response", 0.9, "person"),
        labels=("person",),
        rises_well=False,
    ),
    Figure(
        name="resolution_median",
        title="Time to resolve, median",
        definition=f"From the opening of a ticket to when it was resolved. {BUCKETS}",
        unit=Unit.SECONDS,
        reads=("resolved",),
        value=quantile("resolved", 0.5),
        rises_well=False,
    ),
    Figure(
        name="replies",
        title="Replies by people",
        definition="Replies of people that left, by who wrote them.",
        unit=Unit.COUNT,
        reads=("answered",),
        value=count("answered", "person"),
        labels=("person",),
    ),
    Figure(
        name="sla",
        title="Promises kept",
        definition="Resolved tickets of which no promised time was missed, of those for which one was promised.",
        unit=Unit.SHARE,
        reads=("promised",),
        value=mean("promised"),
        rises_well=True,
    ),
    Figure(
        name="csat",
        title="Satisfaction",
        definition="What customers answered on average when asked how satisfied they are, as they first said it.",
        unit=Unit.SCORE,
        reads=("rated",),
        value=mean("rated"),
        rises_well=True,
    ),
    Figure(
        name="sentiment",
        title="Mood",
        definition="How messages sounded on average.",
        unit=Unit.MOOD,
        reads=("received",),
        value=mean("received", SHARES),
        rises_well=True,
    ),
)

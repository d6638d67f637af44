"""What a customer is worth and whether they may leave, each with its reasons. Pure.

Orders and a plan tell the value. The risk is the higher of two: what the model of orders says (area churn), and what
the customer's words and our answers say, whose weights are a judgement. What is not known counts nothing and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from math import prod
from statistics import fmean

from production.areas.assist.model.customers import ChurnRisk, CustomerFacts, CustomerValue
from production.schemas.money import major_units, written

VALUABLE = Decimal(1000)
"""Value, in the base currency, from which somebody is treated with extra care."""
AT_RISK = 0.5
_MONTH = timedelta(days=30.4375)
_LEAVING = 0.5
_FURIOUS, _UNHAPPY = 0.35, 0.15
_MANY_TICKETS = 0.2
_KEPT_WAITING = 0.2
"""Shares of the remaining trust that a reason takes away."""
_MANY, _RECENT = 3, 3
_PATIENCE = timedelta(days=1)
_BASE = 0.05
"""Somebody of whom nothing speaks for leaving."""

_WORDS = re.compile(
    r"\b(?:cancel(?:l?ing)?\b(?:\W+\w+){0,3}\W+(?:account|subscription|plan|contract|membership|workspace)"
    r"|(?:switch(?:ing)?|mov(?:e|ing))\b(?:\W+\w+){0,3}\W+(?:to another|elsewhere|competitor|provider|away)"
    r"|leav(?:e|ing) (?:you|your (?:product|service|platform))|close (?:my|our|the) account"
    r"|looking (?:at|for) (?:an )?alternatives?|end (?:my|our) (?:subscription|contract))",
    re.IGNORECASE,
)


def value_of(facts: CustomerFacts, at: datetime) -> CustomerValue:
    """What the plan has brought since the customer came, and what they have bought."""
    found = [*_orders(facts), *_plan(facts, at)]
    if not found:
        return CustomerValue(None, None, (_why_unknown(facts),))
    amounts, said = zip(*found, strict=True)
    currency = facts.currency if facts.monthly is not None else facts.orders_currency
    return CustomerValue(sum(amounts, Decimal(0)), currency, tuple(one for of in said for one in of))


def churn_of(facts: CustomerFacts, at: datetime) -> ChurnRisk:
    """How likely they leave."""
    by_words, reasons = _by_words(facts, at) if facts.sentiments or facts.words else (None, ())
    if by_words is None and facts.stays_away is None:
        return ChurnRisk(None, ("Not known: they have not written yet",))
    said = (
        [f"{facts.stays_away:.0%} likely to buy nothing within {facts.horizon_days} days"] if facts.stays_away else []
    )
    risk = max(by_words or 0.0, facts.stays_away or 0.0)
    return ChurnRisk(round(risk, 2), (*said, *reasons) or ("Nothing speaks for leaving",))


def may_be_lost(value: CustomerValue, churn: ChurnRisk) -> bool:
    """Whether somebody valuable is about to leave; what is not known counts nothing."""
    return (value.amount or 0) >= VALUABLE and (churn.risk or 0) >= AT_RISK


def advice(value: CustomerValue, churn: ChurnRisk) -> Iterator[tuple[str, str]]:
    """(kind, text) for the colleague; never part of a reply, which promises nothing."""
    if value.amount is not None and value.amount >= VALUABLE:
        worth = f"Worth {value.amount:,.0f} {value.currency} so far"
        yield "value", f"{worth}: answer in person, and stay until it is solved."
    if churn.risk is not None and churn.risk >= AT_RISK:
        yield "churn", f"May leave ({churn.risk:.0%}): offer to talk, and ask a manager what you may offer in return."


def _orders(facts: CustomerFacts) -> Iterator[tuple[Decimal, tuple[str, ...]]]:
    if facts.orders and facts.orders_currency:
        spent = f"{_count(facts.orders, 'order')} for {written(facts.spent_minor, facts.orders_currency)}"
        yield major_units(facts.spent_minor, facts.orders_currency), (spent,)


def _plan(facts: CustomerFacts, at: datetime) -> Iterator[tuple[Decimal, tuple[str, ...]]]:
    if facts.plan is not None and facts.monthly is not None:
        months = max(1, int((at - facts.since) / _MONTH))
        paid = f"Plan {facts.plan}: {facts.monthly} {facts.currency} a month"
        yield facts.monthly * months, (paid, f"Customer for {_count(months, 'month')}")


def _why_unknown(facts: CustomerFacts) -> str:
    if facts.plan is None:
        return "Not known: no orders, and no plan is noted"
    return f"Not known: nobody has said what the plan {facts.plan} brings a month"


def _by_words(facts: CustomerFacts, at: datetime) -> tuple[float, tuple[str, ...]]:
    found = list(_reasons(facts, at))
    return 1 - (1 - _BASE) * prod(1 - weight for weight, _ in found), tuple(said for _, said in found)


def _reasons(facts: CustomerFacts, at: datetime) -> Iterator[tuple[float, str]]:
    if _WORDS.search(facts.words):
        yield _LEAVING, "Writes about leaving"
    if mood := _mood(facts.sentiments):
        yield mood
    if facts.tickets_this_month >= _MANY:
        yield _MANY_TICKETS, f"{facts.tickets_this_month} tickets within 30 days"
    if facts.waiting_since and at - facts.waiting_since > _PATIENCE:
        yield _KEPT_WAITING, f"Has waited for a person for {_count((at - facts.waiting_since).days, 'day')}"


def _mood(sentiments: Sequence[float]) -> tuple[float, str] | None:
    latest = sentiments[:_RECENT]
    mood = fmean(latest) if latest else 1.0
    if mood < 0.3:
        return _FURIOUS, f"Angry in {_last(len(latest))}"
    return (_UNHAPPY, f"Unhappy in {_last(len(latest))}") if mood < 0.45 else None


def _last(messages: int) -> str:
    return "the last message" if messages == 1 else f"the last {messages} messages"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")

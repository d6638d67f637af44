"""What a text really holds of what is known about the customer. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from production.areas.assist.model.customers import TicketContext
from production.text.greetings import first_name


@dataclass(frozen=True, slots=True)
class Personalization:
    """Each is read off the text: what a prompt said counts nothing."""

    used_order_info: bool
    mentioned_tracking: bool
    referenced_past_issue: bool
    applied_vip_treatment: bool


def personalization(text: str, context: TicketContext, *, valuable: bool) -> Personalization:
    """`valuable`: this customer is to be treated with care, which a text does that calls them by name."""
    said = text.casefold()
    return Personalization(
        used_order_info=_names(said, [order.number for order in context.orders]),
        mentioned_tracking=_names(said, [order.tracking for order in context.orders if order.tracking]),
        referenced_past_issue=_names(said, [ticket.id for ticket in context.tickets]),
        applied_vip_treatment=valuable and _names(said, filter(None, [first_name(context.customer.name)])),
    )


def _names(said: str, words: Iterable[str]) -> bool:
    """As words of their own: order 12 is not in 2012, nor 1001 in TKT-1001."""
    return any(re.search(rf"(?<![\w-]){re.escape(word.casefold())}(?![\w-])", said) for word in words)

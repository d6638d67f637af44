"""What the tools take: each argument with its limits, so that a wrong one is refused by name before anything runs."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

from production.channels.registry import channels
from production.schemas.ids import Category, Channel, Priority

SUMMARY_LIMIT = 300
REASON_LIMIT = 300
QUERY_LIMIT = 1_000
REPLY_LIMIT = 6_000


def _storable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("must not hold a NUL character")
    return text


_BY_STAFF = [name for name, channel in channels().items() if channel.opened_by_staff]


def _opened_by_staff(channel: Channel) -> Channel:
    if channel not in _BY_STAFF:
        raise ValueError(f"must be one of {', '.join(_BY_STAFF)}")
    return channel


def _text(limit: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)


TicketNumber = Annotated[str, Field(pattern=r"^TKT-\d{4,12}$", description="As in TKT-0006.")]
Who = Annotated[
    str,
    _text(320),
    AfterValidator(_storable),
    Field(description="Customer id, email address, or phone number with + and country code."),
]
Where = Annotated[
    Channel,
    AfterValidator(_opened_by_staff),
    WithJsonSchema({"type": "string", "enum": _BY_STAFF}),
    Field(description="Where the customer is answered; they must have written there. Forms bring their own tickets."),
]
About = Annotated[Category, Field(description="What the request is about.")]
Urgency = Annotated[Priority, Field(description="How soon a person should look at it.")]
Summary = Annotated[
    str,
    _text(SUMMARY_LIMIT),
    AfterValidator(_storable),
    Field(description="One line that tells a colleague what the customer wants."),
]
Reason = Annotated[
    str,
    _text(REASON_LIMIT),
    AfterValidator(_storable),
    Field(description="Why, in a few words for the colleague who takes over."),
]
Query = Annotated[
    str,
    _text(QUERY_LIMIT),
    AfterValidator(_storable),
    Field(description='One question in full words, for example "export a project as CSV".'),
]
Reply = Annotated[
    str,
    _text(REPLY_LIMIT),
    AfterValidator(_storable),
    Field(description="Plain text without greeting and signature, which the channel adds."),
]
Count = Annotated[int, Field(ge=1, le=20, description="How many passages at most.")]

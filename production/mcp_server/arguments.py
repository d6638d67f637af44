"""What the tools take: each argument with its limits, so that a wrong one is refused by name before anything runs."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

from production.channels.registry import channels
from production.schemas.ids import Category, Channel, Priority


def _without_nul(text: str) -> str:
    if "\x00" in text:
        raise ValueError("must not hold a NUL character")
    return text


_BY_STAFF = [name for name, channel in channels().items() if channel.opened_by_staff]


def _opened_by_staff(channel: Channel) -> Channel:
    if channel not in _BY_STAFF:
        raise ValueError(f"must be one of {', '.join(_BY_STAFF)}")
    return channel


_Plain = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_NO_NUL = AfterValidator(_without_nul)

TicketNumber = Annotated[str, Field(pattern=r"^TKT-\d{4,12}$", description="As in TKT-0006.")]
Who = Annotated[
    _Plain,
    Field(max_length=320, description="Customer id, email address, or phone number with + and country code."),
    _NO_NUL,
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
    _Plain,
    Field(max_length=300, description="One line that tells a colleague what the customer wants."),
    _NO_NUL,
]
Reason = Annotated[
    _Plain,
    Field(max_length=300, description="Why, in a few words for the colleague who takes over."),
    _NO_NUL,
]
Query = Annotated[
    _Plain,
    Field(max_length=1_000, description='One question in full words, for example "export a project as CSV".'),
    _NO_NUL,
]
Reply = Annotated[
    _Plain,
    Field(max_length=6_000, description="Plain text without greeting and signature, which the channel adds."),
    _NO_NUL,
]
Count = Annotated[int, Field(ge=1, le=20, description="How many passages at most.")]

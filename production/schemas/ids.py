"""The closed sets, the open words and the identifiers that every package shares."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

ROW_IDS = range(2**63)
"""Of rows that Postgres counts: any larger number is no `bigint`."""
RowId = Annotated[int, Field(ge=0, le=ROW_IDS[-1])]

_WORD = re.compile(r"[a-z][a-z0-9_]{0,31}")


class Word(str):
    """A word of an open set: who adds to the set edits no list of it. Stored, and compared by value.

    Raises:
        ValueError: not up to 32 small letters, digits and underscores.
    """

    __slots__ = ()

    def __new__(cls, word: str) -> Self:
        if not _WORD.fullmatch(word):
            raise ValueError("must be up to 32 small letters, digits and underscores, a letter first")
        return super().__new__(cls, word)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, handler(str))


class Channel(Word):
    """Where a conversation takes place; the values are stored and appear in the API.

    Which there are, `channels.registry` finds; those that some rule is about by name are named here.
    """

    EMAIL: ClassVar[Channel]
    WHATSAPP: ClassVar[Channel]
    WEB_FORM: ClassVar[Channel]


Channel.EMAIL = Channel("email")
Channel.WHATSAPP = Channel("whatsapp")
Channel.WEB_FORM = Channel("web_form")


class IdentifierKind(Word):
    """What kind of address identifies a person. A kind that is not named here is an opaque id of some provider."""

    EMAIL: ClassVar[IdentifierKind]
    PHONE: ClassVar[IdentifierKind]


IdentifierKind.EMAIL = IdentifierKind("email")
IdentifierKind.PHONE = IdentifierKind("phone")


class Proof(StrEnum):
    """How sure we are that the sender owns the identifier."""

    CLAIMED = "claimed"
    """Typed by somebody, for example into the web form."""
    PROVEN = "proven"
    """Vouched for by the provider whose signature we verified, or by a one-time code."""


class Category(StrEnum):
    """What a request is about; the web form's own list."""

    GENERAL = "general"
    TECHNICAL = "technical"
    BILLING = "billing"
    BUG_REPORT = "bug_report"
    FEEDBACK = "feedback"
    HOW_TO = "how_to"


class Priority(StrEnum):
    """How soon a person would look at it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    URGENT = "urgent"

    @property
    def above(self) -> Priority:
        """One step more; nothing is more than urgent."""
        ladder = list(Priority)
        return ladder[min(ladder.index(self) + 1, len(ladder) - 1)]


def event_id(channel: Channel, provider_id: str) -> str:
    """Deterministic id of one inbound message: the same delivery always gets the same id.

    `provider_id` is unique within the channel: Gmail message id with its mailbox, Twilio
    MessageSid, or the form's idempotency key.
    """
    return f"{channel}:{provider_id}"

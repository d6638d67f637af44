"""What the routes of a ticket take."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from production.areas.tickets.model import Post
from production.crm.support.shown_priority import ShownPriority, stored_priority
from production.schemas.errors import InvalidInput
from production.schemas.ids import Category
from production.schemas.outcomes import TicketStatus
from production.schemas.text import Text, Words

Content = Annotated[Words, Field(max_length=20_000)]
Tag = Annotated[Words, StringConstraints(to_lower=True), Field(max_length=40)]
_CAN_BE_NULL = frozenset({"assigned_to", "assigned_team", "snoozed_until"})


class _Asked(BaseModel):
    """What nobody would look at is refused: it must not seem to have had an effect."""

    model_config = ConfigDict(extra="forbid")


class PostRequest(_Asked):
    """A reply or a note."""

    content: Content
    note: bool = False
    """It stays in the house."""
    draft_id: UUID | None = None
    """The waiting draft that this is, changed or not: it leaves word for word."""
    last_seen_message_id: UUID | None = None
    """`last_message_id` of the ticket as its author saw it: what is newer is not talked over."""
    resolve: bool = False

    def said(self) -> Post:
        """
        Raises:
            InvalidInput: it is a note, and asks for what only a reply does.
        """
        for name in ("draft_id", "resolve"):
            if self.note and getattr(self, name):
                raise InvalidInput(name, "belongs to a reply, and this is a note: leave it out")
        given = self.model_dump(exclude={"last_seen_message_id"})
        return Post(**given, last_seen=self.last_seen_message_id)


class PatchRequest(_Asked):
    """What becomes different; what is left out stays. Null takes away an owner, a team, a time to sleep until."""

    status: TicketStatus | None = None
    priority: ShownPriority | None = None
    category: Category | None = None
    assigned_to: UUID | None = None
    assigned_team: Annotated[str, Field(max_length=32)] | None = None
    tags: Annotated[list[Tag], Field(max_length=20)] | None = None
    snoozed_until: AwareDatetime | None = None

    def wanted(self) -> dict[str, Any]:
        """As it is stored."""
        given = {name: getattr(self, name) for name in self.model_fields_set}
        given = {name: value for name, value in given.items() if value is not None or name in _CAN_BE_NULL}
        if self.priority:
            given["priority"] = stored_priority(self.priority)
        if "tags" in given:
            given["tags"] = sorted(set(given["tags"]))
        return given


class ComposerRequest(_Asked):
    """What somebody is writing."""

    kind: Literal["reply", "note"]
    content: Annotated[Text, Field(max_length=20_000)]
    last_seen_message_id: UUID | None = None


class ProposalRequest(_Asked):
    """A reply that somebody else has to approve."""

    content: Content
    last_seen_message_id: UUID | None = None
    """As with a reply that leaves at once."""


class PresenceRequest(_Asked):
    """Somebody looks at the ticket; forgotten after half a minute."""

    typing: bool = False

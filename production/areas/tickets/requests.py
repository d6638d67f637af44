"""What the routes of a ticket take."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from production.api.addresses import Address
from production.areas.tickets.first import FirstWords
from production.areas.tickets.model import Post
from production.areas.tickets.rules import MOST_TAGS
from production.channels.registry import channel_named
from production.crm.support.shown_priority import ShownPriority, stored_priority
from production.schemas.errors import InvalidInput
from production.schemas.ids import Category, RowId
from production.schemas.outcomes import TicketStatus
from production.schemas.text import Text, TicketTag, Words

Content = Annotated[Words, Field(max_length=20_000)]
Tags = Annotated[list[TicketTag], Field(max_length=MOST_TAGS)]
_CAN_BE_NULL = frozenset({"assigned_to", "assigned_team", "snoozed_until"})


class _Asked(BaseModel):
    """What nobody would look at is refused: it must not seem to have had an effect."""

    model_config = ConfigDict(extra="forbid")


class _Words(_Asked):
    """What is written to a customer."""

    content: Content
    cc: Annotated[list[Address], Field(max_length=20)] = []
    """Who else gets it, where the channel carries letters."""

    def _as_post(self, **more: Any) -> Post:
        return Post(content=self.content, cc=tuple(dict.fromkeys(self.cc)), **more)


class _Letter(_Words):
    """Words in a ticket, with what goes along."""

    files: Annotated[list[UUID], Field(max_length=20)] = []
    """Of the caller, from `/api/v1/reply-files`, or of the draft that is sent."""

    def _as_post(self, **more: Any) -> Post:
        return super()._as_post(files=tuple(dict.fromkeys(self.files)), **more)


class PostRequest(_Letter):
    """A reply or a note."""

    note: bool = False
    """It stays in the house."""
    draft_id: UUID | None = None
    """The waiting draft that this is, changed or not: it leaves word for word, with these `cc` and `files` only."""
    last_seen_message_id: UUID | None = None
    """`last_message_id` of the ticket as its author saw it: what is newer is not talked over."""
    resolve: bool = False

    def said(self) -> Post:
        """
        Raises:
            InvalidInput: it is a note, and asks for what only a reply does.
        """
        for name in ("draft_id", "resolve", "cc", "files"):
            if self.note and getattr(self, name):
                raise InvalidInput(name, "belongs to a reply, and this is a note: leave it out")
        return self._as_post(
            note=self.note, draft_id=self.draft_id, last_seen=self.last_seen_message_id, resolve=self.resolve
        )


class FirstWordsRequest(_Words):
    """What a customer is written who has not written about it."""

    contact_id: RowId
    channel: Annotated[Words, Field(max_length=32)]
    """One that reaches whoever has not written: email, whatsapp."""
    subject: Annotated[Words, Field(max_length=200)] | None = None
    """Of a letter."""

    def said(self) -> FirstWords:
        """
        Raises:
            InvalidInput: there is no such channel, or a letter is about nothing.
        """
        spec = channel_named(self.channel)
        if spec.letters and not self.subject:
            raise InvalidInput("subject", "a letter says what it is about")
        subject = self.subject if spec.letters else None
        return FirstWords(contact=self.contact_id, channel=spec.name, subject=subject, post=self._as_post())


class ScheduledReplyRequest(_Letter):
    """A reply that leaves later."""

    send_at: AwareDatetime
    last_seen_message_id: UUID
    """`last_message_id` of the ticket: whatever is newer when it is time keeps it from leaving."""
    resolve: bool = False

    def said(self) -> Post:
        return self._as_post(last_seen=self.last_seen_message_id, resolve=self.resolve)


class PatchRequest(_Asked):
    """What becomes different; what is left out stays. Null takes away an owner, a team, a time to sleep until."""

    status: TicketStatus | None = None
    priority: ShownPriority | None = None
    category: Category | None = None
    assigned_to: UUID | None = None
    assigned_team: Annotated[str, Field(max_length=32)] | None = None
    tags: Tags | None = None
    """All of them; to add and to take away some beside what others do, use the next two."""
    add_tags: Tags | None = None
    remove_tags: Tags | None = None
    snoozed_until: AwareDatetime | None = None

    @model_validator(mode="after")
    def _tagged_in_one_way(self) -> Self:
        if self.tags is not None and (self.add_tags or self.remove_tags):
            raise ValueError("tags: give all of them, or some to add and to remove")
        return self

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
    cc: Annotated[list[Address], Field(max_length=20)] = []
    last_seen_message_id: UUID | None = None


class ProposalRequest(_Letter):
    """A reply that somebody else has to approve."""

    last_seen_message_id: UUID | None = None
    """As with a reply that leaves at once."""

    def said(self) -> Post:
        return self._as_post(last_seen=self.last_seen_message_id)


class MergeRequest(_Asked):
    """Which one takes its place."""

    into: Annotated[str, Field(max_length=40)]
    """As in TKT-0006, or its id."""


class PresenceRequest(_Asked):
    """Somebody looks at the ticket; forgotten after half a minute."""

    typing: bool = False
    kind: Literal["reply", "note"] | None = None
    """Of what is written. The customer is told of a reply alone, and only where it is known to be one."""

"""What the routes take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from production.api.contact_shapes import Purpose
from production.api.listing import Body, kept
from production.areas.outreach.settings import OutreachSettings
from production.crm.outreach.about import Form
from production.crm.outreach.interactions import Direction, InteractionStatus, InteractionType
from production.crm.outreach.model import Refusal, Writer
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel
from production.schemas.text import OneLine, Text, Words

Subject = Annotated[OneLine, Field(max_length=200)]
Message = Annotated[Words, Field(max_length=20_000)]


class OutreachDraftRequest(Body):
    """A draft to be written for somebody."""

    customer_id: UUID
    product_id: UUID | None = None
    """What it is about."""
    form: Form = Form.MAIL
    subject: Subject = ""
    text: Message | None = None
    """Their own words, of who writes it themselves."""


class OutreachDraftPatch(Body):
    """What becomes different; what is left out stays."""

    subject: Subject = kept()
    text: Message = kept()


class OutreachDraftResponse(BaseModel):
    """A message that waits for a person."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    contact_id: int
    contact_name: str | None
    campaign_id: int | None
    campaign: str | None
    product: str | None
    channel: Channel
    recipient: str
    subject: str
    text: str
    written_by: Writer
    follows: UUID | None
    """The message that nobody answered."""
    refusal: Refusal | None
    """Why it may not be sent as things are."""
    created_at: datetime
    updated_at: datetime


WallTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""As in `08:00`."""


class OutreachSettingsShape(Body):
    """How fast and when outreach leaves, for all campaigns together."""

    model_config = ConfigDict(from_attributes=True)

    per_minute: Annotated[int, Field(ge=1, le=100_000)]
    per_domain_per_minute: Annotated[int, Field(ge=1, le=100_000)]
    opens: WallTime
    """In the recipient's zone, on working days of theirs."""
    closes: WallTime
    working_days: Annotated[int, Field(ge=1, le=60)]
    """Without an answer, until somebody is reminded."""
    start_grace_minutes: Annotated[int, Field(ge=1, le=10_080)]
    """How late a campaign still begins by itself; later it asks."""

    def settings(self) -> OutreachSettings:
        """
        Raises:
            InvalidInput: it would never be open.
        """
        if not self.opens < self.closes:
            raise InvalidInput("closes", "must be later than it opens")
        return OutreachSettings(**dict(self))


class EmailRequest(Body):
    """A mail to be sent at once."""

    customer_id: UUID
    subject: Annotated[OneLine, Field(min_length=1, max_length=200)]
    body: Message
    purpose: Purpose = "marketing"


class InteractionRequest(Body):
    """Something that passed, to be noted down."""

    customer_id: UUID
    type: InteractionType
    direction: Direction = Direction.OUTGOING
    content: Annotated[Text, Field(max_length=20_000)] = ""
    timestamp: AwareDatetime | None = None
    """Now, unless it says when."""
    status: InteractionStatus | None = None
    """`sent` of what we said, `replied` of what they said, unless it says so."""

    def given(self) -> dict[str, object]:
        usual = InteractionStatus.SENT if self.direction is Direction.OUTGOING else InteractionStatus.REPLIED
        return {**dict(self), "status": self.status or usual}

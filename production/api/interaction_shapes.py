"""What passed with a customer, as every route shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, computed_field

from production.crm.outreach.interactions import Direction, InteractionStatus, InteractionType


class InteractionResponse(BaseModel):
    """Something that passed, as a document."""

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)

    id: str
    customer_id: UUID
    type: InteractionType
    direction: Direction
    content: str
    timestamp: Annotated[datetime, Field(validation_alias="happened_at")]
    status: InteractionStatus

    @computed_field(alias="_id")  # type: ignore[prop-decorator]  # pydantic's own way
    @property
    def document_id(self) -> str:
        """The same once more, as document stores call it."""
        return self.id

"""`/api/v1/macros`: what people often write. Everybody uses them, an Admin keeps them."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, status
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from production.api.permissions import scoped
from production.areas.macros.model import VARIABLES, unknown_variables
from production.areas.macros.store import MacroStore
from production.crm.permissions.model import Action
from production.schemas.outcomes import TicketStatus
from production.schemas.text import OneLine, Words

router = APIRouter(prefix="/macros", tags=["macros"])

Using = Annotated[MacroStore, scoped(MacroStore, Action.READ)]
Keeping = Annotated[MacroStore, scoped(MacroStore, Action.ADMINISTER)]


def _known(body: str) -> str:
    if unknown := unknown_variables(body):
        raise ValueError(f"nobody fills in {', '.join(unknown)}; there are {', '.join(VARIABLES)}")
    return body


Name = Annotated[OneLine, Field(max_length=80)]
Body = Annotated[Words, Field(max_length=6_000), AfterValidator(_known)]
Tag = Annotated[OneLine, Field(max_length=40)]


class MacroActions(BaseModel):
    """What it sets of the ticket beside its words; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    status: TicketStatus | None = None
    tags: Annotated[list[Tag], Field(max_length=20)] | None = None
    assigned_team: Annotated[str, Field(max_length=32)] | None = None

    def stored(self) -> dict[str, Any]:
        return self.model_dump(mode="json", exclude_none=True)


class MacroRequest(BaseModel):
    """A macro more."""

    name: Name
    body: Body
    actions: MacroActions = Field(default_factory=MacroActions)


class MacroPatch(BaseModel):
    """What becomes different; what is left out stays."""

    name: Name | None = None
    body: Body | None = None
    actions: MacroActions | None = None


class MacroResponse(BaseModel):
    """One macro."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str
    body: str
    """With `{{customer.name}}`, `{{ticket.id}}` and `{{agent.name}}` where the page fills in what it knows."""
    actions: MacroActions


@router.get("")
async def macros(using: Using) -> list[MacroResponse]:
    """All, by name."""
    return [MacroResponse.model_validate(each) for each in await using.macros()]


@router.post("", status_code=status.HTTP_201_CREATED)
async def add(macro: MacroRequest, keeping: Keeping) -> MacroResponse:
    """Add one; 409 where there is one of this name."""
    return MacroResponse.model_validate(await keeping.add(macro.name, macro.body, macro.actions.stored()))


@router.patch("/{macro_id}")
async def change(macro_id: UUID, patch: MacroPatch, keeping: Keeping) -> MacroResponse:
    """Word it anew, or let it do something else."""
    given = {name: value for name in ("name", "body") if (value := getattr(patch, name)) is not None}
    actions = {} if patch.actions is None else {"actions": patch.actions.stored()}
    return MacroResponse.model_validate(await keeping.change(macro_id, given | actions))


@router.delete("/{macro_id}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(macro_id: UUID, keeping: Keeping) -> None:
    """Nobody uses it any more."""
    await keeping.drop(macro_id)

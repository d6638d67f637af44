"""`/api/v1/custom-fields`: everybody fills them in, an Admin says which there are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status
from pydantic import ConfigDict, Field, ValidationInfo, field_validator

from production.api.listing import Body
from production.api.permissions import scoped
from production.areas.custom_fields.store import FieldStore
from production.crm.permissions.model import Action
from production.crm.records.custom import FieldKind, RecordKind
from production.schemas.ids import RowId
from production.schemas.text import OneLine

router = APIRouter(prefix="/custom-fields", tags=["custom fields"])

Reading = Annotated[FieldStore, scoped(FieldStore, Action.READ)]
Keeping = Annotated[FieldStore, scoped(FieldStore, Action.ADMINISTER)]
Label = Annotated[OneLine, Field(max_length=80)]
Choice = Annotated[OneLine, Field(max_length=80)]
Choices = Annotated[list[Choice], Field(max_length=200)]


class NewField(Body):
    """A field more of all records of a kind."""

    object: RecordKind
    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$", description="As in renewal_date")]
    label: Label
    kind: FieldKind
    choices: Choices = Field(default_factory=list, validate_default=True)

    @field_validator("choices")
    @classmethod
    def _fit(cls, choices: list[str], info: ValidationInfo) -> list[str]:
        if (info.data.get("kind") is FieldKind.CHOICE) != bool(choices):
            raise ValueError("give some for a field of the kind choice, and for no other")
        return choices


class FieldPatch(Body):
    """What becomes different; what is left out stays."""

    label: Label | None = None
    choices: Choices | None = None


class FieldResponse(NewField):
    """One field; values stand in `custom` of a record, by its name."""

    model_config = ConfigDict(from_attributes=True)

    id: int


@router.get("")
async def fields(reading: Reading, object: RecordKind | None = None) -> list[FieldResponse]:  # noqa: A002 - its name
    """Of one kind of records or all."""
    return [FieldResponse.model_validate(each) for each in await reading.fields(object)]


@router.post("", status_code=status.HTTP_201_CREATED)
async def add(new: NewField, keeping: Keeping) -> FieldResponse:
    """Add one; 409 where there is one of this name."""
    return FieldResponse.model_validate(await keeping.add(new.model_dump()))


@router.patch("/{field_id}")
async def change(field_id: RowId, patch: FieldPatch, keeping: Keeping) -> FieldResponse:
    """Label it anew, or let something else be chosen."""
    return FieldResponse.model_validate(await keeping.change(field_id, patch.label, patch.choices))


@router.delete("/{field_id}", status_code=status.HTTP_204_NO_CONTENT)
async def drop(field_id: RowId, keeping: Keeping) -> None:
    """Drop it, with all that stands in it."""
    await keeping.drop(field_id)

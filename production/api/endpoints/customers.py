"""`/api/v1/customers`: look a person up, see who may be the same, merge and separate."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from production.api.endpoints import customer_shapes as shapes
from production.api.permissions import permitted, scoped
from production.crm.customers.identity import normalise_delivered
from production.crm.customers.model import Customer, Identifier
from production.crm.permissions.model import Action, Scope
from production.database.customer_records import CustomerStore
from production.schemas.errors import InvalidInput, NotFound
from production.schemas.ids import IdentifierKind
from production.schemas.text import Sought

router = APIRouter(prefix="/customers", tags=["customers"])

Customers = Annotated[CustomerStore, scoped(CustomerStore, Action.READ)]
Merging = Annotated[CustomerStore, scoped(CustomerStore, Action.MERGE)]
Merger = Annotated[Scope, permitted(Action.MERGE)]


@router.get("/lookup")
async def lookup(
    customers: Customers,
    email: Annotated[Sought | None, Query(max_length=320)] = None,
    phone: Annotated[Sought | None, Query(max_length=60, description="Best with + and country code.")] = None,
    region: Annotated[str | None, Query(pattern="^[A-Za-z]{2}$", description="For numbers without country.")] = None,
) -> shapes.CustomerLookupResponse:
    """Who has proven this address or number, else who claimed it first. Given both, both must lead to one record."""
    wanted = []
    if email is not None:
        wanted.append(_identifier(IdentifierKind.EMAIL, "email", email, None))
    if phone is not None:
        # An unescaped + arrives as a space.
        written = f"+{phone[1:]}" if phone.startswith(" ") else phone
        wanted.append(_identifier(IdentifierKind.PHONE, "phone", written, region))
    if not wanted:
        raise InvalidInput("email", "give an email or a phone to look up")
    found = [await customers.lookup(one) for one in wanted]
    if found[0] is None or found[-1] is None:
        raise NotFound("No customer has this email or phone.")
    if found[0].id != found[-1].id:
        raise InvalidInput("phone", "belongs to another customer than the email; look them up one by one")
    return shapes.found(found[0], wanted[0])


@router.get("/merge-suggestions")
async def merge_suggestions(
    customers: Merging, limit: Annotated[int, Query(ge=1, le=500)] = 50
) -> dict[str, list[shapes.MergeSuggestionResponse]]:
    """Pairs that may be one person, with the reasons, the strongest first."""
    return {"suggestions": [shapes.suggestion(one) for one in await customers.suggestions(limit)]}


@router.get("/{customer_id}")
async def customer(customer_id: UUID, customers: Customers) -> shapes.CustomerResponse:
    """One record; the id of a merged record leads to the one that took it in."""
    return shapes.CustomerResponse.model_validate(await _existing(customers, customer_id))


@router.post("/{customer_id}/merge")
async def merge(
    customer_id: UUID, order: shapes.MergeRequest, customers: Merging, merger: Merger
) -> shapes.MergeResponse:
    """Take `other_id` into this customer: identifiers, conversations and tickets follow. Can be undone."""
    merged = await customers.merge(customer_id, order.other_id, order.reason, _actor(merger, order.actor))
    return shapes.MergeResponse.model_validate(merged)


@router.post("/{customer_id}/unmerge")
async def unmerge(
    customer_id: UUID, order: shapes.UnmergeRequest, customers: Merging, merger: Merger
) -> shapes.MergeResponse:
    """Undo a merge of this customer exactly; the two are not merged by a rule again."""
    record = await _existing(customers, customer_id)
    if order.merge_id not in {one.id for one in record.merges}:
        raise NotFound(f"Customer {customer_id} has no merge {order.merge_id}.")
    return shapes.MergeResponse.model_validate(await customers.unmerge(order.merge_id, _actor(merger, order.actor)))


def _actor(scope: Scope, said: str) -> str:
    """A person is who they are; only a program may say for whom it asks."""
    return scope.caller.name if scope.caller.user_id else said


async def _existing(customers: CustomerStore, customer_id: UUID) -> Customer:
    record = await customers.customer(customer_id)
    if record is None:
        raise NotFound(f"There is no customer {customer_id}.")
    return record


def _identifier(kind: IdentifierKind, field: str, value: str, region: str | None) -> Identifier:
    try:
        return Identifier(kind, normalise_delivered(kind, value, region))
    except InvalidInput as error:
        raise InvalidInput(field, error.reason) from error

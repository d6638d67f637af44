"""The support form, as the page and everybody with `curl` submits it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from production.crm.customers.identity import normalise
from production.schemas.envelope import FormTicket, InboundMessage, Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import Category, Channel, IdentifierKind, Priority, Proof, event_id


def _between(shortest: int, longest: int, what: str) -> AfterValidator:
    """Length in characters after trimming, refused with a sentence for people."""

    def check(text: str) -> str:
        if len(text) < shortest:
            raise PydanticCustomError(
                "too_short", "{what} needs at least {least} characters.", {"what": what, "least": shortest}
            )
        if len(text) > longest:
            raise PydanticCustomError(
                "too_long", "{what} can have at most {most} characters.", {"what": what, "most": longest}
            )
        return text

    return AfterValidator(check)


def _email(text: str) -> str:
    try:
        return normalise(IdentifierKind.EMAIL, text)
    except InvalidInput as error:
        raise PydanticCustomError("email", "{reason}", {"reason": error.reason}) from error


def _one_line(text: object) -> object:
    """A name or subject ends up in a header or a heading."""
    return " ".join(text.split()) if isinstance(text, str) else text


class SupportForm(BaseModel):
    """What a customer fills in; text is trimmed before it is measured."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True, extra="ignore")

    name: Annotated[str, BeforeValidator(_one_line), _between(1, 120, "The name")]
    email: Annotated[str, _between(3, 254, "The email address"), AfterValidator(_email)]
    subject: Annotated[str, BeforeValidator(_one_line), _between(3, 200, "The subject")]
    category: Category
    priority: Priority = Priority.MEDIUM
    message: Annotated[str, _between(10, 5000, "The message")]
    website: Annotated[str, Field(max_length=500, description="Leave empty: people do not see this field.")] = ""


def to_inbound(form: SupportForm, *, ticket_number: str, event_key: str, received_at: datetime) -> InboundMessage:
    """The typed address is a claim: it reserves a place in the order, and unlocks nothing."""
    return InboundMessage(
        event_id=event_id(Channel.WEB_FORM, event_key),
        channel=Channel.WEB_FORM,
        key=form.email,
        received_at=received_at,
        sender=Sender(kind=IdentifierKind.EMAIL, value=form.email, proof=Proof.CLAIMED, name=form.name),
        subject=form.subject,
        text=form.message,
        form=FormTicket(
            ticket_number=ticket_number,
            category=form.category,
            priority=form.priority,
        ),
    )

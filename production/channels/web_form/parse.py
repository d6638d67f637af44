"""The support form, as the page and everybody with `curl` submits it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from production.crm.attachments.model import CheckedFile
from production.crm.customers.identity import normalise
from production.schemas.envelope import Attachment, FormTicket, InboundMessage, Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import Category, Channel, IdentifierKind, Priority, Proof, event_id
from production.schemas.text import Text
from production.text.storable import says_nothing


def _between(shortest: int, longest: int, what: str) -> AfterValidator:
    """Length in characters after trimming, and something to see; refused with a sentence for people."""

    def check(text: str) -> str:
        if len(text) < shortest or says_nothing(text):
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


FASTEST_MS = 1_500
"""Five fields, one of them chosen with the pointer and ten characters of a message: no person is done sooner."""


class SupportForm(BaseModel):
    """What a customer fills in; text is trimmed before it is measured."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True, extra="ignore")

    name: Annotated[Text, BeforeValidator(_one_line), _between(1, 120, "The name")]
    email: Annotated[Text, _between(3, 254, "The email address"), AfterValidator(_email)]
    subject: Annotated[Text, BeforeValidator(_one_line), _between(3, 200, "The subject")]
    category: Category
    priority: Priority = Priority.MEDIUM
    message: Annotated[Text, _between(10, 5000, "The message")]
    website: Annotated[str, Field(max_length=500, description="Leave empty: people do not see this field.")] = ""
    elapsed_ms: Annotated[
        int | None,
        Field(ge=0, le=10**12, description="From the first sight of an empty form to its sending; pages tell it."),
    ] = None
    turnstile_token: Annotated[
        str | None, Field(max_length=2048, description="Cloudflare's word for a person, where the form asks for it.")
    ] = None

    @property
    def from_a_machine(self) -> bool:
        """Filled in what people do not see, or faster than people are.

        The time is the page's own, not a signed token: a static page has nobody to sign it, and who bothers to ask
        for a token and to wait is no more stopped by it. Programs that tell no time are not judged by it.
        """
        return bool(self.website) or (self.elapsed_ms is not None and self.elapsed_ms < FASTEST_MS)


def to_inbound(
    form: SupportForm,
    *,
    ticket_number: str,
    event_key: str,
    received_at: datetime,
    files: Sequence[CheckedFile] = (),
    limited: bool = False,
) -> InboundMessage:
    """The typed address is a claim: it reserves a place in the order, and unlocks nothing.

    `limited`: the address was typed more often than one person does.
    """
    return InboundMessage(
        event_id=event_id(Channel.WEB_FORM, event_key),
        channel=Channel.WEB_FORM,
        key=form.email,
        received_at=received_at,
        sender=Sender(kind=IdentifierKind.EMAIL, value=form.email, proof=Proof.CLAIMED, name=form.name),
        subject=form.subject,
        text=form.message,
        attachments=tuple(
            Attachment(name=file.name, content_type=file.content_type, size_bytes=len(file.content)) for file in files
        ),
        form=FormTicket(
            ticket_number=ticket_number,
            category=form.category,
            priority=form.priority,
            limited=limited,
        ),
    )

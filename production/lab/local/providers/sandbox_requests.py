"""What the sandbox accepts; wrong fields are answered with 422 and their names."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from production.lab.local.providers.twilio_rules import is_address

_HEADER_NAME = re.compile(r"[!-9;-~]+")


def whatsapp_address(identity: str) -> str:
    """`whatsapp:` with an E.164 number or a business-scoped user id, given with or without the prefix."""
    address = f"whatsapp:{identity.removeprefix('whatsapp:')}"
    if not is_address(address):
        raise ValueError("a number as +15550001111 or a business-scoped user id as US.13491208655302741918 is wanted")
    return address


def _one_address(value: str) -> str:
    if not re.fullmatch(r"[^@\s<>,]+@[^@\s<>,]+", value):
        raise ValueError("one address as ann@example.com is wanted")
    return value


def _header_lines(headers: dict[str, str]) -> dict[str, str]:
    for name, value in headers.items():
        if not _HEADER_NAME.fullmatch(name) or "\n" in value or "\r" in value:
            raise ValueError(f"{name!r} needs a plain name and one line of text")
    return headers


WhatsAppIdentity = Annotated[str, AfterValidator(whatsapp_address)]


def _say_something(text: str, seen: ValidationInfo) -> str:
    if not text and not seen.data.get("media"):
        raise ValueError("a message needs text or media")
    return text


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


class EmailRequest(_Request):
    """A customer writes a mail; `thread_id` makes it a reply, and nobody in `to` means the company's first mailbox."""

    from_email: Annotated[str, AfterValidator(_one_address)]
    from_name: str = ""
    subject: Annotated[str, Field(pattern=r"^[^\r\n]*$")] = ""
    text: str
    thread_id: str | None = None
    to: list[Annotated[str, AfterValidator(_one_address)]] = []
    headers: Annotated[dict[str, str], AfterValidator(_header_lines)] = {}
    html: str | None = None


class WhatsAppRequest(_Request):
    """A customer writes on WhatsApp; `media` are addresses of files, `user_id` stands beside a number that is shown."""

    sender: Annotated[WhatsAppIdentity, Field(alias="from")]
    name: str = ""
    user_id: str = ""
    media: list[str] = []
    text: Annotated[str, Field(validate_default=True)] = ""

    say_something = field_validator("text")(_say_something)


class SmsRequest(_Request):
    """A text message: from a number, a short code or a name of letters; `media` are addresses of files."""

    sender: Annotated[str, Field(alias="from", pattern=r"^(\+\d{7,15}|\d{3,8}|[A-Za-z][A-Za-z0-9 ]{1,10})$")]
    media: list[str] = []
    text: Annotated[str, Field(validate_default=True)] = ""

    say_something = field_validator("text")(_say_something)


class ClockRequest(_Request):
    """Pretend that the customer's last message is older than it is."""

    phone: WhatsAppIdentity
    hours_ago: Annotated[float, Field(ge=0, le=100_000)]

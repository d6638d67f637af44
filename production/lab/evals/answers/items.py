"""Questions of customers as lines of JSON: bare ones to be answered, and labelled ones to be judged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from production.channels.registry import channels
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel
from production.schemas.turns import Utterance

_CUSTOMER = frozenset({"customer", "user"})


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class Said(_Model):
    """What was said before; a bare text is the customer's."""

    role: str = Field(validation_alias=AliasChoices("role", "from", "author"), default="customer")
    text: str = Field(validation_alias=AliasChoices("text", "content", "message"))

    @property
    def utterance(self) -> Utterance:
        return Utterance("customer" if self.role in _CUSTOMER else "agent", self.text)


def _as_said(value: object) -> object:
    said = value if isinstance(value, list | tuple) else [value] if value else []
    return [{"text": one} if isinstance(one, str) else one for one in said]


def _known(channel: object) -> object:
    if channel not in channels():
        raise ValueError(f"must be one of {', '.join(channels())}")
    return channel


class Message(_Model):
    """One message of a customer."""

    id: str
    message: str
    subject: str | None = None
    channel: Annotated[Channel, BeforeValidator(_known)] = Channel.WEB_FORM
    history: Annotated[tuple[Said, ...], BeforeValidator(_as_said)] = ()
    """Oldest first."""


class Part(_Model):
    """One question in a message."""

    asks: str
    answerable: bool
    """Whether the documents answer it."""
    facts: tuple[tuple[str, ...], ...] = ()
    """What a right answer says: of each fact one of these spellings."""


Kind = Literal[
    "fact", "how_to", "opposite", "near_miss", "two_questions", "follow_up", "fault", "foreign", "long", "fragment"
]


class Item(Message):
    """A message with what is known of its answer."""

    kind: Kind
    language: str = "en"
    answerable: bool
    parts: tuple[Part, ...] = Field(min_length=1)
    wrong: tuple[str, ...] = ()
    """What only an answer to something else says."""


_Read = TypeVar("_Read", bound=Message)


def read_lines(file: Path, shape: type[_Read]) -> Iterator[_Read]:
    """
    Raises:
        InvalidInput: a line does not have the form of `shape`; names line and field.
    """
    for number, raw in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if not raw.strip():
            continue
        try:
            yield shape.model_validate_json(raw)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"])) or "line"
            raise InvalidInput(f"{file.name} line {number}: {field}", first["msg"].lower()) from None

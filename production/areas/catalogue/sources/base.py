"""What every source does, and what several share."""

from __future__ import annotations

import base64
import hmac
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from production.schemas.catalogue import Fact
from production.schemas.errors import Forbidden, InvalidInput

M = TypeVar("M")
What = Literal["product", "order"]
Price = Annotated[Decimal, Field(ge=0, le=10**14)]
"""In major units, as shops write it."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request that a source may have made."""

    headers: Mapping[str, str]
    """By their names in lower case."""
    body: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was asked for, as it was at the source's own time when the reading began."""

    began_at: datetime
    facts: Sequence[Fact]


class Source(Protocol):
    """One configured catalogue."""

    name: str

    def made(self, call: Call) -> bool:
        """Whether the headers are of this kind of source; nothing is proven by that."""
        ...

    async def told(self, call: Call) -> Sequence[Fact]:
        """
        Raises:
            Forbidden: it does not prove that it comes from this source.
            InvalidInput: its body makes no sense.
            Unavailable: the source could not be asked for its keys.
        """
        ...

    def read(self, what: What, since: datetime | None) -> AsyncIterator[Page]:
        """All that there are, or those that changed since; never nothing at all, if only an empty page.

        Raises:
            Unavailable: the source does not answer as it should.
        """
        ...

    async def count(self) -> int:
        """How many products there are; raises as `read`."""
        ...


class Shape(BaseModel):
    """Somebody else's words; of what we do not use nothing is asked."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Gone(Shape):
    """Nothing but an id: shops do not sign what happened, and a product must not go because somebody changed that."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: int


def shaped(kind: type[M], body: bytes | Any) -> M:
    """
    Raises:
        InvalidInput: names the first field that is not as the source documents it.
    """
    adapter = TypeAdapter(kind)
    try:
        return adapter.validate_json(body) if isinstance(body, bytes) else adapter.validate_python(body)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise InvalidInput(".".join(str(part) for part in first["loc"]) or "body", first["msg"]) from None


def require_signature(key: bytes, signed: bytes, *given: str) -> None:
    """One of `given` is the HMAC-SHA256 of what was signed, in base64; compared in constant time.

    Raises:
        Forbidden: none is.
    """
    right = base64.b64encode(hmac.digest(key, signed, "sha256"))
    if not key or not any(hmac.compare_digest(right, each.strip().encode()) for each in given):
        raise Forbidden("The signature is not that of the configured secret over this body.")

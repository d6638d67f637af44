"""What the support form and its files work with."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Protocol, cast
from uuid import UUID

from fastapi import Depends, Request

from production.crm.attachments.check import FileLimits
from production.crm.attachments.model import AttachmentInfo, CheckedFile


class AttachmentStore(Protocol):
    """Keeps attached files."""

    async def keep(self, event_id: str, files: Sequence[CheckedFile]) -> None: ...

    async def info(self, attachment_id: UUID) -> AttachmentInfo | None: ...

    async def content(self, attachment_id: UUID) -> bytes | None: ...

    async def of_conversation(self, conversation_id: UUID) -> list[AttachmentInfo]: ...


class PersonCheck(Protocol):
    """Tells people from programs."""

    async def check(self, token: str | None, *, address: str) -> None:
        """
        Raises:
            InvalidInput: the token does not stand for a person.
        """
        ...


_UPLOADS_AT_ONCE = 4
"""Each may have all its files in memory."""


@dataclass(frozen=True, slots=True)
class FormDesk:
    """Everything that the form may touch beside the intake."""

    attachments: AttachmentStore
    limits: FileLimits = field(default_factory=FileLimits)
    turnstile: PersonCheck | None = None
    """None: nobody is asked to confirm."""
    turnstile_site_key: str | None = None
    """Public half of Turnstile: the page shows its widget with it."""
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_UPLOADS_AT_ONCE))
    """For uploads whose files are being checked and stored."""


def form_desk_of(request: Request) -> FormDesk:
    return cast("FormDesk", request.app.state.form_desk)


TheFormDesk = Annotated[FormDesk, Depends(form_desk_of)]

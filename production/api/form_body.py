"""The body of a submitted form: JSON, or multipart with files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile

from production.api.uploads import MULTIPART, parts_of
from production.channels.web_form.parse import SupportForm
from production.crm.attachments.check import FIELD, FileLimits, check_files
from production.crm.attachments.model import CheckedFile
from production.schemas.errors import InvalidInput

_MEASURED = {"website", "elapsed_ms", "turnstile_token"}
_WANTED = f"Send application/json, or {MULTIPART} when files are attached."


@dataclass(frozen=True, slots=True)
class Submission:
    """A valid form with valid files."""

    form: SupportForm
    files: tuple[CheckedFile, ...] = ()

    @property
    def digest(self) -> bytes:
        """SHA-256 of what the sender says and attaches; what the page measures may differ at the next try."""
        said = self.form.model_dump(mode="json", exclude=_MEASURED)
        attached = [[file.name, file.digest.hex()] for file in self.files]
        return sha256(json.dumps([said, attached], sort_keys=True).encode()).digest()


@asynccontextmanager
async def received(request: Request, limits: FileLimits, room: asyncio.Semaphore) -> AsyncIterator[Submission]:
    """What was sent. Uploads come in on disk, however slow; their files are in memory while there is `room`.

    Raises:
        RequestValidationError: names every wrong field.
        InvalidInput: the body is of another kind or cut off, or a file is not taken.
        TooLarge: the body is over the limit.
    """
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == MULTIPART:
        parts = await parts_of(request)
        try:
            form = _form({name: value for name, value in parts.items() if isinstance(value, str)})
            async with room:
                yield Submission(form, await asyncio.to_thread(check_files, await _files(parts, limits), limits))
        finally:
            await parts.close()
    elif content_type == "application/json":
        yield Submission(_form(await _json(request)))
    else:
        raise InvalidInput("body", _WANTED)


async def _files(parts: FormData, limits: FileLimits) -> list[tuple[str, bytes]]:
    """Name and content of every file; browsers send an empty one without a name for a picker that nobody used."""
    uploads = [part for _, part in parts.multi_items() if isinstance(part, UploadFile)]
    if any(part.filename and name != FIELD for name, part in parts.multi_items() if isinstance(part, UploadFile)):
        raise InvalidInput(FIELD, f"Files are sent as {FIELD}.")
    chosen = [part for part in uploads if part.filename]
    if len(chosen) > limits.files:
        raise InvalidInput(FIELD, f"At most {limits.files} files can be attached.")
    return [(part.filename or "", await part.read(limits.bytes_each + 1)) for part in chosen]


async def _json(request: Request) -> Any:
    try:
        return json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise InvalidInput("body", f"This is no JSON: {error}") from error


def _form(fields: Any) -> SupportForm:
    try:
        return SupportForm.model_validate(fields)
    except ValidationError as error:
        found = error.errors(include_url=False)
        raise RequestValidationError([each | {"loc": ("body", *each["loc"])} for each in found], body=fields) from error

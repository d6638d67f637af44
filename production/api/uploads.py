"""Files in the body of a request, after whoever sends it has been let in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import IO, Any

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from production.crm.attachments.names import safe_name
from production.schemas.errors import InvalidInput

MULTIPART = "multipart/form-data"
_MOST_PARTS = 50


@dataclass(frozen=True, slots=True)
class Uploaded:
    """One file, on disk if it is large, and what was said about it."""

    name: str
    file: IO[bytes]
    fields: dict[str, str]


@asynccontextmanager
async def uploaded(request: Request) -> AsyncIterator[Uploaded]:
    """The file that was sent as `file`; gone when the answer is made.

    Raises:
        InvalidInput: there is none, more than one, or something else was sent.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MULTIPART:
        raise InvalidInput("file", f"send it as {MULTIPART}")
    parts = await parts_of(request)
    try:
        files = [part for name, part in parts.multi_items() if isinstance(part, UploadFile) and name == "file"]
        if len(files) != 1:
            raise InvalidInput("file", f"one is needed, {len(files)} came")
        said = {name: part for name, part in parts.items() if isinstance(part, str)}
        yield Uploaded(safe_name(files[0].filename or ""), files[0].file, said)
    finally:
        await parts.close()


async def parts_of(request: Request) -> FormData:
    """All parts; close them.

    Raises:
        InvalidInput: the body cannot be taken apart.
    """
    try:
        return await request.form(max_files=_MOST_PARTS, max_fields=_MOST_PARTS, max_part_size=100_000)
    except HTTPException as error:  # what Starlette makes of a body that it cannot take apart
        raise InvalidInput("body", str(error.detail)) from error


def described_upload(objects: Sequence[str]) -> dict[str, Any]:
    """The same for the description of the api, which cannot see it."""
    file = {"type": "string", "format": "binary"}
    fields = {"file": file, "object": {"type": "string", "enum": list(objects), "default": objects[0]}}
    schema = {"type": "object", "properties": fields, "required": ["file"]}
    return {"requestBody": {"required": True, "content": {MULTIPART: {"schema": schema}}}}

"""What a client hands in with `messages.send`, `insert` and `import`: JSON with base64url, or an upload."""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from email import message_from_string
from typing import Annotated, Any

from fastapi import Depends, Request
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from production.lab.local.providers.google_errors import GoogleError

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


class _Resource(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel)

    raw: str | None = None
    thread_id: str | None = None
    label_ids: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A mail in its RFC 5322 form, where the client wants it, and with which labels."""

    raw: bytes
    thread_id: str | None = None
    labels: tuple[str, ...] | None = None


async def _read_json(request: Request) -> Upload:
    resource = _resource(await request.body())
    if not resource.raw:
        raise GoogleError(400, "raw: the base64url encoded RFC 5322 mail is missing")
    try:
        raw = base64.urlsafe_b64decode(resource.raw + "=" * (-len(resource.raw) % 4))
    except (binascii.Error, ValueError):
        raise GoogleError(400, "raw: not base64url") from None
    return Upload(raw, resource.thread_id, resource.label_ids)


async def _read_upload(request: Request) -> Upload:
    """`uploadType=media` carries the bare mail, `multipart` a JSON part before it."""
    content_type, body = request.headers.get("content-type", ""), await request.body()
    if not content_type.startswith("multipart/related"):
        return Upload(body)
    resource_part, mail = split_upload(content_type, body)
    resource = _resource(resource_part)
    return Upload(mail, resource.thread_id, resource.label_ids)


def split_upload(content_type: str, body: bytes) -> tuple[bytes, bytes]:
    """The JSON part and the mail, split by hand: a MIME parser would rewrite the mail, whose bytes must stay."""
    boundary = message_from_string(f"Content-Type: {content_type}\n\n").get_boundary() or ""
    delimiter = b"--" + boundary.encode()
    sections = body.split(delimiter)[1:-1]
    if not boundary or len(sections) != 2:
        raise GoogleError(400, "body: an upload has two parts, JSON and message/rfc822")
    first, second = (_BLANK_LINE.split(section, maxsplit=1)[-1] for section in sections)
    return first, second.removesuffix(b"\r\n" if delimiter + b"\r\n" in body else b"\n")


def _resource(body: bytes) -> _Resource:
    try:
        content: Any = json.loads(body or b"{}")
        return _Resource.model_validate(content)
    except (ValueError, ValidationError) as error:
        raise GoogleError(400, f"body: not a Message resource: {error}") from None


JsonUpload = Annotated[Upload, Depends(_read_json)]
MediaUpload = Annotated[Upload, Depends(_read_upload)]

"""What a request of Twilio brings: ids, words, a place, files."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from production.channels.kinds import name_of_file
from production.schemas.envelope import Attachment
from production.schemas.errors import InvalidInput
from production.text.storable import says_nothing, storable

NUMBER = re.compile(r"\+[0-9]{5,15}")
_SID = re.compile(r"[A-Z]{2}[0-9A-Za-z]{8,64}")
_STATUS = re.compile(r"[A-Za-z][A-Za-z_-]{1,39}")
_CONTENT_TYPE = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,80}( ?;[ -~]{0,200})?", re.ASCII)
_FILE_NAME = re.compile(r"[^/\\\n]{1,200}\.\w{1,10}")


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What became of one of our messages."""

    sid: str
    status: str
    """Twilio's word: queued, sending, sent, delivered, read, undelivered, failed, ..."""
    error_code: str | None


def parse_status(params: Mapping[str, str]) -> StatusReport:
    """Raises InvalidInput: `MessageSid` or `MessageStatus` is missing or malformed."""
    status = params.get("MessageStatus") or params.get("SmsStatus", "")
    if not _STATUS.fullmatch(status):
        raise InvalidInput("MessageStatus", "Twilio's status of the message is missing, for example delivered")
    return StatusReport(sid_of(params), status.lower(), field(params, "ErrorCode") or None)


def sid_of(params: Mapping[str, str]) -> str:
    """Twilio's id of the message. Raises InvalidInput: it is missing or malformed."""
    sid = params.get("MessageSid") or params.get("SmsMessageSid") or params.get("SmsSid", "")
    if not _SID.fullmatch(sid):
        raise InvalidInput(
            "MessageSid", "Twilio's message id is missing or malformed, for example SM and 32 hex digits"
        )
    return sid


def field(params: Mapping[str, str], name: str) -> str:
    """Trimmed, and without what Postgres does not take; empty if a reader would see nothing."""
    text = storable(params.get(name, "")).strip()
    return "" if says_nothing(text) else text


def words_of(params: Mapping[str, str]) -> str:
    """What the customer wrote, or the button or list entry that was pressed.

    The name of a document comes where words would stand, and is none.
    """
    written = (words for name in ("Body", "ButtonText", "ListTitle") if (words := field(params, name)))
    return "" if _document(params) else next(written, "")


def place_of(params: Mapping[str, str]) -> str:
    """A line about the place that was sent; empty if none was."""
    latitude, longitude = field(params, "Latitude"), field(params, "Longitude")
    if not latitude or not longitude:
        return ""
    place = ", ".join(filter(None, [field(params, "Label"), field(params, "Address")]))
    return f"Location: {place} ({latitude}, {longitude})" if place else f"Location: {latitude}, {longitude}"


def attachments_of(params: Mapping[str, str]) -> tuple[Attachment, ...]:
    """Every `MediaUrl<n>`, whatever `NumMedia` says; the bytes are fetched when somebody opens them."""
    numbers = sorted(int(name[8:]) for name in params if re.fullmatch(r"MediaUrl(?:0|[1-9][0-9]{0,2})", name))
    return tuple(_attachment(params, number) for number in numbers)


def _document(params: Mapping[str, str]) -> str:
    """The name of the document that was sent, if that is all that was said; empty otherwise."""
    body, url = field(params, "Body"), field(params, "MediaUrl0")
    extensions = mimetypes.guess_all_extensions(_content_type(field(params, "MediaContentType0")).split(";")[0])
    named = url and _FILE_NAME.fullmatch(body) and PurePosixPath(body).suffix.lower() in extensions
    return body if named else ""


def _attachment(params: Mapping[str, str], number: int) -> Attachment:
    url = field(params, f"MediaUrl{number}")
    content_type = _content_type(field(params, f"MediaContentType{number}"))
    name = (number == 0 and _document(params)) or name_of_file(content_type, number)
    return Attachment(name=name, content_type=content_type, provider_ref=url)


def _content_type(written: str) -> str:
    """In lower case, with its parameters; what is no type says nothing."""
    return written.lower() if _CONTENT_TYPE.fullmatch(written) else "application/octet-stream"

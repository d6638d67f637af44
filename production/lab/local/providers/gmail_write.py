"""Gmail's `messages.send`, `insert` and `import`, as JSON and as media upload."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query

from production.lab.local.providers.account import Account
from production.lab.local.providers.gmail import TheAccount, require_access
from production.lab.local.providers.gmail_posting import JsonUpload, MediaUpload, Upload
from production.lab.local.providers.gmail_resources import mail_reference
from production.lab.local.providers.google_errors import GoogleError
from production.lab.local.providers.letter import new_message_id, read_letter, with_header
from production.lab.local.providers.mailbox import Mail, Posting, now_ms

_DELIVERED = ("INBOX", "UNREAD")
DateSource = Annotated[Literal["receivedTime", "dateHeader"] | None, Query(alias="internalDateSource")]

router = APIRouter(prefix="/gmail/v1/users/{userId}/messages", dependencies=[Depends(require_access)])
upload_router = APIRouter(prefix="/upload/gmail/v1/users/{userId}/messages", dependencies=[Depends(require_access)])


@router.post("/send")
def send(account: TheAccount, upload: JsonUpload) -> dict[str, Any]:
    return _resource(_send(account, upload))


@upload_router.post("/send")
def send_upload(account: TheAccount, upload: MediaUpload) -> dict[str, Any]:
    return _resource(_send(account, upload))


@router.post("")
def insert(account: TheAccount, upload: JsonUpload, source: DateSource = "receivedTime") -> dict[str, Any]:
    return _resource(deliver(account, upload, by_header=source == "dateHeader"))


@upload_router.post("")
def insert_upload(account: TheAccount, upload: MediaUpload, source: DateSource = "receivedTime") -> dict[str, Any]:
    return _resource(deliver(account, upload, by_header=source == "dateHeader"))


@router.post("/import")
def import_(account: TheAccount, upload: JsonUpload, source: DateSource = "dateHeader") -> dict[str, Any]:
    return _resource(deliver(account, upload, by_header=source == "dateHeader"))


@upload_router.post("/import")
def import_upload(account: TheAccount, upload: MediaUpload, source: DateSource = "dateHeader") -> dict[str, Any]:
    return _resource(deliver(account, upload, by_header=source == "dateHeader"))


def deliver(account: Account, upload: Upload, *, by_header: bool) -> Mail:
    """Put a customer's mail into the mailbox; without labels it arrives as new mail does: unread in the inbox."""
    date = read_letter(upload.raw).date if by_header else None
    internal_date = int(date.timestamp() * 1000) if date else now_ms()
    labels = _DELIVERED if upload.labels is None else upload.labels
    return _add(account, Posting(_identified(upload.raw, "mx.local"), labels, internal_date, upload.thread_id))


def _send(account: Account, upload: Upload) -> Mail:
    if not read_letter(upload.raw).recipients:
        raise GoogleError(400, "Recipient address required")
    raw = with_header(_identified(upload.raw, "mail.gmail.com"), "From", account.address)
    raw = with_header(raw, "Date", format_datetime(datetime.now(UTC)))
    return _add(account, Posting(raw, ("SENT",), now_ms(), upload.thread_id))


def _identified(raw: bytes, domain: str) -> bytes:
    return with_header(raw, "Message-ID", new_message_id(domain))


def _add(account: Account, posting: Posting) -> Mail:
    mail = account.mailbox.add(posting)
    account.pusher.changed(mail.labels)
    return mail


def _resource(mail: Mail) -> dict[str, Any]:
    return mail_reference(mail) | {"labelIds": list(mail.labels)}

"""Twilio's JSON and forms for messages, and the reading of its list filters."""

from __future__ import annotations

import mimetypes
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from production.lab.local.providers.chats import ChatMessage

API_VERSION = "2010-04-01"
ERROR_TEXT = {
    63016: "Free-form message outside the 24-hour window: a template is needed.",
    63019: "Media failed to download",
}


def messages_uri(account_sid: str) -> str:
    return f"/{API_VERSION}/Accounts/{account_sid}/Messages.json"


def message_resource(message: ChatMessage, account_sid: str) -> dict[str, Any]:
    uri = f"/{API_VERSION}/Accounts/{account_sid}/Messages/{message.sid}"
    return {
        "sid": message.sid,
        "account_sid": account_sid,
        "messaging_service_sid": None,
        "from": message.sender,
        "to": message.recipient,
        "body": message.body,
        "status": message.status,
        "direction": message.direction,
        "error_code": message.error_code,
        "error_message": ERROR_TEXT.get(message.error_code or 0),
        "num_segments": "1",
        "num_media": str(len(message.media)),
        "price": None,
        "price_unit": None,
        "api_version": API_VERSION,
        "date_created": _rfc2822(message.created_at),
        "date_updated": _rfc2822(message.updated_at),
        "date_sent": None if message.sent_at is None else _rfc2822(message.sent_at),
        "uri": f"{uri}.json",
        "subresource_uris": {"media": f"{uri}/Media.json"},
    }


def inbound_form(message: ChatMessage, account_sid: str, profile_name: str) -> dict[str, str]:
    """What Twilio posts when a customer writes."""
    kinds = [mimetypes.guess_type(url)[0] or "application/octet-stream" for url in message.media]
    form = _who(message.sender, profile_name) | {
        "SmsMessageSid": message.sid,
        "SmsSid": message.sid,
        "MessageSid": message.sid,
        "AccountSid": account_sid,
        "From": message.sender,
        "To": message.recipient,
        "Body": message.body,
        "MessageType": kinds[0].split("/")[0] if kinds else "text",
        "SmsStatus": "received",
        "NumSegments": "1",
        "NumMedia": str(len(message.media)),
        "ReferralNumMedia": "0",
        "ApiVersion": API_VERSION,
    }
    for number, (url, kind) in enumerate(zip(message.media, kinds, strict=True)):
        form |= {f"MediaUrl{number}": url, f"MediaContentType{number}": kind}
    return form


def _who(sender: str, profile_name: str) -> dict[str, str]:
    """On WhatsApp people have a name, and a user id in place of a number that they hide."""
    identity = sender.removeprefix("whatsapp:")
    if identity == sender:
        return {}
    who = {"WaId": identity[1:]} if identity.startswith("+") else {"ExternalUserId": identity}
    return who | {"ProfileName": profile_name}


def status_form(message: ChatMessage, account_sid: str) -> dict[str, str]:
    """What Twilio posts when the fate of a message changes."""
    form = {
        "SmsSid": message.sid,
        "SmsStatus": message.status,
        "MessageSid": message.sid,
        "MessageStatus": message.status,
        "AccountSid": account_sid,
        "From": message.sender,
        "To": message.recipient,
        "ApiVersion": API_VERSION,
    }
    if message.sender.startswith("whatsapp:"):
        form["ChannelPrefix"] = "whatsapp"
    if message.status in {"delivered", "read"}:
        form["EventType"] = message.status.upper()
    if message.error_code:
        form |= {"ErrorCode": str(message.error_code), "ErrorMessage": ERROR_TEXT[message.error_code]}
    return form


def day_start(text: str) -> float:
    """Seconds since 1970 of a `YYYY-MM-DD` or ISO date-time in GMT; ValueError for anything else."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def day_end(text: str) -> float:
    """The last moment that `text` means: a bare date means its whole day."""
    bare = len(text) == len(date.min.isoformat())
    return day_start(text) + (timedelta(days=1).total_seconds() if bare else 1)


def _rfc2822(seconds: float) -> str:
    return format_datetime(datetime.fromtimestamp(seconds, UTC))

"""WhatsApp messages as Twilio brings them: forms with a signature."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from twilio.request_validator import RequestValidator

from production.lab.local.stack import ACCOUNT_SID, WHATSAPP_NUMBER


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody with a number of their own."""

    number: int

    @property
    def phone(self) -> str:
        return f"+1202{2_000_000 + self.number}"


def form(customer: Customer, sid: str) -> dict[str, str]:
    """The fields that Twilio sends with a text message."""
    return {
        "SmsMessageSid": f"SM{sid}",
        "MessageSid": f"SM{sid}",
        "SmsSid": f"SM{sid}",
        "SmsStatus": "received",
        "AccountSid": ACCOUNT_SID,
        "ApiVersion": "2010-04-01",
        "From": f"whatsapp:{customer.phone}",
        "To": f"whatsapp:{WHATSAPP_NUMBER}",
        "WaId": customer.phone.removeprefix("+"),
        "ProfileName": f"Customer {customer.number}",
        "Body": "How can I invite a colleague to our workspace? The button is grey for me since yesterday.",
        "MessageType": "text",
        "NumMedia": "0",
        "NumSegments": "1",
        "ReferralNumMedia": "0",
    }


def request(target: tuple[str, int, str], auth_token: str, customer: Customer, sid: str) -> bytes:
    """The whole HTTP/1.1 request to `target` (host, port, path); `sid` is 32 hex digits."""
    host, port, path = target
    fields = form(customer, sid)
    signature = RequestValidator(auth_token).compute_signature(f"http://{host}:{port}{path}", fields)
    body = urlencode(fields).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nX-Twilio-Signature: {signature}\r\n\r\n"
    )
    return head.encode() + body

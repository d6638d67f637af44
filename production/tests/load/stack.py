"""What the load needs to know of a running stack."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from twilio.request_validator import RequestValidator

from production.lab.local.stack import WHATSAPP_NUMBER
from production.schemas.ids import Channel, event_id


@dataclass(frozen=True, slots=True)
class RunningStack:
    """Addresses and secrets of a stack on this machine."""

    api_url: str
    gmail_url: str
    account_sid: str
    auth_token: str
    push_token: str
    access_token: str
    mailbox: str
    providers_db: Path

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Raises FileNotFoundError: no stack runs on this state folder."""
        told = json.loads((folder / "stack.json").read_text())
        return cls(
            api_url=told["api_url"],
            gmail_url=told["gmail_url"],
            account_sid=told["twilio_account_sid"],
            auth_token=told["twilio_auth_token"],
            push_token=told["gmail_push_token"],
            access_token=told["gmail_access_token"],
            mailbox=told["environment"]["GMAIL_MAILBOX"],
            providers_db=folder / "providers.sqlite",
        )

    @classmethod
    def from_environment(cls) -> Self:
        """The stack of `FTE_STATE_DIR`, `.local` if unset. Raises FileNotFoundError: none runs there."""
        return cls.in_folder(Path(os.environ.get("FTE_STATE_DIR", ".local")))

    def twilio_form(self, sid: str, phone: str, name: str, text: str) -> dict[str, str]:
        """What Twilio posts when somebody writes."""
        return {
            "SmsMessageSid": sid,
            "SmsSid": sid,
            "MessageSid": sid,
            "AccountSid": self.account_sid,
            "From": f"whatsapp:{phone}",
            "To": f"whatsapp:{WHATSAPP_NUMBER}",
            "WaId": phone.removeprefix("+"),
            "ProfileName": name,
            "Body": text,
            "MessageType": "text",
            "SmsStatus": "received",
            "NumSegments": "1",
            "NumMedia": "0",
            "ReferralNumMedia": "0",
            "ApiVersion": "2010-04-01",
        }

    def signature(self, url: str, form: Mapping[str, str]) -> str:
        signature: str = RequestValidator(self.auth_token).compute_signature(url, form)
        return signature

    def mail_event(self, gmail_id: str) -> str:
        return event_id(Channel.EMAIL, f"{self.mailbox}:{gmail_id}")

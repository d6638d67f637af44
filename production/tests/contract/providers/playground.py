"""The providers, the customers and the company, as the tests use them."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import uuid4

import requests
from twilio.rest import Client

from production.lab.local.provider_config import MetaConfig, ProviderConfig, ShopConfig
from production.lab.local.providers.app import create_app
from production.tests.contract.providers.clients import bearer, gmail_client, twilio_client
from production.tests.contract.providers.servers import Sink, serve

MAILBOX = "support@techcorp.example"
NUMBER = "+15550009999"
SMS_NUMBER = "+15550008888"
ACCOUNT = "AC" + "0" * 32
SECRET = "twilio-auth-token"
ACCESS = "gmail-access-token"
BILLING = "billing@techcorp.example"
BILLING_ACCESS = "billing-access-token"
PUSH_TOKEN = "gmail-push-token"
SHOP_SECRET, SHOP_TOKEN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "shop-token"
META_APP, META_SECRET, META_TOKEN = "670843887433847", "0123456789abcdef-meta", "meta-token"


@dataclass(frozen=True)
class Playground:
    """Running providers with a real client for each."""

    url: str
    sink: Sink
    gmail: Any
    twilio: Client

    def post(self, path: str, **body: Any) -> Any:
        response = requests.post(f"{self.url}{path}", json=body, timeout=5)
        response.raise_for_status()
        return response.json()

    def get(self, path: str, **params: str) -> Any:
        return requests.get(f"{self.url}{path}", params=params, timeout=5).json()

    def fault(self, provider: str, operation: str, mode: str, **more: Any) -> None:
        self.post("/sandbox/faults", provider=provider, operation=operation, mode=mode, **more)

    def email(self, **changes: Any) -> Any:
        return self.post(
            "/sandbox/email", **{"from_email": new_address(), "subject": "Export", "text": "Help"} | changes
        )

    def send(self, message: EmailMessage, thread_id: str | None = None) -> Any:
        body = {"raw": base64.urlsafe_b64encode(message.as_bytes()).decode()} | (
            {"threadId": thread_id} if thread_id else {}
        )
        return self.gmail.users().messages().send(userId="me", body=body).execute()

    def raw(self, mail_id: str) -> Any:
        """The stored mail, parsed."""
        found = self.gmail.users().messages().get(userId="me", id=mail_id, format="raw").execute()
        return message_from_bytes(base64.urlsafe_b64decode(found["raw"]))

    def open_chat(self) -> str:
        """The address of a customer who has just written."""
        phone = new_phone()
        self.post("/sandbox/whatsapp", **{"from": phone, "text": "Hi"})
        return f"whatsapp:{phone}"

    def write(self, to: str, **fields: Any) -> Any:
        """The company sends a WhatsApp message."""
        return self.twilio.messages.create(to=to, from_=f"whatsapp:{NUMBER}", **fields)


def config(database: Path, sink_url: str) -> ProviderConfig:
    return ProviderConfig(
        database=database,
        mailbox=MAILBOX,
        whatsapp_number=NUMBER,
        account_sid=ACCOUNT,
        auth_token=SECRET,
        gmail_access_token=ACCESS,
        gmail_push_url=f"{sink_url}/push",
        gmail_push_token=PUSH_TOKEN,
        whatsapp_webhook_url=f"{sink_url}/whatsapp?tenant=1",
        meta=MetaConfig(app_id=META_APP, app_secret=META_SECRET, token=META_TOKEN, webhook_url=f"{sink_url}/meta"),
        shop=ShopConfig(SHOP_SECRET, SHOP_TOKEN, f"{sink_url}/catalog"),
        sms_number=SMS_NUMBER,
        sms_webhook_url=f"{sink_url}/sms",
        gmail_push_min_interval_s=0.02,
        more_mailboxes={BILLING: BILLING_ACCESS},
    )


@contextmanager
def running(database: Path, sink: Sink) -> Iterator[Playground]:
    with serve(create_app(config(database, sink.url))) as url:
        yield Playground(url, sink, gmail_client(url, bearer(ACCESS)), twilio_client(url, ACCOUNT, SECRET))


def new_address() -> str:
    return f"{uuid4().hex}@example.com"


def new_phone() -> str:
    return f"+1{uuid4().int % 10**10:010}"


def reply_to(mail: Any, to: str, subject: str = "Re: Export", **headers: str) -> EmailMessage:
    """A reply as a careful sender writes it; `headers` replace or, when empty, remove."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = MAILBOX, to, subject
    message["In-Reply-To"] = message["References"] = f"<{mail['message_id']}>"
    for name, value in headers.items():
        del message[name.replace("_", "-")]
        if value:
            message[name.replace("_", "-")] = value
    message.set_content("Here is how.")
    return message

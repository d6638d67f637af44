"""Load on the three channels, with real signatures, against a running `fte dev`.

Start the stack, then: `locust -f production/tests/load/locustfile.py --headless -u 50 -r 10 -t 60s`.
The stack is found by its state folder: FTE_STATE_DIR, `.local` if unset. Traffic goes to that stack only.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from uuid import uuid4

from locust import HttpUser, between, events, task
from twilio.request_validator import RequestValidator

STACK = json.loads((Path(os.environ.get("FTE_STATE_DIR", ".local")) / "stack.json").read_text())
QUESTIONS = (
    "How do I reset my password?",
    "How can I invite a colleague to our workspace?",
    "The Slack notification automation does not fire, what should I check?",
    "Where do I export a board as CSV?",
    "Can I make a task repeat every Monday?",
)
ACK_LIMIT_MS = 500


class FormVisitor(HttpUser):
    """Fills in the support form."""

    host = STACK["api_url"]
    wait_time = between(0.5, 2)
    weight = 4

    @task
    def submit(self) -> None:
        visitor = uuid4().hex[:8]
        self.client.post(
            "/api/v1/support/form",
            json={
                "name": f"Visitor {visitor}",
                "email": f"{visitor}@load.example",
                "subject": "A question",
                "category": "how_to",
                "message": random.choice(QUESTIONS),
            },
        )


class WhatsAppCustomer(HttpUser):
    """Sends signed webhooks as Twilio does; every customer is one chat."""

    host = STACK["api_url"]
    wait_time = between(0.5, 2)
    weight = 3

    def on_start(self) -> None:
        self.phone = f"+1202555{random.randrange(10_000):04d}"
        self.validator = RequestValidator(STACK["twilio_auth_token"])

    @task
    def write(self) -> None:
        form = {
            "MessageSid": f"SM{uuid4().hex}",
            "AccountSid": STACK["twilio_account_sid"],
            "From": f"whatsapp:{self.phone}",
            "To": "whatsapp:+14155551000",
            "Body": random.choice(QUESTIONS),
            "NumMedia": "0",
            "ProfileName": "Load",
        }
        url = f"{self.host}/api/v1/webhooks/whatsapp"
        signature = self.validator.compute_signature(url, form)
        self.client.post("/api/v1/webhooks/whatsapp", data=form, headers={"X-Twilio-Signature": signature})


class MailCustomer(HttpUser):
    """Writes mails into the local mailbox, which notifies the api as Pub/Sub does."""

    host = STACK["api_url"]
    wait_time = between(1, 4)
    weight = 2

    @task
    def write(self) -> None:
        sender = uuid4().hex[:8]
        self.client.post(
            "/api/v1/sandbox/email",
            json={
                "from_name": f"Customer {sender}",
                "from_email": f"{sender}@load.example",
                "subject": "A question",
                "text": random.choice(QUESTIONS),
            },
        )


@events.quitting.add_listener
def judge(environment, **_) -> None:
    """Exit 1 if a request failed or the slowest percent took longer than a provider waits."""
    total = environment.stats.total
    slowest = total.get_response_time_percentile(0.99) or 0
    environment.process_exit_code = 1 if total.num_failures or slowest > ACK_LIMIT_MS else 0

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from production.channels.email.machine import classify
from production.channels.email.mime import read
from production.channels.email.ours import Ours
from production.channels.email.render import new_message_id
from production.schemas.envelope import Machine
from production.tests.unit.channels.mails import mail

MAILBOX = "support@techcorp.example"
AUTO_SUBJECTS = json.loads((files(__package__) / "mail_habits.json").read_text("utf-8"))["auto_subjects"]


def kind(text: str = "", /, **headers: str) -> Machine:
    return classify(read(mail(**headers)), text, Ours(MAILBOX, "mail.techcorp.example"))


@pytest.mark.parametrize("subject", AUTO_SUBJECTS)
def test_subject_of_an_automatic_reply(subject):
    assert kind(subject=subject) is Machine.AUTO_REPLY


@pytest.mark.parametrize(
    "headers",
    [
        {"auto_submitted": "auto-replied"},
        {"auto_submitted": "auto-replied (vacation)"},
        {"auto_submitted": "auto-generated"},
        {"x_autoreply": "yes"},
        {"x_autorespond": "Printer"},
        {"precedence": "auto_reply"},
        {"auto_submitted": "auto-replied", "return_path": "<>"},
        {"auto_submitted": "auto-replied", "precedence": "bulk"},
        {"from": "Shop <no-reply@shop.example>"},
        {"return_path": "<>"},
        {"content_type": "multipart/report; report-type=disposition-notification; boundary=x"},
    ],
)
def test_automatic_reply(headers):
    assert kind(**headers) is Machine.AUTO_REPLY


@pytest.mark.parametrize(
    "headers",
    [
        {"content_type": "multipart/report; report-type=delivery-status; boundary=x"},
        {"from": "Mail Delivery Subsystem <mailer-daemon@googlemail.com>", "auto_submitted": "auto-replied"},
        {"x_failed_recipients": "tom@example.com"},
        {"from": "postmaster@example.com", "subject": "Undeliverable: Re: Printer"},
        {"return_path": "<>", "subject": "Delivery Status Notification (Failure)"},
        {"return_path": "<>", "subject": "Unzustellbar: Drucker"},
    ],
)
def test_bounce(headers):
    assert kind(**headers) is Machine.BOUNCE


@pytest.mark.parametrize(
    "headers",
    [
        {"precedence": "bulk"},
        {"precedence": "list", "list_id": "<users.lists.example>"},
        {"list_id": "<users.lists.example>", "list_post": "<mailto:users@lists.example>"},
        {"list_unsubscribe": "<https://x.example/u>", "list_unsubscribe_post": "List-Unsubscribe=One-Click"},
        {"list_unsubscribe": "<https://x.example/u>", "feedback_id": "1:2:3"},
        {"precedence": "list", "list_id": "<repo.git.example>", "auto_submitted": "auto-generated"},
    ],
)
def test_list(headers):
    assert kind(**headers) is Machine.LIST


@pytest.mark.parametrize(
    "headers", [{"x_fte_loop": "1"}, {"message_id": f"<{new_message_id('mail.techcorp.example')}>"}]
)
def test_our_own_mail_comes_back(headers):
    assert kind(**headers) is Machine.LOOP


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"auto_submitted": "no"},
        {"x_auto_response_suppress": "All"},
        {"list_unsubscribe": "<mailto:u@crm.example>"},
        {"precedence": "list", "list_id": "<support.techcorp.example>", "list_post": f"<mailto:{MAILBOX}>"},
        {"subject": "Out of office settings do not work"},
        {"subject": "Delivery failed for order 17"},
        {"subject": "Automatic payments fail"},
        {"from": "Form <noreply@forms.example>", "reply_to": "tom@example.com"},
        {"importance": "high", "x_mailer": "Outlook"},
    ],
)
def test_person(headers):
    assert kind(**headers) is Machine.NONE

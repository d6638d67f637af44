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
HABITS = json.loads((files(__package__) / "mail_habits.json").read_text("utf-8"))


def kind(text: str = "", /, **headers: str) -> Machine:
    return classify(read(mail(**headers)), text, Ours(MAILBOX, "mail.techcorp.example"))


@pytest.mark.parametrize("subject", ["Automatic\u00a0reply: Printer", "Auto\u200bmatic reply: Printer"])
def test_no_blank_and_nothing_invisible_hides_such_a_subject(subject: str) -> None:
    assert kind(subject=subject) is Machine.AUTO_REPLY


@pytest.mark.parametrize("subject", HABITS["auto_subjects"])
def test_subject_of_an_automatic_reply(subject: str) -> None:
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
def test_automatic_reply(headers: dict[str, str]) -> None:
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
def test_bounce(headers: dict[str, str]) -> None:
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
        {"precedence": "list", "list_id": "<help.techcorp.example>", "feedback_id": "1:2:3"},
        {"precedence": "bulk", "list_id": "<help.techcorp.example>"},
        {"precedence": "list", "list_id": "<help.nottechcorp.example>"},
    ],
)
def test_list(headers: dict[str, str]) -> None:
    assert kind(**headers) is Machine.LIST


@pytest.mark.parametrize(
    "headers", [{"x_fte_loop": "1"}, {"message_id": f"<{new_message_id('mail.techcorp.example')}>"}]
)
def test_our_own_mail_comes_back(headers: dict[str, str]) -> None:
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
        {"subject": "Re: Undeliverable: Printer", "in_reply_to": "<x@techcorp.example>"},
        {"subject": "AW: Unzustellbar: Drucker", "in_reply_to": "<x@techcorp.example>"},
        {"subject": "Undeliverable mails, please help", "from": "postmaster@c.example"},
        {"x_ms_exchange_inbox_rules_loop": "support@old.example"},
        {"x_forwarded_to": MAILBOX, "x_forwarded_for": f"info@techcorp.example {MAILBOX}", "delivered_to": MAILBOX},
        {"resent_from": "bob@techcorp.example", "x_loop": "info@c.example"},
        {"message_id": "<0b9f6ac2-1f6d-4c8e-9a51-3f7b0c4d2e1a@mail.techcorp.example>"},
        {"message_id": "<d41d8cd98f00b204e9800998ecf8427e@mail.techcorp.example>"},
        {"precedence": "list", "list_id": "<help.techcorp.example>", "list_post": "<mailto:help@techcorp.example>"},
        {
            "precedence": "list",
            "list_id": "Help <help.lists.techcorp.example>",
            "list_unsubscribe": "<mailto:u@g.example>",
        },
        {"from": "web@techcorp.example", "reply_to": "tom@b.example", "auto_submitted": "auto-generated"},
        {"from": f"Web <{MAILBOX}>", "reply_to": "tom@b.example", "return_path": "<>"},
    ],
)
def test_person(headers: dict[str, str]) -> None:
    assert kind(**headers) is Machine.NONE


OURS = {"in_reply_to": "<x@techcorp.example>", "references": "<x@techcorp.example>"}
REAL_NOTICES = {
    "exchange": {
        "subject": "Automatic reply: Printer",
        "x_auto_response_suppress": "All",
        "auto_submitted": "auto-generated",
    },
    "exchange asks": {"subject": "Automatic reply: How do I print?", "x_auto_response_suppress": "All"},
    "outlook.com": {
        "subject": "Réponse automatique : Imprimante",
        **OURS,
        "x_ms_exchange_generated_message_source": "Mailbox Rules Agent",
    },
    "gmail": {
        "subject": "Away Re: Printer",
        **OURS,
        "precedence": "bulk",
        "x_autoreply": "yes",
        "auto_submitted": "auto-replied",
    },
    "notes": {"subject": "AUTO: Ada Test is out of the office (returning 09.03.2026)"},
    "notes with header": {
        "subject": "AUTO: Ada Test ist außer Haus (Rückkehr am 09.03.2026)",
        "auto_submitted": "auto-generated",
    },
    "sieve": {"subject": "Auto: Printer", "auto_submitted": "auto-replied (vacation)", **OURS},
    "sieve without header": {"subject": "Auto: Printer", **OURS},
    "vacation(1)": {"subject": "away from my mail", "precedence": "bulk", "auto_submitted": "auto-replied"},
    "cpanel": {
        "subject": "Re: Printer",
        "x_autorespond": "Printer",
        "precedence": "auto_reply",
        "x_precedence": "auto_reply",
    },
    "zimbra": {"subject": "Re: Printer", "auto_submitted": "auto-replied (zimbra; vacation)", "precedence": "bulk"},
    "zendesk": {
        "subject": "[Request received] Printer",
        "auto_submitted": "auto-generated",
        "x_auto_response_suppress": "All",
        **OURS,
    },
    "zammad": {
        "subject": "[Ticket#10001] Printer",
        "x_loop": "yes",
        "precedence": "bulk",
        "auto_submitted": "auto-replied",
    },
    "otrs": {"subject": "[Ticket#1] RE: Printer", "x_otrs_loop": "true", "precedence": "bulk"},
    "question repeated in an answer": {"subject": "Abwesenheitsnotiz: Wie drucke ich?", **OURS},
    "away with a second sign": {"subject": "Out of the office until 9 March", **OURS},
    "absent": {"subject": "Abwesend: Drucker", **OURS},
    "receipt": {"content_type": 'multipart/report; boundary=x; report-type="disposition-notification"'},
    "accepted": {"subject": "Accepted: Meeting", "content_type": 'text/calendar; charset="UTF-8"; method=REPLY'},
}


def test_a_report_that_a_reader_called_a_mail_junk_is_a_complaint() -> None:
    form = "multipart/report; report-type=feedback-report; boundary=x"
    assert kind("This is an email abuse report.", content_type=form) is Machine.COMPLAINT


@pytest.mark.parametrize("program", REAL_NOTICES)
def test_notices_of_real_programs(program: str) -> None:
    assert kind("I am back on 9 March.", **REAL_NOTICES[program]) is Machine.AUTO_REPLY


@pytest.mark.parametrize("subject", HABITS["asks_about_auto_replies"])
def test_people_write_about_automatic_replies(subject: str) -> None:
    assert kind("Please tell me.", subject=subject) is Machine.NONE


@pytest.mark.parametrize("subject", ["Automatic reply: Printer", "Out of office", "Abwesenheitsnotiz"])
def test_who_asks_below_such_a_subject_is_a_person(subject: str) -> None:
    assert kind("How do I reset my password?", subject=subject) is Machine.NONE


@pytest.mark.parametrize("method", ["REQUEST", "COUNTER"])
def test_an_invitation_wants_an_answer(method: str) -> None:
    assert kind(content_type=f"text/calendar; method={method}") is Machine.NONE

"""A delivery report is tied to the very mail of ours that it brings back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.email.bounce import returned_message_id
from production.channels.email.mime import read

REPORT = """From: Mail Delivery Subsystem <mailer-daemon@mx.example>
Message-ID: <report@mx.example>
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Your message could not be delivered.
--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; nobody@example.com
Action: failed
Status: 5.1.1
--b
{returned}
--b--
"""


@pytest.mark.parametrize(
    "returned",
    [
        "Content-Type: message/rfc822\n\nMessage-ID: <ours@t.example>\nSubject: Re: Hi\n\nHello",
        "Content-Type: text/rfc822-headers\n\nMessage-ID: <ours@t.example>\nSubject: Re: Hi\n",
        "Content-Type: text/plain\n\n--- Below are the headers ---\nSubject: Re: Hi\nMessage-Id: <ours@t.example>\n",
    ],
)
def test_the_returned_mail_is_named(returned: str) -> None:
    assert returned_message_id(read(REPORT.format(returned=returned).encode())) == "ours@t.example"


def test_a_report_without_the_mail_names_it_by_its_thread() -> None:
    mail = "From: postmaster@mx.example\nMessage-ID: <r@mx.example>\nIn-Reply-To: <ours@t.example>\n\nUser unknown"
    assert returned_message_id(read(mail.encode())) == "ours@t.example"


def test_a_report_that_names_nothing_is_tied_to_nothing() -> None:
    assert returned_message_id(read(b"From: postmaster@mx.example\n\nUser unknown")) is None


OURS = "Content-Type: text/rfc822-headers\n\nMessage-ID: <ours@t.example>\n"


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", "Delayed (still trying)"])
def test_what_is_late_or_has_arrived_is_not_returned(action: str) -> None:
    report = REPORT.format(returned=OURS).replace("Action: failed\nStatus: 5.1.1", f"Action: {action}\nStatus: 5.0.0")
    assert returned_message_id(read(report.encode())) is None


@pytest.mark.parametrize("fields", ["Action: failed\nStatus: 4.4.7", "ACTION:Failed", "Status: 5.7.1 (blocked)"])
def test_what_is_given_up_is_returned(fields: str) -> None:
    report = REPORT.format(returned=OURS).replace("Action: failed\nStatus: 5.1.1", fields)
    assert returned_message_id(read(report.encode())) == "ours@t.example"


def test_one_recipient_of_many_who_got_nothing_is_enough() -> None:
    others = "Final-Recipient: rfc822; a@b.example\nAction: delivered\nStatus: 2.0.0\n\n" * 80
    report = REPORT.format(returned=OURS).replace("Final-Recipient", f"{others}Final-Recipient", 1)
    assert returned_message_id(read(report.encode())) == "ours@t.example"


@pytest.mark.parametrize(
    "subject",
    ["Warning: message 1a delayed 24 hours", "Delivery delayed", "Zustellung verzögert", "配信遅延のお知らせ"],
)
def test_a_report_in_words_that_says_late(subject: str) -> None:
    mail = f"From: mailer-daemon@mx.example\nSubject: {subject}\nIn-Reply-To: <ours@t.example>\n\nStill trying"
    assert returned_message_id(read(mail.encode())) is None


def test_a_report_of_one_part_with_the_mail_below_its_words() -> None:
    mail = (
        "From: mailer-daemon@mx.example\nSubject: failure notice\n\nSorry.\n\n-- Below\nMessage-ID: <ours@t.example>\n"
    )
    assert returned_message_id(read(mail.encode())) == "ours@t.example"


@given(st.binary(max_size=2000))
def test_no_bytes_raise(raw: bytes) -> None:
    returned_message_id(read(b"Content-Type: multipart/report; boundary=b\n\n--b\n" + raw))

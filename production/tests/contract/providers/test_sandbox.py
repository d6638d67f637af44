from pathlib import Path
from typing import Any

import pytest
import requests

from production.tests.contract.providers.playground import (
    MAILBOX,
    NUMBER,
    SHOP_TOKEN,
    SMS_NUMBER,
    Playground,
    new_address,
    new_phone,
    reply_to,
    running,
)
from production.tests.contract.providers.servers import Sink


def test_the_sandbox_says_whom_to_write_to(ground: Playground) -> None:
    assert ground.get("/sandbox") == {
        "enabled": True,
        "mailbox": MAILBOX,
        "whatsapp_number": NUMBER,
        "sms_number": SMS_NUMBER,
    }


def test_a_mail_is_an_ordinary_rfc5322_mail(ground: Playground) -> None:
    mail = ground.email(from_name="Zoë", from_email="zoe@example.com", subject="Größe", text="Grüße\n.\nFrom me")
    stored = ground.raw(mail["id"])
    assert stored["Message-ID"] == f"<{mail['message_id']}>"
    assert stored["To"] == MAILBOX
    assert stored.get_payload(decode=True).decode().splitlines() == ["Grüße", ".", "From me"]


def test_a_reply_is_threaded_and_quotes_the_mail_above(ground: Playground) -> None:
    address = new_address()
    mail = ground.email(from_email=address)
    ground.send(reply_to(mail, address, Message_ID="<answer.1@techcorp.example>"), mail["thread_id"])
    reply = ground.email(from_email=address, subject="", text="Thanks", thread_id=mail["thread_id"])
    stored = ground.raw(reply["id"])
    assert reply["thread_id"] == mail["thread_id"]
    assert (stored["Subject"], stored["In-Reply-To"]) == ("Re: Export", "<answer.1@techcorp.example>")
    assert stored["References"].split() == [f"<{mail['message_id']}>", "<answer.1@techcorp.example>"]
    assert "> Here is how." in stored.get_payload()


def test_headers_can_be_set_and_replaced(ground: Playground) -> None:
    headers = {"Auto-Submitted": "auto-replied", "Message-ID": "<>", "List-Id": "News <news.example.com>"}
    stored = ground.raw(ground.email(headers=headers)["id"])
    assert {name: stored.get_all(name) for name in headers} == {name: [value] for name, value in headers.items()}


def test_html_stands_beside_the_text(ground: Playground) -> None:
    stored = ground.raw(ground.email(text="plain", html="<p>rich</p>")["id"])
    assert [part.get_content_type() for part in stored.get_payload()] == ["text/plain", "text/html"]


def test_threads_show_both_sides_with_their_headers(ground: Playground) -> None:
    address = new_address()
    mail = ground.email(from_email=address)
    ground.send(reply_to(mail, address, Auto_Submitted="auto-replied"), mail["thread_id"])
    (thread,) = ground.get("/sandbox/email/threads", address=address)["threads"]
    customer, company = thread["messages"]
    assert (thread["subject"], customer["direction"], company["direction"]) == ("Export", "customer", "company")
    assert (company["from"], company["to"], company["text"]) == (MAILBOX, address, "Here is how.")
    assert company["headers"]["in_reply_to"] == mail["message_id"]
    assert company["headers"]["references"] == [mail["message_id"]]
    assert company["headers"]["auto_submitted"] == "auto-replied"


def test_the_liveliest_thread_comes_first(ground: Playground) -> None:
    address = new_address()
    first, second = ground.email(from_email=address), ground.email(from_email=address)
    ground.email(from_email=address, thread_id=first["thread_id"])
    threads = ground.get("/sandbox/email/threads", address=address.upper())["threads"]
    assert [thread["thread_id"] for thread in threads] == [first["thread_id"], second["thread_id"]]


def test_a_chat_shows_both_sides_oldest_first(ground: Playground) -> None:
    phone = new_phone()
    ground.post("/sandbox/whatsapp", **{"from": phone, "text": "Hi"})
    ground.write(f"whatsapp:{phone}", body="Hello")
    messages = ground.get(f"/sandbox/whatsapp/chats/{phone}")["messages"]
    assert [(message["direction"], message["body"]) for message in messages] == [
        ("inbound", "Hi"),
        ("outbound", "Hello"),
    ]


def test_sent_lists_what_both_providers_accepted_from_the_company(fresh: Playground) -> None:
    mail = fresh.email()
    fresh.send(reply_to(mail, "ann@example.com", Message_ID="<answer.1@techcorp.example>"), mail["thread_id"])
    sid = fresh.write(fresh.open_chat(), body="Hello").sid
    sent = fresh.get("/sandbox/sent")
    (email,), (whatsapp,) = sent["email"], sent["whatsapp"]
    assert sent["counts"] == {"email": 1, "whatsapp": 1, "sms": 0}
    assert (email["message_id"], email["to"]) == ("answer.1@techcorp.example", "ann@example.com")
    assert (email["thread_id"], email["in_reply_to"]) == (mail["thread_id"], mail["message_id"])
    assert (whatsapp["sid"], whatsapp["body"]) == (sid, "Hello")


def test_mailbox_and_chats_survive_a_restart(database: Path, sink: Sink) -> None:
    with running(database, sink) as ground:
        mail, address = ground.email(), ground.open_chat()
    with running(database, sink) as ground:
        assert ground.raw(mail["id"])["Message-ID"] == f"<{mail['message_id']}>"
        assert len(ground.get(f"/sandbox/whatsapp/chats/{address}")["messages"]) == 1


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("email", {"from_email": "nobody", "text": "x"}, "from_email"),
        ("email", {"from_email": "a@example.com"}, "text"),
        ("email", {"from_email": "a@example.com", "text": "x", "headers": {"X-A": "1\nBcc: b@example.com"}}, "headers"),
        ("email", {"from_email": "a@example.com", "text": "x", "subject": "a\nb"}, "subject"),
        ("whatsapp", {"from": "12", "text": "x"}, "from"),
        ("whatsapp", {"from": "+15550001111"}, "text"),
        ("clock", {"phone": "+15550001111", "hours_ago": -1}, "hours_ago"),
    ],
)
def test_wrong_input_is_refused_with_its_field(ground: Playground, path: str, body: dict[str, Any], field: str) -> None:
    refused = requests.post(f"{ground.url}/sandbox/{path}", json=body, timeout=5)
    assert (refused.status_code, refused.json()["detail"][0]["loc"][-1]) == (422, field)


def test_a_reply_to_an_unknown_thread_is_not_found(ground: Playground) -> None:
    body = {"from_email": "a@example.com", "text": "x", "thread_id": "ffff"}
    assert requests.post(f"{ground.url}/sandbox/email", json=body, timeout=5).status_code == 404


def test_the_clock_of_a_stranger_cannot_be_moved(ground: Playground) -> None:
    refused = requests.post(f"{ground.url}/sandbox/clock", json={"phone": new_phone(), "hours_ago": 30}, timeout=5)
    assert refused.status_code == 404


def test_the_shop_calls_about_a_product_and_lists_it(ground: Playground) -> None:
    assert ground.post("/sandbox/shop/products", id=7, title="Kettle", price="20.00") == {"answered": 200}
    [call] = ground.sink.wait(lambda delivery: delivery.path == "/catalog" and b"Kettle" in delivery.body)
    assert "webhook-signature" in call.headers
    listed = requests.get(f"{ground.url}/shop/products", headers={"Authorization": f"Bearer {SHOP_TOKEN}"}, timeout=5)
    assert [item["title"] for item in listed.json()] == ["Kettle"]
    assert requests.post(f"{ground.url}/sandbox/shop/products/8/drop", timeout=5).status_code == 404

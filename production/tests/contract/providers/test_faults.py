import http.client
import time
from typing import Any

import httplib2
import pytest
import requests
from googleapiclient.errors import HttpError
from twilio.base.exceptions import TwilioRestException

from production.tests.contract.providers.clients import bearer, gmail_client
from production.tests.contract.providers.playground import ACCESS, Playground, new_address, reply_to


def _sent_to(ground: Playground, address: str) -> list[dict[str, str]]:
    return [mail for mail in ground.get("/sandbox/sent")["email"] if mail["to"] == address]


def _chat_with(ground: Playground, address: str) -> list[str]:
    messages = ground.get(f"/sandbox/whatsapp/chats/{address}")["messages"]
    return [message["body"] for message in messages if message["direction"] == "outbound"]


@pytest.mark.parametrize(("mode", "stored"), [("accept_and_drop", 1), ("drop", 0)])
def test_gmail_hangs_up_on_a_send(ground: Playground, mode: str, stored: int) -> None:
    mail, address = ground.email(), new_address()
    ground.fault("gmail", "send", mode)
    with pytest.raises(ConnectionError):
        ground.send(reply_to(mail, address))
    assert len(_sent_to(ground, address)) == stored


def test_googles_plain_client_sends_twice_after_a_lost_answer(ground: Playground) -> None:
    mail, address = ground.email(), new_address()
    careless = Playground(
        ground.url, ground.sink, gmail_client(ground.url, bearer(ACCESS), httplib2.Http()), ground.twilio
    )
    ground.fault("gmail", "send", "accept_and_drop")
    careless.send(reply_to(mail, address))
    assert len(_sent_to(ground, address)) == 2


@pytest.mark.parametrize(("mode", "stored"), [("accept_and_drop", ["Hello"]), ("drop", [])])
def test_twilio_hangs_up_on_a_send(ground: Playground, mode: str, stored: list[str]) -> None:
    to = ground.open_chat()
    ground.fault("twilio", "send", mode)
    with pytest.raises(requests.ConnectionError):
        ground.write(to, body="Hello")
    assert _chat_with(ground, to) == stored


def test_a_dropped_call_really_closes_the_socket(ground: Playground) -> None:
    ground.fault("gmail", "list", "drop")
    connection = http.client.HTTPConnection(ground.url.removeprefix("http://"), timeout=5)
    connection.request("GET", "/gmail/v1/users/me/messages")
    with pytest.raises(http.client.RemoteDisconnected):
        connection.getresponse()


def test_gmail_answers_with_the_wanted_status(ground: Playground) -> None:
    ground.fault("gmail", "history", "status", status=429, retry_after=7)
    with pytest.raises(HttpError) as refused:
        ground.gmail.users().history().list(userId="me", startHistoryId="1").execute()
    assert (refused.value.status_code, refused.value.resp["retry-after"]) == (429, "7")


def test_twilio_answers_with_the_wanted_code(ground: Playground) -> None:
    to = ground.open_chat()
    ground.fault("twilio", "send", "status", status=429, code=63038)
    with pytest.raises(TwilioRestException) as refused:
        ground.write(to, body="Hello")
    assert (refused.value.status, refused.value.code) == (429, 63038)


def test_a_hanging_call_does_nothing_and_is_closed_in_the_end(ground: Playground) -> None:
    mail, address = ground.email(), new_address()
    ground.fault("gmail", "send", "hang", seconds=0.1)
    with pytest.raises(ConnectionError):
        ground.send(reply_to(mail, address))
    assert _sent_to(ground, address) == []


def test_a_client_that_gives_up_on_a_hanging_call_times_out(ground: Playground) -> None:
    ground.fault("twilio", "list", "hang", seconds=600)
    with pytest.raises(requests.Timeout):
        ground.twilio.http_client.request(
            "GET", "https://api.twilio.com/2010-04-01/Accounts/x/Messages.json", timeout=0.1
        )


def test_a_slow_call_is_late_but_done(ground: Playground) -> None:
    to, before = ground.open_chat(), time.monotonic()
    ground.fault("twilio", "send", "slow", seconds=0.2)
    ground.write(to, body="Hello")
    assert time.monotonic() - before >= 0.2


def test_a_fault_lasts_for_its_count(ground: Playground) -> None:
    to = ground.open_chat()
    ground.fault("twilio", "send", "status", status=503, count=2)
    for _ in range(2):
        with pytest.raises(TwilioRestException):
            ground.write(to, body="lost")
    assert ground.write(to, body="Hello").status == "queued"


def test_other_operations_are_not_disturbed(ground: Playground) -> None:
    ground.fault("gmail", "send", "status", status=503)
    assert ground.gmail.users().getProfile(userId="me").execute()


def test_cleared_faults_do_nothing(ground: Playground) -> None:
    ground.fault("gmail", "profile", "status", status=503)
    requests.delete(f"{ground.url}/sandbox/faults", timeout=5)
    assert ground.gmail.users().getProfile(userId="me").execute()


@pytest.mark.parametrize(
    ("fault", "field"),
    [
        ({"provider": "smoke"}, "provider"),
        ({"operation": "snd"}, "operation"),
        ({"mode": "explode"}, "mode"),
        ({"mode": "status"}, "status"),
        ({"operation": "push", "mode": "slow"}, "mode"),
        ({"provider": "twilio", "operation": "webhook", "mode": "slow"}, "mode"),
        ({"count": 0}, "count"),
    ],
)
def test_a_wrong_fault_is_refused_with_its_field(ground: Playground, fault: dict[str, Any], field: str) -> None:
    body = {"provider": "gmail", "operation": "send", "mode": "drop"} | fault
    refused = requests.post(f"{ground.url}/sandbox/faults", json=body, timeout=5)
    assert (refused.status_code, refused.json()["detail"][0]["loc"][-1]) == (422, field)

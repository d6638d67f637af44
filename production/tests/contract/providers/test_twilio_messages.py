from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException

from production.tests.contract.providers.clients import twilio_client
from production.tests.contract.providers.playground import ACCOUNT, NUMBER, Playground, new_phone

TEMPLATE = "HX" + "a" * 32


def _refusal(ground: Playground, **fields: Any) -> tuple[int, int | None]:
    wanted = {"to": "whatsapp:+15550001111", "from_": f"whatsapp:{NUMBER}", "body": "Hi"} | fields
    with pytest.raises(TwilioRestException) as refused:
        ground.twilio.messages.create(**{name: value for name, value in wanted.items() if value})
    return refused.value.status, refused.value.code


def test_a_message_is_queued_at_once(ground: Playground) -> None:
    to = ground.open_chat()
    message = ground.write(to, body="Hello")
    assert (message.status, message.direction, message.to, message.body) == ("queued", "outbound-api", to, "Hello")


def test_a_message_has_the_ids_and_dates_of_twilio(ground: Playground) -> None:
    message = ground.write(ground.open_chat(), body="Hello")
    assert (message.sid[:2], len(message.sid), message.account_sid) == ("SM", 34, ACCOUNT)
    assert abs(message.date_created - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_message_is_fetched_by_its_sid(ground: Playground) -> None:
    sid = ground.write(ground.open_chat(), body="Hello").sid
    assert ground.twilio.messages(sid).fetch().body == "Hello"


def test_an_unknown_sid_is_not_found(ground: Playground) -> None:
    with pytest.raises(TwilioRestException) as refused:
        ground.twilio.messages("SM" + "0" * 32).fetch()
    assert (refused.value.status, refused.value.code) == (404, 20404)


def test_a_list_is_narrowed_to_one_recipient(ground: Playground) -> None:
    to, other = ground.open_chat(), ground.open_chat()
    ground.write(other, body="for another")
    sent = ground.write(to, body="for you")
    assert [message.sid for message in ground.twilio.messages.list(to=to)] == [sent.sid]


def test_a_list_knows_inbound_messages_too(ground: Playground) -> None:
    sender = ground.open_chat()
    found = ground.twilio.messages.list(from_=sender)
    assert [(message.direction, message.status) for message in found] == [("inbound", "received")]


def test_the_library_walks_all_pages_newest_first(ground: Playground) -> None:
    to = ground.open_chat()
    sent = [ground.write(to, body=str(number)).sid for number in range(5)]
    assert [message.sid for message in ground.twilio.messages.list(to=to, page_size=2)] == sent[::-1]


@pytest.mark.parametrize(("hours", "found"), [(-1, 1), (1, 0)])
def test_a_list_begins_at_a_moment(ground: Playground, hours: int, found: int) -> None:
    to = ground.open_chat()
    ground.write(to, body="Hello")
    since = datetime.now(UTC) + timedelta(hours=hours)
    assert len(ground.twilio.messages.list(to=to, date_sent_after=since)) == found


def test_a_list_of_one_day_has_that_day_only(ground: Playground) -> None:
    to = ground.open_chat()
    created = ground.write(to, body="Hello").date_created
    found = [len(ground.twilio.messages.list(to=to, date_sent=created + timedelta(days=days))) for days in (-1, 0, 1)]
    assert found == [0, 1, 0]


def test_a_wrong_token_is_refused(ground: Playground) -> None:
    with pytest.raises(TwilioRestException) as refused:
        twilio_client(ground.url, ACCOUNT, "wrong").messages("SM" + "0" * 32).fetch()
    assert (refused.value.status, refused.value.code) == (401, 20003)


def test_1600_characters_are_accepted(ground: Playground) -> None:
    assert ground.write(ground.open_chat(), body="x" * 1600).status == "queued"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"body": "x" * 1601}, 21617),
        ({"body": ""}, 21602),
        ({"to": "+15550001111"}, 21910),
        ({"to": "whatsapp:nobody"}, 21211),
        ({"from_": "whatsapp:+15557654321"}, 63007),
        ({"from_": ""}, 21603),
        ({"status_callback": "/relative"}, 21609),
        ({"content_sid": "HX1"}, 21655),
        ({"content_sid": TEMPLATE, "content_variables": "[1]"}, 21656),
    ],
)
def test_a_broken_rule_is_refused_with_its_code(ground: Playground, fields: dict[str, str], code: int) -> None:
    assert _refusal(ground, **fields) == (400, code)


def test_a_user_without_phone_can_be_written_to(ground: Playground) -> None:
    user = "US.13491208655302741918"
    ground.post("/sandbox/whatsapp", **{"from": user, "text": "Hi"})
    assert ground.write(f"whatsapp:{user}", body="Hello").to == f"whatsapp:{user}"


def test_a_template_shows_its_variables(ground: Playground) -> None:
    message = ground.write(f"whatsapp:{new_phone()}", content_sid=TEMPLATE, content_variables='{"1": "Ann"}')
    assert message.body.endswith("Ann")

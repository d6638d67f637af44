from collections import deque
from collections.abc import Callable
from typing import Any

from twilio.request_validator import RequestValidator

from production.tests.contract.providers.playground import ACCOUNT, NUMBER, SECRET, Playground, new_phone
from production.tests.contract.providers.servers import Delivery

TEMPLATE = "HX" + "a" * 32


def _about(sid: str) -> Callable[[Delivery], bool]:
    return lambda delivery: delivery.form.get("MessageSid") == sid


def _inbound(ground: Playground, **fields: Any) -> Delivery:
    sid = ground.post("/sandbox/whatsapp", **{"from": new_phone(), "text": "Hi"} | fields)["sid"]
    return ground.sink.wait(_about(sid))[0]


def _statuses(ground: Playground, to: str, last: str, **fields: Any) -> list[dict[str, str]]:
    sid = ground.write(to, status_callback=f"{ground.sink.url}/status?part=7", **fields).sid
    ground.sink.wait(lambda delivery: _about(sid)(delivery) and delivery.form["MessageStatus"] == last)
    return [delivery.form for delivery in ground.sink.seen(_about(sid))]


def test_an_inbound_message_carries_twilios_fields(ground: Playground) -> None:
    phone = new_phone()
    form = _inbound(ground, **{"from": phone, "name": "Zoë", "text": "Wie geht das? 👋"}).form
    assert form["SmsMessageSid"] == form["SmsSid"] == form["MessageSid"]
    assert (form["AccountSid"], form["From"], form["To"]) == (ACCOUNT, f"whatsapp:{phone}", f"whatsapp:{NUMBER}")
    assert (form["WaId"], form["ProfileName"], form["Body"]) == (phone[1:], "Zoë", "Wie geht das? 👋")
    assert (form["NumMedia"], form["SmsStatus"], form["ApiVersion"]) == ("0", "received", "2010-04-01")


def test_the_signature_satisfies_twilios_own_validator(ground: Playground) -> None:
    delivery = _inbound(ground)
    url = f"{ground.sink.url}/whatsapp?tenant=1"
    assert RequestValidator(SECRET).validate(url, delivery.form, delivery.headers["x-twilio-signature"])


def test_a_sender_without_phone_shows_a_user_id_instead(ground: Playground) -> None:
    form = _inbound(ground, **{"from": "US.13491208655302741918"}).form
    assert (form["From"], form["ExternalUserId"]) == ("whatsapp:US.13491208655302741918", "US.13491208655302741918")
    assert "WaId" not in form


def test_media_are_numbered_with_their_types(ground: Playground) -> None:
    form = _inbound(ground, text="", media=["https://files.example/a.jpg", "https://files.example/b.ogg"]).form
    assert (form["NumMedia"], form["MediaUrl1"], form["Body"]) == ("2", "https://files.example/b.ogg", "")
    assert (form["MediaContentType0"], form["MediaContentType1"]) == ("image/jpeg", "audio/ogg")


def test_a_failing_webhook_is_tried_again_with_one_idempotency_token(ground: Playground) -> None:
    ground.sink.answers["/whatsapp"] = deque([503, 500])
    sid = ground.post("/sandbox/whatsapp", **{"from": new_phone(), "text": "Hi"})["sid"]
    deliveries = ground.sink.wait(_about(sid), count=3)
    assert len({delivery.headers["i-twilio-idempotency-token"] for delivery in deliveries}) == 1


def test_a_refused_webhook_is_not_tried_again(ground: Playground) -> None:
    ground.sink.answers["/whatsapp"] = deque([403])
    refused = _inbound(ground)
    _statuses(ground, ground.open_chat(), last="read", body="later")
    assert len(ground.sink.seen(_about(refused.form["MessageSid"]))) == 1


def test_an_announcement_can_get_lost(ground: Playground) -> None:
    ground.fault("twilio", "webhook", "drop")
    lost = ground.post("/sandbox/whatsapp", **{"from": new_phone(), "text": "Hi"})["sid"]
    _inbound(ground)
    assert not ground.sink.seen(_about(lost))
    assert ground.twilio.messages(lost).fetch().sid == lost


def test_a_message_is_sent_delivered_and_read_in_this_order(ground: Playground) -> None:
    forms = _statuses(ground, ground.open_chat(), last="read", body="Hello")
    assert [form["MessageStatus"] for form in forms] == ["sent", "delivered", "read"]


def test_a_status_callback_is_signed_for_its_address(ground: Playground) -> None:
    _statuses(ground, ground.open_chat(), last="read", body="Hello")
    delivery = ground.sink.seen(lambda seen: seen.path == "/status")[-1]
    url = f"{ground.sink.url}/status?part=7"
    assert RequestValidator(SECRET).validate(url, delivery.form, delivery.headers["x-twilio-signature"])


def test_a_retried_callback_keeps_the_order(ground: Playground) -> None:
    ground.sink.answers["/status"] = deque([503])
    forms = _statuses(ground, ground.open_chat(), last="read", body="Hello")
    assert [form["MessageStatus"] for form in forms] == ["sent", "sent", "delivered", "read"]


def test_the_message_itself_shows_the_last_status(ground: Playground) -> None:
    form = _statuses(ground, ground.open_chat(), last="read", body="Hello")[0]
    message = ground.twilio.messages(form["MessageSid"]).fetch()
    assert (message.status, message.error_code) == ("read", None)
    assert message.date_sent


def test_free_text_to_a_stranger_is_accepted_and_fails_later(ground: Playground) -> None:
    form = _statuses(ground, f"whatsapp:{new_phone()}", last="failed", body="Hello")[0]
    assert (form["MessageStatus"], form["ErrorCode"]) == ("failed", "63016")
    assert ground.twilio.messages(form["MessageSid"]).fetch().error_code == 63016


def test_free_text_fails_when_the_window_has_closed(ground: Playground) -> None:
    to = ground.open_chat()
    ground.post("/sandbox/clock", phone=to, hours_ago=24.1)
    assert _statuses(ground, to, last="failed", body="Hello")[0]["ErrorCode"] == "63016"


def test_free_text_passes_just_before_the_window_closes(ground: Playground) -> None:
    to = ground.open_chat()
    ground.post("/sandbox/clock", phone=to, hours_ago=23.9)
    assert len(_statuses(ground, to, last="read", body="Hello")) == 3


def test_a_new_message_opens_the_window_again(ground: Playground) -> None:
    to = ground.open_chat()
    ground.post("/sandbox/clock", phone=to, hours_ago=30)
    ground.post("/sandbox/whatsapp", **{"from": to, "text": "Still there?"})
    assert len(_statuses(ground, to, last="read", body="Hello")) == 3


def test_a_template_passes_outside_the_window(ground: Playground) -> None:
    forms = _statuses(ground, f"whatsapp:{new_phone()}", last="read", content_sid=TEMPLATE)
    assert [form["MessageStatus"] for form in forms] == ["sent", "delivered", "read"]

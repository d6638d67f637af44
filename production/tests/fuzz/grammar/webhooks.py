"""Twilio's posts and Gmail's pushes with every field odd. They are signed: only the provider can send them."""

from __future__ import annotations

import base64
import json
from random import Random

from production.tests.fuzz.grammar.pen import Pen
from production.tests.fuzz.grammar.sample import Webhook

_ODD = {
    "empty": "",
    "blank": " \t\r\n\u00a0",
    "NUL": "a\x00b",
    "only NUL": "\x00",
    "controls": "\x01\x1b\x7f\x85",
    "8-bit": "\xff\xfe\x80",
    "surrogate": "\ud800\udfff",
    "invisible": "\u200b\u202e\ufeff",
    "noncharacter": "\uffff\U0010ffff",
    "emoji": "\U0001f469\u200d\U0001f4bb" * 40,
    "digits": "9" * 400,
    "other digits": "+\u0661\u0662\u0663\u0664\u0665\u0666\u0667",
    "negative": "-1",
    "nan": "nan",
    "long": "y" * 30_000,
    "address": "whatsapp:+491701234567",
    "prefixes": "whatsapp:whatsapp:+1",
    "user id": "US.13491208655302741918",
    "url": "https://[::1/x?\x00#",
    "path": "../../etc/passwd",
    "json": '{"a": [',
    "words": "how do I export",
}
_NAMES = (
    "MessageSid", "SmsMessageSid", "SmsSid", "AccountSid", "From", "To", "Body", "NumMedia", "ProfileName", "WaId",
    "ExternalUserId", "ButtonText", "ButtonPayload", "ListTitle", "ListId", "Latitude", "Longitude", "Label",
    "Address", "MessageType", "MediaUrl0", "MediaContentType0", "MediaUrl1", "MediaContentType1", "MediaUrl00",
    "MediaUrl999", "MediaUrl-1", "ReferralBody", "Forwarded", "FrequentlyForwarded", "ErrorCode", "MessageStatus",
    "SmsStatus", "ChannelMetadata", "OriginalRepliedMessageSid", "ReactionEmoji", "ButtonType",
)  # fmt: skip
_KINDS = ("text", "button", "list", "reaction", "location", "contacts", "sticker", "order", "unsupported", "audio")


def webhook(rng: Random, size: int = 3) -> Webhook:
    """A message, a delivery report or a push; one in four is as it should be."""
    pen = Pen(rng, size)
    kind = pen.pick(["message", "message", "message", "report", "push"])
    pen.used.append(f"webhook: {kind}")
    if kind == "push":
        return Webhook(None, _push(pen), used=tuple(pen.used))
    sid = f"SM{rng.getrandbits(128):032x}"
    fields = {"MessageSid": sid, "From": f"whatsapp:+1202555{rng.randint(1000, 9999)}", "To": "whatsapp:+14155551000"}
    if kind == "report":
        fields["MessageStatus"] = pen.pick(["sent", "delivered", "read", "failed", "undelivered", "queued", "odd"])
    else:
        fields |= {"Body": pen.sentence(pen.own), "NumMedia": "0", "ProfileName": "Ada"}
    spoilt = pen.chance(0.75)
    if spoilt:
        _spoil(pen, fields)
    words = tuple(pen.own) if all(word in fields.get("Body", "") for word in pen.own) else ()
    return Webhook(fields, None, words, kind == "report", tuple(pen.used))


def _spoil(pen: Pen, fields: dict[str, str]) -> None:
    for _ in range(pen.rng.randint(1, 2 + 2 * pen.size)):
        name = pen.pick(_NAMES)
        if name == "MessageType" and pen.chance(0.7):
            fields[name] = pen.pick(_KINDS)
        elif pen.chance(0.1):
            fields[pen.named("field", _ODD)[:40]] = "x"
        else:
            fields[name] = pen.named(name, _ODD)


def _push(pen: Pen) -> bytes:
    data: object = {"emailAddress": "support@techcorp.example", "historyId": pen.rng.getrandbits(30)}
    values: list[object] = [*_ODD.values(), None, True, 1.5, -1, 2**64, 10**400, [], {"a": 1}]
    if pen.chance(0.5) and isinstance(data, dict):
        data[pen.pick(["emailAddress", "historyId"])] = pen.pick(values)
    if pen.chance(0.1):
        data = pen.pick(values)
    coded: object = base64.b64encode(json.dumps(data).encode()).decode()
    if pen.chance(0.2):
        coded = pen.pick([*values, "====", "a", "\u00fc", base64.b64encode(pen.noise(9)).decode()])
    message: object = {"data": coded, "messageId": pen.pick(["m1", "m1", "", *values])}
    body: object = {"message": pen.pick([message, message, message, *values]), "subscription": "s"}
    text = json.dumps(pen.pick([body, body, body, body, *values]))
    if pen.chance(0.1):
        text = pen.pick(
            ["", "[" * 9_000, '{"message":' * 3_000, text[:-3], "\x00", '{"message": {"data": ' + "9" * 5_000 + "}}"]
        )
    return text.encode("utf-8", "surrogatepass")

"""What each of the Graph API's refusals means for a message.

https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from __future__ import annotations

from production.schemas.delivery import SendResult, SendStatus

WINDOW_CLOSED = 131047
TOKEN = 190

REASONS = {
    10: "outside the window, or the app may not do this",
    100: "the request is wrong, or the recipient is unknown",
    TOKEN: "the access token has expired or was withdrawn: make a new one",
    200: "the app has no permission to write",
    551: "the person takes no messages at the moment",
    131026: "cannot be delivered: the recipient is not on WhatsApp, or has blocked us",
    WINDOW_CLOSED: "outside the 24-hour window: only an approved template reaches the customer",
    131050: "the customer wants no marketing messages",
    131051: "this kind of message is not supported",
    132000: "the number of placeholders does not fit the template",
    132001: "there is no such template in this language, or it is not approved",
    132015: "the template is paused: its quality is low",
    132016: "the template is disabled",
    133010: "the company's number is not registered at the Cloud API",
}

_LATER_S: dict[int, float | None] = {
    2: None,  # away for the moment
    4: 60.0,  # of the app
    17: 60.0,  # of the user
    32: 60.0,  # of the page
    613: 60.0,
    TOKEN: 60.0,
    80001: 60.0,  # of the page
    80002: 60.0,  # of Instagram
    80005: 60.0,  # of leads
    80006: 60.0,  # of Messenger
    80007: 60.0,  # of the WhatsApp account
    80008: 60.0,  # of its templates
    130429: 1.0,  # messages a second
    131016: None,  # overloaded
    131048: 3600.0,  # too many were reported as spam
    131056: None,  # too many to this person
    133016: 3600.0,
}
"""Refused for now, and for how long the whole account is. A person can renew a token before we give up.

None: it may be about one customer only, and the others do not wait for that.
"""


_IN_DOUBT = frozenset({1, 131000})
"""Something went wrong at Meta, nobody says before or after it had the message."""


def result_of(status: int, code: int, retry_after_s: float | None = None) -> SendResult:
    """`status` is HTTP's, `code` is Meta's; `retry_after_s` is what the answer itself says about waiting."""
    reason = f"{code}: {REASONS[code]}" if code in REASONS else f"{code or status}: refused by Meta"
    if code in _LATER_S:
        return SendResult(SendStatus.RETRY, reason=reason, retry_after_s=retry_after_s or _LATER_S[code])
    if status == 429:
        return SendResult(SendStatus.RETRY, reason=reason, retry_after_s=retry_after_s)
    if status >= 500 or code in _IN_DOUBT:
        return SendResult(SendStatus.UNKNOWN, reason=reason)
    return SendResult(SendStatus.FAILED, reason=reason)

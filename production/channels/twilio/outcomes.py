"""What each of Twilio's refusals means for the message."""

from __future__ import annotations

from production.schemas.delivery import SendResult, SendStatus

WINDOW_CLOSED = 63016
UNSUBSCRIBED = 21610

REASONS = {
    WINDOW_CLOSED: "outside the 24-hour window: only an approved template reaches the customer",
    63038: "the account's daily message limit is reached",
    63017: "too many messages to WhatsApp",
    63018: "too many messages at once, to this customer or of the company's number",
    20429: "too many requests",
    UNSUBSCRIBED: "the customer has unsubscribed (STOP)",
    21617: "the text is longer than 1,600 characters",
    21658: "the text is longer than 1,600 characters",
    21211: "the recipient is not a valid address",
    21408: "text messages to this country are not switched on in the account",
    21606: "the company's number cannot send text messages",
    21612: "no carrier takes text messages from the company's number to this one",
    21614: "the recipient is no mobile number",
    63003: "the recipient is not on WhatsApp",
    63024: "the recipient is not on WhatsApp",
    63007: "the company's number is not a WhatsApp sender of this account",
    20003: "the account SID or auth token is wrong",
    63019: "Twilio could not fetch the file",
    63021: "WhatsApp refused the content",
}

_LATER_S: dict[int, float | None] = {63038: 3600.0, 63017: 10.0, 63018: None, 20429: 1.0}
"""Refused for now, and for how long the whole account is. The daily limit rolls: in an hour there may be room.

None: it may be about one customer only, and the others do not wait for that.
"""


def result_of(status: int, code: int | None) -> SendResult:
    """`status` is HTTP's, `code` is Twilio's."""
    reason = f"{code}: {REASONS[code]}" if code in REASONS else f"{code or status}: refused by Twilio"
    if code == UNSUBSCRIBED:
        return SendResult(SendStatus.UNSUBSCRIBED, reason=reason)
    if code in _LATER_S:
        return SendResult(SendStatus.RETRY, reason=reason, retry_after_s=_LATER_S[code])
    if status == 429:
        return SendResult(SendStatus.RETRY, reason=reason)
    if status >= 500:
        return SendResult(SendStatus.UNKNOWN, reason=reason)
    return SendResult(SendStatus.FAILED, reason=reason)

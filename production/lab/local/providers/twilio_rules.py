"""What Twilio accepts: each refusal with its own code, in the answer to the request."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_pascal

from production.lab.local.providers.chats import Draft
from production.lab.local.providers.twilio_errors import TwilioError

_BODY_LIMIT = 1600
_ADDRESS = re.compile(r"whatsapp:(\+\d{7,15}|[A-Z]{2}\.[A-Za-z0-9.]{1,128})")
_NUMBER = re.compile(r"\+\d{7,15}")
_CONTENT_SID = re.compile(r"HX[0-9a-f]{32}")
_CALLBACK = re.compile(r"https?://[^/_\s]+(/\S*)?")


class SendForm(BaseModel):
    """The form of `Messages.json`; what is missing is refused by Twilio's rules, not by the parser."""

    model_config = ConfigDict(alias_generator=to_pascal)

    sender: Annotated[str, Field(alias="From")] = ""
    to: str = ""
    body: str = ""
    content_sid: str | None = None
    content_variables: str = "{}"
    media_url: list[str] = []
    status_callback: str | None = None


def check(form: SendForm, own_addresses: Sequence[str]) -> Draft:
    """TwilioError with the documented code for the first rule that is broken."""
    for broken, code, message in _rules(form, own_addresses):
        if broken:
            raise TwilioError(400, code, message)
    variables = _variables(form)
    body = " ".join([f"[{form.content_sid}]", *variables.values()]) if form.content_sid else form.body
    return Draft(form.sender, form.to, body, tuple(form.media_url), form.content_sid, form.status_callback)


def is_address(address: str) -> bool:
    return _ADDRESS.fullmatch(address) is not None


def _rules(form: SendForm, own_addresses: Sequence[str]) -> list[tuple[bool, int, str]]:
    wordless = not (form.body or form.content_sid or form.media_url)
    bad_template = form.content_sid is not None and not _CONTENT_SID.fullmatch(form.content_sid)
    bad_callback = form.status_callback is not None and not _CALLBACK.fullmatch(form.status_callback)
    unknown, on_whatsapp = form.sender not in own_addresses, form.sender.startswith("whatsapp:")
    too_long = len(form.body) > _BODY_LIMIT
    return [
        (not form.to, 21604, "A 'To' phone number is required."),
        (not form.sender, 21603, "A 'From' phone number is required."),
        (not (is_address(form.to) or _NUMBER.fullmatch(form.to)), 21211, f"Invalid 'To' Phone Number: {form.to}"),
        (on_whatsapp and unknown, 63007, f"There is no channel with the From address {form.sender}"),
        (unknown, 21606, f"The 'From' phone number {form.sender} is not a valid, SMS-capable number of your account."),
        (on_whatsapp != is_address(form.to), 21910, "Invalid From and To pair: both are of the same channel."),
        (wordless, 21602, "Message body is required."),
        (too_long, 21617, f"The concatenated message body exceeds the {_BODY_LIMIT} character limit."),
        (bad_template, 21655, "The ContentSid is invalid: HX and 32 hexadecimal digits."),
        (bad_callback, 21609, "The StatusCallback is not a valid URL."),
    ]


def _variables(form: SendForm) -> dict[str, str]:
    try:
        content: Any = json.loads(form.content_variables)
    except ValueError:
        content = None
    if not isinstance(content, dict) or not all(isinstance(value, str) for value in content.values()):
        raise TwilioError(400, 21656, "The ContentVariables are invalid: a JSON object of strings.")
    return content

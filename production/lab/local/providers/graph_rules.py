"""What the Graph API accepts: each refusal with its own code."""

from __future__ import annotations

import hmac
import re
import time
from collections.abc import Mapping
from typing import Any

from production.lab.local.provider_config import MetaConfig
from production.lab.local.providers.graph_chats import WINDOW_S, GraphChats, MetaChannel
from production.lab.local.providers.graph_errors import GraphRefusal

_HUMAN_AGENT_S = 7 * 24 * 3600.0
_USER_ID = re.compile(r"[A-Z]{2}\.[0-9A-Za-z.]{1,140}")
_LONGEST = {"whatsapp": 4096, "messenger": 2000, "instagram": 1000}


def require_token(config: MetaConfig, chats: GraphChats, authorization: str, proof: str) -> None:
    """The token of the app, which may have expired, with the proof that the app itself asks."""
    if authorization != f"Bearer {config.token}":
        raise GraphRefusal(401, 190, "Invalid OAuth access token.")
    if chats.setting("expires_at", 0) and chats.setting("expires_at", 0) <= time.time():
        raise GraphRefusal(401, 190, "Error validating access token: Session has expired.", 463)
    expected = hmac.digest(config.app_secret.encode(), config.token.encode(), "sha256").hex()
    if proof != expected:
        raise GraphRefusal(400, 100, "Invalid appsecret_proof provided in the API argument")


def whatsapp_recipient(body: Mapping[str, Any]) -> str:
    """Digits in `to`, or a user id in `recipient`."""
    to, user = str(body.get("to", "")).removeprefix("+"), str(body.get("recipient", ""))
    if _USER_ID.fullmatch(user):
        return user
    if not re.fullmatch(r"[0-9]{5,15}", to):
        raise GraphRefusal(400, 100, "The parameter to is required.")
    return to


def whatsapp_words(body: Mapping[str, Any], approved: Mapping[str, str]) -> str:
    """The text, or the name of the template with what fills it."""
    match body.get("type"):
        case "text" if 0 < len(text := str(body.get("text", {}).get("body", ""))) <= _LONGEST["whatsapp"]:
            return text
        case "image" | "audio" | "video" | "document" as kind:
            return f"[{kind}] {body[kind].get('filename', body[kind]['id'])}"
        case "template":
            template = body.get("template", {})
            if approved.get(template.get("name", "")) != "APPROVED":
                raise GraphRefusal(404, 132001, "Template name does not exist in the translation")
            values = [value["text"] for part in template.get("components", []) for value in part["parameters"]]
            if any("\n" in value for value in values):
                raise GraphRefusal(400, 132018, "Param text cannot have new-line characters")
            return " ".join([f"[{template['name']}]", *values])
    raise GraphRefusal(400, 100, "Invalid parameter")


def page_message(chats: GraphChats, channel: MetaChannel, body: Mapping[str, Any]) -> tuple[str, str]:
    """(the person, the text): within 24 hours, or within seven days in the name of a person."""
    person, text = str(body.get("recipient", {}).get("id", "")), str(body.get("message", {}).get("text", ""))
    if not person or not 0 < len(text) <= _LONGEST[channel]:
        raise GraphRefusal(400, 100, "Length of param message[text] must be less than or equal to the limit")
    silent, tagged = chats.silent_s(channel, person), body.get("tag") == "HUMAN_AGENT"
    if silent >= (_HUMAN_AGENT_S if tagged else WINDOW_S):
        raise GraphRefusal(400, 10, "This message is sent outside of allowed window.", 2018278)
    return person, text

"""What Meta sends, as its documentation shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

NUMBER, PAGE, INSTAGRAM = "14155552000", "1067280970047460", "17841405309211844"


def whatsapp(*, field: str = "messages", **value: Any) -> dict[str, Any]:
    """A batch of one change."""
    metadata = {"display_phone_number": NUMBER, "phone_number_id": "106540352242922"}
    change = {"field": field, "value": {"messaging_product": "whatsapp", "metadata": metadata, **value}}
    return {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": [change]}]}


def said(words: str = "Hello", sender: str = "4930901820", **more: Any) -> dict[str, Any]:
    """A message of WhatsApp."""
    told = {"from": sender, "id": "wamid.1", "timestamp": "1772500000", "type": "text", "text": {"body": words}}
    return {name: value for name, value in {**told, **more}.items() if value is not None}


def page(*events: Any, where: str = "messaging", owner: str = PAGE) -> dict[str, Any]:
    return {"object": "page", "entry": [{"id": owner, "time": 1772500000000, where: list(events)}]}


def event(sender: str = "PSID1", recipient: str = PAGE, **more: Any) -> dict[str, Any]:
    return {"sender": {"id": sender}, "recipient": {"id": recipient}, "timestamp": 1772500000000, **more}


def together(*batches: dict[str, Any]) -> dict[str, Any]:
    """All their entries in one."""
    entries: Sequence[Any] = [entry for batch in batches for entry in batch["entry"]]
    return {"object": batches[0]["object"], "entry": entries}

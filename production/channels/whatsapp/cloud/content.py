"""What a message of the Cloud API brings: words, a place, files.

https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from production.channels.kinds import name_of_file
from production.channels.meta.payload import Part, part_at, parts_at, text_at
from production.schemas.envelope import Attachment

_FILES = ("image", "video", "audio", "document", "sticker")


def words_of(message: Part) -> str:
    """What the customer wrote, or the button or list entry that was pressed; empty where that says nothing."""
    type_ = text_at(message, "type")
    if type_ in _FILES:
        return text_at(message, type_, "caption")
    return _WORDS[type_](message) if type_ in _WORDS else ""


def place_of(message: Part) -> str:
    """A line about the place that was sent; empty if none was."""
    place = part_at(message, "location")
    latitude, longitude = _number(place.get("latitude")), _number(place.get("longitude"))
    if not latitude or not longitude:
        return ""
    named = ", ".join(filter(None, [text_at(place, "name"), text_at(place, "address")]))
    return f"Location: {named} ({latitude}, {longitude})" if named else f"Location: {latitude}, {longitude}"


def attachments_of(message: Part) -> tuple[Attachment, ...]:
    """The bytes are fetched by the id, when somebody opens them."""
    return tuple(_attachment(part_at(message, kind)) for kind in _FILES if text_at(message, kind, "id"))


def _attachment(file: Part) -> Attachment:
    file_id = text_at(file, "id")
    content_type = text_at(file, "mime_type").lower() or "application/octet-stream"
    name = text_at(file, "filename") or name_of_file(content_type)
    return Attachment(name=name, content_type=content_type, provider_ref=file_id)


def _number(value: object) -> str:
    return str(value) if isinstance(value, int | float | str) else ""


def _order(message: Part) -> str:
    items = parts_at(message, "order", "product_items")
    lines = [f"{text_at(each, 'quantity')} x {text_at(each, 'product_retailer_id')}" for each in items]
    return "\n".join([*filter(None, [text_at(message, "order", "text")]), *lines])


def _contacts(message: Part) -> str:
    shared = parts_at(message, "contacts")
    lines = []
    for each in shared:
        numbers = [text_at(phone, "phone") for phone in parts_at(each, "phones")]
        lines.append(" ".join(filter(None, [text_at(each, "name", "formatted_name"), *numbers])))
    return "\n".join(filter(None, lines))


def _interactive(message: Part) -> str:
    pressed = (text_at(message, "interactive", kind, "title") for kind in ("button_reply", "list_reply"))
    return next(filter(None, pressed), "")


_WORDS: Mapping[str, Callable[[Part], str]] = {
    "text": lambda message: text_at(message, "text", "body"),
    "button": lambda message: text_at(message, "button", "text"),
    "interactive": _interactive,
    "order": _order,
    "contacts": _contacts,
}

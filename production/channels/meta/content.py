"""What an event of Messenger or Instagram brings: words, a place, files."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from production.channels.meta.payload import Part, part_at, parts_at, text_at
from production.schemas.envelope import Attachment

_TYPES = {
    "image": "image/jpeg",
    "video": "video/mp4",
    "audio": "audio/mp4",
    "ig_reel": "video/mp4",
    "reel": "video/mp4",
}
"""Meta does not tell more; what a file is, is looked at when it is fetched."""


def words_of(event: Part) -> str:
    """What the customer wrote, or the button that was pressed."""
    return text_at(event, "message", "text") or text_at(event, "postback", "title")


def place_of(event: Part) -> str:
    """A line about the place that was sent; empty if none was."""
    for each in parts_at(event, "message", "attachments"):
        place = part_at(each, "payload", "coordinates")
        if isinstance(place.get("lat"), int | float) and isinstance(place.get("long"), int | float):
            return f"Location: {place['lat']}, {place['long']}"
    return ""


def attachments_of(event: Part) -> tuple[Attachment, ...]:
    """Files, stories in which we are mentioned, and the story that is answered."""
    files = [
        _attachment(url, _TYPES.get(text_at(each, "type"), "application/octet-stream"))
        for each in parts_at(event, "message", "attachments")
        if (url := text_at(each, "payload", "url"))
    ]
    story = text_at(event, "message", "reply_to", "story", "url")
    return (*files, _attachment(story, "image/jpeg")) if story else tuple(files)


def _attachment(url: str, content_type: str) -> Attachment:
    try:
        name = PurePosixPath(urlsplit(url).path).name
    except ValueError:
        name = ""
    return Attachment(name=name or "file", content_type=content_type, provider_ref=url)

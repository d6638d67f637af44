"""Sends from our page to people on Messenger or Instagram.

https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from production.channels.meta.files import Files
from production.channels.meta.graph import Graph, GraphError
from production.channels.meta.page import PEOPLE_WINDOW, WINDOW, PageSettings
from production.channels.meta.payload import parts_at, text_at
from production.channels.provider import Company, Connection
from production.crm.attachments.model import PendingAttachment
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus
from production.schemas.errors import Unavailable
from production.schemas.secrets import secret

_CLOCKS_DIFFER = timedelta(seconds=5)
_LOOK_AT = 50
"""Newest messages of one chat; what we ask for is minutes old, hours after an outage."""


class PageClient:
    """Safe to use from many tasks at once."""

    def __init__(self, graph: Graph, page_id: str, platform: str) -> None:
        """`platform` is Meta's word: messenger or instagram."""
        self._graph = graph
        self._page_id = page_id
        self._platform = platform

    async def send(self, message: OutboundMessage) -> SendResult:
        """One attempt, never retried here; every way it can end is a result, not an exception.

        After the window only a person may write, and says so: the tag is not for machines.
        """
        now, closes = datetime.now(UTC), message.window_closes_at
        kind = {"messaging_type": "RESPONSE"}
        if closes is not None and now >= closes:
            if message.automatic or now >= closes - WINDOW + PEOPLE_WINDOW:
                return SendResult(SendStatus.FAILED, reason="10: outside the window")
            kind = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
        words = {"text": message.text, "metadata": message.correlation_id}
        return await self._graph.send(
            f"{self._page_id}/messages", kind | {"recipient": {"id": message.recipient}, "message": words}
        )

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        """Ids of messages with this text to this person since then, newest first. Raises Unavailable."""
        fields = f"messages.limit({_LOOK_AT}){{id,message,created_time,from}}"
        asked = {"platform": self._platform, "user_id": message.recipient, "fields": fields}
        try:
            found = await self._graph.get(f"{self._page_id}/conversations", **asked)
        except GraphError as error:
            raise Unavailable(f"Meta cannot be asked: {error}.") from error
        said = [each for chat in parts_at(found, "data") for each in parts_at(chat, "messages", "data")]
        return [text_at(each, "id") for each in said if self._is(each, message, since - _CLOCKS_DIFFER)]

    def _is(self, said: Any, message: OutboundMessage, since: datetime) -> bool:
        theirs = text_at(said, "from", "id") == message.recipient
        return not theirs and text_at(said, "message") == message.text.strip() and _time_of(said) >= since


class PageFiles:
    """Files that customers sent: their address is in the message."""

    def __init__(self, files: Files) -> None:
        self._files = files

    async def fetch(self, attachment: PendingAttachment) -> bytes:
        """As `Files.fetch`."""
        return await self._files.fetch(attachment.provider_ref or "")


def page_connection(settings: PageSettings, company: Company, platform: str) -> Connection:
    """One of the channels of our page."""
    token = secret(settings.meta_page_token) or ""
    graph = Graph(settings, token)
    return Connection(
        client=PageClient(graph, settings.meta_page_id, platform),
        ping=graph.check_token,
        fetcher=PageFiles(Files(settings, token, limit=company.attachment_bytes)),
    )


def _time_of(said: Any) -> datetime:
    return datetime.strptime(text_at(said, "created_time"), "%Y-%m-%dT%H:%M:%S%z")

"""Sends from one number of ours by the Cloud API.

https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from production.channels.meta.graph import Graph, GraphError
from production.channels.meta.outcomes import WINDOW_CLOSED, result_of
from production.channels.meta.payload import text_at
from production.channels.provider import TemplateState
from production.channels.whatsapp.senders import USER_ID
from production.schemas.delivery import OutboundFile, OutboundMessage, SendResult, SendStatus, Template
from production.schemas.errors import Unavailable

_NO_REASON = {"", "NONE"}


class CloudClient:
    """Safe to use from many tasks at once."""

    def __init__(self, graph: Graph, number_id: str, account_id: str) -> None:
        self._graph = graph
        self._number_id = number_id
        self._account_id = account_id

    async def send(self, message: OutboundMessage) -> SendResult:
        """One attempt, never retried here; every way it can end is a result, not an exception."""
        closed = message.window_closes_at is not None and datetime.now(UTC) >= message.window_closes_at
        template = message.template if message.template and message.template.name else None
        if closed and (template is None or message.files):
            return result_of(400, WINDOW_CLOSED)
        try:
            content = await self._content(message, template if closed else None)
        except GraphError as error:
            return replace(error.result, status=SendStatus.RETRY) if error.later else error.result
        except Unavailable as error:
            return SendResult(SendStatus.RETRY, reason=str(error))
        path = f"{self._number_id}/messages"
        ours = {"messaging_product": "whatsapp", "biz_opaque_callback_data": message.correlation_id}
        return await self._graph.send(path, ours | _to(message.recipient) | content)

    async def _content(self, message: OutboundMessage, template: Template | None) -> dict[str, Any]:
        """Raises GraphError, Unavailable: its file was not taken, and nothing sent."""
        if template:
            return _from_template(template, message.text)
        for file in message.files:
            fields = {"messaging_product": "whatsapp", "type": file.content_type}
            return _media(file, await self._graph.upload(f"{self._number_id}/media", file, **fields))
        return _free(message.text)

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        """Meta lists no messages, but every report of one carries our own id.

        Raises:
            Unavailable: always. The report tells, or a person looks after a quarter of an hour.
        """
        del message, since
        raise Unavailable("Meta lists no messages: only its report tells whether it has this one")

    async def templates(self) -> list[TemplateState]:
        """
        Raises:
            Unavailable: Meta cannot be asked.
        """
        fields = {"fields": "name,language,status,rejected_reason", "limit": "100"}
        try:
            listed = self._graph.pages(f"{self._account_id}/message_templates", **fields)
            return [_state(each) async for each in listed]
        except GraphError as error:
            raise Unavailable(f"Meta does not list the templates: {error}.") from error


def _to(recipient: str) -> dict[str, str]:
    """A user id in `to` would be dropped without a word."""
    if USER_ID.fullmatch(recipient):
        return {"recipient": recipient}
    return {"recipient_type": "individual", "to": recipient.removeprefix("+")}


def _free(text: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": text, "preview_url": False}}


def _media(file: OutboundFile, media_id: str) -> dict[str, Any]:
    """Meta tells pictures, sounds and films apart; the name is shown of documents alone."""
    family = file.content_type.partition("/")[0]
    if family in {"image", "audio", "video"}:
        return {"type": family, family: {"id": media_id}}
    return {"type": "document", "document": {"id": media_id, "filename": file.name}}


def _from_template(template: Template, text: str) -> dict[str, Any]:
    filled = template.filled(text)
    values = [{"type": "text", "text": filled[number]} for number in sorted(filled, key=int)]
    body = [{"type": "body", "parameters": values}] if values else []
    language = {"code": template.language}
    return {"type": "template", "template": {"name": template.name, "language": language, "components": body}}


def _state(template: Any) -> TemplateState:
    reason = text_at(template, "rejected_reason")
    return TemplateState(
        text_at(template, "name"),
        text_at(template, "language"),
        text_at(template, "status").lower(),
        None if reason in _NO_REASON else reason,
    )

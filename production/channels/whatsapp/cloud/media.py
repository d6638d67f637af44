"""Pictures, sounds and files of chats: an id becomes an address of Meta's storage, which lives for five minutes.

https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media
"""

from __future__ import annotations

import re

from production.channels.meta.files import Files
from production.channels.meta.graph import Graph, GraphError
from production.channels.meta.payload import text_at
from production.crm.attachments.model import PendingAttachment
from production.schemas.errors import InvalidInput, NotFound, Unavailable

_ID = re.compile(r"[0-9]{1,40}")


class MediaClient:
    """Media that customers sent to one number."""

    def __init__(self, graph: Graph, number_id: str, files: Files) -> None:
        self._graph = graph
        self._number_id = number_id
        self._files = files

    async def fetch(self, attachment: PendingAttachment) -> bytes:
        """
        Raises:
            InvalidInput: that is no id of the Cloud API, or its address leads away from Meta.
            NotFound: deleted at Meta.
            TooLarge: over the limit.
            Unavailable: any other failure; worth another attempt.
        """
        media_id = attachment.provider_ref or ""
        if not _ID.fullmatch(media_id):
            raise InvalidInput("provider_ref", "this is no id of a file at Meta")
        try:
            found = await self._graph.get(media_id, phone_number_id=self._number_id)
        except GraphError as error:
            if error.later:
                raise Unavailable(f"Meta does not give the file: {error}.") from error
            raise NotFound("The file was deleted at Meta.") from error
        return await self._files.fetch(text_at(found, "url"), authorised=True)

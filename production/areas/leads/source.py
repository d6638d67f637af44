"""Leads at Meta: one by its id, or all of a form since a moment."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

from production.areas.leads.model import Form, Lead
from production.areas.leads.rules import form_of, lead_of, time_of
from production.channels.meta.graph import Graph
from production.channels.meta.payload import text_at

_LEAD = "id,created_time,field_data,custom_disclaimer_responses"


class LeadSource:
    """Of our page. Every method raises GraphError and Unavailable, as `Graph.get`."""

    def __init__(self, graph: Graph, page_id: str) -> None:
        self._graph = graph
        self._page_id = page_id

    async def forms(self) -> list[str]:
        return [text_at(each, "id") async for each in self._graph.pages(f"{self._page_id}/leadgen_forms", fields="id")]

    async def lead(self, lead_id: str, form_id: str) -> Lead:
        form = await self._form(form_id)
        return lead_of(await self._graph.get(lead_id, fields=_LEAD), form)

    async def since(self, form_id: str, moment: datetime) -> AsyncIterator[tuple[str, datetime]]:
        """(id, time) of each, newest first, until the first that is older."""
        async for each in self._graph.pages(f"{form_id}/leads", fields="id,created_time", limit="100"):
            created_at = time_of(text_at(each, "created_time"))
            if created_at < moment:
                return
            yield text_at(each, "id"), created_at

    async def _form(self, form_id: str) -> Form:
        return form_of(await self._graph.get(form_id, fields="id,name,legal_content"))

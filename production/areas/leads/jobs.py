"""What the clock does: fetches what was announced, and looks for what was not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import structlog

from production.areas import Resources
from production.areas.leads.source import LeadSource
from production.areas.leads.store import Answer, LeadStore
from production.channels.meta.graph import Graph, GraphError
from production.schemas.errors import Unavailable
from production.schemas.secrets import secret
from production.workers.scheduler import Job

_log = structlog.get_logger()

_FETCH_S = 2.0
_POLL_S = 300.0
_AT_ONCE = 20
_OVERLAP = timedelta(hours=1)
"""Meta shows a lead in the list some time after it was written, and its clock is not ours."""
_FIRST_LOOK = timedelta(days=7)
_GIVEN_UP = timedelta(days=3)
"""Until then what Meta refuses is asked for again: a permission or a token may be put right."""


def jobs(resources: Resources) -> list[Job]:
    page = resources.page
    if not page.configured:
        return []
    source = LeadSource(Graph(page, secret(page.meta_page_token) or ""), page.meta_page_id)
    answer = Answer(page.meta_lead_answer, resources.site) if page.meta_lead_answer and resources.site else None
    leads = Leads(source, LeadStore(resources.database, answer, page.meta_lead_marketing))
    return [Job("fetch leads", _FETCH_S, leads.fetch), Job("look for leads", _POLL_S, leads.look)]


class Leads:
    """Brings leads of a page into the CRM, however it hears of them."""

    def __init__(self, source: LeadSource, store: LeadStore) -> None:
        self._source = source
        self._store = store

    async def fetch(self) -> None:
        """All that is due. What Meta does not give now is asked for again, later and later."""
        for lead_id, form_id in await self._store.due(_AT_ONCE):
            try:
                outcome = await self._store.take(await self._source.lead(lead_id, form_id))
            except GraphError as error:
                _log.warning("lead_refused", lead=lead_id, error=str(error))
                if not error.later:
                    await self._store.give_up(lead_id, str(error), datetime.now(UTC) - _GIVEN_UP)
            except Unavailable as error:
                _log.warning("lead_waits", lead=lead_id, error=str(error))
            else:
                _log.info("lead_taken", lead=lead_id, outcome=outcome)

    async def look(self) -> None:
        """Every form since it was last read, with an overlap: what was announced meanwhile is known already."""
        try:
            forms = await self._source.forms()
        except (GraphError, Unavailable) as error:
            _log.warning("lead_forms_unknown", error=str(error))
            return
        for form_id in forms:
            try:
                await self._look(form_id)
            except (GraphError, Unavailable) as error:  # of this form: the others are read
                _log.warning("leads_unknown", form=form_id, error=str(error))

    async def _look(self, form_id: str) -> None:
        """The watermark is the time before the look: who writes during it is found by the next."""
        began_at = datetime.now(UTC)
        until = await self._store.read_until(form_id) or began_at - _FIRST_LOOK
        async for lead_id, created_at in self._source.since(form_id, until - _OVERLAP):
            await self._store.notice(lead_id, form_id, created_at)
        await self._store.have_read(form_id, began_at)

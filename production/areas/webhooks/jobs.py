"""What the clock does: notifications are handed to the company's program."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from production.areas import Resources
from production.areas.webhooks.client import call
from production.areas.webhooks.model import Due
from production.areas.webhooks.rules import body_of, is_this_machine, signed_headers
from production.areas.webhooks.store import DueCalls
from production.schemas.site import Site
from production.workers.scheduler import Job


def jobs(resources: Resources) -> list[Job]:
    if resources.site is None:
        return []
    calls = DueCalls(resources.database)
    return [
        Job("call the webhook", 5.0, Caller(calls, resources.site).run),
        Job("forget calls of the webhook", 3600.0, calls.forget_old),
    ]


class Caller:
    """Signs each call at the moment of its attempt."""

    def __init__(self, calls: DueCalls, site: Site) -> None:
        self._calls = calls
        self._site = site
        self._at_home = is_this_machine(urlsplit(site.public_url).hostname or "")

    async def run(self) -> None:
        """What is new, and what is due again."""
        await self._calls.hand_over()
        await self._calls.try_some(self._call)

    async def _call(self, due: Due) -> str | None:
        body = body_of(due, self._site)
        headers = signed_headers(due.secret, due.id, datetime.now(UTC), body)
        return await call(due.url, headers, body, at_home=self._at_home)

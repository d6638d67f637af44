"""When a digest is due, and what it says. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from production.areas.digests.model import Every, News
from production.crm.permissions.letters import Letter
from production.schemas.errors import InvalidInput
from production.schemas.site import Site
from production.schemas.time_zones import next_morning

_MOST = 50
"""Tickets of one mail; whoever has more waiting does not read a longer list."""
_SAID = {"sla_breached": "is late"}


def zone_of(name: str) -> ZoneInfo:
    """
    Raises:
        InvalidInput: there is no such time zone.
    """
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError) as error:  # as it tells that it knows none
        raise InvalidInput("time_zone", "give a name of the IANA database, such as Europe/Berlin") from error


def next_due(every: Every, zone: ZoneInfo, now: datetime) -> datetime:
    """The next full hour, or the next morning there."""
    if every is Every.HOURLY:
        return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return next_morning(zone, now)


def digest_letter(news: Sequence[News], site: Site, message_id: str) -> Letter:
    """One mail for all of it, the newest first: numbers and links."""
    lines = [
        f"{ticket} {_SAID.get(kind, 'needs a look')}: {site.console(f'inbox/{ticket}/')}"
        for kind, ticket in news[:_MOST]
    ]
    if len(news) > _MOST:
        lines.append(f"and {len(news) - _MOST} more: {site.console('inbox/')}")
    text = "\n".join([*lines, "", f"How often you get this, if at all: {site.console('profile/')}", ""])
    subject = f"{news[0].ticket} needs you" if len(news) == 1 else f"{len(news)} tickets need you"
    return Letter(f"{subject} ({site.company} support)", text, message_id)

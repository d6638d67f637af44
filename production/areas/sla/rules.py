"""When a ticket is due, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from production.areas.sla.calendar import Calendar
from production.areas.sla.model import BusinessHours, Clock, Facts, Policy, SlaSettings, Standing, State, Weekday
from production.schemas.errors import InvalidInput
from production.schemas.ids import Priority

_AT_RISK = 0.75
"""Of the time that was promised."""
Run = tuple[datetime, datetime | None]
"""While a clock ran; the last one still does."""


def calendar_of(hours: BusinessHours) -> Calendar:
    """
    Raises:
        InvalidInput: names what is no time zone, no country, no part of it, or no time of a day.
    """
    for day in Weekday:
        until = "00:00"
        for place, one in enumerate(hours.week.get(day, ())):
            if not until <= one.opens < one.closes:
                raise InvalidInput(f"hours.week.{day}.{place}", "opens before it closes, and after the one before")
            until = one.closes
    try:
        return Calendar(hours)
    except (LookupError, ValueError, OSError) as error:  # as `zoneinfo` tells that it knows no such zone
        raise InvalidInput("hours.time_zone", "give a name of the IANA database, such as Europe/Berlin") from error
    except NotImplementedError as error:
        raise InvalidInput("hours.subdivision" if hours.subdivision else "hours.country", str(error)) from error


def judge(facts: Facts, settings: SlaSettings, calendar: Calendar, now: datetime) -> Standing:
    """How a ticket stands at this moment."""
    policy = settings.policies.get(facts.priority)
    if policy is None or facts.over:
        return Standing()
    if facts.paused:
        return Standing(state=State.PAUSED)
    nearest: tuple[datetime, datetime, Clock] | None = None
    for clock, minutes, runs in _running(facts, policy):
        promised = timedelta(minutes=minutes)
        due, warned = _end(runs, promised, calendar), _end(runs, promised * _AT_RISK, calendar)
        if due and warned and (nearest is None or due < nearest[0]):
            nearest = due, warned, clock
    return _standing(*nearest, now) if nearest else Standing()


def raised(priority: Priority, clock: Clock, settings: SlaSettings) -> Priority:
    """One step more, unless less was promised there: the breach would be none. Nothing is more than urgent."""
    now, then = _promised(priority, clock, settings), _promised(priority.above, clock, settings)
    return priority.above if now and then and then <= now else priority


def _promised(priority: Priority, clock: Clock, settings: SlaSettings) -> int | None:
    policy = settings.policies.get(priority)
    minutes: int | None = getattr(policy, f"{clock}_minutes", None)
    return minutes


def _standing(due: datetime, warned: datetime, clock: Clock, now: datetime) -> Standing:
    if now >= due:
        return Standing(state=State.BREACHED, clock=clock, due_at=due)
    if now >= warned:
        return Standing(state=State.AT_RISK, clock=clock, due_at=due, look_at=due)
    return Standing(state=State.OK, clock=clock, due_at=due, look_at=warned)


def _running(facts: Facts, policy: Policy) -> Iterator[tuple[Clock, int, Sequence[Run]]]:
    if facts.answered_at is None and (minutes := policy.first_response_minutes):
        yield Clock.FIRST_RESPONSE, minutes, [(facts.created_at, None)]
    if facts.answered_at and facts.waiting_since and (minutes := policy.next_response_minutes):
        yield Clock.NEXT_RESPONSE, minutes, [(facts.waiting_since, None)]
    if minutes := policy.resolution_minutes:
        yield Clock.RESOLUTION, minutes, _unpaused(facts)


def _unpaused(facts: Facts) -> list[Run]:
    runs: list[Run] = []
    began = facts.created_at
    for pause in sorted(facts.pauses, key=lambda pause: pause.began_at):
        runs.append((began, pause.began_at))
        began = pause.ended_at or pause.began_at
    return [*runs, (began, None)]


def _end(runs: Sequence[Run], working: timedelta, calendar: Calendar) -> datetime | None:
    for began, ended in runs:
        if ended is not None and (passed := calendar.between(began, ended)) < working:
            working -= passed
        else:
            return calendar.after(began, working)
    return None

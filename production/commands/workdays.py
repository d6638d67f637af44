"""`fte workdays`: when a follow-up is due."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from production.commands.common import print_json
from production.crm.outreach.writing_hours import Place, WritingHours
from production.schemas.errors import InvalidInput
from production.schemas.time_zones import TimeZone
from production.schemas.working_days import require_known

app = typer.Typer()


@app.command()
def workdays(
    *,
    after: Annotated[str, typer.Option(help="A moment, as in 2026-12-23T15:00:00+01:00.")],
    days: Annotated[int, typer.Option(min=0, max=366, help="Working days; the first one is the next.")],
    zone: Annotated[str, typer.Option(help="Where somebody lives, as in Europe/Berlin.")],
    country: Annotated[str, typer.Option(help="Whose public holidays they have, as in DE.")],
    subdivision: Annotated[str | None, typer.Option(help="The part of it, as in BY.")] = None,
) -> None:
    """Print the same wall time so many working days later, moved into the hours of writing: {"due"}."""
    place = _place(zone, country, subdivision)
    print_json({"due": WritingHours(place).after(_moment(after), days).isoformat()})


def _place(zone: str, country: str, subdivision: str | None) -> Place:
    try:
        require_known(country, subdivision)
        return Place(TypeAdapter[str](TimeZone).validate_python(zone), country, subdivision)
    except NotImplementedError as error:
        raise InvalidInput("--country", str(error)) from error
    except ValidationError as error:
        raise InvalidInput("--zone", error.errors()[0]["msg"]) from error


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise InvalidInput("--after", f"{text!r} is no moment; give a date, a time and an offset, as in +01:00 or Z")
    return moment

"""`fte workdays`: when a follow-up is due, and what is refused."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from production.commands.workdays import app
from production.schemas.errors import InvalidInput

GIVEN = {"--after": "2026-12-23T15:00:00+01:00", "--days": "3", "--zone": "Europe/Berlin", "--country": "DE"}


def _arguments(**changes: str) -> list[str]:
    given = GIVEN | {f"--{name}": value for name, value in changes.items()}
    return [part for pair in given.items() for part in pair]


def test_weekends_and_holidays_of_the_place_do_not_count() -> None:
    shown = CliRunner().invoke(app, _arguments())
    assert json.loads(shown.output) == {"due": "2026-12-29T14:00:00+00:00"}
    bavarian = CliRunner().invoke(app, _arguments(after="2027-01-05T15:00:00+01:00", days="1", subdivision="BY"))
    assert json.loads(bavarian.output) == {"due": "2027-01-07T14:00:00+00:00"}


@pytest.mark.parametrize(
    ("name", "value"),
    [("after", "tomorrow"), ("after", "2026-12-23T15:00:00"), ("zone", "Mars/Olympus"), ("country", "ZZ")],
)
def test_what_makes_no_sense_is_named(name: str, value: str) -> None:
    refused = CliRunner().invoke(app, _arguments(**{name: value}))
    assert isinstance(refused.exception, InvalidInput)
    assert f"--{name}" in str(refused.exception)

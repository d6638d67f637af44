"""Until when somebody is away: as programs and people say it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.reminders.out_of_office import back_on

WRITTEN = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("I am out of the office until 9 March.", "2026-03-10"),
        ("I will be back on March 9th, 2026.", "2026-03-09"),
        ("I am away from 2 March to 13 March 2026 without access to mail.", "2026-03-14"),
        ("Returning 2026-03-20. In urgent cases call +49 30 1234567.", "2026-03-20"),
        ("Ich bin bis 13.03.2026 nicht im Büro.", "2026-03-14"),
        ("Ich bin bis einschließlich 13.3. abwesend und ab dem 16.3. wieder für Sie da.", "2026-03-16"),
        ("Je serai de retour le 1er avril.", "2026-04-01"),
        ("Estaré fuera hasta el 5 de abril de 2026.", "2026-04-06"),
        ("Sarò in ufficio fino al 6 marzo.", "2026-03-07"),
        ("Ik ben afwezig tot 10 maart.", "2026-03-11"),
        ("Away until 3 January.", "2027-01-04"),
        ("Thank you for your mail. I will answer soon.", None),
        ("I was away until 1 February 2026.", None),
        ("Our offer of 5 March stands.", None),
    ],
)
def test_what_people_write(text: str, back: str | None) -> None:
    assert back_on(text, WRITTEN) == (date.fromisoformat(back) if back else None)


@given(st.integers(1, 300), st.sampled_from(["until {:%Y-%m-%d}", "bis {:%d.%m.%Y}", "until {:%d %B %Y}"]))
def test_whoever_is_away_until_a_day_is_back_after_it(days: int, form: str) -> None:
    last = WRITTEN + timedelta(days=days)
    assert back_on("I am away " + form.format(last), WRITTEN) == last + timedelta(days=1)


@given(st.text(), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_nothing_that_anybody_writes_makes_it_stumble(text: str, written: date) -> None:
    found = back_on(text, written)
    assert found is None or found > written

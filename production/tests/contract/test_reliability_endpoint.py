"""`GET /api/v1/assist/reliability`: whether the AI is right as often as it says."""

from __future__ import annotations

from production.areas.assist.jobs import calibrate
from production.areas.assist.store.calibrations import CalibrationStore
from production.crm.permissions.model import EVERYTHING
from production.tests.support.api import BEARER, System
from production.tests.support.outcomes import decided


async def test_each_band_tells_what_was_said_and_what_became_of_it(system: System) -> None:
    await decided(system.database, "unchanged", number=3)
    await decided(system.database, "rejected", number=9)
    await calibrate(CalibrationStore(system.database, EVERYTHING))
    told = (await system.api.get("/assist/reliability", headers=BEARER)).json()
    [band] = told["bands"]
    assert (band["channel"], band["confidence_from"], band["judged"]) == ("email", 0.9, 12)
    assert (band["confidence"], band["right"]) == (0.92, 0.25)
    assert band["calibrated"] < 0.9
    assert [(one["channel"], one["state"]) for one in told["curves"]] == [(None, "lowers"), ("email", "lowers")]


async def test_with_few_outcomes_it_says_that_nothing_is_calibrated(system: System) -> None:
    await decided(system.database, "rejected", number=2)
    await calibrate(CalibrationStore(system.database, EVERYTHING))
    told = (await system.api.get("/assist/reliability", headers=BEARER)).json()
    assert {(one["state"], one["at_send"]) for one in told["curves"]} == {("not_calibrated", 0.9)}

"""Pages that are built once ask whose they are."""

from __future__ import annotations

from production.tests.support.api import System


async def test_pages_learn_whose_they_are_and_caches_keep_it(system: System) -> None:
    answer = await system.api.get("/brand")
    assert (answer.status_code, answer.json()) == (200, {"company_name": "TechCorp"})
    assert answer.headers["Cache-Control"] == "public, max-age=300"

"""The order of an upgrade that is thought better of, and then done."""

from __future__ import annotations

from production.tests.load.programme import Strike
from production.tests.upgrade.fleet import TwoVersions


def upgrade_and_back(fleet: TwoVersions) -> tuple[Strike, ...]:
    """Hours leave each state some time with customers, also where a machine is slow to start processes."""

    def turn(hour: float, what: str, *, back: bool = False, half: bool = False) -> Strike:
        code = fleet.old if back else fleet.new
        return Strike(hour, "deploy", what, lambda _: fleet.turn_to(code, half=half))

    def look(hour: float) -> Strike:
        return Strike(hour, "look", "all pages are read", lambda _: fleet.look())

    return (
        look(2),
        Strike(3, "migration", "the database is migrated, the old version runs on", lambda _: fleet.migrate()),
        look(5),
        turn(6, "half of all processes become new", half=True),
        look(10),
        turn(11, "the others, too"),
        look(14.5),
        turn(15, "all go back to the old version", back=True),
        look(18.5),
        turn(19, "all become new"),
        look(23.5),
    )

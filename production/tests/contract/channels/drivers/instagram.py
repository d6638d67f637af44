"""Instagram."""

from __future__ import annotations

from production.tests.contract.channels.drivers.messenger import PageDriver

DRIVER = PageDriver("instagram")

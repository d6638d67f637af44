"""A turn that ended, with its sources."""

from __future__ import annotations

from production.crm.support.replay import TurnEnd
from production.schemas.outcomes import LedgerState
from production.schemas.turns import Source
from production.tests.builders import because

EXPORT, IMPORT = Source("export.md", "Export", 0, 0.9), Source("import.md", "Import", 2, 0.8)
THEN = TurnEnd(LedgerState.REPLIED, 0.95, (EXPORT, IMPORT), "Choose Export.", because("answered"))

"""The scheduler's chores around the message path: measuring, comparing, forgetting."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from production.bootstrap.operations import missing
from production.crm.support.retention import Kept
from production.database.backlog import BacklogStore
from production.database.ledger import LedgerStore
from production.database.pool import Database
from production.database.retention import RetentionStore
from production.settings import Settings
from production.workers.measure import compare, measure
from production.workers.retention import forget_old
from production.workers.scheduler import Chore

_COMPARE_S = 1800.0
"""Each comparison lists a day of messages at the providers."""
_FORGET_S = 3600.0


def upkeep_chores(settings: Settings, database: Database) -> list[Chore]:
    ledger, backlog, mailboxes = LedgerStore(database), BacklogStore(database), list(settings.gmail_mailboxes)
    return [
        Chore("measure", 10.0, partial(measure, ledger, backlog, mailboxes)),
        Chore("compare with providers", _COMPARE_S, partial(compare, partial(missing, settings, database))),
        Chore("forget", _FORGET_S, partial(forget_old, RetentionStore(database), _periods(settings))),
    ]


def _periods(settings: Settings) -> dict[Kept, timedelta]:
    days = {
        Kept.WORDS: settings.retention_words_days,
        Kept.CONVERSATIONS: settings.retention_conversations_days,
        **dict.fromkeys((Kept.EVENTS, Kept.MEASURED, Kept.USED), settings.retention_figures_days),
        **dict.fromkeys((Kept.SUBMISSIONS, Kept.CODES, Kept.SPILLED), settings.retention_keys_days),
    }
    return {kind: timedelta(days=count) for kind, count in days.items() if count is not None}

"""The scheduler's jobs around the message path: measuring, comparing, forgetting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import TypeVar

from production.bootstrap.ledger import missing
from production.bootstrap.providers import Providers
from production.crm.support.retention import PartitionedTable, RetentionClass
from production.database.backlog import BacklogStore
from production.database.component_health import HealthStore
from production.database.ledger import LedgerStore
from production.database.partitions import PartitionStore
from production.database.pool import Database
from production.database.retention import RetentionStore
from production.settings import Settings
from production.workers.gauges import export_backlog, export_missing
from production.workers.retention import forget_old, maintain_partitions
from production.workers.scheduler import Job

_COMPARE_S = 1800.0
"""Each comparison lists a day of messages at the providers."""
_FORGET_S = 3600.0
_Kind = TypeVar("_Kind", RetentionClass, PartitionedTable)


def maintenance_jobs(settings: Settings, providers: Providers, database: Database) -> list[Job]:
    ledger, backlog = LedgerStore(database), BacklogStore(database)
    return [
        Job("measure", 10.0, partial(export_backlog, ledger, backlog, HealthStore(database), list(providers.gmail))),
        Job("compare with providers", _COMPARE_S, partial(export_missing, partial(missing, providers, database))),
        Job("forget", _FORGET_S, partial(forget_old, RetentionStore(database), _periods(settings))),
        Job("keep months", _FORGET_S, partial(maintain_partitions, PartitionStore(database), _partitions(settings))),
    ]


def _periods(settings: Settings) -> dict[RetentionClass, timedelta]:
    days = {
        RetentionClass.MESSAGE_TEXTS: settings.retention_words_days,
        RetentionClass.CONVERSATIONS: settings.retention_conversations_days,
        RetentionClass.USAGE: settings.retention_figures_days,
        RetentionClass.CHANGES: settings.retention_changes_days,
        **dict.fromkeys(
            (RetentionClass.SUBMISSIONS, RetentionClass.CODES, RetentionClass.SPILLED), settings.retention_keys_days
        ),
    }
    return _as_periods(days)


def _partitions(settings: Settings) -> dict[PartitionedTable, timedelta]:
    days = {
        PartitionedTable.LEDGER: settings.retention_ledger_days,
        **dict.fromkeys((PartitionedTable.EVENTS, PartitionedTable.METRICS), settings.retention_figures_days),
    }
    return _as_periods(days)


def _as_periods(days: Mapping[_Kind, int | None]) -> dict[_Kind, timedelta]:
    return {kind: timedelta(days=count) for kind, count in days.items() if count is not None}

"""The composition root: the only place that knows concrete things. Settings go in, processes come out."""

from production.bootstrap.api import app_from_environment, build_app
from production.bootstrap.operations import dead_letters, ledger, migrate_all, migrate_database, open_knowledge
from production.bootstrap.parts import Process
from production.bootstrap.scheduler import run_scheduler
from production.bootstrap.worker import run_worker

__all__ = [
    "Process",
    "app_from_environment",
    "build_app",
    "dead_letters",
    "ledger",
    "migrate_all",
    "migrate_database",
    "open_knowledge",
    "run_scheduler",
    "run_worker",
]

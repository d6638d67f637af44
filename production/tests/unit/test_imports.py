"""A pod imports what it needs: each restart waits for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

LABORATORY = ("production.lab", "production.tests")
SDKS = ("agents", "openai", "mcp")
"""Each takes a second and more."""
THINKING = (*SDKS, "production.agent", "production.mcp_server", "onnxruntime")

STARTS = {
    "api": """
from production.commands import api
from production.bootstrap.area_routes import area_routes
area_routes()
""",
    "worker": """
from production.commands import worker
from production.bootstrap.agent import build_agent
from production.bootstrap.areas import found
from production.bootstrap.semantics import embedder
from production.database.knowledge_in_memory import KnowledgeInMemory
from production.database.pool import Database
from production.settings import Settings
[*found("work")]
settings = Settings()
database = Database(settings.database_url)
build_agent(settings, database, embedder(settings), KnowledgeInMemory(database))
""",
    "scheduler": """
from production.commands import scheduler
from production.bootstrap.areas import found
[*found("jobs")]
""",
}
"""What each process reads before it does anything, where no model is configured."""


def imported_by(process: str) -> list[str]:
    program = f"import sys\n{STARTS[process]}\nprint(*sys.modules)"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()


def among(packages: tuple[str, ...], modules: list[str]) -> list[str]:
    return [each for each in modules if any(each == package or each.startswith(f"{package}.") for package in packages)]


@pytest.mark.parametrize(
    ("process", "never"),
    [
        ("api", (*LABORATORY, *THINKING)),
        ("worker", (*LABORATORY, *SDKS, "fastapi")),
        ("scheduler", (*LABORATORY, *SDKS, "fastapi")),
    ],
)
def test_a_process_imports_nothing_that_it_does_not_need(process: str, never: tuple[str, ...]) -> None:
    assert among(never, imported_by(process)) == []

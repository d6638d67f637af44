"""A pod imports what it needs: each restart waits for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

LABORATORY = ("production.lab", "production.tests")
THINKING = ("agents", "openai", "mcp", "production.agent", "production.mcp_server")
SDK = ("agents", "openai", "mcp")


def imported_by(module: str) -> list[str]:
    program = f"import sys, {module}; print(*sys.modules)"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()


def among(packages: tuple[str, ...], modules: list[str]) -> list[str]:
    return [each for each in modules if any(each == package or each.startswith(f"{package}.") for package in packages)]


@pytest.mark.parametrize("process", ["api", "worker", "scheduler"])
def test_no_process_imports_the_laboratory(process: str) -> None:
    assert among(LABORATORY, imported_by(f"production.commands.{process}")) == []


def test_the_api_imports_neither_an_agent_nor_a_model() -> None:
    assert among(THINKING, imported_by("production.commands.api")) == []


def test_the_built_in_agent_needs_no_sdk() -> None:
    assert among(SDK, imported_by("production.agent.offline.agent")) == []

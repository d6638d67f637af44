"""Each command loads what it needs, and every command can be found."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from production.__main__ import app

HEAVY = "numpy agents openai aiokafka asyncpg fastapi googleapiclient"


@pytest.mark.parametrize("command", ["parse-email", "identify"])
def test_what_needs_no_server_loads_none(command: str) -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from production.__main__ import app; "
        f"CliRunner().invoke(app, ['{command}', '--help']); print({{*sys.modules}} & {{*'{HEAVY}'.split()}})"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"


def test_an_unknown_command_is_wrong_use() -> None:
    assert CliRunner().invoke(app, ["nope"]).exit_code == 2


def test_a_group_keeps_its_name() -> None:
    assert " dlq [OPTIONS] COMMAND" in CliRunner().invoke(app, ["dlq", "--help"]).output

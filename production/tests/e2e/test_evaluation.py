"""The figures of screening, search and answers are a gate: whoever makes them worse hears of it here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from production.tests.support.measuring import unmeasured


def test_no_limit_of_the_evaluation_is_broken(tmp_path: Path, repository: Path) -> None:
    command = [sys.executable, "-m", "production", "eval", "--out", str(tmp_path)]
    with unmeasured():
        done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line for line in lines if not line["kept"]] == []
    assert done.returncode == 0, done.stderr

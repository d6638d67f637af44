"""The linter of imports over the product and one folder more."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from subprocess import run

_LINTER = Path(sys.executable).parent / "lint-imports"


def broken_arrows(repository: Path, scratch: Path, added: Path, package: str, imported: str) -> list[str]:
    """The contracts that break once `added` lies in `production/<package>` and its `model.py` imports this module."""
    ignored = shutil.ignore_patterns("tests", "__pycache__")
    shutil.copytree(repository / "production", scratch / "production", ignore=ignored)
    shutil.copy(repository / "pyproject.toml", scratch)
    folder = scratch / "production" / package / added.name
    shutil.copytree(added, folder, ignore=ignored)
    (folder / "model.py").write_text(f"import {imported}")
    done = run([_LINTER, "--no-cache"], cwd=scratch, capture_output=True, text=True, check=False)
    return [line.partition(" BROKEN")[0] for line in done.stdout.splitlines() if " BROKEN" in line]

"""`make upgrade`: from one version of the code to another, back and there again; exits 0 if every promise held."""

from __future__ import annotations

import argparse
import json
import logging
import random
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from production.lab.local.stack import StackOptions
from production.lab.local.state import StateDir
from production.tests.load.soak import Plan, lived
from production.tests.load.table import show
from production.tests.upgrade.fleet import REPOSITORY, TwoVersions
from production.tests.upgrade.programme import upgrade_and_back
from production.tests.upgrade.report import report

_log = logging.getLogger("upgrade")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m production.tests.upgrade", description=__doc__)
    parser.add_argument("--from", dest="old", required=True, help="the version before: a tag or commit")
    parser.add_argument("--to", dest="new", help="the version after: a tag or commit; this folder as it stands if none")
    parser.add_argument("--minutes", type=float, default=8, help="how long the customers write")
    parser.add_argument("--peak", type=int, default=5, help="people who write at the same time at the busiest moment")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="file for all figures")
    parser.add_argument("--logs", type=Path, help="folder where the logs stay; else they are deleted")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    with (
        tempfile.TemporaryDirectory(prefix="fte-upgrade-") as passing,
        code_of(given.old) as old,
        code_of(given.new) as new,
    ):
        folder = given.logs or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)  # Postgres may run under another account than we
        state = StateDir.open(folder)
        options = StackOptions(state.port("api"), REPOSITORY / "context", workers=0)
        dice = random.Random(given.seed)
        fleet = TwoVersions(state, options, log_progress=_log.info, dice=dice, old=old, new=new)
        day = lived(fleet, upgrade_and_back(fleet), Plan(given.minutes, given.peak, given.seed))
        figures = report(day, fleet.answers, state.path / "logs")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n")
    show(figures)
    return 0 if all(figures["promises"].values()) else 1


@contextmanager
def code_of(revision: str | None) -> Iterator[Path]:
    """The folder that has this version, for as long as it is needed.

    Raises:
        subprocess.CalledProcessError: git knows no such revision; it says so itself.
    """
    if revision is None:
        yield REPOSITORY
        return
    with tempfile.TemporaryDirectory(prefix="fte-version-") as folder, tempfile.TemporaryFile() as archive:
        subprocess.run(["git", "archive", revision], cwd=REPOSITORY, stdout=archive, check=True)
        archive.seek(0)
        with tarfile.open(fileobj=archive) as packed:
            packed.extractall(folder, filter="data")
        yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())

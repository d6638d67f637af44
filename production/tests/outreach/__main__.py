"""`make outreach`: a long campaign under faults; prints its figures as JSON, exits 0 only if each got it once."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from production.tests.outreach.run import Plan, run


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipients", type=int, default=100_000)
    parser.add_argument("--faults", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fte-outreach-") as folder:
        Path(folder).chmod(0o755)
        outcome = run(Path(folder), Plan(given.recipients, given.faults, seed=given.seed))
    print(json.dumps(outcome.as_json()))  # noqa: T201
    return 0 if outcome.as_promised else 1


if __name__ == "__main__":
    sys.exit(main())

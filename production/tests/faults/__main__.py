"""`make faults`: a long run of the fault suite; prints its figures as JSON and exits 0 only if nothing went wrong."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from production.tests.faults.plan import Plan
from production.tests.faults.run import run


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=1_000)
    parser.add_argument("--messages", type=int, default=10, help="of each customer")
    parser.add_argument("--at-once", type=int, default=200, help="customers writing at the same time")
    parser.add_argument("--faults", type=int, default=40)
    parser.add_argument("--copies", type=int, default=2, help="deliveries of one webhook at the same time")
    parser.add_argument("--copies-share", type=float, default=0.1, help="of the messages come in copies")
    parser.add_argument("--waiting-share", type=float, default=0.5, help="of the messages are waited for")
    parser.add_argument("--hang-share", type=float, default=0.001, help="of the messages make the model hang")
    parser.add_argument("--apis", type=int, default=2, help="api processes")
    parser.add_argument("--seed", type=int, default=1)
    plan = Plan(**vars(parser.parse_args()))
    with tempfile.TemporaryDirectory(prefix="fte-faults-") as folder:
        Path(folder).chmod(0o755)
        outcome = run(Path(folder), Path("context"), plan)
    print(json.dumps(outcome.as_json()))  # noqa: T201
    verdict = outcome.verdict
    return 1 if verdict.lost or verdict.answered_twice or verdict.out_of_order or outcome.open_at_end else 0


if __name__ == "__main__":
    sys.exit(main())

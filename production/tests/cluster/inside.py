"""One run, inside its namespaces: a cluster, the application in it, customers, kills, an update, a drain, a verdict.

`python -m production.tests.cluster.inside FOLDER`; figures as JSON on stdout.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
import sys
import threading
import time
from pathlib import Path
from typing import Any

from production.lab.local.state import StateDir
from production.tests.cluster import ledger, overlay, verdict
from production.tests.cluster.application import HERE, MINIKUBE, Application
from production.tests.cluster.customers import Customers
from production.tests.cluster.kills import Kills
from production.tests.cluster.plan import Plan
from production.tests.cluster.providers import Providers
from production.tests.cluster.world import World
from production.tests.faults.received import Received

_log = logging.getLogger("cluster")
_JOBS = ("job/migrate", "job/knowledge")


def main(folder: Path) -> int:
    given = json.loads((folder / "order.json").read_text())
    plan, began = Plan(**given["plan"]), time.monotonic()
    world = World.plan(folder, plan.nodes)
    world.start({name: Path(archive) for name, archive in given["images"].items()})
    figures: dict[str, Any] = {"image_mb": given["image_mb"], "nodes_ready_s": round(time.monotonic() - began)}
    application = Application(world.plane)
    figures |= _install(application)
    end = _torment(folder, world, application, plan) if plan.load else {}
    print(json.dumps(figures | end | {"seconds": round(time.monotonic() - began)}), flush=True)  # noqa: T201 - the result
    return 1 if any(end.get(bad) for bad in ("open", "lost", "answered_twice", "out_of_order")) else 0


def _install(application: Application) -> dict[str, Any]:
    """The minikube overlay as it is, on the empty cluster."""
    began = time.monotonic()
    _log.info("applying the minikube overlay")
    application.install(MINIKUBE)
    ready = time.monotonic()
    _log.info("every pod is ready after %d s; restarts: %s", ready - began, application.restarts() or "none")
    answer = application.answer_to_a_form()
    _log.info("a form was answered: %s", " ".join(answer.split())[:160])
    return {"every_pod_ready_s": round(ready - began), "form_answered_s": round(time.monotonic() - ready, 1)}


def _torment(folder: Path, world: World, application: Application, plan: Plan) -> dict[str, Any]:
    providers, url = Providers(StateDir.open(folder / "providers")), application.url()
    world.plane.children.append(providers.start(url))
    _configure(application, overlay.write(folder / "load", providers, url))
    customers = Customers(plan, providers, url, Received(providers.database))
    writing = threading.Thread(target=lambda: asyncio.run(customers.write_until_over()), daemon=True)
    writing.start()
    kills = Kills(world, plan.seed)
    try:
        _kill(kills, plan)
        application.wait_until_ready()
        _log.info("rolling update under load; %d messages so far", len(customers.accepted))
        _configure(application, overlay.write(folder / "load", providers, url, log_level="warning"))
        for running in world.nodes:
            _drain(application, running.node.name)
    finally:
        customers.over = True
        writing.join()
    _log.info("waiting for %d messages to have their end", len(customers.accepted))
    still_open = ledger.settle(world.plane)
    return verdict.of_run(world.plane, customers, still_open) | {"kills": dict(kills.done)}


def _configure(application: Application, folder: Path) -> None:
    """Apply a changed overlay the way the upgrade runbook says; returns when the rollout is over."""
    application.plane.kubectl("delete", *_JOBS, HERE, "--ignore-not-found")
    application.install(folder)


def _kill(kills: Kills, plan: Plan) -> None:
    pauses = random.Random(plan.seed)
    while kills.done.total() < plan.kills:
        time.sleep(pauses.uniform(*plan.every_s))
        kills.strike()
        _log.info("killed so far: %s", dict(kills.done))


def _drain(application: Application, node: str) -> None:
    """Empty one node, let it in again; the disruption budgets set the pace."""
    _log.info("draining %s under load", node)
    drain = ("drain", node, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=280s")
    application.plane.kubectl(*drain)
    application.wait_until_ready()
    application.plane.kubectl("uncordon", node)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    sys.exit(main(Path(sys.argv[1])))

"""`make cluster`: the application on a real Kubernetes that this machine makes for itself; figures as JSON.

Everything runs in namespaces of its own (mounts, processes, network) that end with the run, also after Ctrl-C or a
kill. What no namespace covers, control groups and the work folder, is removed; at the end the machine must look
as it did before.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from production.tests.cluster import footprint, images
from production.tests.cluster.plan import Plan
from production.tests.cluster.tools import CACHE, coredns, overlaid
from production.tests.k8s.toolbox import ROOT, kubernetes

_NAMESPACES = ("--pid", "--net", "--ipc", "--uts", "--fork", "--kill-child", "--mount-proc")
_INSIDE = 'mount -t tmpfs tmpfs /run && exec tini -- "$@"'
_log = logging.getLogger("cluster")


def main() -> int:
    usual = Plan()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=usual.customers)
    parser.add_argument("--kills", type=int, default=usual.kills)
    parser.add_argument("--nodes", default=usual.nodes, help="a letter each")
    parser.add_argument("--no-load", dest="load", action="store_false", help="only install and answer one form")
    parser.add_argument("--seed", type=int, default=usual.seed)
    plan = Plan(**vars(parser.parse_args()))
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    if os.geteuid() != 0:
        parser.error("it takes root to make namespaces, mounts and control groups")
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "cluster.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two runs would share control groups
        return _prepare_and_run(plan)


def _prepare_and_run(plan: Plan) -> int:
    folder = CACHE / "cluster"
    _clear(folder)  # of a run that was killed
    kubernetes()
    kubernetes("kubelet", "kube-proxy")
    coredns()
    archives, image_mb = images.archives()
    before = footprint.take()
    folder.mkdir()
    order = {"plan": asdict(plan), "images": archives, "image_mb": image_mb}
    (folder / "order.json").write_text(json.dumps(order))
    code = _run(folder)
    left = before.differences(footprint.take())
    for line in left:
        _log.error("left behind: %s", line)
    if not left:
        _log.info("the machine is as it was before")
    return 1 if left else code


def _run(folder: Path) -> int:
    """Its exit code; whatever happens, nothing of it runs any more when this returns."""
    inside = ["sh", "-c", _INSIDE, "sh", sys.executable, "-m", "production.tests.cluster.inside", str(folder)]
    command = ["setpriv", "--pdeathsig", "KILL", *overlaid(inside, *_NAMESPACES)]  # should we be killed ourselves
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: process.kill())  # the first process of a namespace takes all others with it
    code = process.wait()
    _clear(folder)
    return code


def _clear(folder: Path) -> None:
    footprint.remove_groups()
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())

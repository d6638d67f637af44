"""What goes wrong: pods are deleted without a goodbye, containers are killed."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from production.tests.cluster.application import HERE
from production.tests.cluster.node import RunningNode
from production.tests.cluster.world import World

_PROCESSES = {"worker": 6, "api": 5, "scheduler": 2}
_STORES = {"kafka": 1, "postgres": 1}
"""Component or name -> how often among all."""


@dataclass(slots=True)
class Kills:
    """One at a time, drawn by weight."""

    world: World
    seed: int
    done: Counter[str] = field(default_factory=Counter)
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def strike(self) -> None:
        """Do one of them; nothing when no pod of the drawn kind runs."""
        weights = _PROCESSES | _STORES
        [kind] = self._random.choices(list(weights), list(weights.values()))
        way = self._random.choice(("delete", "kill"))
        pods = [pod for pod in self._pods(kind) if pod["status"].get("phase") == "Running"]
        if not pods:
            return
        pod = self._random.choice(pods)
        if way == "delete":
            self._delete(pod, kind)
        elif not self._kill(pod):
            return
        self.done[f"{way} {kind}"] += 1

    def _pods(self, kind: str) -> list[dict[str, Any]]:
        label = "component" if kind in _PROCESSES else "name"
        found: list[dict[str, Any]] = self.world.plane.get(
            "pods", HERE, f"--selector=app.kubernetes.io/{label}={kind}"
        )["items"]
        return found

    def _delete(self, pod: dict[str, Any], kind: str) -> None:
        # Without a goodbye at all, a store's successor could start beside it on the same volume: never do that.
        how = ("--grace-period=1",) if kind in _STORES else ("--grace-period=0", "--force")
        self.world.plane.run("delete", "pod", pod["metadata"]["name"], HERE, "--wait=false", *how)

    def _kill(self, pod: dict[str, Any]) -> bool:
        """SIGKILL for the container's first process, behind Kubernetes' back; False if it was gone already."""
        ids = [status.get("containerID", "") for status in pod["status"].get("containerStatuses", ())]
        node = self._node(pod["spec"]["nodeName"])
        try:
            node.ctr("task", "kill", "--signal", "SIGKILL", ids[0].rpartition("/")[2])
        except (AssertionError, IndexError):
            return False
        return True

    def _node(self, name: str) -> RunningNode:
        return next(running for running in self.world.nodes if running.node.name == name)

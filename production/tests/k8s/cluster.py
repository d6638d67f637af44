"""A real control plane (etcd, apiserver, controllers, scheduler, metrics-server), and nodes that kwok plays."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from production.lab.local.children import Child, wait_until
from production.lab.local.state import StateDir
from production.tests.k8s import programs
from production.tests.k8s.certificates import issue
from production.tests.k8s.toolbox import kubernetes, module

NODES = ("node-a", "node-b", "node-c")
_STAGES = ("stage/node/fast", "stage/node/heartbeat-with-lease", "stage/pod/fast", "stage/volume/fast", "metrics/usage")


@dataclass
class ControlPlane:
    """Everything but nodes; `kubectl` speaks as an administrator."""

    state: StateDir
    children: list[Child] = field(default_factory=list)
    address: str = programs.LOOPBACK
    """Where the apiserver listens."""
    users: Mapping[str, str] = field(default_factory=dict)
    """Those of the nodes, each with its group."""

    def start(self) -> None:
        binaries = kubernetes()
        issue(self.state.path, self.address)
        programs.write_kubeconfigs(self.state, self.address, self.users)
        self._start("etcd", programs.etcd(binaries, self.state))
        apiserver = self._start("apiserver", programs.apiserver(binaries, self.state, self.address))
        assert wait_until(self._ready, timeout_s=120, child=apiserver), apiserver.tail()
        self._start("controllers", programs.controllers(binaries, self.state))
        self._start("scheduler", programs.scheduler(binaries, self.state))
        self.apply(programs.metrics_api(self.state))
        self._start("metrics-server", programs.metrics_server(binaries, self.state))

    def stop(self) -> None:
        for child in reversed(self.children):
            child.ask_to_stop()
            child.join(5)

    def run(self, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        """kubectl, whatever comes of it."""
        command = [str(kubernetes() / "kubectl"), f"--kubeconfig={self.state.path / 'admin.yaml'}", *arguments]
        return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, timeout=300)

    def kubectl(self, *arguments: str, stdin: str | None = None) -> str:
        """What kubectl prints; it must succeed."""
        done = self.run(*arguments, stdin=stdin)
        assert done.returncode == 0, f"kubectl {' '.join(arguments)}: {done.stderr}"
        return done.stdout

    def get(self, *arguments: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.kubectl("get", *arguments, "--output=json"))
        return found

    def apply(self, documents: list[dict[str, Any]]) -> str:
        """Strictly validated by the server; what kubectl said on stderr."""
        done = self.run("apply", "--validate=strict", "--filename=-", stdin=yaml.safe_dump_all(documents))
        assert done.returncode == 0, done.stderr
        return done.stderr

    def port(self, name: str) -> int:
        return self.state.port(name)

    def _start(self, name: str, command: list[str]) -> Child:
        child = Child(name, command, self.state.log(name))
        self.children.append(child)
        child.start()
        return child

    def _ready(self) -> bool:
        return self.run("get", "--raw=/readyz").returncode == 0


@dataclass
class Cluster(ControlPlane):
    """Started and stopped by the fixture; its pods only pretend to run."""

    def start(self) -> None:
        ControlPlane.start(self)
        self.apply(programs.nodes(self.state, NODES))
        self._start("kwok", programs.kwok(kubernetes(), self.state, self._play()))

    def _play(self) -> Path:
        """kwok's own stages in one file, and its storage class, which belongs to the cluster."""
        folder = module("sigs.k8s.io/kwok") / "kustomize"
        files = [file for stage in (*_STAGES, "metrics/resource") for file in sorted((folder / stage).glob("*.yaml"))]
        documents = [yaml.safe_load(file.read_text()) for file in files]
        config = self.state.path / "stages.yaml"
        config.write_text(yaml.safe_dump_all([one for one in documents if "kwok.x-k8s.io" in one["apiVersion"]]))
        self.apply([one for one in documents if one["kind"] == "StorageClass"])
        return config

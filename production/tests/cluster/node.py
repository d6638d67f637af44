"""A real node: containerd, kubelet and kube-proxy in a mount and a network namespace of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from production.lab.local.children import Child, wait_until
from production.tests.cluster import footprint, network
from production.tests.cluster.tools import run
from production.tests.k8s.cluster import ControlPlane
from production.tests.k8s.toolbox import kubernetes

_CONTAINERD = """\
version = 2
root = "{folder}/containerd"
state = "/run/containerd-state"
oom_score = 0
[grpc]
  address = "{socket}"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "pause:3.10"
  restrict_oom_score_adj = true
  disable_apparmor = true
  stream_server_address = "{address}"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "{folder}/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
"""
# What the daemons would change on the machine, they change on what lies over it in their mount namespace.
_START = """\
set -e
mount --make-rshared /
for place in /run /var/lib /var/log; do mount -t tmpfs tmpfs $place; done
for name in vm/overcommit_memory kernel/panic kernel/panic_on_oops; do
    cat /proc/sys/$name > {folder}/$(basename $name)
    mount --bind {folder}/$(basename $name) /proc/sys/$name
done
mkdir -p /run/containerd /var/lib/kubelet
exec containerd --config {folder}/containerd.toml
"""

_LEAVE_CONNTRACK_ALONE = (
    "--conntrack-max-per-core=0",
    *("--conntrack-tcp-timeout-established=0s", "--conntrack-tcp-timeout-close-wait=0s"),
)
"""The size of the table is the machine's, whatever the namespace."""
_SHARES = 8 * 1024


@dataclass(slots=True)
class RunningNode:
    """Started once; it ends with the namespace of the run."""

    node: network.Node
    plane: ControlPlane
    folder: Path
    _runtime: Child | None = None

    @property
    def socket(self) -> str:
        return f"{self.folder}/containerd.sock"

    def start_runtime(self) -> None:
        """containerd, which pulls in nothing from anywhere: `load` brings the images."""
        self.folder.mkdir(parents=True)
        self._prepare_groups()
        self._write_files()
        start = ["sh", "-c", _START.format(folder=self.folder)]
        self._runtime = self._start("containerd", start, "unshare", "--mount")
        assert wait_until(self._containers_can_run, timeout_s=60, child=self._runtime), self._runtime.tail()

    def load(self, archives: Iterable[Path]) -> None:
        for archive in archives:
            self.ctr("images", "import", str(archive))

    def start_kubelet(self) -> None:
        """And kube-proxy."""
        assert self._runtime is not None
        inside = ("nsenter", f"--mount=/proc/{self._runtime.pid}/ns/mnt")
        binaries, pki = kubernetes("kubelet", "kube-proxy"), self.plane.state.path
        kubelet = [
            f"{binaries}/kubelet",
            f"--config={self.folder}/kubelet.yaml",
            f"--kubeconfig={pki}/{self.node.name}.yaml",
            f"--root-dir={self.folder}/kubelet",
            f"--cert-dir={self.folder}/kubelet-certificates",
            f"--hostname-override={self.node.name}",
            f"--node-ip={self.node.address}",
            f"--node-labels=topology.kubernetes.io/zone=zone-{self.node.letter}",
        ]
        self._start("kubelet", kubelet, *inside)
        proxy = [
            f"{binaries}/kube-proxy",
            f"--kubeconfig={pki}/kube-proxy.yaml",
            "--proxy-mode=nftables",
            f"--cluster-cidr={network.PODS}",
            f"--hostname-override={self.node.name}",
            f"--bind-address={self.node.address}",
            *_LEAVE_CONNTRACK_ALONE,
        ]
        self._start("kube-proxy", proxy, *inside)

    def ctr(self, *arguments: str) -> str:
        """containerd's own client, in the namespace of Kubernetes."""
        return run(("nice", "-n", "5", "ctr", "--address", self.socket, "--namespace", "k8s.io", *arguments))

    def _start(self, name: str, command: list[str], *where: str) -> Child:
        enter = ("nsenter", f"--net={self.node.namespace}")
        child = Child(
            name, ["nice", "-n", "5", *enter, *where, *command], self.plane.state.log(f"{self.node.name}-{name}")
        )
        child.start()
        self.plane.children.append(child)
        return child

    def _containers_can_run(self) -> bool:
        try:
            self.ctr("version")
        except AssertionError:
            return False
        return True

    def _prepare_groups(self) -> None:
        """The kubelet wants its parent group to be there; version 1 leaves the CPUs of a new one empty."""
        for root in footprint.hierarchies():
            parent = root
            for part in (footprint.GROUP, self.node.name):
                group = parent / part
                group.mkdir(exist_ok=True)
                for setting in (group / "cpuset.cpus", group / "cpuset.mems"):
                    if setting.exists():
                        setting.write_text((parent / setting.name).read_text())
                parent = group
            # All pods together would weigh as much as a single process of the machine.
            if (shares := root / footprint.GROUP / "cpu.shares").exists():
                shares.write_text(str(_SHARES))

    def _write_files(self) -> None:
        (self.folder / "containerd.toml").write_text(
            _CONTAINERD.format(folder=self.folder, socket=self.socket, address=self.node.address)
        )
        (self.folder / "kubelet.yaml").write_text(yaml.safe_dump(self._kubelet()))
        (self.folder / "resolv.conf").write_text("")
        (self.folder / "cni").mkdir()
        # Each pod has a wire to its node, and the node routes: every packet to a Service passes kube-proxy's rules.
        wire = {
            "type": "ptp",
            "ipam": {"type": "host-local", "ranges": [[{"subnet": self.node.pods}]], "routes": [{"dst": "0.0.0.0/0"}]},
        }
        network_list = {"cniVersion": "1.0.0", "name": "pods", "plugins": [wire]}
        (self.folder / "cni/10-pods.conflist").write_text(json.dumps(network_list))

    def _kubelet(self) -> dict[str, object]:
        return {
            "apiVersion": "kubelet.config.k8s.io/v1beta1",
            "kind": "KubeletConfiguration",
            "containerRuntimeEndpoint": f"unix://{self.socket}",
            "failCgroupV1": False,
            "cgroupDriver": "cgroupfs",
            "cgroupRoot": f"/{footprint.GROUP}/{self.node.name}",
            "enforceNodeAllocatable": [],
            "oomScoreAdj": 0,
            "failSwapOn": False,
            "authentication": {
                "anonymous": {"enabled": False},
                "webhook": {"enabled": True},
                "x509": {"clientCAFile": f"{self.plane.state.path}/ca.crt"},
            },
            "authorization": {"mode": "Webhook"},
            "address": self.node.address,
            "healthzPort": 0,
            "clusterDNS": [network.DNS],
            "clusterDomain": "cluster.local",
            "resolvConf": f"{self.folder}/resolv.conf",
            "podLogsDir": f"{self.folder}/pod-logs",
            "volumePluginDir": f"{self.folder}/volume-plugins",
            "nodeStatusUpdateFrequency": "5s",
            "evictionHard": {"memory.available": "100Mi", "nodefs.available": "1%", "imagefs.available": "1%"},
            "imageGCHighThresholdPercent": 100,
        }

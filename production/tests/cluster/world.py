"""A cluster with real nodes, from nothing: inside the namespaces of one run."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from production.lab.local.children import Child
from production.lab.local.state import StateDir
from production.tests.cluster import network
from production.tests.cluster.node import RunningNode
from production.tests.cluster.tools import coredns
from production.tests.k8s.cluster import ControlPlane

_COREFILE = """\
cluster.local in-addr.arpa {{
    bind {address}
    errors
    kubernetes cluster.local in-addr.arpa {{
        kubeconfig {kubeconfig}
        ttl 5
    }}
    loadbalance
}}
. {{
    bind {address}
    template ANY ANY {{
        rcode NXDOMAIN
    }}
}}
"""
_VOLUMES = 2


@dataclass(slots=True)
class World:
    """`start` it once; everything in it ends with the namespaces."""

    plane: ControlPlane
    nodes: list[RunningNode]

    @classmethod
    def plan(cls, folder: Path, letters: str) -> World:
        nodes = [network.Node(letter) for letter in letters]
        users = {"system:kube-proxy": "", "coredns": "system:masters"}
        users |= {f"system:node:{node.name}": "system:nodes" for node in nodes}
        plane = ControlPlane(StateDir.open(folder / "plane"), address=network.OUTSIDE, users=users)
        return cls(plane, [RunningNode(node, plane, folder / node.name) for node in nodes])

    def start(self, images: Mapping[str, Path]) -> None:
        network.lay([running.node for running in self.nodes])
        self.plane.start()
        self._serve_names()
        self.plane.apply([_KUBELET_CLIENT, *self._volumes()])
        for running in self.nodes:
            running.start_runtime()
        with (
            ThreadPoolExecutor() as pool
        ):  # a process must be started by the main thread, an image may be loaded by any
            list(pool.map(lambda running: running.load(images.values()), self.nodes))
        for running in self.nodes:
            running.start_kubelet()
        for running in self.nodes:
            self.plane.kubectl("wait", "--for=create", f"node/{running.node.name}", "--timeout=120s")
            self.plane.kubectl("wait", "--for=condition=Ready", f"node/{running.node.name}", "--timeout=120s")

    def _serve_names(self) -> None:
        state = self.plane.state
        corefile = state.path / "Corefile"
        corefile.write_text(_COREFILE.format(address=network.OUTSIDE, kubeconfig=state.path / "coredns.yaml"))
        child = Child("coredns", [str(coredns()), "-conf", str(corefile)], state.log("coredns"))
        child.start()
        self.plane.children.append(child)
        self.plane.apply(_NAME_SERVICE)

    def _volumes(self) -> list[dict[str, Any]]:
        """Folders that both nodes reach, as a network volume would be, open to every user as minikube's are."""
        annotation = {"storageclass.kubernetes.io/is-default-class": "true"}
        documents: list[dict[str, Any]] = [
            {
                "apiVersion": "storage.k8s.io/v1",
                "kind": "StorageClass",
                "metadata": {"name": "standard", "annotations": annotation},
                "provisioner": "kubernetes.io/no-provisioner",
            }
        ]
        for number in range(_VOLUMES):
            folder = self.plane.state.path.parent / f"volume-{number}"
            folder.mkdir()
            folder.chmod(0o777)
            spec = {
                "capacity": {"storage": "20Gi"},
                "accessModes": ["ReadWriteOnce"],
                "storageClassName": "standard",
                "hostPath": {"path": str(folder), "type": "Directory"},
            }
            metadata = {"name": folder.name}
            documents.append({"apiVersion": "v1", "kind": "PersistentVolume", "metadata": metadata, "spec": spec})
        return documents


_KUBELET_CLIENT = {
    "apiVersion": "rbac.authorization.k8s.io/v1",
    "kind": "ClusterRoleBinding",
    "metadata": {"name": "apiserver-to-kubelet"},
    "roleRef": {
        "apiGroup": "rbac.authorization.k8s.io",
        "kind": "ClusterRole",
        "name": "system:kubelet-api-admin",
    },
    "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "front-proxy"}],
}
_DNS_PORTS = [{"name": "dns", "port": 53, "protocol": "UDP"}, {"name": "dns-tcp", "port": 53, "protocol": "TCP"}]
_NAME_SERVICE: list[dict[str, Any]] = [
    {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {"name": "kube-dns", "namespace": "kube-system"},
        "spec": {"clusterIP": network.DNS, "ports": _DNS_PORTS},
    },
    {
        "apiVersion": "discovery.k8s.io/v1",
        "kind": "EndpointSlice",
        "metadata": {
            "name": "kube-dns",
            "namespace": "kube-system",
            "labels": {"kubernetes.io/service-name": "kube-dns"},
        },
        "addressType": "IPv4",
        "endpoints": [{"addresses": [network.OUTSIDE]}],
        "ports": _DNS_PORTS,
    },
]

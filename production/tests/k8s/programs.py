"""Command lines and configuration of the control plane's programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from production.lab.local.state import StateDir

_USERS = {
    "admin": "system:masters",
    "kwok": "system:masters",
    "metrics-server": "system:masters",
    "system:kube-controller-manager": "",
    "system:kube-scheduler": "",
}


LOOPBACK = "127.0.0.1"


def write_kubeconfigs(state: StateDir, address: str, more: Mapping[str, str]) -> None:
    """One file and one token a user; the tokens are worth something on this machine for the time of the tests.

    `more`: users beyond those of the control plane, each with the group it belongs to.
    """
    users = {**_USERS, **more}
    lines = [f'token-{name},{name},{name},"{group}"' for name, group in users.items()]
    (state.path / "tokens.csv").write_text("\n".join(lines) + "\n")
    server = f"https://{address}:{state.port('apiserver')}"
    for name in users:
        config = {
            "apiVersion": "v1",
            "kind": "Config",
            "clusters": [{"name": "test", "cluster": {"server": server, "certificate-authority": "ca.crt"}}],
            "users": [{"name": name, "user": {"token": f"token-{name}"}}],
            "contexts": [{"name": "test", "context": {"cluster": "test", "user": name}}],
            "current-context": "test",
        }
        (state.path / f"{name.rpartition(':')[2]}.yaml").write_text(yaml.safe_dump(config))


def etcd(binaries: Path, state: StateDir) -> list[str]:
    client, peer = (f"http://127.0.0.1:{state.port(name)}" for name in ("etcd", "etcd_peer"))
    return [
        f"{binaries}/server",
        f"--data-dir={state.path}/etcd",
        f"--listen-client-urls={client}",
        f"--advertise-client-urls={client}",
        f"--listen-peer-urls={peer}",
        f"--initial-advertise-peer-urls={peer}",
        f"--initial-cluster=default={peer}",
        "--unsafe-no-fsync",
    ]


def apiserver(binaries: Path, state: StateDir, address: str) -> list[str]:
    folder = state.path
    return [
        f"{binaries}/kube-apiserver",
        f"--etcd-servers=http://127.0.0.1:{state.port('etcd')}",
        f"--secure-port={state.port('apiserver')}",
        f"--bind-address={address}",
        f"--advertise-address={address}",
        "--endpoint-reconciler-type=none",
        f"--tls-cert-file={folder}/server.crt",
        f"--tls-private-key-file={folder}/server.key",
        f"--token-auth-file={folder}/tokens.csv",
        f"--client-ca-file={folder}/ca.crt",
        "--kubelet-preferred-address-types=InternalIP",
        f"--kubelet-client-certificate={folder}/front-proxy.crt",
        f"--kubelet-client-key={folder}/front-proxy.key",
        "--authorization-mode=Node,RBAC",
        "--service-cluster-ip-range=10.96.0.0/16",
        "--service-account-issuer=https://kubernetes.default.svc",
        f"--service-account-key-file={folder}/accounts.key",
        f"--service-account-signing-key-file={folder}/accounts.key",
        f"--requestheader-client-ca-file={folder}/ca.crt",
        "--requestheader-allowed-names=front-proxy",
        "--requestheader-username-headers=X-Remote-User",
        "--requestheader-group-headers=X-Remote-Group",
        "--requestheader-extra-headers-prefix=X-Remote-Extra-",
        f"--proxy-client-cert-file={folder}/front-proxy.crt",
        f"--proxy-client-key-file={folder}/front-proxy.key",
        "--enable-aggregator-routing=false",
    ]


def controllers(binaries: Path, state: StateDir) -> list[str]:
    """The autoscaler looks every two seconds instead of every fifteen."""
    return [
        f"{binaries}/kube-controller-manager",
        f"--kubeconfig={state.path}/kube-controller-manager.yaml",
        f"--service-account-private-key-file={state.path}/accounts.key",
        f"--root-ca-file={state.path}/ca.crt",
        f"--secure-port={state.port('controllers')}",
        "--bind-address=127.0.0.1",
        "--use-service-account-credentials",
        "--leader-elect=false",
        "--horizontal-pod-autoscaler-sync-period=2s",
        "--horizontal-pod-autoscaler-cpu-initialization-period=2s",
        "--horizontal-pod-autoscaler-initial-readiness-delay=1s",
    ]


def scheduler(binaries: Path, state: StateDir) -> list[str]:
    return [
        f"{binaries}/kube-scheduler",
        f"--kubeconfig={state.path}/kube-scheduler.yaml",
        f"--secure-port={state.port('scheduler')}",
        "--bind-address=127.0.0.1",
        "--leader-elect=false",
    ]


def kwok(binaries: Path, state: StateDir, stages: Path) -> list[str]:
    return [
        f"{binaries}/kwok",
        f"--kubeconfig={state.path}/kwok.yaml",
        f"--config={stages}",
        "--manage-all-nodes",
        "--node-ip=127.0.0.1",
        f"--node-port={state.port('kubelet')}",
        f"--server-address=127.0.0.1:{state.port('kubelet')}",
        f"--tls-cert-file={state.path}/server.crt",
        f"--tls-private-key-file={state.path}/server.key",
        "--node-lease-duration-seconds=40",
    ]


def metrics_server(binaries: Path, state: StateDir) -> list[str]:
    kubeconfig = f"{state.path}/metrics-server.yaml"
    return [
        f"{binaries}/metrics-server",
        f"--kubeconfig={kubeconfig}",
        f"--authentication-kubeconfig={kubeconfig}",
        f"--authorization-kubeconfig={kubeconfig}",
        f"--tls-cert-file={state.path}/server.crt",
        f"--tls-private-key-file={state.path}/server.key",
        f"--secure-port={state.port('metrics')}",
        "--kubelet-insecure-tls",
        "--kubelet-use-node-status-port",
        "--kubelet-preferred-address-types=InternalIP",
        "--metric-resolution=10s",
        "--kubelet-request-timeout=5s",
    ]


def nodes(state: StateDir, names: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {
            "apiVersion": "v1",
            "kind": "Node",
            "metadata": {
                "name": name,
                "labels": {"kubernetes.io/hostname": name, "topology.kubernetes.io/zone": f"zone-{name[-1]}"},
                "annotations": {
                    "kwok.x-k8s.io/node": "fake",
                    "metrics.k8s.io/resource-metrics-path": f"/metrics/nodes/{name}/metrics/resource",
                },
            },
            "status": {
                amount: {"cpu": "16", "memory": "64Gi", "pods": "110"} for amount in ("capacity", "allocatable")
            },
        }
        for name in names
    ]


def metrics_api(state: StateDir) -> list[dict[str, Any]]:
    return aggregated("v1beta1.metrics.k8s.io", "kube-system", state.port("metrics"))


def aggregated(name: str, namespace: str, port: int) -> list[dict[str, Any]]:
    """An API that somebody on this machine serves for the apiserver."""
    version, _, group = name.partition(".")
    service = f"{group.partition('.')[0]}-api"
    return [
        {
            "apiVersion": "v1",
            "kind": "Service",
            "metadata": {"name": service, "namespace": namespace},
            "spec": {"type": "ExternalName", "externalName": "localhost", "ports": [{"port": port}]},
        },
        {
            "apiVersion": "apiregistration.k8s.io/v1",
            "kind": "APIService",
            "metadata": {"name": name},
            "spec": {
                "group": group,
                "version": version,
                "groupPriorityMinimum": 100,
                "versionPriority": 100,
                "insecureSkipTLSVerify": True,
                "service": {"name": service, "namespace": namespace, "port": port},
            },
        },
    ]

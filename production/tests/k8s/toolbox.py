"""The programs of a Kubernetes control plane, built once from their Go modules and kept by version."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import yaml
from platformdirs import user_cache_path

_log = logging.getLogger(__name__)

ROOT = Path(__file__).parents[3]
MANIFESTS = ROOT / "k8s"
OVERLAYS = ("minikube", "standalone", "production")

_TOOLS = Path(__file__).parent / "tools"
_VERSION = re.findall(r"k8s\.io/kubernetes (v1\.(\d+)\.\d+)", (_TOOLS / "go.mod").read_text())[0]
_PACKAGES = {
    "server": "go.etcd.io/etcd/server/v3",
    "kubectl": "k8s.io/kubernetes/cmd/kubectl",
    "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver",
    "kube-controller-manager": "k8s.io/kubernetes/cmd/kube-controller-manager",
    "kube-scheduler": "k8s.io/kubernetes/cmd/kube-scheduler",
    "kwok": "sigs.k8s.io/kwok/cmd/kwok",
    "metrics-server": "sigs.k8s.io/metrics-server/cmd/metrics-server",
}
_OF_NODES = {
    "kubelet": "k8s.io/kubernetes/cmd/kubelet",
    "kube-proxy": "k8s.io/kubernetes/cmd/kube-proxy",
}
"""Built only by who asks for them: kwok's nodes need neither."""
_COMPOSE = "github.com/compose-spec/compose-go/v2/cmd@v2.16.2"
_PROMETHEUS = "github.com/prometheus/prometheus@v0.313.5"
_GRAFANA = ("@grafana/schema@12.1.1", "typescript@5.9.3")
_CRDS = {
    "github.com/kedacore/keda/v2@v2.21.0": "config/crd/bases/keda.sh_scaledobjects.yaml",
    "github.com/external-secrets/external-secrets@v1.3.2": "config/crds/bases/external-secrets.io_externalsecrets.yaml",
}


def kubernetes(*names: str) -> Path:
    """The folder of the programs; builds those of `names` that are missing."""
    folder = user_cache_path("crm-digital-fte") / f"kubernetes-{_VERSION[0]}"
    known = _PACKAGES | _OF_NODES
    missing = [known[name] for name in names or _PACKAGES if not (folder / name).exists()]
    if missing:
        _log.warning("building Kubernetes %s once; this takes about 12 minutes", _VERSION[0])
        folder.mkdir(parents=True, exist_ok=True)
        _go("build", "-mod=readonly", "-trimpath", "-ldflags", _stamp(), "-o", f"{folder}/", *missing)
    return folder


def compose_loader() -> Path:
    """The program that reads compose files the way `docker compose config` does."""
    return install(_COMPOSE, user_cache_path("crm-digital-fte") / f"compose-go-{_COMPOSE.rpartition('@')[2]}") / "cmd"


def install(package: str, folder: Path) -> Path:
    """The same folder with the program of `module@version` in it."""
    name = package.partition("@")[0].rpartition("/")[2]
    if not (folder / name).exists():
        _go("install", "-trimpath", "-ldflags", "-s -w", package, environment={"GOBIN": str(folder)})
    return folder


def prometheus() -> Path:
    """The folder of `prometheus` and `promtool`, with no service discovery but by DNS."""
    folder = user_cache_path("crm-digital-fte") / f"prometheus-{_PROMETHEUS.rpartition('@')[2]}"
    if not (folder / "prometheus").exists():
        _log.warning("building Prometheus once; this takes about 5 minutes")
        # Its go.mod replaces modules, which `go install` refuses: built where it lies.
        tags, programs = "remove_all_sd,enable_dns_sd", ("./cmd/promtool", "./cmd/prometheus")
        options = ("-mod=readonly", "-trimpath", "-tags", tags, "-ldflags", "-s -w", "-o", f"{folder}/")
        _go("build", "-C", str(module(_PROMETHEUS)), *options, *programs, environment={"GOWORK": "off"})
    return folder


def grafana_types() -> Path:
    """A folder with Grafana's own description of a dashboard, and TypeScript's compiler to hold files against it."""
    folder = user_cache_path("crm-digital-fte") / f"grafana-schema-{_GRAFANA[0].rpartition('@')[2]}"
    if not (folder / "node_modules/.bin/tsc").exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), *_GRAFANA]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    return folder


def module(name: str) -> Path:
    """The unpacked folder of a Go module: one of the tools' own, or `name@version`."""
    answer = _go("mod", "download", "-json", name)
    return Path(json.loads(answer)["Dir"])


def custom_resources() -> list[Path]:
    """Definitions of the custom resources that overlays and examples use, as their projects publish them."""
    return [module(name) / file for name, file in _CRDS.items()]


def make_secrets() -> None:
    """What the minikube overlay reads, as its instructions say."""
    subprocess.run(["sh", "secrets.sh", "minikube"], cwd=ROOT, check=True)


def render(folder: Path) -> list[dict[str, Any]]:
    """What `kubectl apply -k` would send."""
    make_secrets()
    command = [str(kubernetes("kubectl") / "kubectl"), "kustomize", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [document for document in yaml.safe_load_all(done.stdout) if document]


def _stamp() -> str:
    version, minor = _VERSION
    where = "k8s.io/component-base/version"
    values = {"gitVersion": version, "gitMajor": "1", "gitMinor": minor, "gitTreeState": "clean"}
    return "-s -w " + " ".join(f"-X {where}.{name}={value}" for name, value in values.items())


def _go(*arguments: str, environment: dict[str, str] | None = None) -> str:
    env = {**os.environ, "CGO_ENABLED": "0", **(environment or {})}
    done = subprocess.run(["go", *arguments], cwd=_TOOLS, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout

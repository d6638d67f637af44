"""The minikube overlay for a load test: local providers, no rate limit, two of each, and a model that marks answers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

from production import __version__
from production.tests.cluster.application import MINIKUBE
from production.tests.cluster.providers import Providers

MARKING_TAG = f"{__version__}-marks"


def write(folder: Path, providers: Providers, api_url: str, *, log_level: str = "info") -> Path:
    """The same folder with a kustomization in it. Another `log_level` is another configuration: pods are replaced."""
    settings = providers.settings() | {
        "PUBLIC_URL": api_url,
        "FORM_BURST": "10000",
        "FORM_PER_MINUTE": "100000",
        "LOG_LEVEL": log_level,
    }
    secret = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "fte-secrets"}}
    content = {
        "apiVersion": "kustomize.config.k8s.io/v1beta1",
        "kind": "Kustomization",
        "namespace": "crm-digital-fte",
        "resources": [os.path.relpath(MINIKUBE, folder.resolve())],
        "configMapGenerator": [
            {
                "name": "fte-config",
                "behavior": "merge",
                "literals": [f"{name}={value}" for name, value in settings.items()],
            }
        ],
        "images": [{"name": "crm-digital-fte", "newTag": MARKING_TAG}],
        "patches": [
            {"patch": yaml.safe_dump(patch)}
            for patch in (
                secret | {"stringData": providers.secrets()},
                _MARKING_WORKER,
                *map(_at_least_two, ("api", "worker")),
            )
        ],
    }
    folder.mkdir(exist_ok=True)
    (folder / "kustomization.yaml").write_text(yaml.safe_dump(content))
    return folder


_MARKING_WORKER = {
    "apiVersion": "apps/v1",
    "kind": "Deployment",
    "metadata": {"name": "worker"},
    "spec": {
        "template": {
            "spec": {
                "containers": [
                    {
                        "name": "fte",
                        "command": ["python", "-m", "production.tests.faults.worker"],
                        "args": ["/tmp/answers.log"],
                    }
                ]
            }
        }
    },
}


def _at_least_two(name: str) -> dict[str, Any]:
    return {
        "apiVersion": "autoscaling/v2",
        "kind": "HorizontalPodAutoscaler",
        "metadata": {"name": name},
        "spec": {"minReplicas": 2},
    }

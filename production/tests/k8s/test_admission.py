"""A real apiserver accepts what we ship, strictly and without a warning, and refuses what must not run."""

from __future__ import annotations

import pytest
import yaml

from production.tests.k8s.cluster import Cluster
from production.tests.k8s.namespaces import moved
from production.tests.k8s.toolbox import MANIFESTS, OVERLAYS, custom_resources, render


@pytest.fixture(scope="module")
def operators(cluster: Cluster) -> None:
    """The custom resources of KEDA and External Secrets are known."""
    for file in custom_resources():
        cluster.kubectl("create", f"--filename={file}")
    cluster.kubectl("wait", "--for=condition=established", "crd", "--all", "--timeout=30s")


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_an_overlay_is_accepted_without_a_warning(cluster: Cluster, overlay: str) -> None:
    documents = moved(render(MANIFESTS / "overlays" / overlay), f"take-{overlay}")
    assert cluster.apply(documents) == ""


@pytest.mark.usefixtures("operators")
def test_keda_takes_the_place_of_the_workers_autoscaler(cluster: Cluster) -> None:
    documents = moved(render(MANIFESTS / "overlays/production-keda"), "take-keda")
    assert cluster.apply(documents) == ""
    scalers = cluster.get("hpa,scaledobject", "--namespace=take-keda")["items"]
    assert {(one["kind"], one["metadata"]["name"]) for one in scalers} == {
        ("HorizontalPodAutoscaler", "api"),
        ("ScaledObject", "worker"),
    }


@pytest.mark.usefixtures("operators")
def test_the_external_secret_is_accepted(cluster: Cluster) -> None:
    cluster.kubectl("create", "namespace", "take-secret")
    example = MANIFESTS / "overlays/production/examples/external-secret.yaml"
    documents = moved(list(yaml.safe_load_all(example.read_text())), "take-secret")
    assert cluster.apply(documents) == ""


def test_a_misspelt_field_is_refused(cluster: Cluster) -> None:
    documents = render(MANIFESTS / "overlays/minikube")
    worker = next(one for one in documents if one["kind"] == "Deployment")
    worker["spec"]["template"]["spec"]["terminationGracePeriod"] = 75
    done = cluster.run("apply", "--validate=strict", "--dry-run=server", "--filename=-", stdin=yaml.safe_dump(worker))
    assert 'unknown field "spec.template.spec.terminationGracePeriod"' in done.stderr


def test_a_pod_that_runs_as_root_is_refused(cluster: Cluster) -> None:
    cluster.apply(moved(render(MANIFESTS / "overlays/production"), "take-root"))
    done = cluster.run("run", "shell", "--image=busybox", "--namespace=take-root", "--restart=Never")
    assert 'violates PodSecurity "restricted' in done.stderr

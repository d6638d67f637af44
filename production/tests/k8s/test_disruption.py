"""Drains, rollouts and rollbacks leave somebody to answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from production.tests.k8s.cluster import NODES, Cluster
from production.tests.k8s.namespaces import moved
from production.tests.k8s.toolbox import MANIFESTS, render

NAMESPACE = "disruption"
HERE = f"--namespace={NAMESPACE}"
API = "--selector=app.kubernetes.io/component=api"


@pytest.fixture(scope="module")
def standalone(cluster: Cluster) -> Cluster:
    cluster.apply(moved(render(MANIFESTS / "overlays/standalone"), NAMESPACE))
    for workload in ("deploy/api", "deploy/worker", "deploy/scheduler", "sts/kafka"):
        cluster.kubectl("rollout", "status", workload, HERE, "--timeout=90s")
    cluster.kubectl("wait", "--for=jsonpath={.status.readyReplicas}=2", "deploy/api", HERE, "--timeout=60s")
    return cluster


@pytest.fixture
def nowhere_to_go(standalone: Cluster) -> Iterator[str]:
    """The node of one api pod, while no other node takes new pods."""
    node = standalone.get("pods", HERE, API)["items"][0]["spec"]["nodeName"]
    standalone.kubectl("cordon", *NODES)
    yield node
    standalone.kubectl("uncordon", *NODES)


def test_a_drain_waits_for_the_second_api(standalone: Cluster, nowhere_to_go: str) -> None:
    """One api goes, its replacement finds no node, so the other one stays until it does."""
    evicted = standalone.get("pods", HERE, API)["items"]
    first, second = (pod["metadata"]["name"] for pod in evicted[:2])
    assert _evict(standalone, first) == ""
    assert "violate the pod's disruption budget" in _evict(standalone, second)


def test_a_drained_node_is_replaced(standalone: Cluster) -> None:
    selector = "--pod-selector=app.kubernetes.io/part-of=crm-digital-fte"
    try:
        standalone.kubectl("drain", NODES[0], selector, "--delete-emptydir-data", "--timeout=120s")
        standalone.kubectl("rollout", "status", "deploy/api", HERE, "--timeout=60s")
    finally:
        standalone.kubectl("uncordon", NODES[0])


def test_the_brokers_stand_on_different_nodes(standalone: Cluster) -> None:
    standalone.kubectl("rollout", "status", "sts/kafka", HERE, "--timeout=60s")
    brokers = standalone.get("pods", HERE, "--selector=app.kubernetes.io/name=kafka")["items"]
    assert {pod["spec"]["nodeName"] for pod in brokers} == set(NODES)


@pytest.mark.parametrize("name", ["api", "worker", "scheduler"])
def test_a_rollout_can_be_taken_back(standalone: Cluster, name: str) -> None:
    image = "jsonpath={.spec.template.spec.containers[0].image}"
    before = standalone.kubectl("get", f"deploy/{name}", HERE, f"--output={image}")
    standalone.kubectl("set", "image", f"deploy/{name}", "fte=registry.example.com/crm-digital-fte:0.2.0", HERE)
    standalone.kubectl("rollout", "status", f"deploy/{name}", HERE, "--timeout=120s")
    standalone.kubectl("rollout", "undo", f"deploy/{name}", HERE)
    standalone.kubectl("rollout", "status", f"deploy/{name}", HERE, "--timeout=120s")
    assert standalone.kubectl("get", f"deploy/{name}", HERE, f"--output={image}") == before


def _evict(cluster: Cluster, pod: str) -> str:
    """What the server has against it; empty when it agrees."""
    eviction = f'{{"apiVersion":"policy/v1","kind":"Eviction","metadata":{{"name":"{pod}","namespace":"{NAMESPACE}"}}}}'
    path = f"/api/v1/namespaces/{NAMESPACE}/pods/{pod}/eviction"
    done = cluster.run("create", f"--raw={path}", "--filename=-", stdin=eviction)
    return done.stderr

"""The autoscalers follow what they are told, on the real controller with the manifests' own numbers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest

from production.stream.config import KafkaConfig
from production.tests.k8s import programs
from production.tests.k8s.adapter import Adapter
from production.tests.k8s.cluster import Cluster
from production.tests.k8s.crew import Crew
from production.tests.k8s.namespaces import moved
from production.tests.k8s.toolbox import MANIFESTS, render

NAMESPACE = "autoscaling"
HERE = f"--namespace={NAMESPACE}"
API = "--selector=app.kubernetes.io/component=api"
WORKER = "--selector=app.kubernetes.io/component=worker"
BACKLOG, AGE, RATE = "fte_unfinished_messages", "fte_oldest_unfinished_seconds", "fte_http_requests_per_second"
QUIET = {BACKLOG: 0.0, AGE: 0.0, RATE: 1.0}


@pytest.fixture(scope="module")
def standalone(cluster: Cluster) -> Cluster:
    """The sizes of production; scaling down does not take its five minutes."""
    documents = moved(render(MANIFESTS / "overlays/standalone"), NAMESPACE)
    for one in documents:
        if one["kind"] == "HorizontalPodAutoscaler":
            fast = {
                "stabilizationWindowSeconds": 5,
                "policies": [{"type": "Percent", "value": 100, "periodSeconds": 15}],
            }
            one["spec"]["behavior"]["scaleDown"] = fast
    cluster.apply(documents)
    return cluster


@pytest.fixture(scope="module")
def told(standalone: Cluster) -> Iterator[dict[str, float]]:
    """What the metrics adapter says; tests change it. An absent name is a metric that nobody serves."""
    numbers = dict(QUIET)
    adapter = Adapter(standalone.state, numbers.get, lambda namespace: _pods(standalone, namespace))
    adapter.start()
    for name in ("v1beta2.custom.metrics.k8s.io", "v1beta1.external.metrics.k8s.io"):
        standalone.apply(programs.aggregated(name, NAMESPACE, adapter.port))
        standalone.kubectl("wait", "--for=condition=Available", f"apiservice/{name}", "--timeout=60s")
    yield numbers
    adapter.stop()


@pytest.fixture(autouse=True)
def quiet(standalone: Cluster, told: dict[str, float]) -> None:
    """Every test starts with two of each and nothing to do."""
    told.clear()
    told.update(QUIET)
    for selector in (API, WORKER):
        standalone.kubectl("annotate", "pods", selector, HERE, "kwok.x-k8s.io/usage-cpu=1m", "--overwrite")
    for name in ("api", "worker"):
        _until(standalone, name, 2, timeout_s=240)


def test_a_backlog_brings_workers_and_its_end_sends_them_home(standalone: Cluster, told: dict[str, float]) -> None:
    told[BACKLOG] = 2000
    _until(standalone, "worker", 12, timeout_s=180)
    told[BACKLOG] = 0
    _until(standalone, "worker", 2, timeout_s=180)


async def test_two_thousand_messages_in_kafka_scale_real_consumers(
    standalone: Cluster, told: dict[str, float], kafka: KafkaConfig, figures: list[str]
) -> None:
    """Up, all finished, down again: nothing lost while partitions move twenty times."""
    crew, most, wanted = Crew(kafka), 0, 2
    await crew.receive(2000)
    await crew.resize(2)
    began = time.monotonic()
    reached: dict[int, int] = {}
    told[BACKLOG] = 2000  # what an earlier scrape said, until the first members have joined
    async with asyncio.timeout(400):
        while len(crew.handler.finished) < 2000 or wanted > 2:
            wanted = (await asyncio.to_thread(standalone.get, "deploy/worker", HERE))["spec"]["replicas"]
            most = max(most, wanted)
            reached.setdefault(wanted, round(time.monotonic() - began))
            await crew.resize(wanted)
            if (backlog := await crew.backlog()) is not None and len(crew.handler.finished):
                told[BACKLOG] = backlog
            await asyncio.sleep(1)
    await crew.resize(0)
    assert set(crew.handler.finished) == {f"message-{number}".encode() for number in range(2000)}
    assert most == 12
    steps = ", ".join(f"{workers} after {seconds} s" for workers, seconds in reached.items())
    handled = crew.handler.finished.total()
    figures.append(
        f"2,000 messages in Kafka: workers {steps}, 2 again after {time.monotonic() - began:.0f} s; {handled} handled"
    )


def test_one_old_message_brings_workers(standalone: Cluster, told: dict[str, float]) -> None:
    told[AGE] = 60
    _until(standalone, "worker", 4, timeout_s=120)


def test_requests_bring_apis(standalone: Cluster, told: dict[str, float]) -> None:
    told[RATE] = 100
    _until(standalone, "api", 4, timeout_s=120)


def test_cpu_brings_apis(standalone: Cluster) -> None:
    standalone.kubectl("annotate", "pods", API, HERE, "kwok.x-k8s.io/usage-cpu=240m", "--overwrite")
    _until(standalone, "api", 4, timeout_s=120)


def test_without_our_metrics_cpu_still_brings_workers(standalone: Cluster, told: dict[str, float]) -> None:
    told.clear()
    standalone.kubectl("annotate", "pods", WORKER, HERE, "kwok.x-k8s.io/usage-cpu=700m", "--overwrite")
    _until(standalone, "worker", 4, timeout_s=120)


def test_without_our_metrics_nobody_is_sent_home(standalone: Cluster, told: dict[str, float]) -> None:
    told[AGE] = 60
    _until(standalone, "worker", 4, timeout_s=120)
    told.clear()
    standalone.kubectl("wait", "--for=condition=ScalingActive=false", "hpa/worker", HERE, "--timeout=60s")
    assert standalone.get("deploy/worker", HERE)["spec"]["replicas"] == 4


def _until(cluster: Cluster, name: str, replicas: int, *, timeout_s: int) -> None:
    """The autoscaler has asked for so many and they are there."""
    state = f"--for=jsonpath={{.status.readyReplicas}}={replicas}"
    done = cluster.run("wait", state, f"deploy/{name}", HERE, f"--timeout={timeout_s}s")
    assert done.returncode == 0, cluster.kubectl("describe", f"hpa/{name}", HERE)


def _pods(cluster: Cluster, namespace: str) -> list[str]:
    found = cluster.get("pods", f"--namespace={namespace}", API)["items"]
    return [pod["metadata"]["name"] for pod in found]

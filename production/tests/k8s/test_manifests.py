"""What can be said about the manifests without a cluster."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import REGISTRY
from pydantic_settings import BaseSettings
from typer.testing import CliRunner

from production.__main__ import app
from production.agent.limits import Limits
from production.lab.local.kafka import apache
from production.settings import Settings, brought_settings
from production.tests.k8s.schemas import complaints
from production.tests.k8s.toolbox import MANIFESTS, OVERLAYS, render

WORKLOADS = {"Deployment", "StatefulSet", "Job"}
OF_THE_SCHEMA = {"DATABASE_OWNER_URL"}
OF_TICKETS, OF_STAFF = {"TICKET_TOKEN_SECRET"}, {"SERVICE_TOKEN"}
OF_MAILBOXES = {"GMAIL_REFRESH_TOKEN", "GMAIL_MORE_MAILBOXES"}
OF_MODELS = {"OPENAI_API_KEY", "AGENT_FALLBACK_API_KEY", "AGENT_JUDGE_API_KEY"}
KEPT_FROM = {
    "api": OF_THE_SCHEMA | OF_MAILBOXES | OF_MODELS,
    "worker": OF_THE_SCHEMA | OF_TICKETS | OF_STAFF,
    "scheduler": OF_TICKETS | OF_STAFF,
    "migrate": OF_TICKETS | OF_STAFF | OF_MAILBOXES | OF_MODELS,
}


@pytest.fixture(scope="module", params=OVERLAYS)
def objects(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return render(MANIFESTS / "overlays" / request.param)


def containers(objects: list[dict[str, Any]]) -> list[dict[str, Any]]:
    pods = [one["spec"]["template"]["spec"] for one in objects if one["kind"] in WORKLOADS]
    return [container for pod in pods for container in pod["containers"]]


def secrets_of(objects: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """For each of our workloads: key of the Secret -> name of the file that the process reads."""
    found: dict[str, dict[str, str]] = {}
    for one in objects:
        if one["kind"] in WORKLOADS:
            volumes = one["spec"]["template"]["spec"].get("volumes", [])
            sources = [source for volume in volumes for source in volume.get("projected", {}).get("sources", [])]
            files = {item["key"]: item["path"] for source in sources for item in source["secret"]["items"]}
            found[one["metadata"]["name"]] = files
    return found


def named(objects: list[dict[str, Any]], kind: str, name: str) -> dict[str, Any]:
    return next(one for one in objects if one["kind"] == kind and one["metadata"]["name"].startswith(name))


def adapter_rules() -> list[dict[str, Any]]:
    config = yaml.safe_load((MANIFESTS / "monitoring/prometheus-adapter.yaml").read_text())
    return [*config["rules"], *config["externalRules"]]


def test_every_object_fits_the_strict_schema(objects: list[dict[str, Any]]) -> None:
    assert {f"{one['kind']}/{one['metadata']['name']}": found for one in objects if (found := complaints(one))} == {}


def test_the_schema_finds_a_misspelt_field(objects: list[dict[str, Any]]) -> None:
    worker = named(objects, "Deployment", "worker")
    wrong = {**worker, "spec": {**worker["spec"], "replica": 2}}
    assert any("'replica' was unexpected" in complaint for complaint in complaints(wrong))


def test_every_setting_exists(objects: list[dict[str, Any]]) -> None:
    given = set(named(objects, "ConfigMap", "fte-config")["data"])
    given |= {file for files in secrets_of(objects).values() for file in files.values()}
    kinds: list[type[BaseSettings]] = [Settings, *brought_settings()]
    read = {name.upper() for kind in kinds for name in kind.model_fields}
    assert given <= read


def test_no_process_holds_what_only_others_need(objects: list[dict[str, Any]]) -> None:
    held = secrets_of(objects)
    assert {name: keys & held[name].keys() for name, keys in KEPT_FROM.items()} == {name: set() for name in KEPT_FROM}


def test_whoever_serves_connects_as_the_role_that_migrate_lets_in(objects: list[dict[str, Any]]) -> None:
    held = secrets_of(objects)
    assert {held[name]["DATABASE_URL"] for name in ("api", "worker")} == {"DATABASE_URL"}
    assert held["migrate"] == held["migrate"] | {
        "DATABASE_OWNER_URL": "DATABASE_URL",
        "DATABASE_URL": "DATABASE_SERVICE_URL",
    }


def test_a_process_gets_no_secret_in_any_other_way(objects: list[dict[str, Any]]) -> None:
    for container in containers(objects):
        if container["name"] == "fte":
            assert all("secretRef" not in source for source in container["envFrom"])
            assert all("valueFrom" not in variable for variable in container["env"])


def test_the_metrics_are_not_where_the_requests_come_in(objects: list[dict[str, Any]]) -> None:
    public = named(objects, "Service", "api")["spec"]["ports"]
    assert [port["targetPort"] for port in public] == ["http"]
    api = next(one for one in containers(objects) if one["name"] == "fte" and one["args"][0] == "api")
    [port] = [variable["value"] for variable in api["env"] if variable["name"] == "WORKER_PORT"]
    assert {one["name"]: str(one["containerPort"]) for one in api["ports"]}["metrics"] == port


def test_every_command_exists(objects: list[dict[str, Any]]) -> None:
    ours = [container["args"] for container in containers(objects) if container["name"] == "fte"]
    assert len(ours) >= 4
    for arguments in ours:
        shown = CliRunner().invoke(app, [*arguments, "--help"])
        assert shown.exit_code == 0, shown.output


def test_every_image_names_its_version(objects: list[dict[str, Any]]) -> None:
    images = {container["image"] for container in containers(objects)}
    assert not [image for image in images if ":" not in image.rpartition("/")[2] or image.endswith(":latest")]


def test_every_container_says_what_it_needs(objects: list[dict[str, Any]]) -> None:
    for container in containers(objects):
        assert set(container["resources"]["requests"]) == {"cpu", "memory"}
        assert "memory" in container["resources"]["limits"]


def test_a_worker_may_finish_its_model_call(objects: list[dict[str, Any]]) -> None:
    pod = named(objects, "Deployment", "worker")["spec"]["template"]["spec"]
    assert pod["terminationGracePeriodSeconds"] > Limits().run_s + 15


def test_no_outage_of_others_restarts_a_pod(objects: list[dict[str, Any]]) -> None:
    ours = [
        container for container in containers(objects) if container["name"] == "fte" and "readinessProbe" in container
    ]
    for container in ours:
        assert container["livenessProbe"]["httpGet"]["path"] == "/livez"
        assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"


def test_no_more_workers_than_partitions(objects: list[dict[str, Any]]) -> None:
    partitions = int(named(objects, "ConfigMap", "fte-config")["data"]["KAFKA_PARTITIONS"])
    assert named(objects, "HorizontalPodAutoscaler", "worker")["spec"]["maxReplicas"] <= partitions


def test_autoscaled_workloads_leave_their_replicas_to_the_autoscaler(objects: list[dict[str, Any]]) -> None:
    for name in ("api", "worker"):
        assert "replicas" not in named(objects, "Deployment", name)["spec"]


def test_the_adapter_serves_what_the_autoscalers_ask_for(objects: list[dict[str, Any]]) -> None:
    asked = {
        metric[kind]["metric"]["name"]
        for one in objects
        if one["kind"] == "HorizontalPodAutoscaler"
        for metric in one["spec"]["metrics"]
        for kind in ("pods", "external")
        if kind in metric
    }
    assert asked == {rule["name"]["as"] for rule in adapter_rules()}


def test_the_adapter_reads_series_that_exist() -> None:
    read = {rule["seriesQuery"].partition("{")[0] for rule in adapter_rules()}
    assert read <= set(REGISTRY._names_to_collectors)


@pytest.mark.skipif(not apache.available(), reason="Java and Maven are not installed")
def test_kafka_takes_its_settings(tmp_path: Path, kafka: object) -> None:
    """The pod's own start script, with the programs from Maven in place of the image's."""
    storage = f"java -cp '{apache._libraries()}/*' kafka.tools.StorageTool"
    places = {
        "/etc/broker": str(tmp_path),
        "/tmp/server": f"{tmp_path}/completed",
        "/data": f"{tmp_path}/data",
        "/opt/kafka/bin/kafka-storage.sh": storage,
        "exec /opt/kafka/bin/kafka-server-start.sh": "echo start",
    }
    for name in ("start.sh", "server.properties"):
        text = (MANIFESTS / "base/kafka" / name).read_text()
        for there, here in places.items():
            text = text.replace(there, here)
        (tmp_path / name).write_text(text)
    sizes = dict(line.split("=", 1) for line in (MANIFESTS / "base/kafka/size.env").read_text().splitlines())
    pod = {"HOSTNAME": "kafka-2", "CLUSTER_ID": "Zm9yLXRoZS1jcm0tZnRlMQ", "PATH": os.environ["PATH"]}
    command = ["bash", str(tmp_path / "start.sh")]
    done = subprocess.run(command, env=pod | sizes, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data/logs/meta.properties").exists()

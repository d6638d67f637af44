"""The application in the cluster: installed as the README says, used from outside through its Service."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import httpx

from production.tests.k8s.cluster import ControlPlane
from production.tests.k8s.toolbox import MANIFESTS, make_secrets

HERE = "--namespace=crm-digital-fte"
WORKLOADS = ("sts/postgres", "sts/kafka", "deploy/api", "deploy/worker", "deploy/scheduler")
MINIKUBE = MANIFESTS / "overlays/minikube"
_JOBS = ("migrate", "knowledge")
_READY = "300s"
_ANSWER_S = 60.0
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Application:
    """What kubectl and a customer see of it."""

    plane: ControlPlane

    def install(self, overlay: Path) -> None:
        """Apply and wait until all of it is there; a warning of the server is a failure."""
        make_secrets()
        done = self.plane.run("apply", "--validate=strict", f"--kustomize={overlay}")
        assert done.returncode == 0, done.stderr
        assert done.stderr == "", f"kubectl warns: {done.stderr}"
        for job in _JOBS:
            self.plane.kubectl("wait", "--for=condition=complete", f"job/{job}", HERE, f"--timeout={_READY}")
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        for workload in WORKLOADS:
            self.plane.kubectl("rollout", "status", workload, HERE, f"--timeout={_READY}")

    def url(self) -> str:
        """The Service's address inside the cluster."""
        service = self.plane.get("service", "api", HERE)
        return f"http://{service['spec']['clusterIP']}"

    def restarts(self) -> dict[str, int]:
        """Containers that were started again, by pod."""
        pods = self.plane.get("pods", HERE)["items"]
        counts = {
            pod["metadata"]["name"]: sum(status["restartCount"] for status in pod["status"]["containerStatuses"])
            for pod in pods
        }
        return {name: count for name, count in counts.items() if count}

    def rescales(self) -> list[str]:
        """What the autoscalers did, by what they measured."""
        events = self.plane.get("events", HERE, "--field-selector=reason=SuccessfulRescale")["items"]
        return [f"{event['involvedObject']['name']}: {event['message']}" for event in events]

    def answer_to_a_form(self) -> str:
        """What a customer reads on the status page who asks something that the knowledge base knows."""
        form = {
            "name": "Ada Example",
            "email": "ada@example.com",
            "subject": "Password",
            "category": "how_to",
            "message": "How do I reset my password?",
        }
        with httpx.Client(base_url=f"{self.url()}/api/v1", timeout=10) as api:
            receipt = api.post("/support/form", json=form).raise_for_status().json()
            headers = {"X-Access-Token": receipt["access_token"]}

            def responses() -> list[dict[str, str]]:
                ticket = api.get(f"/tickets/{receipt['ticket_id']}", headers=headers).raise_for_status().json()
                found: list[dict[str, str]] = ticket["responses"]
                return found

            return eventually(responses, within_s=_ANSWER_S)[0]["content"]


def eventually(look: Callable[[], Found], *, within_s: float) -> Found:
    """What `look` finds, as soon as it finds something."""
    deadline = time.monotonic() + within_s
    while not (found := look()):
        assert time.monotonic() < deadline, f"nothing after {within_s:.0f} s"
        time.sleep(0.2)
    return found

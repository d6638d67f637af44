"""One command on an empty cluster, and what becomes of it."""

from __future__ import annotations

import pytest

from production.tests.k8s.cluster import Cluster
from production.tests.k8s.toolbox import MANIFESTS, make_secrets

HERE = "--namespace=crm-digital-fte"
ACCOUNTS = ("api", "worker", "scheduler", "migrate", "postgres", "kafka", "default")


@pytest.fixture(scope="module")
def minikube(cluster: Cluster) -> str:
    """What kubectl said while it applied the overlay."""
    make_secrets()
    done = cluster.run("apply", "--validate=strict", f"--kustomize={MANIFESTS / 'overlays/minikube'}")
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_one_command_is_enough_and_warns_of_nothing(minikube: str) -> None:
    assert minikube == ""


@pytest.mark.usefixtures("minikube")
@pytest.mark.parametrize("workload", ["deploy/api", "deploy/worker", "deploy/scheduler", "sts/kafka", "sts/postgres"])
def test_every_workload_comes_up(cluster: Cluster, workload: str) -> None:
    cluster.kubectl("rollout", "status", workload, HERE, "--timeout=90s")


@pytest.mark.usefixtures("minikube")
@pytest.mark.parametrize("job", ["migrate", "knowledge"])
def test_the_jobs_complete(cluster: Cluster, job: str) -> None:
    cluster.kubectl("wait", "--for=condition=complete", f"job/{job}", HERE, "--timeout=60s")


@pytest.mark.usefixtures("minikube")
def test_the_stores_get_volumes(cluster: Cluster) -> None:
    cluster.kubectl("wait", "--for=jsonpath={.status.phase}=Bound", "pvc", "--all", HERE, "--timeout=60s")


@pytest.mark.usefixtures("minikube")
def test_applying_again_changes_nothing(cluster: Cluster) -> None:
    said = cluster.kubectl("diff", f"--kustomize={MANIFESTS / 'overlays/minikube'}")
    assert said == ""


@pytest.mark.usefixtures("minikube")
@pytest.mark.parametrize("account", ACCOUNTS)
def test_a_service_account_may_do_nothing(cluster: Cluster, account: str) -> None:
    """What remains is what every authenticated caller may: look at himself and at the API's own description."""
    said = cluster.kubectl("auth", "can-i", "--list", f"--as=system:serviceaccount:crm-digital-fte:{account}", HERE)
    rights = [line.split()[0] for line in said.splitlines()[1:]]
    assert {right for right in rights if not right.startswith("[/")} <= {
        "selfsubjectreviews.authentication.k8s.io",
        "selfsubjectaccessreviews.authorization.k8s.io",
        "selfsubjectrulesreviews.authorization.k8s.io",
    }


@pytest.mark.usefixtures("minikube")
def test_no_pod_gets_a_token(cluster: Cluster) -> None:
    pods = cluster.get("pods", HERE)["items"]
    assert pods
    projected = [volume.get("projected", {}) for pod in pods for volume in pod["spec"]["volumes"]]
    assert not [source for each in projected for source in each.get("sources", []) if "serviceAccountToken" in source]

"""The compose file, read by the library that `docker compose config` reads it with."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from production.__main__ import app
from production.tests.k8s.toolbox import ROOT, compose_loader

OURS = ("migrate", "knowledge", "api", "worker", "scheduler")


def load(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(compose_loader()), "--format", "json", "docker-compose.yml"]
    env = {"PATH": os.environ["PATH"]}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """With the passwords that secrets.sh would make: this loader knows no variables."""
    folder = tmp_path_factory.mktemp("compose")
    text = (ROOT / "docker-compose.yml").read_text()
    (folder / "docker-compose.yml").write_text(re.sub(r"\$\{(\w+):\?[^}]*\}", r"\1", text))
    done = load(folder)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)["services"]
    return found


def test_everything_is_there_and_dashboards_only_when_asked_for(services: dict[str, Any]) -> None:
    always = {name for name, service in services.items() if "profiles" not in service}
    assert always == {"postgres", "kafka", *OURS}
    assert {name for name in services if services[name].get("profiles") == ["monitoring"]} == {"prometheus", "grafana"}


@pytest.mark.parametrize("name", OURS)
def test_a_service_runs_a_command_that_exists(services: dict[str, Any], name: str) -> None:
    shown = CliRunner().invoke(app, [*services[name]["command"], "--help"])
    assert shown.exit_code == 0, shown.output


@pytest.mark.parametrize("name", OURS)
def test_a_service_has_no_more_rights_than_it_needs(services: dict[str, Any], name: str) -> None:
    service = services[name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", ["api", "worker", "scheduler"])
def test_nothing_serves_before_the_schema_is_there(services: dict[str, Any], name: str) -> None:
    assert services[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"


@pytest.mark.parametrize(("name", "role"), [("api", "fte_service"), ("worker", "fte_service"), ("migrate", "crm_user")])
def test_whoever_serves_connects_without_the_right_to_change_tables(
    services: dict[str, Any], name: str, role: str
) -> None:
    assert services[name]["environment"]["DATABASE_URL"].startswith(f"postgresql://{role}:")
    assert services["migrate"]["environment"]["DATABASE_SERVICE_URL"] == services["api"]["environment"]["DATABASE_URL"]


def test_without_secrets_of_its_own_nothing_starts() -> None:
    done = load(ROOT)
    assert done.returncode != 0
    assert "sh secrets.sh" in done.stderr


def test_nothing_listens_beyond_this_machine(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert ports
    assert {port["host_ip"] for port in ports} == {"127.0.0.1"}

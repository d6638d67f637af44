"""Rules, dashboards and scraping, held against the tools that will read them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from production.tests.k8s.toolbox import MANIFESTS, ROOT, grafana_types, prometheus, render

MONITORING = MANIFESTS / "monitoring"
TESTS = sorted(MONITORING.glob("tests/*.yaml"))
DASHBOARDS = sorted(MONITORING.glob("dashboards/*.json"))
RULES = sorted(MONITORING.glob("rules/*.yaml"))

# TypeScript's enums are strings in JSON.
_PLAIN = "type Plain<T> = T extends string ? `${T}` : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;"
_STRICT = {"strict": True, "noEmit": True, "skipLibCheck": True, "module": "esnext", "moduleResolution": "bundler"}


def promtool(*arguments: str | Path) -> None:
    done = subprocess.run([prometheus() / "promtool", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_rules_are_valid() -> None:
    promtool("check", "rules", "--lint=all", "--lint-fatal", *RULES)


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.stem)
def test_alerts_fire_and_stay_quiet(file: Path) -> None:
    promtool("test", "rules", file)


def test_the_compose_file_scrapes_and_loads_the_rules(tmp_path: Path) -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    mounts = dict(volume.split(":")[:2][::-1] for volume in compose["services"]["prometheus"]["volumes"])
    config = compose["configs"]["prometheus"]["content"]
    rules = ROOT / mounts["/etc/prometheus/rules"]
    (tmp_path / "prometheus.yml").write_text(config.replace("/etc/prometheus/rules", str(rules)))
    promtool("check", "config", tmp_path / "prometheus.yml")


def test_the_compose_file_shows_the_dashboards() -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    mounts = dict(volume.split(":")[:2][::-1] for volume in compose["services"]["grafana"]["volumes"])
    [provider] = yaml.safe_load(compose["configs"]["grafana-dashboards"]["content"])["providers"]
    assert sorted((ROOT / mounts[provider["options"]["path"]]).glob("*.json")) == DASHBOARDS


def test_the_cluster_gets_every_file() -> None:
    maps = {one["metadata"]["name"]: set(one["data"]) for one in render(MONITORING)}
    assert maps == {"fte-dashboards": {f.name for f in DASHBOARDS}, "fte-rules": {f.name for f in RULES}}


def typed(dashboard: str, folder: Path) -> str:
    """What Grafana's own types say against it; empty if nothing."""
    types = grafana_types()
    (folder / "node_modules").symlink_to(types / "node_modules")
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": _STRICT, "files": ["dashboard.ts"]}))
    source = f"import type {{ Dashboard }} from '@grafana/schema';\n{_PLAIN}\n"
    (folder / "dashboard.ts").write_text(f"{source}export const dashboard: Plain<Dashboard> = {dashboard};\n")
    command = [str(types / "node_modules/.bin/tsc"), "--project", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("file", DASHBOARDS, ids=lambda file: file.stem)
def test_grafana_knows_every_field(file: Path, tmp_path: Path) -> None:
    assert typed(file.read_text(), tmp_path) == ""


def test_a_misspelt_field_is_found(tmp_path: Path) -> None:
    wrong = DASHBOARDS[0].read_text().replace('"fieldConfig"', '"fieldsConfig"', 1)
    assert "fieldsConfig" in typed(wrong, tmp_path)

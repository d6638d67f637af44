"""A real Prometheus that scrapes a running stack with our rules, in a time that runs sixty times as fast."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx
import yaml

from production.lab.local.children import Child, wait_until
from production.lab.local.state import StateDir
from production.tests.k8s.toolbox import MANIFESTS, prometheus

_EVERY = {"scrape_interval": "1s", "scrape_timeout": "1s", "evaluation_interval": "1s"}
_WINDOW = re.compile(r"\[(\d+)([mhd])\]")
_SECONDS = {"m": 60, "h": 3_600, "d": 86_400}
_FASTER, _SHORTEST_S, _LONGEST_S = 60, 10, 60


class Watcher:
    """Scrapes api, scheduler and worker of the stack in `folder`."""

    def __init__(self, folder: Path, state: StateDir) -> None:
        ports = json.loads((folder / "ports.json").read_text())
        targets = [f"127.0.0.1:{ports[name]}" for name in ("api-probes", "scheduler", "worker1")]
        scrape = [{"job_name": "fte", "static_configs": [{"targets": targets, "labels": {"namespace": "dev"}}]}]
        rules = [str(_impatient(file, state.path)) for file in sorted(MANIFESTS.glob("monitoring/rules/*.yaml"))]
        config = state.path / "prometheus.yml"
        config.write_text(yaml.safe_dump({"global": _EVERY, "rule_files": rules, "scrape_configs": scrape}))
        address = f"127.0.0.1:{state.port('prometheus')}"
        command = [
            str(prometheus() / "prometheus"),
            f"--config.file={config}",
            f"--storage.tsdb.path={state.path / 'data'}",
            f"--web.listen-address={address}",
        ]
        self._child = Child("prometheus", command, state.log("prometheus"))
        self._api = httpx.Client(base_url=f"http://{address}")

    def start(self) -> None:
        self._child.start()
        assert wait_until(self._ready, timeout_s=60, child=self._child), self._child.tail()

    def stop(self) -> None:
        self._child.ask_to_stop()
        self._child.join(5)

    def knows(self, query: str) -> bool:
        """Whether a panel would show a number now, every namespace and channel chosen."""
        chosen = query.replace("$__rate_interval", "30s").replace("$namespace", ".*").replace("$channel", ".*")
        answer = self._api.get("/api/v1/query", params={"query": chosen}).json()
        assert answer["status"] == "success", answer
        return any(series["value"][1] != "NaN" for series in answer["data"]["result"])

    def firing(self) -> set[str]:
        alerts = self._api.get("/api/v1/alerts").json()["data"]["alerts"]
        return {alert["labels"]["alertname"] for alert in alerts if alert["state"] == "firing"}

    def _ready(self) -> bool:
        """Every process was scraped: what is counted from now on is an increase."""
        try:
            return self._api.get("/-/ready").status_code == 200 and self.knows("sum(up) == 3")
        except httpx.TransportError:
            return False


def impatient(expression: str) -> str:
    """The same expression with every window sixty times shorter: at least ten scrapes, at most one minute."""

    def shorter(window: re.Match[str]) -> str:
        seconds = int(window[1]) * _SECONDS[window[2]] // _FASTER
        return f"[{min(max(seconds, _SHORTEST_S), _LONGEST_S)}s]"

    return _WINDOW.sub(shorter, expression)


def _impatient(file: Path, folder: Path) -> Path:
    """The same rules with short windows, and without the time for which a condition must hold; no threshold changes."""
    content = yaml.safe_load(file.read_text())
    for group in content["groups"]:
        for rule in group["rules"]:
            rule.pop("for", None)
            rule["expr"] = impatient(rule["expr"])
    copy = folder / file.name
    copy.write_text(yaml.safe_dump(content))
    return copy

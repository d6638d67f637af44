"""Apache Kafka in KRaft mode, one node, from its Maven artifacts."""

from __future__ import annotations

import shutil
import socket
import subprocess
from importlib import resources
from pathlib import Path

from platformdirs import user_cache_path

from production.lab.local.children import Child, wait_until
from production.lab.local.state import StateDir
from production.schemas.errors import ConfigurationError

VERSION = "4.1.0"
_CLUSTER_ID = "bG9jYWwtZnRlLWNsdXN0ZQ"
_HEAP = "-Xmx512m"

_PROPERTIES = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs={data}
auto.create.topics.enable=false
offsets.topic.num.partitions=4
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=2
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.num.partitions=2
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
"""


class CannotDownload(ConfigurationError):
    """Maven could not fetch Apache Kafka."""


def available() -> bool:
    """True if both Java and Maven are installed."""
    return shutil.which("java") is not None and shutil.which("mvn") is not None


def broker(state: StateDir) -> tuple[Child, str]:
    """A broker for the state folder, not started yet, and its address; formats the storage at first use.

    Raises:
        CannotDownload: the artifacts are not in the cache and Maven cannot fetch them.
    """
    java = ["java", _HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{_libraries()}/*"]
    data = state.path / "kafka"
    port, controller = state.port("kafka"), state.port("kafka_controller")
    config = state.path / "kafka.properties"
    config.write_text(_PROPERTIES.format(port=port, controller=controller, data=data))
    if not (data / "meta.properties").exists():
        _format(java, config)
    quiet = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"
    child = Child("kafka", [*java, quiet, "kafka.Kafka", str(config)], state.log("kafka"))
    return child, f"127.0.0.1:{port}"


def start(child: Child, address: str) -> None:
    """
    Raises:
        ConfigurationError: it does not come up; with the end of its log.
    """
    child.start()
    if not wait_until(lambda: _listens(address), timeout_s=60, child=child):
        raise ConfigurationError(f"Kafka did not start. The end of {child.log}:\n{child.tail()}")


def _libraries() -> Path:
    target = user_cache_path("crm-digital-fte") / f"kafka-{VERSION}"
    if not (target / "complete").exists():
        with resources.as_file(resources.files(__package__) / "pom.xml") as pom:
            command = ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={target}"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise CannotDownload(f"Maven could not fetch Apache Kafka {VERSION}:\n{done.stdout.strip()[-800:]}")
        (target / "complete").touch()
    return target


def _format(java: list[str], config: Path) -> None:
    command = [*java, "kafka.tools.StorageTool", "format", "-t", _CLUSTER_ID, "-c", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ConfigurationError(f"Kafka's storage could not be formatted:\n{done.stderr.strip()[-800:]}")


def _listens(address: str) -> bool:
    host, _, port = address.partition(":")
    try:
        socket.create_connection((host, int(port)), timeout=0.2).close()
    except OSError:
        return False
    return True

"""librdkafka's built-in broker: real protocol, but in memory only. For machines without Java."""

from __future__ import annotations

import sys
import threading

from confluent_kafka import Producer

from production.lab.local.children import Child, wait_until
from production.lab.local.state import StateDir
from production.schemas.errors import ConfigurationError

NOTICE = (
    "No Java and Maven found: using a Kafka broker in memory. Messages that are in the stream are lost when it stops. "
    "Install Java 17+ and Maven, or set KAFKA_BOOTSTRAP_SERVERS, for a real one."
)


def broker(state: StateDir) -> Child:
    """A broker, not started yet."""
    log = state.log("kafka")
    log.unlink(missing_ok=True)
    return Child("kafka", [sys.executable, "-m", __name__], log)


def start(child: Child) -> str:
    """Start it; its address.

    Raises:
        ConfigurationError: it does not come up.
    """
    child.start()
    if not wait_until(lambda: "address=" in child.tail(), timeout_s=20, child=child):
        raise ConfigurationError(f"The in-memory Kafka did not start. The end of {child.log}:\n{child.tail()}")
    return child.tail().partition("address=")[2].split()[0]


def _serve() -> None:
    producer = Producer({"test.mock.num.brokers": 1, "bootstrap.servers": "mock"})
    brokers = producer.list_topics(timeout=10).brokers
    address = ",".join(f"{broker.host}:{broker.port}" for broker in brokers.values())
    print(f"address={address}", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    _serve()

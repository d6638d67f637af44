"""Who has which address, all inside one network namespace that ends with the run."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from production.tests.cluster.tools import run

OUTSIDE = "10.200.0.1"
"""The machine beside the nodes: control plane, name server, providers and customers."""
DNS = "10.96.0.10"
PODS = ipaddress.ip_network("10.244.0.0/16")
_SERVICES = "10.96.0.0/16"
_SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Node:
    """A node by its letter."""

    letter: str

    @property
    def name(self) -> str:
        return f"node-{self.letter}"

    @property
    def number(self) -> int:
        return ord(self.letter) - ord("a") + 1

    @property
    def address(self) -> str:
        return f"10.200.0.{10 + self.number}"

    @property
    def pods(self) -> str:
        return f"10.244.{self.number}.0/24"

    @property
    def namespace(self) -> str:
        """For `nsenter --net=`."""
        return f"/run/netns/{self.name}"


def lay(nodes: list[Node]) -> None:
    """A switch, a wire and a namespace for every node, and the routes between them."""
    ip("link set lo up")
    ip(f"link add {_SWITCH} type bridge")
    ip(f"address add {OUTSIDE}/24 dev {_SWITCH}")
    ip(f"link set {_SWITCH} up")
    for node in nodes:
        ip(f"netns add {node.name}")
        ip(f"link add {node.name} type veth peer name eth0 netns {node.name}")
        ip(f"link set {node.name} master {_SWITCH} up")
        ip(f"route add {node.pods} via {node.address}")
        inside = f"-netns {node.name} "
        ip(f"{inside}link set lo up")
        ip(f"{inside}address add {node.address}/24 dev eth0")
        ip(f"{inside}link set eth0 up")
        ip(f"{inside}route add default via {OUTSIDE}")
        for other in nodes:
            if other != node:
                ip(f"{inside}route add {other.pods} via {other.address}")
    # Customers and providers are no part of the cluster; a Service answers them on any node.
    ip(f"route add {_SERVICES} via {nodes[0].address}")


def ip(arguments: str) -> None:
    run(("ip", *arguments.split()))

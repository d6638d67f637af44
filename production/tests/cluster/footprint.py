"""What a run could leave behind on this machine."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from production.tests.cluster.tools import overlaid, run

GROUP = "fte-cluster"
"""The control group under which all pods live, in every hierarchy."""

_CGROUPS = Path("/sys/fs/cgroup")
_SYSCTLS = ("vm/overcommit_memory", "kernel/panic", "kernel/panic_on_oops", "net/ipv4/ip_forward")
_FOLDERS = ("/etc/cni", "/var/lib/kubelet", "/var/lib/cni", "/var/lib/containerd", "/run/containerd", "/run/netns")


@dataclass(frozen=True, slots=True)
class Footprint:
    """Equal before and after, or something was left."""

    mounts: tuple[str, ...]
    links: tuple[str, ...]
    routes: tuple[str, ...]
    firewall: tuple[str, ...]
    sysctls: tuple[str, ...]
    control_groups: tuple[str, ...]
    folders: tuple[str, ...]
    processes: tuple[str, ...]
    """In namespaces other than ours that hold pods or daemons of a cluster."""

    def differences(self, later: Footprint) -> list[str]:
        """Lines that one has and the other has not, each with its kind."""
        mine, theirs = asdict(self), asdict(later)
        return [
            f"{kind}: {sign} {line}"
            for kind in mine
            for sign, one, other in (("-", mine, theirs), ("+", theirs, mine))
            for line in sorted(set(one[kind]) - set(other[kind]))
        ]


def take() -> Footprint:
    return Footprint(
        mounts=tuple(sorted(line.split(" ", 1)[1] for line in _lines(Path("/proc/self/mounts")))),
        links=tuple(sorted(run(("ip", "-oneline", "link", "show")).splitlines())),
        routes=tuple(run(("ip", "route", "show", "table", "all")).splitlines()),
        firewall=tuple(run(overlaid(("nft", "list", "ruleset"))).splitlines()),
        sysctls=tuple(f"{name} = {(Path('/proc/sys') / name).read_text().strip()}" for name in _SYSCTLS),
        control_groups=tuple(str(group) for root in hierarchies() for group in root.glob(f"{GROUP}/**/")),
        folders=tuple(folder for folder in _FOLDERS if Path(folder).exists()),
        processes=tuple(_in_our_groups()),
    )


def hierarchies() -> list[Path]:
    """Roots of the control groups: one with version 2, one a controller with version 1."""
    if (_CGROUPS / "cgroup.controllers").exists():
        return [_CGROUPS]
    return sorted(folder for folder in _CGROUPS.iterdir() if (folder / "cgroup.procs").exists())


def remove_groups(patience_s: float = 20.0) -> None:
    """Control groups belong to no namespace: they stay when every process is gone, and nobody else removes them."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        left = [group for root in hierarchies() for group in sorted(root.glob(f"{GROUP}/**/"), reverse=True)]
        if not left:
            return
        for group in left:
            with suppress(OSError):  # a process in it is still ending
                group.rmdir()
        time.sleep(0.1)


def _in_our_groups() -> list[str]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                if GROUP in (folder / "cgroup").read_text():
                    found.append(f"{folder.name} {(folder / 'exe').readlink()}")
    return found


def _lines(file: Path) -> list[str]:
    return file.read_text().splitlines()

"""Programs of a container host, unpacked from Debian's packages into a cache: nothing is installed."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_cache_path

from production.tests.k8s import toolbox

_log = logging.getLogger(__name__)

CACHE = user_cache_path("crm-digital-fte")
_PACKAGES = (
    *("buildah", "containerd", "runc", "containernetworking-plugins"),
    *("nftables", "conntrack", "debootstrap", "iproute2", "tini"),
)
_COREDNS = "github.com/coredns/coredns@v1.12.4"
_MERGED = ("bin", "sbin", "lib", "lib64")
"""Folders of `/` that are links into `/usr`."""


def run(command: Sequence[str | Path], *, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """What it prints; it must succeed."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}:\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def host_programs() -> Path:
    """A folder with `usr` and `etc` as they would be after an installation; for `overlaid`."""
    name = hashlib.sha256(" ".join(_PACKAGES).encode()).hexdigest()[:12]
    folder = CACHE / f"host-programs-{name}"
    if folder.exists():
        return folder
    _log.warning("fetching %d packages of Debian and what they need", len(_PACKAGES))
    fresh = folder.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    archives = fresh / "archives"
    (archives / "partial").mkdir(parents=True)
    options = (f"-oDir::Cache={archives}", f"-oDir::Cache::archives={archives}", "-oDebug::NoLocking=true")
    command = ("apt-get", "install", "--download-only", "--yes", "--no-install-recommends", *options, *_PACKAGES)
    run(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    for archive in archives.glob("*.deb"):
        run(("dpkg-deb", "--extract", archive, fresh))
    for link in _MERGED:
        if (fresh / link).exists():
            shutil.copytree(fresh / link, fresh / "usr" / link, dirs_exist_ok=True, symlinks=True)
            shutil.rmtree(fresh / link)
    shutil.rmtree(archives)
    fresh.rename(folder)
    return folder


def overlaid(command: Sequence[str | Path], *namespaces: str) -> list[str]:
    """The same command where the programs are there: in a mount namespace of its own, and further `unshare` options."""
    programs = host_programs()
    mounts = " && ".join(
        f"mount -t overlay overlay -o lowerdir={programs / top}:/{top} /{top}" for top in ("usr", "etc")
    )
    script = f'{mounts} && exec "$@"'
    unshare = ("unshare", "--mount", "--propagation=private", *namespaces)
    return [*unshare, "sh", "-c", script, "sh", *map(str, command)]


def coredns() -> Path:
    """The name server of a cluster."""
    folder = CACHE / f"coredns-{_COREDNS.rpartition('@')[2]}"
    if not (folder / "coredns").exists():
        _log.warning("building CoreDNS once; this takes about 4 minutes")
        toolbox.install(_COREDNS, folder)
    return folder / "coredns"

"""Container images without an engine: buildah in a private mount namespace, bases made from what this machine has."""

from __future__ import annotations

import json
import os
import shutil
import ssl
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from production import __version__
from production.lab.local.kafka import apache
from production.lab.local.postgres import binaries
from production.tests.cluster.tools import CACHE, overlaid, run
from production.tests.k8s import toolbox

_RECIPES = Path(__file__).parent / "recipes"
_STORE = CACHE / "images"
_OFFICIAL = "docker.io/library"


@dataclass(frozen=True, slots=True)
class Image:
    """A stand-in for a published image: its name, the recipe, and what the recipe copies."""

    name: str
    recipe: str
    gather: Callable[[Path], None]


def archives() -> tuple[dict[str, str], float]:
    """Build everything; the archive of each image that nodes need by its name, and the size of our own in MB."""
    for image in [*bases(), *stores()]:
        stand_in(image)
    ours = our_image()
    marking = Image(f"{ours}-marks", "marks", _marks)
    stand_in(marking)
    names = [ours, marking.name, *(image.name for image in stores())]
    files = {name: export(name) for name in names}
    for file in set(_folder("archives").iterdir()) - set(files.values()):
        file.unlink()  # of an image that is no more
    return {name: str(file) for name, file in files.items()}, size_mb(ours)


def bases() -> list[Image]:
    """What our Dockerfile builds upon."""
    return [
        Image(f"{_OFFICIAL}/debian:bookworm-slim", "debian", _debian),
        Image(f"{_OFFICIAL}/python:3.11-slim-bookworm", "python", _certificates),
        Image(f"{_OFFICIAL}/node:22-bookworm-slim", "node", _node),
    ]


def stores() -> list[Image]:
    """What the minikube overlay runs beside our own image, and what holds a pod together."""
    return [
        Image("docker.io/pgvector/pgvector:0.8.6-pg18", "postgres", _postgres),
        Image("docker.io/apache/kafka:4.1.0", "kafka", _kafka),
        Image("pause:3.10", "pause", _pause),
    ]


def stand_in(image: Image) -> None:
    """Build it; layers that did not change come from the cache."""
    with tempfile.TemporaryDirectory(prefix="fte-image-", dir=_folder("contexts")) as folder:
        context = Path(folder)
        image.gather(context)
        recipe = _RECIPES / f"{image.recipe}.Dockerfile"
        buildah("build", "--layers", "--pull-never", "--tag", image.name, "--file", str(recipe), folder)


def our_image() -> str:
    """Built from the repository's own Dockerfile; its full name, as the overlay says it."""
    name = f"{_OFFICIAL}/crm-digital-fte:{__version__}"
    revision = run(("git", "rev-parse", "HEAD"), cwd=toolbox.ROOT).strip()
    arguments = ("--build-arg", f"REVISION={revision}", "--format", "docker")
    buildah("build", "--layers", "--pull-never", "--tag", name, *arguments, str(toolbox.ROOT))
    return name


def export(name: str) -> Path:
    """As an archive that containerd imports; written again only if the image is another one."""
    [found] = json.loads(buildah("images", "--json", name))
    file = _folder("archives") / f"{found['id']}.tar"
    if not file.exists():
        fresh = file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        buildah("push", name, f"docker-archive:{fresh}:{name}")
        fresh.rename(file)
    return file


def size_mb(name: str) -> float:
    """Unpacked, all layers."""
    [found] = json.loads(buildah("images", "--json", name))
    amount, unit = found["size"].split()
    return round(float(amount) * {"KB": 0.001, "MB": 1, "GB": 1000}[unit.upper()], 1)


def buildah(*arguments: str) -> str:
    """What it prints."""
    where = ("--root", str(_folder("store")), "--runroot", str(_folder("run")), "--storage-driver", "overlay")
    env = {**os.environ, "BUILDAH_ISOLATION": "chroot", "TMPDIR": str(_folder("tmp"))}
    return run(overlaid(("nice", "-n", "5", "buildah", *where, *arguments)), env=env)


def _folder(name: str) -> Path:
    folder = _STORE / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _debian(context: Path) -> None:
    archive = CACHE / "debian-bookworm.tar"
    if not archive.exists():
        with tempfile.TemporaryDirectory(prefix="fte-debian-", dir=_folder("contexts")) as folder:
            run(overlaid(("debootstrap", "--variant=minbase", "bookworm", folder)))
            fresh = archive.with_suffix(".new")
            left_out = ("--exclude=./var/cache/apt/*", "--exclude=./var/lib/apt/lists/*", "--exclude=./dev/*")
            run(("tar", "--create", "--file", fresh, "--numeric-owner", *left_out, "--directory", folder, "."))
            fresh.rename(archive)
    os.link(archive, context / "debian.tar")


def _certificates(context: Path) -> None:
    bundle = ssl.get_default_verify_paths().cafile or "/etc/ssl/certs/ca-certificates.crt"
    shutil.copyfile(bundle, context / "ca-certificates.crt")


def _node(context: Path) -> None:
    _certificates(context)
    node, npm = shutil.which("node"), shutil.which("npm")
    assert node, "Node.js is needed to build the pages"
    assert npm, "npm is needed to build the pages"
    shutil.copyfile(Path(node).resolve(), context / "node")
    (context / "node").chmod(0o755)
    shutil.copytree(Path(npm).resolve().parents[1], context / "npm", symlinks=True)


def _postgres(context: Path) -> None:
    package = binaries().parents[1]
    for folder in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, context / "site" / folder.name, symlinks=True)
    shutil.copy(_RECIPES / "docker-entrypoint.sh", context)


def _kafka(context: Path) -> None:
    shutil.copytree(apache._libraries(), context / "libs")
    (context / "bin").mkdir()
    for script in ("kafka-storage.sh", "kafka-server-start.sh"):
        shutil.copy(_RECIPES / script, context / "bin")


def _pause(context: Path) -> None:
    run(
        ("go", "build", "-ldflags", "-s -w", "-o", context / "pause", _RECIPES / "pause/main.go"),
        env={**os.environ, "CGO_ENABLED": "0"},
    )


def _marks(context: Path) -> None:
    faults = toolbox.ROOT / "production/tests/faults"
    (context / "faults").mkdir()
    for module in ("marks.py", "worker.py"):
        shutil.copy(faults / module, context / "faults")

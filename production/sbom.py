"""Bill of materials of the Python packages that are installed beside this one: CycloneDX 1.5 JSON on stdout."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import Distribution, distributions
from typing import Any

_OURS = "crm-digital-fte"


def bill(installed: list[Distribution]) -> dict[str, Any]:
    """Sorted and without a date: the same packages make the same file."""
    components = {component["purl"]: component for component in map(_component, installed)}
    ours = [component for component in components.values() if component["name"] == _OURS]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {**ours[0], "type": "application"}} if ours else {},
        "components": [components[purl] for purl in sorted(components) if components[purl] not in ours],
    }


def _component(package: Distribution) -> dict[str, Any]:
    name = re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()
    component: dict[str, Any] = {
        "type": "library",
        "name": name,
        "version": package.version,
        "purl": f"pkg:pypi/{name}@{package.version}",
    }
    if "License-Expression" not in package.metadata:
        return component
    return component | {"licenses": [{"expression": package.metadata["License-Expression"]}]}


if __name__ == "__main__":
    json.dump(bill(list(distributions())), sys.stdout, indent=1)

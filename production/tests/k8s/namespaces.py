"""Objects of the manifests elsewhere."""

from __future__ import annotations

from typing import Any


def moved(documents: list[dict[str, Any]], namespace: str) -> list[dict[str, Any]]:
    """The same objects in another namespace, so that overlays do not meet each other."""
    for document in documents:
        name = "name" if document["kind"] == "Namespace" else "namespace"
        document["metadata"][name] = namespace
    return documents

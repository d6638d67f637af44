"""Strict JSON schemas of every Kubernetes object, made from the description that its Go module carries."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jsonschema import Draft7Validator

from production.tests.k8s.toolbox import module

_QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity"


def complaints(document: dict[str, Any]) -> list[str]:
    """What is wrong with one object: unknown kinds and fields, missing fields, wrong types."""
    group, _, version = document["apiVersion"].rpartition("/")
    name = _kinds().get((group, version, document["kind"]))
    if name is None:
        return [f"{document['apiVersion']} {document['kind']} is not part of Kubernetes"]
    validator = Draft7Validator({**_description(), "$ref": f"#/definitions/{name}"})
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


@cache
def _description() -> dict[str, Any]:
    raw = json.loads((module("k8s.io/kubernetes") / "api/openapi-spec/swagger.json").read_text())
    definitions = {name: _strict(definition) for name, definition in raw["definitions"].items()}
    return {"definitions": definitions | {_QUANTITY: {"type": ["string", "number"]}}}


@cache
def _kinds() -> dict[tuple[str, str, str], str]:
    kinds = {}
    for name, definition in _description()["definitions"].items():
        for kind in definition.get("x-kubernetes-group-version-kind", []):
            kinds[kind["group"], kind["version"], kind["kind"]] = name
    return kinds


def _strict(schema: Any) -> Any:
    """Objects with named properties have no others; Kubernetes' own type for ports takes both forms."""
    if isinstance(schema, list):
        return [_strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "int-or-string":
        return {"type": ["string", "integer"]}
    strict = {key: _strict(value) for key, value in schema.items()}
    if isinstance(strict.get("properties"), dict) and "additionalProperties" not in strict:
        strict["additionalProperties"] = False
    return strict

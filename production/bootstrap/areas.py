"""Finds the areas. Each process imports of every area only the file that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import Literal

from fastapi import APIRouter

from production import areas


def found(file: str) -> Iterator[tuple[str, ModuleType]]:
    """(area, module) of every area that has this file, by name."""
    for area in sorted(each.name for each in iter_modules(areas.__path__) if each.ispkg):
        name = f"{areas.__name__}.{area}.{file}"
        if find_spec(name):
            yield area, import_module(name)


def area_routes() -> dict[Literal["service", "public"], list[APIRouter]]:
    """The routers of all areas, as `create_app` takes them: closed unless the area says `public`."""
    modules = [module for _, module in found("routes")]
    return {
        "service": [module.router for module in modules if hasattr(module, "router")],
        "public": [module.public for module in modules if hasattr(module, "public")],
    }

"""Our own source text as a tree."""

from __future__ import annotations

import ast
import gc


def syntax(text: str) -> ast.Module:
    """The collector rests meanwhile: what it takes away may write a traceback, which parses its line, and CPython 3.11
    calls a parse inside a parse a `SystemError` (python/cpython#106905)."""
    gc.disable()
    try:
        return ast.parse(text)
    finally:
        gc.enable()

"""A language model on this machine: llama.cpp's server on a GGUF file, with OpenAI's interface."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from production.schemas.errors import ConfigurationError

_INSTALL = "pip install --no-deps --require-hashes -r requirements-local-model.txt"


@contextmanager
def serve_gguf(path: Path, *, host: str, port: int, context: int, gpu_layers: int) -> Iterator[str]:
    """A running server, by its base URL; loading takes a second for 100 MB.

    `context` is how many tokens of prompt and answer it holds, `gpu_layers` how many layers a graphics card computes.

    Raises:
        ConfigurationError: the file or llama.cpp is missing, or the file is no model.
    """
    if not path.is_file():
        raise ConfigurationError(f"MODEL_PATH: {path} is no file; name a GGUF file.")
    with path.open("rb") as file:
        if file.read(4) != b"GGUF":
            raise ConfigurationError(f"MODEL_PATH: {path} is no GGUF file.")
    llama = _llama()
    wanted = llama.CommonParams()
    wanted.model.path = str(path)
    wanted.model_alias = {path.stem}
    wanted.hostnames, wanted.port = [host], port
    wanted.n_ctx, wanted.n_parallel, wanted.n_gpu_layers = context, 1, gpu_layers
    wanted.cpuparams.n_threads = os.cpu_count() or 1
    wanted.cors_origins, wanted.ui = "http://localhost", False  # no page of somebody else may ask it
    wanted.use_jinja = True  # the model's own template, which knows about tools where the model does
    try:
        server = llama.Server(wanted)
    except RuntimeError as error:
        raise ConfigurationError(f"MODEL_PATH: {path} cannot be loaded: {error}") from error
    try:
        yield f"{server.listening_address}/v1"
    finally:
        del server  # ends it


def _llama() -> Any:
    try:
        import xllamacpp  # noqa: PLC0415 - only whoever serves a model has it
    except ImportError as error:
        raise ConfigurationError(f"llama.cpp is not installed: {_INSTALL}") from error
    return xllamacpp

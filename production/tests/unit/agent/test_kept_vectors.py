"""A file of vectors saves computing and changes none of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from production.agent.models.kept_vectors import KeptVectors
from production.crm.knowledge.ports import Vector


class CountingEmbedder:
    """A vector for each text, and what it was asked for."""

    def __init__(self, name: str = "counting") -> None:
        self.name = name
        self.asked: list[str] = []

    async def embed(self, texts: Sequence[str]) -> list[Vector]:
        self.asked += texts
        return [np.array([len(text), len(self.name), 0.1] + [0.0] * 1533, dtype=np.float32) for text in texts]


async def test_what_the_file_holds_is_not_computed_again(tmp_path: Path) -> None:
    await KeptVectors(CountingEmbedder(), tmp_path / "vectors").embed(["one", "three"])
    second = CountingEmbedder()
    await KeptVectors(second, tmp_path / "vectors").embed(["three", "seven"])
    assert second.asked == ["seven"]


async def test_the_vectors_are_those_of_the_embedder_in_the_order_of_the_texts(tmp_path: Path) -> None:
    kept = KeptVectors(CountingEmbedder(), tmp_path / "vectors")
    await kept.embed(["three"])
    expected = await CountingEmbedder().embed(["seven!", "three", "a", "three"])
    assert np.array_equal(await kept.embed(["seven!", "three", "a", "three"]), expected)


async def test_each_model_has_its_own(tmp_path: Path) -> None:
    await KeptVectors(CountingEmbedder("small"), tmp_path / "vectors").embed(["one"])
    large = CountingEmbedder("large one")
    [vector] = await KeptVectors(large, tmp_path / "vectors").embed(["one"])
    assert vector[1] == len(large.name)

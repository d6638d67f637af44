"""The built-in embedder computes what all-MiniLM-L6-v2 computes."""

from __future__ import annotations

from pathlib import Path

import httpx2
import numpy as np
import pytest
from openai import AsyncOpenAI

from production.agent.models.embedder import MiniLmEmbedder
from production.agent.models.minilm import GRAPH
from production.agent.models.openai_embedder import OpenAIEmbedder
from production.lab.training.minilm_graph import minilm_graph
from production.schemas.errors import ConfigurationError, Unavailable


async def test_similarities_equal_the_published_example(embedder: MiniLmEmbedder) -> None:
    """Values that the reference implementation gives for the model's well-known example."""
    source, *others = await embedder.embed(
        ["That is a happy person", "That is a happy dog", "That is a very happy person", "Today is a sunny day"]
    )

    assert np.array(others) @ np.array(source) == pytest.approx([0.694577, 0.942915, 0.256876], abs=1e-5)


async def test_vectors_have_1536_numbers_and_length_1(embedder: MiniLmEmbedder) -> None:
    vectors = np.array(await embedder.embed(["a board", "a much longer sentence about tasks and boards", ""]))

    assert vectors.shape == (3, 1536)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=5e-6)


async def test_a_text_has_the_same_vector_alone_and_beside_others() -> None:
    text, longer = "How do I export a project?", "Open the project, select the three dots and choose Export. " * 5
    [alone] = await MiniLmEmbedder().embed([text])
    [_, beside, _] = await MiniLmEmbedder().embed([longer, text, "Hi"])

    assert np.array_equal(alone, beside)


async def test_order_follows_the_texts_and_repetitions_agree(embedder: MiniLmEmbedder) -> None:
    first, second, again = await embedder.embed(["a long text about invoices and cards", "board", "board"])

    assert np.array_equal(second, again)
    assert not np.array_equal(second, first)


@pytest.mark.parametrize(
    ("text", "paraphrase", "unrelated"),
    [
        ("I forgot my password", "How can I get into my account again?", "Our invoice lacks the VAT number"),
        ("delete a task", "remove a to-do for good", "connect the calendar"),
    ],
)
async def test_a_paraphrase_is_closer_than_something_else(
    embedder: MiniLmEmbedder, text: str, paraphrase: str, unrelated: str
) -> None:
    one, close, far = np.array(await embedder.embed([text, paraphrase, unrelated]))

    assert one @ close > one @ far


async def test_vectors_are_those_of_the_model_in_single_precision(embedder: MiniLmEmbedder) -> None:
    """The file holds what the matrices of the model gave when they were multiplied one by one in numpy."""
    with np.load(Path(__file__).with_name("minilm_vectors.npz")) as known:
        texts, vectors = known["texts"].tolist(), known["vectors"]

    assert np.array(await embedder.embed(texts))[:, :384] == pytest.approx(vectors, abs=1e-5)


def test_the_graph_is_what_its_script_writes() -> None:
    assert minilm_graph() == GRAPH.read_bytes()


def _client(status: int, body: object) -> AsyncOpenAI:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(status, json=body))
    return AsyncOpenAI(api_key="none", max_retries=0, http_client=httpx2.AsyncClient(transport=transport))


async def test_shorter_remote_vectors_are_padded_and_sorted() -> None:
    rows = [{"object": "embedding", "index": at, "embedding": [float(at), 1.0]} for at in (1, 0)]

    vectors = await OpenAIEmbedder(_client(200, {"data": rows, "model": "m", "object": "list"})).embed(["a", "b"])

    assert [vector[:3].tolist() for vector in vectors] == [[0.0, 1.0, 0.0], [1.0, 1.0, 0.0]]
    assert {len(vector) for vector in vectors} == {1536}


async def test_longer_remote_vectors_are_a_wrong_setting() -> None:
    rows = [{"object": "embedding", "index": 0, "embedding": [0.0] * 3072}]

    with pytest.raises(ConfigurationError, match="3072 dimensions"):
        await OpenAIEmbedder(_client(200, {"data": rows, "model": "m", "object": "list"})).embed(["a"])


@pytest.mark.parametrize("status", [401, 429, 500])
async def test_a_refusing_server_is_unavailable(status: int) -> None:
    with pytest.raises(Unavailable, match="text-embedding-3-small"):
        await OpenAIEmbedder(_client(status, {"error": {"message": "no"}})).embed(["a"])

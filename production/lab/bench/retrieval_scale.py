"""The store's search over many passages: recall against an exact scan, and time, with and without a filter."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from production.crm.knowledge.service import MAX_CANDIDATES
from production.database.knowledge import KnowledgeStore
from production.database.pool import Connection, Database

DIMENSIONS = 1536
CLUSTERS = 500
SPREAD = 0.6
"""Length of the noise around a cluster's centre, which has length 1."""
VOCABULARY = 20_000
WORDS = 80
QUERY_WORDS = 7
QUERIES = 200
K = 10
RARE, COMMON = "billing", "general"
SELECTIVITY = 0.01
MODEL = "synthetic"
BATCH = 5_000

_WALK = {"enable_sort": "off", "enable_seqscan": "off", "hnsw.ef_search": "100"}
PLANS: Mapping[str, Mapping[str, str]] = {
    "filter_then_sort": {},
    "iterative_walk": _WALK | {"hnsw.iterative_scan": "strict_order"},
    "single_walk": _WALK | {"hnsw.iterative_scan": "off"},
    "full_scan": {"enable_indexscan": "off", "enable_bitmapscan": "off"},
}
"""Ways to the nearest rows of a filter; the first is what the planner prefers by itself."""
_NEAREST = "select document from knowledge_base where model = $1 and category = $2 order by embedding <=> $3 limit $4"

Floats = NDArray[np.float32]
_SEED = 7


async def measure_scale(database: Database, chunks: int) -> dict[str, Any]:
    """Fill an empty database with synthetic passages and search it; times in milliseconds."""
    random = np.random.default_rng(_SEED)
    centres = _units(random.standard_normal((CLUSTERS, DIMENSIONS)))
    vectors = _around(centres, chunks, random)
    rare = random.random(chunks) < SELECTIVITY
    started = time.perf_counter()
    await _fill(database, vectors, rare, random)
    filled_s = time.perf_counter() - started
    queries = list(zip(_around(centres, QUERIES, random), _sentences(QUERIES, QUERY_WORDS, random), strict=True))
    return {
        "chunks": chunks,
        "fill_s": round(filled_s, 1),
        "filtered": await _search(database, vectors, np.flatnonzero(rare), queries, RARE)
        | {"selectivity": round(float(rare.mean()), 4)},
        "unfiltered": await _search(database, vectors, np.arange(chunks), queries, None),
        "filtered_vectors_only": {
            plan: await _nearest(database, vectors, np.flatnonzero(rare), [vector for vector, _ in queries], settings)
            for plan, settings in PLANS.items()
        },
    }


def _units(vectors: NDArray[Any]) -> Floats:
    units: Floats = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return units


def _around(centres: Floats, count: int, random: np.random.Generator) -> Floats:
    noise = random.standard_normal((count, DIMENSIONS), dtype=np.float32) * np.float32(SPREAD / DIMENSIONS**0.5)
    return _units(centres[random.integers(len(centres), size=count)] + noise)


def _sentences(count: int, length: int, random: np.random.Generator) -> list[str]:
    """Words as frequent as in a language: the n-th most frequent one stands n times less often than the first."""
    ranks = random.zipf(1.2, size=(count, length)) % VOCABULARY
    return [" ".join(f"w{rank}" for rank in row) for row in ranks]


async def _fill(database: Database, vectors: Floats, rare: NDArray[np.bool_], random: np.random.Generator) -> None:
    """Rows first and the vector index after them: much faster, and the same index."""
    async with database.connection() as connection:
        index = await connection.fetchval("select pg_get_indexdef('knowledge_base_embedding'::regclass)")
        await connection.execute("drop index knowledge_base_embedding")
        for start in range(0, len(vectors), BATCH):
            await _copy(connection, start, vectors[start : start + BATCH], rare, random)
        await connection.execute("set maintenance_work_mem = '1GB'")
        await connection.execute(index, timeout=3600)
    await KnowledgeStore(database).count_words()


async def _copy(
    connection: Connection, start: int, vectors: Floats, rare: NDArray[np.bool_], random: np.random.Generator
) -> None:
    texts = _sentences(len(vectors), WORDS, random)
    rows: Iterable[tuple[Any, ...]] = (
        (str(place), 0, "", text, RARE if rare[place] else COMMON, str(place), MODEL, vector)
        for place, (text, vector) in enumerate(zip(texts, vectors, strict=True), start=start)
    )
    columns = ["document", "position", "title", "content", "category", "content_hash", "model", "embedding"]
    await connection.copy_records_to_table("knowledge_base", records=rows, columns=columns)


async def _search(
    database: Database,
    vectors: Floats,
    eligible: NDArray[np.int64],
    queries: list[tuple[Floats, str]],
    category: str | None,
) -> dict[str, float]:
    """The search of the store as it is, words included."""
    store = KnowledgeStore(database)
    times, recalls, fewest = [], [], MAX_CANDIDATES
    for vector, words in queries:
        started = time.perf_counter()
        found = await store.candidates(words, vector.tolist(), limit=MAX_CANDIDATES, model=MODEL, category=category)
        times.append((time.perf_counter() - started) * 1000)
        best = sorted(found.candidates, key=lambda one: -one.cosine)[:K]
        recalls.append(_recall([one.chunk.document for one in best], vectors, eligible, vector))
        fewest = min(fewest, len(found.candidates))
    return _summary(times, recalls, fewest)


async def _nearest(
    database: Database,
    vectors: Floats,
    eligible: NDArray[np.int64],
    queries: list[Floats],
    settings: Mapping[str, str],
) -> dict[str, float]:
    """Only the vector part, with the plan forced by settings."""
    times, recalls, fewest = [], [], MAX_CANDIDATES
    async with database.transaction() as connection:
        for name, value in {"plan_cache_mode": "force_custom_plan", **settings}.items():
            await connection.execute("select set_config($1, $2, true)", name, value)
        for vector in queries:
            started = time.perf_counter()
            rows = await connection.fetch(_NEAREST, MODEL, RARE, vector, MAX_CANDIDATES)
            times.append((time.perf_counter() - started) * 1000)
            recalls.append(_recall([row["document"] for row in rows[:K]], vectors, eligible, vector))
            fewest = min(fewest, len(rows))
    return _summary(times, recalls, fewest)


def _recall(documents: list[str], vectors: Floats, eligible: NDArray[np.int64], vector: Floats) -> float:
    """Share of the K exactly nearest rows among these; a row's document is its place."""
    exact = eligible[np.argsort(-(vectors[eligible] @ vector))[:K]]
    return len({str(place) for place in exact} & set(documents)) / K


def _summary(times: list[float], recalls: list[float], fewest: int) -> dict[str, float]:
    p50, p95 = np.percentile(times, [50, 95])
    return {
        "recall_10": round(float(np.mean(recalls)), 4),
        "fewest_rows": fewest,
        "p50_ms": round(float(p50), 1),
        "p95_ms": round(float(p95), 1),
    }

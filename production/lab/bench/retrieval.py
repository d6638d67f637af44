"""`fte bench retrieval`: the fused search against BM25 alone and the embedder alone, and the search at scale."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer

from production.agent.models.embedder import MiniLmEmbedder
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, database_url, print_json
from production.crm.knowledge.chunk import chunk
from production.crm.knowledge.follow_up import is_follow_up, with_conversation
from production.crm.knowledge.ports import Embedder
from production.crm.knowledge.service import KnowledgeBase
from production.database.knowledge import KnowledgeStore
from production.database.migrate import migrate
from production.database.pool import Database
from production.lab.bench.retrieval_scale import measure_scale
from production.lab.bench.retrieval_singles import by_bm25, by_embedder, documents_by_score, plain, stemmed
from production.lab.bench.retrieval_threshold import BestHit, calibrate
from production.lab.retrieval_data import Documents, Question, collections, questions

DEPTH = 10
SINGLES = ("bm25_plain", "bm25_stemmed", "embedder")

app = typer.Typer()


@dataclass(frozen=True, slots=True)
class Figures:
    """Quality of one method on one set, each 0..1."""

    hit_1: float
    hit_5: float
    mrr_10: float


@app.command()
def retrieval(
    context: Annotated[Path, typer.Option(exists=True, help="Folder with `product-docs`.")] = Path("context"),
    chunks: Annotated[int, typer.Option(min=0, help="Passages of the search at scale; 0 leaves it out.")] = 0,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Measure the knowledge search. Works in databases of its own, which it drops again."""
    with database_url(state_dir) as url:
        print_json(asyncio.run(measure(url, context, chunks=chunks)))


async def measure(url: str, context: Path, *, chunks: int = 0) -> dict[str, Any]:
    """`url` names a server on which databases may be created. Figures are 0..1, times in milliseconds."""
    embedder = MiniLmEmbedder()
    asked = questions()
    ranked: dict[str, list[tuple[Question, dict[str, list[str]]]]] = {}
    hits: list[BestHit] = []
    for names, documents in _grouped(collections(context)):
        ours = [question for question in asked if question.collection in names]
        async with _scratch(url) as database:
            base = KnowledgeBase(embedder, KnowledgeStore(database))
            await base.ingest(documents.items())
            for question, orders in zip(ours, await _orders(base, embedder, documents, ours), strict=True):
                ranked.setdefault(question.collection, []).append((question, orders))
            if "unanswerable" in names:
                hits = [await _best_hit(base, question) for question in ours]
    report: dict[str, Any] = {"sets": _figures(ranked), "no_answer": calibrate(hits)}
    if chunks:
        async with _scratch(url) as database:
            report["scale"] = await measure_scale(database, chunks)
    return report


def _grouped(sets: Mapping[str, Documents]) -> list[tuple[list[str], Documents]]:
    """Names of the sets that share documents, with these documents."""
    shared: dict[int, tuple[list[str], Documents]] = {}
    for name, documents in sets.items():
        shared.setdefault(id(documents), ([], documents))[0].append(name)
    return list(shared.values())


@asynccontextmanager
async def _scratch(url: str) -> AsyncIterator[Database]:
    """An empty migrated database, dropped afterwards."""
    name = f"bench_{uuid4().hex}"
    server, database = Database(url), Database(f"{url.rpartition('/')[0]}/{name}")
    try:
        async with server.connection() as connection:
            await connection.execute(f"create database {name}")
        await migrate(database)
        await database.close()  # connections from before the migration do not know the vector type
        yield database
    finally:
        await database.close()
        async with server.connection() as connection:
            await connection.execute(f"drop database if exists {name} with (force)")
        await server.close()


async def _orders(
    base: KnowledgeBase, embedder: Embedder, documents: Documents, asked: Sequence[Question]
) -> list[dict[str, list[str]]]:
    """For each question the documents by every method. The singles see the conversation as the search does."""
    chunks = [part for path, text in sorted(documents.items()) for part in chunk(path, text)]
    queries = [with_conversation(one.text, one.conversation) if is_follow_up(one.text) else one.text for one in asked]
    scores = {
        "bm25_plain": by_bm25(chunks, queries, plain),
        "bm25_stemmed": by_bm25(chunks, queries, stemmed),
        "embedder": await by_embedder(chunks, queries, embedder),
    }
    fused = [await base.documents(one.text, limit=DEPTH, conversation=one.conversation) for one in asked]
    return [
        {name: documents_by_score(chunks, rows[place])[:DEPTH] for name, rows in scores.items()}
        | {"fused": [hit.document for hit in hits]}
        for place, hits in enumerate(fused)
    ]


async def _best_hit(base: KnowledgeBase, question: Question) -> BestHit:
    [best, *_] = await base.documents(question.text, limit=1, conversation=question.conversation)
    return BestHit(
        question.half,
        best.score,
        best.similarity,
        right=question.document == best.document,
        answerable=question.document is not None,
    )


def _figures(ranked: Mapping[str, list[tuple[Question, dict[str, list[str]]]]]) -> dict[str, Any]:
    """Set -> half -> method -> figures, and how far the fused search is above the better single one."""
    report: dict[str, Any] = {}
    for name, rows in ranked.items():
        if name != "unanswerable":
            report[name] = {
                half: _compared([row for row in rows if half in ("all", row[0].half)])
                for half in ("all", "dev", "held_out")
            }
    return report


def _compared(rows: list[tuple[Question, dict[str, list[str]]]]) -> dict[str, Any]:
    methods = {name: _quality([_rank(one, orders[name]) for one, orders in rows]) for name in (*SINGLES, "fused")}
    above = {
        measure: round(value / max(asdict(methods[name])[measure] for name in SINGLES) - 1, 4)
        for measure, value in asdict(methods["fused"]).items()
    }
    return {"questions": len(rows)} | {name: asdict(figures) for name, figures in methods.items()} | {"above": above}


def _rank(question: Question, order: Sequence[str]) -> int:
    """1-based place of the right document, or 0."""
    return order.index(question.document) + 1 if question.document in order else 0


def _quality(ranks: Sequence[int]) -> Figures:
    total = max(len(ranks), 1)
    return Figures(
        hit_1=round(sum(rank == 1 for rank in ranks) / total, 4),
        hit_5=round(sum(0 < rank <= 5 for rank in ranks) / total, 4),
        mrr_10=round(sum(1 / rank for rank in ranks if rank) / total, 4),
    )

"""`fte import`: records out of a file, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from production.areas.imports.background import offered
from production.areas.imports.model import ShownRow, State
from production.areas.imports.store.importer import Importer
from production.areas.imports.store.imports import ImportStore
from production.bootstrap.areas import area_offers
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, print_json
from production.commands.opening import with_database
from production.commands.run import tune_gc
from production.crm.permissions.model import EVERYTHING
from production.crm.records.custom import RecordKind
from production.database.pool import Database
from production.schemas.errors import InvalidInput

app = typer.Typer(
    help="Import contacts, companies, deals or tasks from CSV, XLSX, JSON or vCard, and take an import back.",
    no_args_is_help=True,
)

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False)]
Mapping = Annotated[str | None, typer.Option(help='Fields by column, as in {"E-Mail": "email"}; else as they seem.')]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only the first 1,000 rows, and nothing stays.")]


_TOLD = {
    RecordKind.CONTACT: "Print what becomes of every row, and at last the totals with the id of the import.",
    RecordKind.COMPANY: "The same for companies: known by their domain or name.",
    RecordKind.DEAL: "The same for deals: known by contact and title while they are open, or by their number as well.",
    RecordKind.TASK: "The same for tasks: known as deals are.",
}


def _of(kind: RecordKind) -> Callable[..., None]:
    def run(
        file: File,
        mapping: Mapping = None,
        dry_run: DryRun = False,  # noqa: FBT002 - an option of the command line
        state_dir: StateDirOption = DEFAULT_STATE_DIR,
    ) -> None:
        _import(kind, file, mapping, state_dir, dry_run=dry_run)

    return run


for _kind, _told in _TOLD.items():
    app.command(_kind.plural, help=_told)(_of(_kind))


def _import(kind: RecordKind, file: Path, mapping: str | None, state_dir: Path, *, dry_run: bool) -> None:
    async def work(database: Database) -> None:
        store = ImportStore(database, EVERYTHING)
        with file.open("rb") as content:
            made = await store.add(kind, file.name, content)
        if mapping is not None:
            await store.map(made.id, _fields(mapping), made.on_match)
        if dry_run:
            tried = await store.preview(made.id, offered(area_offers()))
            _print(tried.rows)
            print_json({"import": made.id, "complete": tried.complete, "rows": made.total})
            return
        await store.start(made.id)
        await _finish(database, store, made.id)

    with_database(state_dir, work)


@app.command()
def resume(import_id: int, state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Go on with one that broke off, behind what is done; print as `contacts`."""

    async def work(database: Database) -> None:
        store = ImportStore(database, EVERYTHING)
        await store.start(import_id)
        await _finish(database, store, import_id)

    with_database(state_dir, work)


@app.command()
def undo(import_id: int, state_dir: StateDirOption = DEFAULT_STATE_DIR) -> None:
    """Print what became of every row, with `undone`, and at last the totals."""

    async def work(database: Database) -> None:
        store = ImportStore(database, EVERYTHING)
        await store.undo(import_id)
        await _finish(database, store, import_id)

    with_database(state_dir, work)


async def _finish(database: Database, store: ImportStore, import_id: int) -> None:
    tune_gc()
    importer = Importer(database, offered(area_offers()))
    while (await store.one(import_id)).state in (State.RUNNING, State.UNDOING):
        await importer.run()
    await importer.close()
    async for batch in store.all_rows(import_id, None):
        _print(batch)
    made = await store.one(import_id)
    totals = ("state", "reason", "created", "updated", "skipped", "failed", "removed", "restored", "refused")
    print_json({"import": import_id, **{name: getattr(made, name) for name in totals}})


def _fields(mapping: str) -> dict[str, str | None]:
    try:
        fields = json.loads(mapping)
    except ValueError as error:
        raise InvalidInput("--mapping", f"is no JSON: {error}") from error
    if not isinstance(fields, dict) or not all(isinstance(field, str | None) for field in fields.values()):
        raise InvalidInput("--mapping", 'must be an object like {"E-Mail": "email", "Fax": null}')
    return fields


def _print(rows: Iterable[ShownRow]) -> None:
    for row in rows:
        undone = {"undone": row.undone} if row.undone else {}
        print_json({"row": row.row, "outcome": row.outcome, "reason": row.reason, "id": row.record_id, **undone})

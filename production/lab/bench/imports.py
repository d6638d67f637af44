"""`fte bench import`: a large file becomes contacts, beside the same rows written one by one."""

from __future__ import annotations

import csv
import resource
import tempfile
import time
from collections.abc import Iterator
from random import Random
from typing import IO, Annotated, Any

import typer
import uvloop

from production.areas.imports.model import Import, State
from production.areas.imports.store.importer import Importer
from production.areas.imports.store.imports import ImportStore
from production.areas.imports.store.offered import Offered
from production.commands.common import print_json
from production.commands.run import tune_gc
from production.crm.permissions.model import EVERYTHING
from production.crm.records.custom import RecordKind
from production.database.contacts import ContactStore
from production.database.migrate import migrate
from production.database.pool import Database
from production.lab.bench.figures import Spread, at_least, at_most
from production.lab.scratch import scratch_database
from production.schemas.errors import Taken

app = typer.Typer()
_COLUMNS = ("First name", "Last name", "E-Mail", "Phone", "Company", "Position", "Notes", "Tags")
_AGAIN = 10
"""Every tenth row is about somebody further up in the file."""
_PEOPLE = 10
"""Of each company."""
_NO_ROW = 1_000
"""Every thousandth has no address that is one."""
_RATE, _RSS_MB = 2_000.0, 300.0


@app.command("import")
def import_(
    rows: Annotated[int, typer.Option(min=1_000)] = 200_000,
    one_by_one: Annotated[int, typer.Option(min=1, help="Rows written as single requests, to compare.")] = 1_000,
) -> None:
    """Rows a second, and the memory of the process at its highest."""
    tune_gc()  # as the process has it that imports
    with scratch_database() as settings:
        uvloop.run(_measure(settings.database_url, rows, one_by_one))


async def _measure(url: str, rows: int, one_by_one: int) -> None:
    database, other = Database(url), Database(url)
    try:
        await migrate(database)
        plain = await _one_by_one(other, one_by_one)  # another process: what it has planned is its own
        with tempfile.TemporaryFile() as file:
            _fill(file, rows)
            typer.echo(f"file: {file.tell()} bytes", err=True)
            made, bring_s, import_s = await _imported(database, file)
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        counts = {name: getattr(made, name) for name in ("created", "updated", "skipped", "failed")}
        print_json({"rows": rows, "state": made.state, **counts, "bring_s": round(bring_s, 2)})
        print_json(
            {"figure": "rows_per_s", **at_least(_RATE).judge(Spread.of([rows / import_s])), "one_by_one": round(plain)}
        )
        print_json({"figure": "peak_rss_mb", **at_most(_RSS_MB).judge(Spread.of([peak_mb]))})
    finally:
        await database.close()
        await other.close()


async def _imported(database: Database, file: IO[bytes]) -> tuple[Import, float, float]:
    """What became of it, and seconds to take the file in, and to import it."""
    store, importer = ImportStore(database, EVERYTHING), Importer(database, Offered({}))
    started = time.perf_counter()
    made = await store.add(RecordKind.CONTACT, "people.csv", file)
    brought = time.perf_counter()
    await store.start(made.id)
    while (made := await store.one(made.id)).state is State.RUNNING:
        await importer.run()
    return made, brought - started, time.perf_counter() - brought


async def _one_by_one(database: Database, rows: int) -> float:
    """Rows a second, where each is a request of its own."""
    store, started = ContactStore(database, EVERYTHING), time.perf_counter()
    for first, last, email, phone, company, position, notes, tags in _people(rows, 90_000_000):
        fields = {"first_name": first, "last_name": last, "email": email, "phone": phone, "company": company}
        try:
            await store.add({**fields, "position": position, "notes": notes, "tags": tags.split(",")})
        except Taken:
            continue
    return rows / (time.perf_counter() - started)


def _fill(file: IO[bytes], rows: int) -> None:
    class Text:
        def write(self, line: str) -> Any:
            return file.write(line.encode())

    writer = csv.writer(Text())
    writer.writerow(_COLUMNS)
    writer.writerows(_people(rows))


def _people(rows: int, first: int = 10_000_000) -> Iterator[tuple[str, ...]]:
    """Told apart from others by the number of the first."""
    companies = rows // _PEOPLE
    chance = Random(7)  # noqa: S311 - the same file each time
    for number in range(rows):
        who = first + (chance.randrange(number) if number and number % _AGAIN == 0 else number)
        email = "nobody" if number % _NO_ROW == _NO_ROW - 1 else f"person{who}@company{who % companies}.example"
        phone = f"+4930{who}"
        company, position = f"Company {who % companies} GmbH", chance.choice(("Boss", "Buyer", "Clerk"))
        yield f"First{who}", f"Last{who}", email, phone, company, position, "Met at a fair.\nWants a call.", "fair,lead"

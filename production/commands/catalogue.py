"""`fte catalogue`: what sources have, compared with what is here."""

from __future__ import annotations

from typing import Annotated

import typer

from production.areas.catalogue.looks import Looks
from production.areas.catalogue.sources.configured import configured
from production.commands.common import DEFAULT_STATE_DIR, StateDirOption, print_json
from production.commands.opening import opened_settings, with_database
from production.crm.catalogue.settings import CatalogueSettings
from production.database.pool import Database
from production.schemas.errors import InvalidInput

app = typer.Typer(help="Compare catalogues with their sources.", no_args_is_help=True)


@app.callback()
def _catalogue() -> None:
    """Keeps `reconcile` a command of its own, as long as it is the only one."""


@app.command()
def reconcile(
    source: Annotated[str | None, typer.Argument(help="shopify, woocommerce, saleor or feed; else all.")] = None,
    state_dir: StateDirOption = DEFAULT_STATE_DIR,
) -> None:
    """Read everything, print what differed, which is as the source has it then."""
    found = [each for each in configured(opened_settings().of(CatalogueSettings)) if source in (None, each.name)]
    if not found:
        raise InvalidInput("source", "no such catalogue is configured: set its CATALOG_..._URL")

    async def work(database: Database) -> None:
        for each in found:
            difference = await Looks(database, each).reconcile()
            print_json({"source": each.name, "products": difference.products, "orders": difference.orders})

    with_database(state_dir, work)

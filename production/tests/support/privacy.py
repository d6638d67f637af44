"""What a database still says of anybody."""

from __future__ import annotations

from collections.abc import Mapping

from production.database.pool import Database


async def everything(database: Database) -> str:
    """Whatever any column of any table says, bytes as the text that they hold."""
    async with database.connection() as connection:
        columns = await connection.fetch(
            "select c.table_name, c.column_name, c.data_type from information_schema.columns c"
            " join information_schema.tables t using (table_schema, table_name)"
            " where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'schema_migrations'"
        )
        found = [await connection.fetchval(_all_of(column)) for column in columns]
    assert len(columns) > 100
    return "\n".join(filter(None, found))


def _all_of(column: Mapping[str, str]) -> str:
    name = f'"{column["column_name"]}"'
    text = f"encode({name}, 'escape')" if column["data_type"] == "bytea" else f"{name}::text"
    return f"select string_agg({text}, chr(10)) from only {column['table_name']}"

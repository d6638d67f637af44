"""A whole list as a file: streamed, so that its length costs no memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias

from fastapi import Query
from fastapi.responses import StreamingResponse

from production.crm.attachments.names import disposition
from production.crm.tables.model import Format
from production.crm.tables.write import MEDIA_TYPES, written
from production.database.exports import Export

TableFormat: TypeAlias = Annotated[Literal[Format.CSV, Format.XLSX, Format.JSON], Query(alias="format")]
"""Of what is nobody's card."""


async def exported(export: Export[Any], form: Format, fields: Sequence[str]) -> StreamingResponse:
    """The answer, with these fields and the company's own. What fails, fails before it begins."""
    found = export.batches
    first: Sequence[Any] = await anext(found, [])

    def record(row: Any) -> Mapping[str, Any]:
        own = {f"custom.{name}": value for name, value in row.custom.items()}
        return {name: getattr(row, name) for name in fields} | own

    async def batches() -> AsyncIterator[list[Mapping[str, Any]]]:
        yield [record(each) for each in first]
        async for batch in found:
            yield [record(each) for each in batch]

    columns = [*fields, *(f"custom.{name}" for name in export.custom)]
    headers = {"Content-Disposition": disposition(f"{export.name}.{form}")}
    return StreamingResponse(written(form, columns, batches()), media_type=MEDIA_TYPES[form], headers=headers)

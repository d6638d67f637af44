"""What is written is read again as it was, and no spreadsheet runs any of it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.tables.model import Format
from production.crm.tables.neutral import neutral, plain
from production.crm.tables.read import rows, survey
from production.crm.tables.write import Record, cell_of, written
from production.text.storable import storable

COLUMNS = ("first_name", "last_name", "email", "phone", "company", "position", "notes", "tags")
TEXT = st.text(max_size=60).map(storable)
RUN = "=+-@\t\r"


def file_of(form: Format, records: Sequence[Record]) -> bytes:
    async def batches() -> AsyncIterator[Sequence[Record]]:
        for at in range(0, len(records), 2):
            yield records[at : at + 2]

    async def whole() -> bytes:
        return b"".join([piece async for piece in written(form, COLUMNS, batches())])

    return asyncio.run(whole())


def read(content: bytes) -> list[tuple[str, ...]]:
    file = io.BytesIO(content)
    return [tuple(map(plain, row.cells)) for row in rows(file, survey(file).shape)]


@given(st.lists(st.tuples(TEXT, TEXT, TEXT).filter(lambda each: any(text.strip() for text in each)), min_size=1))
@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX, Format.JSON])
def test_any_text_is_read_as_it_was_written(form: Format, people: list[tuple[str, str, str]]) -> None:
    names = COLUMNS[:3]
    found = read(file_of(form, [dict(zip(names, each, strict=True)) for each in people]))
    assert [each[:3] for each in found] == people


@given(st.text())
def test_taking_the_apostrophe_away_undoes_it_exactly(text: str) -> None:
    assert plain(neutral(text)) == text


@given(st.text(), st.sampled_from(RUN))
def test_no_cell_begins_as_a_formula(text: str, start: str) -> None:
    assert neutral(start + text)[0] not in RUN
    content = file_of(Format.CSV, [{"notes": start + text}]).decode("utf-8-sig")
    assert not content.partition("\r\n")[2].replace('"', "").lstrip(",").startswith(tuple(RUN))


def test_a_card_is_a_contact() -> None:
    person = {"first_name": "Jörg", "last_name": "Müller; Sohn", "email": "j@x.example", "phone": "+491701234567",
              "company": "Acme, Inc", "position": "Boss", "notes": "one\ntwo", "tags": ["vip", "new"]}  # fmt: skip
    file = io.BytesIO(file_of(Format.VCARD, [person]))
    found = dict(zip((seen := survey(file)).shape.columns, seen.sample[0].cells, strict=True))
    assert [found[name] for name in ("First name", "Last name", "Email", "Phone", "Company", "Notes", "Tags")] == [
        "Jörg", "Müller; Sohn", "j@x.example", "+491701234567", "Acme, Inc", "one\ntwo", "vip, new",
    ]  # fmt: skip


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX, Format.JSON])
def test_nobody_to_write_is_a_file_as_well(form: Format) -> None:
    assert file_of(form, [])


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), (True, "true"), (["a", "b"], "a, b"), ("+49 30", "+49 30"), ("007", "007")]
)
def test_a_value_is_shown_as_it_is_stored(value: object, cell: str) -> None:
    assert cell_of(value) == cell

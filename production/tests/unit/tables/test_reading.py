"""Whatever file somebody has: it is read as it was meant, or refused with the reason."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from production.crm.tables.model import Format, Row, Survey, TableLimits
from production.crm.tables.read import LIMITS, survey
from production.schemas.errors import InvalidInput

PEOPLE = "Name;Mail\nJörg;joerg@example.com\n"


def read(content: bytes, limits: TableLimits = LIMITS) -> Survey:
    return survey(io.BytesIO(content), limits)


def cells(content: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read(content).sample]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_an_encoding_is_told_from_the_bytes(encoding: str) -> None:
    assert cells(PEOPLE.encode(encoding)) == [("Jörg", "joerg@example.com")]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Imię;Nazwisko\nŁukasz;Wójcik\nŻaneta;Kłębek\n", "cp1250"),
        ("Ad;Soyad\nİbrahim;Şahin\nGülşen;Yıldız\n", "cp1254"),  # noqa: RUF001
        ("Имя;Фамилия\nИван;Петров\nАнна;Сидорова\n", "cp1251"),  # noqa: RUF001
        ("名前,会社\n山田太郎,株式会社テスト\n佐藤花子,東京商事\n", "shift_jis"),
        ("姓名,公司\n王伟,北京科技有限公司\n李娜,上海贸易\n", "gb18030"),
        ("Name;Ort\nMüller;Köln\nJörg;Fürth\n", "cp850"),
    ],
)
def test_an_encoding_without_a_mark_is_told_from_the_letters(text: str, encoding: str) -> None:
    found = read(text.encode(encoding))
    assert found.shape.columns == tuple(text.splitlines()[0].replace(";", ",").split(","))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_delimiter_is_told_from_the_lines(delimiter: str) -> None:
    lines = [delimiter.join(each) for each in (("name", "mail", "zip"), ("Ada, Dr.", "a@b.example", "007"))]
    quoted = "\n".join(lines).replace("Ada, Dr.", '"Ada, Dr."').encode()
    assert cells(quoted) == [("Ada, Dr.", "a@b.example", "007")]


def test_excel_names_the_delimiter_itself() -> None:
    assert cells(b"sep=|\r\na,b|c\r\n1,2|3\r\n") == [("1,2", "3")]


def test_one_column_is_a_table() -> None:
    assert cells(b"email\na@b.example\nc@d.example\n") == [("a@b.example",), ("c@d.example",)]


def test_a_cell_may_hold_lines_and_a_row_keeps_its_number() -> None:
    found = read(b'name,note\n"Ada","one\ntwo"\n\n"Bob",""\n')
    assert found.sample == (Row(2, ("Ada", "one\ntwo")), Row(4, ("Bob", "")))


def test_a_short_row_is_filled_and_a_long_one_says_so() -> None:
    found = read(b"a,b\n1\n1,2,,\n1,2,3\n").sample
    assert [(row.cells, row.problem is None) for row in found] == [
        (("1", ""), True),
        (("1", "2"), True),
        (("1", "2"), False),
    ]


def test_a_zero_byte_ends_nothing() -> None:
    assert cells(b"a,b\n1\x00,2\n") == [("1\x00", "2")]


def test_columns_have_names_that_stand_once() -> None:
    assert read(b"mail,,mail\n1,2,3\n").shape.columns == ("mail", "Column 2", "mail (2)")


def test_json_may_be_an_array_or_lines() -> None:
    array, lines = b'[{"a": 1.50, "b": {"c": "x"}},\n {"a": "007"}]', b'{"a": 1.50, "b": {"c": "x"}}\n{"a": "007"}\n'
    assert cells(array) == cells(lines) == [("1.50", "x"), ("007", "")]
    assert read(array).shape.columns == ("a", "b.c")


def test_json_longer_than_what_is_read_at_once() -> None:
    found = read(b"[" + b",".join(b'{"n": "%d", "x": "%s"}' % (n, b"x" * 900) for n in range(300)) + b"]")
    assert (found.rows, found.sample[9].cells[0]) == (300, "9")


CARDS = {
    "2.1": "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;\nTEL;CELL:+49 170 1234567",
    "3.0": "N:Müller;Jörg;;;\nitem1.TEL;TYPE=CELL:+49 170 1234567\nPHOTO;ENCODING=b:/9j/\n 4AAQ",
    "4.0": "N:Müller;Jörg;;;\nTEL;VALUE=uri;TYPE=voice:tel:+49 170 1234567",
}


@pytest.mark.parametrize("version", CARDS)
def test_cards_of_every_version(version: str) -> None:
    text = f"BEGIN:VCARD\nVERSION:{version}\n{CARDS[version]}\nORG:Acme\\, Inc;Sales\nEND:VCARD\n"
    found = read((text * 2).encode())
    values = dict(zip(found.shape.columns, found.sample[1].cells, strict=True))
    assert found.rows == 2
    assert [values[name] for name in ("First name", "Last name", "Phone", "Company")] == [
        "Jörg",
        "Müller",
        "+49 170 1234567",
        "Acme, Inc",
    ]


def test_the_preferred_address_of_a_card_comes_first() -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:A\nEMAIL:old@x.example\nEMAIL;TYPE=pref:new@x.example\nEND:VCARD\n"
    values = dict(zip((found := read(text.encode())).shape.columns, found.sample[0].cells, strict=True))
    assert (values["Email"], values["Email (2)"]) == ("new@x.example", "old@x.example")


def test_a_workbook_shows_numbers_as_they_are_meant() -> None:
    book = Workbook(file := io.BytesIO())
    book.add_worksheet()
    sheet = book.add_worksheet()
    sheet.write_row(1, 0, ["Name", "Phone", "Zip", "Share", "Yes"])
    sheet.write_row(3, 0, ["Ada", 491701234567, "007", 1.5, True])
    book.close()
    assert read(file.getvalue()).sample == (Row(4, ("Ada", "491701234567", "007", "1.5", "true")),)


@pytest.mark.parametrize(
    ("content", "limits", "reason"),
    [
        (b"", LIMITS, "is empty"),
        (b"\n\n ,\n", LIMITS, "the first row must name the columns"),
        (b"%PDF-1.7", LIMITS, "is no table"),
        (b"PK\x03\x04", LIMITS, "damaged workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", LIMITS, "save it as .xlsx"),
        (b'a,b\n"' + b"x" * 200_000, LIMITS, "is a quote left open?"),
        (b"a" * 1_000_001, LIMITS, "it is no table"),
        (b'[{"a": 1}, 2]', LIMITS, "item 2 is no object"),
        (b'[{"a": 1}, {"b"', LIMITS, "object 2 is no JSON"),
        (b'[{"a":' + b"[" * 100_000, LIMITS, "object 1 is"),
        (b"a\n1\n2\n", replace(LIMITS, rows=1), "more than 1 rows"),
        (b"a,b\n", replace(LIMITS, columns=1), "1 are taken at most"),
        (b"a" * 11, replace(LIMITS, bytes=10), "is larger than"),
    ],
)
def test_what_is_no_table_or_too_large_is_refused_with_the_reason(
    content: bytes, limits: TableLimits, reason: str
) -> None:
    with pytest.raises(InvalidInput, match=reason.replace("?", r"\?").replace(".", r"\.")):
        read(content, limits)


def test_a_workbook_that_unpacks_to_more_than_there_is_room_for_is_refused() -> None:
    book = Workbook(file := io.BytesIO())
    book.add_worksheet().write(0, 0, "x" * 10_000)
    book.close()
    with pytest.raises(InvalidInput, match="unpacks to more"):
        read(file.getvalue(), replace(LIMITS, unpacked_bytes=5_000))


STARTS = [b"", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xff\xfe", b"sep=", b"[{", b'{"a":', b"BEGIN:VCARD\n", b"a,b\n"]
PIECES = st.sampled_from(
    [b'"', b",", b";", b"\n", b"\r", b"\x00", b"\xff", b"=", b"{", b"}", b"]", b"a", b"=C3\n", b"END:VCARD\n", b"N:",
     b"TEL;VALUE=uri:", b"N;ENCODING=QUOTED-PRINTABLE;CHARSET=x:=", b"ORG;ENCODING=b:!\n", b"\xd8\x00",
     b"VERSION:4.0\n"]
)  # fmt: skip


@given(st.sampled_from(STARTS), st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=60).map(b"".join)))
@example(b"BEGIN:VCARD\n", b"VERSION:9\nN:;\nN:x\nEND:VCARD\n")
@example(b"BEGIN:VCARD\n", b"END:VCALENDAR\nEND:VCARD\n")
def test_no_bytes_raise_anything_but_that_they_are_no_table(start: bytes, rest: bytes) -> None:
    try:
        found = read(start + rest)
    except InvalidInput:
        return
    assert found.shape.format in Format
    assert all(len(row.cells) == len(found.shape.columns) for row in found.sample)

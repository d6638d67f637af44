"""Which rows of a file are proposed as one person, and which of them as sure."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from typer.testing import CliRunner

from production.commands.customers import app
from production.crm.customers.same_person import Person, fields_of, person, same_persons
from production.schemas.errors import InvalidInput

HOME = {"street": "brown street", "number": "12", "suburb": "kew", "postcode": "3101", "state": "vic"}
ADA = {"given": "augusta", "surname": "lovelace", "birth": "18151210", **HOME}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _word(chance: Random) -> str:
    return "".join(chance.choice(LETTERS) for _ in range(chance.randint(5, 9)))


def _crowd(seed: int, size: int = 400) -> list[dict[str, str]]:
    """Families of one to four: the same surname and home, other given names, and one pair of twins in ten."""
    chance, found = Random(seed), list[dict[str, str]]()
    given, surnames, towns = ([_word(chance) for _ in range(many)] for many in (80, 120, 40))
    while len(found) < size:
        home = {
            "street": f"{_word(chance)} street",
            "number": str(chance.randint(1, 99)),
            "suburb": chance.choice(towns),
        }
        family, birth = chance.choice(surnames), _birth(chance)
        for name in chance.sample(given, chance.randint(1, 4)):
            twin = chance.random() < 0.1
            found.append({"given": name, "surname": family, "birth": birth if twin else _birth(chance), **home})
    return found


def _birth(chance: Random) -> str:
    return f"{chance.randint(1930, 2005)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"


def _slipped(chance: Random, row: dict[str, str]) -> dict[str, str]:
    """One or two fields with a letter missing, one perhaps empty, the names perhaps the other way round."""
    row = dict(row)
    for field in chance.sample(sorted(row), 2):
        place = chance.randrange(len(row[field]))
        row[field] = row[field][:place] + row[field][place + 1 :]
    if chance.random() < 0.1:
        row["given"], row["surname"] = row["surname"], row["given"]
    del row[chance.choice(("street", "suburb", "birth"))]
    return row


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_sure_is_right_and_most_are_found(seed: int) -> None:
    chance, rows = Random(seed), _crowd(seed)
    truth = {(place, len(rows) + number) for number, place in enumerate(chance.sample(range(len(rows)), 150))}
    rows += [_slipped(chance, rows[place]) for place, _ in sorted(truth, key=lambda pair: pair[1])]
    found = same_persons([person(each.items()) for each in rows])
    sure = {(each.first, each.second) for each in found if each.sure}
    assert len(sure & truth) >= 0.98 * len(sure)
    assert len({(each.first, each.second) for each in found} & truth) >= 0.9 * len(truth)
    assert len(sure) >= 0.6 * len(truth)


def _among_others(*pair: Person) -> list[Any]:
    people = [*pair, *(person(each.items()) for each in _crowd(9))]
    return [each for each in same_persons(people) if (each.first, each.second) == (0, 1)]


@pytest.mark.parametrize(
    ("changes", "sure"),
    [
        ({"given": "augsta"}, True),
        ({"given": "lovelace", "surname": "augusta"}, True),
        ({"street": "green lane", "number": "3", "suburb": "carlton", "postcode": "3053"}, True),
        ({"given": "byron"}, False),
        ({"birth": "18880704"}, False),
    ],
    ids=["a slip", "the other way round", "moved", "a twin", "a namesake at one address"],
)
def test_names_and_the_date_of_birth_decide_what_is_sure(changes: dict[str, str], *, sure: bool) -> None:
    assert any(each.sure for each in _among_others(ADA, {**ADA, **changes})) is sure


def test_brother_and_sister_are_no_proposal() -> None:
    assert _among_others(ADA, {**ADA, "given": "byron", "birth": "18130512"}) == []


@pytest.mark.parametrize("name", ["given_name", "Given Name", "First name", "FORENAME"])
def test_columns_go_by_their_usual_names(name: str) -> None:
    assert fields_of(["rec_id", name, "soc_sec_id", "date of birth"]) == {1: "given", 3: "birth"}


def test_the_command_names_rows_by_their_first_column(tmp_path: Any) -> None:
    table = tmp_path / "people.csv"
    lines = ["id,given_name,surname,date_of_birth,postcode"]
    lines += [
        f"r{place},{one['given']},{one['surname']},{one['birth']},31{place:02}"
        for place, one in enumerate(_crowd(3, 90))
    ]
    table.write_text("\n".join([*lines, lines[5].replace("r4,", "r4b,")]))
    answer = CliRunner().invoke(app, ["match", str(table)])
    assert answer.stdout.splitlines()[0].startswith('{"a": "r4", "b": "r4b", "score": ')
    assert '"sure": true' in answer.stdout.splitlines()[0]


def test_a_file_without_a_column_that_is_known_is_refused(tmp_path: Any) -> None:
    table = tmp_path / "people.csv"
    table.write_text("id,colour\n1,red\n")
    refused = CliRunner().invoke(app, ["match", str(table)]).exception
    assert isinstance(refused, InvalidInput)
    assert refused.field == "file"


@pytest.mark.parametrize(
    ("column", "text", "plain"),
    [
        ("birth", "1990-02-01", "19900201"),
        ("birth", "01.02.1990", "19900201"),
        ("birth", "2/13/1990", "19900213"),
        ("birth", "19900201", "19900201"),
        ("birth", "02/01/1990", None),
        ("postcode", "SW1A 1AA", "sw1a1aa"),
        ("postcode", "0800", "800"),
        ("number", "12a", "12a"),
        ("phone", "+61 3 9", "6139"),
    ],
)
def test_one_way_to_write_what_is_the_same(column: str, text: str, plain: str | None) -> None:
    assert person([(column, text)]).get(column) == plain


def test_people_of_one_name_in_two_towns_are_not_surely_one() -> None:
    london = {"given": "ann", "surname": "smith", "postcode": "sw1a1aa", "suburb": "london"}
    leeds = london | {"postcode": "ec11ab", "suburb": "leeds"}
    assert [pair.sure for pair in same_persons([london, leeds, *_crowd(1)]) if (pair.first, pair.second) == (0, 1)] in (
        [],
        [False],
    )

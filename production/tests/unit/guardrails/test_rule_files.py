"""Rules are data: nothing in the files is overlooked, and a wrong one says what is wrong with it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from production.agent.guardrails import rules
from production.agent.guardrails.rules.loader import load_table
from production.schemas.errors import ConfigurationError

HERE = Path(rules.__file__).parent
FILES = sorted(HERE.rglob("*.toml"))
GOOD = """
trigger = "refund"
fragments.money = ["money", '(?:hard )?cash']
harmless.phrases = ["no {money}"]
[[rules]]
name = "wants it back"
example = "my money back"
counter_example = "back to the list"
wordings = ["{money} back"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fragments.toml").write_text("[fragments]\nword = '(?:\\w+ )'\n")
    return tmp_path


def test_every_file_belongs_to_a_table_that_is_read() -> None:
    tables = len(rules.INTENT_TABLES + rules.INJECTION_TABLES + rules.LINE_TABLES)
    assert [file.name for file in FILES].count("fragments.toml") + tables == len(FILES)


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(HERE)) for file in FILES])
def test_every_fragment_of_a_table_is_used(file: Path) -> None:
    users = FILES if file.name == "fragments.toml" else [file]
    text = "".join(user.read_text("utf-8") for user in users)
    names = tomllib.loads(file.read_text("utf-8")).get("fragments", {})
    assert [name for name in names if f"{{{name}}}" not in text] == []


def test_fragments_stand_where_they_are_named(folder: Path) -> None:
    (folder / "mine.toml").write_text(GOOD)
    table = load_table(folder, "mine")
    assert (table.harmless, table.rules[0].wordings) == (
        ("no (?:money|(?:hard )?cash)",),
        ("(?:money|(?:hard )?cash) back",),
    )


def test_a_long_pattern_may_be_broken_over_lines(folder: Path) -> None:
    (folder / "mine.toml").write_text(GOOD.replace('"{money} back"', "'''\n    give|\n    send {word}?back'''"))
    assert load_table(folder, "mine").rules[0].wordings == (r"give|send (?:\w+ )?back",)


def test_the_harmless_phrases_of_another_table_count(folder: Path) -> None:
    (folder / "mine.toml").write_text(GOOD)
    (folder / "more.toml").write_text(
        GOOD.replace('harmless.phrases = ["no', 'harmless.also_of = "mine"\nharmless.phrases = ["any')
    )
    assert [phrase.split()[0] for phrase in load_table(folder, "more").harmless] == ["no", "any"]


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('trigger = "refund"', 'trigger = "refnd"', "field trigger: "),
        ('counter_example = "back to the list"', "", "rule 'wants it back', field counter_example: Field required"),
        ('name = "wants it back"', "", "rule 1, field name: Field required"),
        (
            'example = "my',
            'wish = ""\nexample = "my',
            "rule 'wants it back', field wish: Extra inputs are not permitted",
        ),
        ("{money} back", "{mony} back", "rule 'wants it back', field wordings: no fragment is called 'mony'"),
        ("no {money}", "no {mony}", "field harmless.phrases: no fragment is called 'mony'"),
        ("{money} back", "({money} back", "rule 'wants it back', field wordings: missing ), unterminated subpattern"),
        ("[[rules]]", "[[rules", "Expected ']]' at the end of an array declaration (at line 5"),
    ],
)
def test_a_wrong_file_is_named_with_rule_and_field(folder: Path, right: str, wrong: str, says: str) -> None:
    (folder / "mine.toml").write_text(GOOD.replace(right, wrong, 1))
    with pytest.raises(ConfigurationError) as refused:
        load_table(folder, "mine")
    assert f"{folder / 'mine.toml'}: {says}" in str(refused.value)


def test_a_table_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"mine\.toml: there is no such file"):
        load_table(folder, "mine")

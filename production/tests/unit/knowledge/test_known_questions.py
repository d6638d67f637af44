"""What writers note in comments becomes known questions, and nothing else sees it."""

from __future__ import annotations

import pytest

from production.crm.knowledge.chunk import chunk
from production.crm.knowledge.model import KnownQuestion
from production.schemas.errors import InvalidInput

PLAIN = """# Guide

Open it.
Close it.

## Export

To export, do this:

1. Select Export.
2. Select CSV.

Files stay for a week.
"""
NOTED = """# Guide

Open it.
<!-- asked
how do i open it
-->
Close it.

## Export

To export, do this:

1. Select Export.
2. Select CSV.
<!-- asked
How do I export?
  export to csv

-->

Files stay for a week.
<!-- for writers: check with legal -->
<!-- unanswered
Can I export to Jira?
-->
"""


def test_comments_are_no_part_of_passages() -> None:
    bare = [(part.title, part.content) for part in chunk("a.md", PLAIN)]

    assert [(part.title, part.content) for part in chunk("a.md", NOTED)] == bare


def test_each_question_has_the_line_above_its_comment() -> None:
    opening, export = chunk("a.md", NOTED)

    assert opening.known == (KnownQuestion("how do i open it", "Open it."),)
    assert export.known == (
        KnownQuestion("How do I export?", "2. Select CSV."),
        KnownQuestion("export to csv", "2. Select CSV."),
        KnownQuestion("Can I export to Jira?", None),
    )


def test_another_question_is_another_passage_to_embed() -> None:
    before, after = (chunk("a.md", text)[0].content_hash for text in (NOTED, NOTED.replace("open it\n-", "start\n-")))

    assert before != after


def test_a_long_section_has_each_question_at_the_passage_with_its_line() -> None:
    lines = [f"Line {number} says {'much ' * 60}." for number in range(9)]
    text = "\n\n".join(f"{line}\n<!-- asked\nWhat says {at}?\n-->" for at, line in enumerate(lines))

    parts = chunk("a.md", text)

    assert len(parts) > 1
    assert all(known.answer in part.content for part in parts for known in part.known if known.answer)
    assert sum(len(part.known) for part in parts) == len(lines)


def test_a_comment_within_code_is_code() -> None:
    text = "# A\n\n```\n<!-- asked\nWhat?\n-->\n```\n"

    assert "<!-- asked" in chunk("a.md", text)[0].content


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# A\nMore <!-- margin 40 % -->words.", "More words."),
        ("# A\n<!-- legal? -->Text.", "Text."),
        ("# A\nText.\n<!-- a\nb --> Tail.", "Text.\n Tail."),
        ("# A\nText.\n<!-- -->\nTail.", "Text.\nTail."),
    ],
)
def test_a_comment_takes_nothing_along_and_leaves_nothing_behind(text: str, shown: str) -> None:
    assert chunk("a.md", text)[0].content == shown


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("---\ntitle: A\n---\n# A\n\nText.\n<!-- asked\nWhat?\n", 7, "not closed"),
        ("# A\n\nText.\n<!-- asked\n\n-->\n", 4, "at least one question"),
        ("# A\n\nText.\n<!-- asked What? -->\n", 4, "line of its own"),
        ("# A\n\nText.\n<!-- Asked what?\n-->\n", 4, "line of its own"),
        ("# A\n<!-- unanswered\nWhat?\n-->\nText.\n", 2, "stands below nothing"),
    ],
)
def test_a_wrong_block_is_named_with_file_and_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason) as refused:
        chunk("guide/a.md", text)

    assert refused.value.field == f"guide/a.md line {line}"

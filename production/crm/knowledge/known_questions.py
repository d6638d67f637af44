"""What customers ask, as writers note it in a document's comments. Pure.

Directly below the line that answers, or, for what no document answers, anywhere in a section:

    <!-- asked                      <!-- unanswered
    Can I choose the region?        Can I have a data centre in Asia?
    where is our data               -->
    -->
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from production.crm.knowledge.markdown import Comment
from production.crm.knowledge.model import KnownQuestion
from production.schemas.errors import InvalidInput

_KINDS = ("asked", "unanswered")


def known_questions(document: str, comments: Iterable[Comment]) -> list[KnownQuestion]:
    """The questions of one section, in order; other comments say nothing.

    Raises:
        InvalidInput: a comment is not closed, has no question, or stands below nothing; names document and line.
    """
    return [known for comment in comments for known in _questions(document, comment)]


def _questions(document: str, comment: Comment) -> Iterator[KnownQuestion]:
    place = f"{document} line {comment.line}"
    if not comment.closed:
        raise InvalidInput(place, "is a comment that is not closed: it must end in -->")
    first, _, rest = comment.text.strip().removeprefix("<!--").removesuffix("-->").strip().partition("\n")
    kind, *more = first.lower().split() or [""]
    if kind not in _KINDS:
        return
    if more:
        raise InvalidInput(place, f"must hold each question on a line of its own, after `{kind}` alone")
    lines = rest.splitlines()
    questions = [line.strip() for line in lines if line.strip()]
    if not questions:
        raise InvalidInput(place, f"must hold at least one question, each on a line of its own, after `{kind}`")
    if not comment.below:
        raise InvalidInput(place, "stands below nothing: it must follow a line of text of the same section")
    answer = comment.below if kind == "asked" else None
    for question in questions:
        yield KnownQuestion(question, answer)

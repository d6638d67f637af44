"""An article from a ticket that a person solved where the knowledge base had no answer. Pure.

Composed, not written: the title is what the customer asked, the text what the person answered, both without personal
data. A person reads and may change it before anybody else does.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from production.crm.knowledge.anonymise import anonymise
from production.crm.knowledge.chunk import chunk
from production.crm.knowledge.links import without_links
from production.crm.knowledge.service import LEARNED_FOLDER
from production.schemas.errors import Conflict
from production.text.sentences.spans import sentences

MIN_QUESTION_SIMILARITY = 0.5
"""Cosine from which two questions ask the same: a test measures it on labelled questions."""
MAX_TITLE_LENGTH = 120
MIN_WORDS = 5
"""A shorter answer ("Done!") helps nobody else."""

_REPLY_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\[[a-z ]+\]")


class SuggestionStatus(StrEnum):
    """What people made of a suggestion."""

    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"


class AlreadyDecided(Conflict):
    """Somebody has decided about this suggestion already, and otherwise."""

    code = "already_decided"

    def __init__(self, suggestion_id: int, status: SuggestionStatus, wanted: str) -> None:
        super().__init__(f"Suggestion {suggestion_id} is {status} already: it cannot be {wanted} any more.")


@dataclass(frozen=True, slots=True)
class SolvedTicket:
    """A ticket that a person solved where the knowledge base could not."""

    ticket_id: UUID
    question_id: UUID
    """First message of the turn that had no answer."""
    subject: str | None
    question: str
    answers: tuple[str, ...]
    """What people wrote after it, in order."""
    known: tuple[str, ...]
    """Names and addresses of the customer."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a ticket teaches."""

    title: str
    question: str
    """For the person who decides; no part of the article, where it would pass for knowledge."""
    body: str
    """Markdown."""

    @property
    def has_content(self) -> bool:
        """Whether enough is left for a passage that could help somebody else."""
        passages = chunk("article", as_markdown(self.title, _PLACEHOLDER.sub("", self.body)))
        return sum(len(passage.content.split()) for passage in passages) >= MIN_WORDS


@dataclass(frozen=True, slots=True)
class SuggestedArticle:
    """An article that waits for a person, or was decided about."""

    id: int
    status: SuggestionStatus
    title: str
    question: str
    body: str
    tickets: tuple[str, ...]
    """Numbers of the tickets that it comes from: the one whose words it holds, then others that ask the same."""
    reason: str | None
    """Why it was rejected."""
    document: str | None
    """Its place in the knowledge base, once approved."""
    published: bool
    """Whether a search finds it."""
    created_at: datetime
    decided_at: datetime | None


def compose_article(solved: SolvedTicket, is_injection: Callable[[str], bool]) -> Article:
    """The same ticket always gives the same article.

    `is_injection` says whether words try to steer the assistant: such words name no article.
    """
    question = anonymise(solved.question, solved.known)
    answers = [anonymise(answer, solved.known) for answer in solved.answers]
    subject = anonymise(_REPLY_PREFIX.sub("", solved.subject or ""), solved.known)
    return Article(_title(question, subject, is_injection), question, "\n\n".join(filter(None, answers)))


def _title(question: str, subject: str, is_injection: Callable[[str], bool]) -> str:
    """The first sentence that asks, else the subject, else how it begins; without links, for anybody may read it."""
    said = [*sentences(question), subject]
    asking = [sentence for sentence in said if sentence.endswith("?") and " " in sentence]
    title = textwrap.shorten(without_links([*asking, subject or said[0]][0]), MAX_TITLE_LENGTH, placeholder="…")
    return title if title and not is_injection(title) else "A question"


def document_of(suggestion_id: int) -> str:
    """Where an approved suggestion stands in the knowledge base."""
    return f"{LEARNED_FOLDER}{suggestion_id}.md"


def as_markdown(title: str, body: str) -> str:
    """The document of an article, as the ingest reads it."""
    return f"# {title}\n\n{body}\n"

"""Understands one message: what kind it is, and which questions it asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from production.agent.offline.cleaning import clean
from production.agent.offline.language import is_english
from production.agent.offline.questions import Question, find_questions, is_one_sentence
from production.agent.offline.vocabulary import is_specific, specific_stems, telling_stems, without_company
from production.crm.knowledge.follow_up import has_anaphora
from production.schemas.turns import Turn
from production.text.words import FUNCTION_WORDS, words


class MessageKind(Enum):
    """What a message needs."""

    REQUEST = "request"
    VAGUE = "vague"
    THANKS = "thanks"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class MessageAnalysis:
    """What the built-in agent understood."""

    kind: MessageKind
    questions: tuple[Question, ...] = ()
    earlier_tickets: bool = False
    """The customer refers to tickets of the past."""


_THANKS = re.compile(
    r"\b(?:thanks?|thx|thank you|ty|cheers|appreciated?|perfect|great|awesome|brilliant|solved|sorted|all good|got it"
    r"|that worked|it works(?: now)?|goodbye|bye|ok(?:ay)?)\b",
    re.IGNORECASE,
)
_UNHAPPY = re.compile(
    r"\b(?:not|still|but|however|never|no|nothing|\w+n't|again|yet|fail\w*|wrong|unfortunately)\b", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\bTKT-\d+|\b(?:my|our|the) (?:last|previous|earlier|open|old|other) (?:tickets?|requests?|cases?)\b"
    r"|\bstatus of (?:my|our|the) (?:tickets?|requests?|cases?)\b",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(r"\W*(?:which|what|where|when|who|why|how)\b", re.IGNORECASE)


def analyse_message(
    text: str, *, subject: str, earlier: Sequence[str], company: str, asked_back: bool = False
) -> MessageAnalysis:
    """What a message wants.

    `earlier` holds what the same customer wrote before in this conversation, oldest first. The name of our `company`
    says nothing of it. After we `asked_back`, a single word is an answer.
    """
    message = clean(text)
    whole = f"{subject}\n{message}"
    if not is_english(whole):
        return MessageAnalysis(MessageKind.FOREIGN)
    if says_thanks(text):
        return MessageAnalysis(MessageKind.THANKS)
    refers = _EARLIER.search(whole) is not None
    bare = without_company(message, company)
    vague = not is_specific(bare) if asked_back else _vague(bare) and _vague(without_company(subject, company))
    leans = bool(earlier) and not asked_back and has_anaphora(message)
    if vague and not refers and not leans:
        return MessageAnalysis(MessageKind.VAGUE)
    questions = find_questions(message, codes_in=text, subject=subject, earlier=earlier, company=company)
    return MessageAnalysis(MessageKind.REQUEST, questions, refers)


def says_thanks(text: str) -> bool:
    """Whether a message thanks or says goodbye and wants nothing else."""
    message = clean(text) or text
    says_so = _THANKS.search(text) and not _UNHAPPY.search(message)
    return bool(says_so) and "?" not in message and not specific_stems(message)


def asks_only(turn: Turn, questions: Sequence[Question]) -> bool:
    """Whether a turn says nothing beside `questions` that are a sentence each; courtesies do not count.

    The message counts as it came: what `clean` takes for a greeting, a signature or a quotation may be a wish.
    """
    beside = " ".join(turn.text.split())
    for question in questions:
        beside = beside.replace(" ".join(question.asked.split()), " ", 1)
    name = telling_stems(turn.customer_name or "")
    titled = telling_stems(turn.subject or "") - name
    asked = frozenset[str]().union(*(telling_stems(question.asked) for question in questions))
    return (
        not telling_stems(beside) - name
        and titled <= asked
        and all(is_one_sentence(question.asked) for question in questions)
    )


def _vague(text: str) -> bool:
    """Nothing specific, or a single word that is not a code and that nothing is asked about."""
    asked = [word for word in words(text) if word not in FUNCTION_WORDS]
    bare = len(words(text)) <= 2 and not _QUESTION_WORD.match(text)
    lone_word = bare and len(asked) <= 1 and not any(map(str.isdigit, text))
    return not specific_stems(text) or lone_word

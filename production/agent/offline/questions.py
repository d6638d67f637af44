"""Finds what a message asks, and with which words each question should be searched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from production.agent.offline.spelling import correct_spelling
from production.agent.offline.vocabulary import is_specific, specific_stems, without_company
from production.crm.knowledge.follow_up import CONTEXT_CHARACTERS, has_anaphora, with_last_context
from production.text.words import stems

OWN_STEMS = 4
"""A second question with as many words of its own does not need the first one."""
QUERY_CHARACTERS = 400
MESSAGE_CHARACTERS = 600
"""About what the built-in embedder reads at once."""

_CUT = re.compile(r"(?<=[.!?…])[\"')]*\s+|\n+|\s+(?=\d\)\s)")
_ENUMERATION = re.compile(r"^\s*(?:\d{1,2}[.):]|[-*•]|[a-c]\))\s+")
_SUBJECT = (
    r"(?:i|we|you|u|he|she|it|they|there|the|an?|my|our|your|his|her|their|this|that|each|every\w*|all|any\w*|some\w*|one"
    r"|people|\w+s)\b"
)
_JOINT = re.compile(
    r"(?:[,;]\s*(?:and|or|also|plus|n|&)?\s*(?:also\s+)?|\s(?:and|also|plus|n|&)\s+(?:also\s+)?)"
    r"(?=(?:(?:(?:for|to|from|in|on|at|by|with) )?how (?:many|much|long|often|fast|soon|big|do|does|can|to)\b"
    r"|(?:at|from|in|on|until|after) (?:what|which) \w+ (?:do|does|can|could|may|must|is|are|was|were|will)\b"
    r"|since when\b"
    rf"|(?:where|what|when|who|how)'?s\s+{_SUBJECT}|(?:where|what|when|which|who|why)\s+(?:do|does|can|could|is|are|must|should|will|{_SUBJECT})"
    r"|which \w+ (?:do|does|can|may|is|are|has|have|will)\b"
    rf"|(?:can|could|is|are|do|does|will|may|must|if)\s+(?:what\b|{_SUBJECT})))",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    r"\W*(?:(?:and|or) )?(?:on|in|at|by|with|from|after|before|until|via)\b"
    r"(?!.*\b(?:how|what|which|when|where|who|why|can|could|do|does|is|are|will|may|must)\b)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"^\W*(?:and )?(?:(?:(?:how|where) )?(?:can|could|do|does|may|should|will) {_SUBJECT} \w+ |(?:is|are) there )",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:the|it|its|that|this|these|those|they|them|their|(?<!is )(?<!are )there|then|same|(?<!than )ones?"
    r"|too|also|else)\b",
    re.IGNORECASE,
)
_LIMIT_ALONE = re.compile(r"\W*(?:and |so )?what(?:'?s| is) the (?:max\w*|limit|most)\W*", re.IGNORECASE)
"""Of what was asked before."""
_ALSO = re.compile(
    r"\s(?:and |plus )?also\s+(?=(?:can|could|is|are|do|does|how|where|what|when|which|who)\b)", re.IGNORECASE
)
_BARE = re.compile(r"\W*(?:(?:and|so|but) )?(?:how|where|when|why|who)(?: exactly)?\W*\?\W*", re.IGNORECASE)
"""Asks about what stands before it."""
_ASKING = re.compile(
    r"\?\W*$"
    r"|(?:^|: | - )(?:\W|and |n |so |but |also |plus |now |please |hey |ok |then )*"
    r"(?:who\b|what'?s\b|(?:how|where|what|when|which|why)\s+"
    r"(?:do|does|did|can|could|is|are|am|was|should|to|much|many|long|often|fast|soon|big|far|will|would|must|has|have)"
    r"|(?:(?:at|from|in|on|until|after) what|(?:(?:at|from|in|on|until|after) )?which) \w+"
    r" (?:do|does|can|is|are|was|were|has|have|includes?)\b"
    rf"|(?:can|is|are|do|will|may|must) {_SUBJECT}|could|does)\b"
    rf"|\balso (?:can|could|is|are|does) {_SUBJECT}"
    r"|\b(?:how (?:to|do|can)|please (?:tell|explain|help|show|advise)|(?:like|want|need) to know|wondering"
    r"|also (?:like|want|need) to)\b|\bwhy\W*$",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"(?:^|[,.;:!?(-] ?|\b(?:and|or|so|but|also|know|tell|me|us|for|then|now|hi|hello|hey) )\W*"
    r"(?:how (?:many|much|long|often|big|large|soon|far|old|late|fast|quick\w*)|which|who"
    r"|when(?! (?:i|we|you|he|she|it|they|the|my|our|a|an)\b)|since when|max(?:imum)?"
    r"|what (?:is|are|happens?|does)(?! the (?:way|procedure|process|steps?)\b)|what's(?! the (?:way|procedure))"
    r"|(?:is|are|does|do|did|was|will|has|have) (?!there\b))\b",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"\bhow (?:to|do|does|can|could|would|should|am|are|is)\b|\bwhere (?:do|can|could|would|should)\b|\bsteps?\b"
    r"|\bhow\s*\?|\bway to\b|\bprocedure\b|\b(?:like|want|need|have) to\b|\bset(?:ting)? up\b",
    re.IGNORECASE,
)
_REPLY_MARK = re.compile(r"^(?:(?:re|fwd?|aw|sv)\s*:\s*)+", re.IGNORECASE)
CODE = re.compile(r"\b[A-Z]{1,5}-?\d{3,5}\b")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that the customer wants to know."""

    asked: str
    """In the customer's own words."""
    bare: str
    """The same without our name, which tells no request from another."""
    query: str
    """The same with what it refers to, for the search."""
    message: str
    """All that the customer wrote, under its subject."""
    behind: str = ""
    """The same behind what was asked before it, here or in an earlier message; empty for a first question."""
    in_conversation: bool = False
    """Whether the customer wrote before."""

    @property
    def goes_on(self) -> bool:
        """Whether even the search needs what was asked before: an error code says enough."""
        behind = self.in_conversation and self.behind in self.query
        return behind and CODE.search(self.asked) is None

    @property
    def way(self) -> bool:
        """Asks for a way to do something, or reports something, rather than for a fact."""
        return _FACT.search(self.asked) is None


def find_questions(
    text: str, *, codes_in: str, subject: str, earlier: Sequence[str], company: str
) -> tuple[Question, ...]:
    """Questions of a cleaned message, in order; the whole message when it asks nothing openly.

    Error codes are taken from `codes_in`, the message as it came. `earlier` holds what the customer
    wrote before, oldest first. No search asks for our own `company`.
    """
    codes = list(dict.fromkeys(CODE.findall(codes_in)))
    parts = _parts(text)
    pairs = [
        (piece, [*earlier[-1:], subject, " ".join(parts[max(0, at - 2) : at])])
        for at, part in enumerate(parts)
        if _ASKING.search(part) and (is_specific(without_company(part, company)) or (at and has_anaphora(part)))
        for piece in _pieces(part)
    ]
    if not pairs:
        whole = " ".join(parts)[:QUERY_CHARACTERS]
        pairs = [(whole or subject, [*earlier[-1:], subject])]
    message = f"{subject}. {text}" if subject else text
    before_this = next((said for said in reversed(earlier) if is_specific(said)), "")
    queries: list[Question] = []
    for piece, context in _merged(pairs, company):
        before = [*context, *(question.query for question in queries[-1:])]
        if (queries or earlier) and _stands_alone(piece):
            before = []
        led = _query(piece, before, codes if len(pairs) == 1 else [])
        query = without_company(_headed(subject, led), company)
        bare = without_company(piece, company)
        led_by = before_this or (queries[-1].bare if queries and has_anaphora(piece) else "")
        behind = f"{led_by[-CONTEXT_CHARACTERS:]} {bare}" if led_by else ""
        queries.append(Question(piece, bare, query, message[:MESSAGE_CHARACTERS], behind, bool(before_this)))
    return tuple(queries)


def _stands_alone(question: str) -> bool:
    """Whether it can be understood without what stands before: enough words of its own, or nothing it points at."""
    own = len(specific_stems(question))
    return own >= OWN_STEMS or (own > 0 and _WHOLE.search(question) is not None and not _POINTS.search(question))


def asks_how(text: str) -> bool:
    """Whether it asks in so many words how something is done."""
    return _HOW.search(text) is not None


def is_one_sentence(text: str) -> bool:
    return _CUT.search(text.strip()) is None


def open_questions(text: str) -> list[str]:
    """What a cleaned message asks in so many words."""
    return [piece for part in _parts(text) if _ASKING.search(part) for piece in _pieces(part)]


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for part in (_ENUMERATION.sub("", line).strip() for line in _CUT.split(text)):
        if parts and _BARE.fullmatch(part):
            parts[-1] = f"{parts[-1]} {part}"
        elif stems(part) or _ASKING.search(part):
            parts.append(part)
    return parts


def _pieces(part: str) -> list[str]:
    """Two questions in one sentence become two; a condition before a question stays with it."""
    pieces = [piece.strip() for piece in _JOINT.split(part) if stems(piece)]
    if pieces and _ASKING.search(pieces[0]):
        return pieces
    reported, *asked = _ALSO.split(part, maxsplit=1)  # a report of trouble, and what is asked beside it
    return [reported.strip(), *_pieces(asked[0])] if asked and is_specific(reported) else [part]


def _merged(pairs: list[tuple[str, list[str]]], company: str) -> list[tuple[str, list[str]]]:
    """A question that says little by itself and points back is part of the one before."""
    merged: list[tuple[str, list[str]]] = []
    for piece, context in pairs:
        before = specific_stems(without_company(merged[-1][0], company)) if merged else frozenset()
        own = len(specific_stems(without_company(piece, company)))
        leans = has_anaphora(piece) and (not own or not before or (len(before) < 2 and own < OWN_STEMS))
        if merged and (leans or _ELLIPSIS.match(piece) or _LIMIT_ALONE.fullmatch(piece)):
            merged[-1] = (f"{merged[-1][0]} {piece}", merged[-1][1])
        else:
            merged.append((piece, context))
    return merged


def _headed(subject: str, query: str) -> str:
    """The query under its subject line, where that names anything and is not said again below."""
    topic = _REPLY_MARK.sub("", subject).strip()
    says_more = len(specific_stems(topic)) >= 2 and not specific_stems(topic) <= specific_stems(query)
    return f"{topic}. {query}"[:QUERY_CHARACTERS] if says_more else query


def _query(asked: str, context: list[str], codes: list[str]) -> str:
    query = correct_spelling(with_last_context(asked, [text for text in context if text]))
    missing = [code for code in codes if code.lower() not in query.lower()]
    return " ".join([*missing, *query.split()])[:QUERY_CHARACTERS]

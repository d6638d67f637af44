"""Whether each sentence of a reply is backed by something the run has seen. Pure and cheap.

A sentence is supported when one piece of evidence holds most of its content words, all of its
numbers, quoted names and addresses, and does not contradict it by a negation. Courtesies claim nothing
and need no support; nor do questions back about what the customer said, what was seen, or what went wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from production.agent.hidden_claims import asks_for_secret, has_unusual_signs, makes_commitment, names_unknown_place
from production.agent.sentences import sentences
from production.crm.knowledge.model import Passage
from production.crm.knowledge.service import LEARNED_FOLDER
from production.crm.knowledge.words import stem, stems, words

ENOUGH_WORDS = 0.75
"""Share of the content words of a sentence that one piece of evidence must hold."""

_COURTESIES = """
afternoon annoy answer anytime apologies apologise apologize apology appreciate ask bye case clear close colleague
colleagues confuse day detail document documentation documented else evening feel find first follow forward found
frustrate glad goodbye great happy hear hesitate hope inconvenience information look luck mean meant message moment
morning nice night part pass passed people person pleasure point questions reach read regard regarding reply
request second short soon sorry step straight tell thank third ticket time touch trouble understand welcome worry
write
"""
_CLAIMLESS = frozenset(stem(word) for word in _COURTESIES.split())

_ENQUIRY = """
account app board browser computer description device exact example exactly file format happen happens instead like
line little message more name number operating page phone plan project screen screenshot see sentence sentences
shows something started system task team text tried trouble using version way whole word words work workspace wrong
"""
_ASKABLE = _CLAIMLESS | frozenset(stem(word) for word in [*_ENQUIRY.split(), "error", "errors"])
_ASKING = re.compile(
    r"^(?:\W*(?:and|or|so|also|please|sorry|in|on|at|for|with|from|to|if|since|about)\b)*\W*"
    r"(?:what|which|who|whose|when|where|why|how|could|can|would|will|do|does|did|is|are|was|were|have|has|had|may"
    r"|should|shall)\b",
    re.IGNORECASE,
)

_LITERAL = re.compile(
    r"https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])[^\W\d_][\w-]+(?:\.[^\W\d_][\w-]+)+(?:/\S*)?"
    r"|\b[\w-]*\d[\w.,:-]*|\"[^\"]+\""
)
_MEASURE = re.compile(r"(?<![\w.,])(\d[\d.,]*)[ -]?(second|minute|hour|day|week|month|year|[kmgt]b\b|%|percent)")
"""A number that says how long, how large or which share: with another unit it is another fact."""
_STEP_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•])(?:\s+|$)")
_NEGATION = re.compile(r"\b(?:not|never|no|cannot|nobody|none|neither|nor|without|\w+n't)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grounding:
    """What backs a reply, sentence by sentence."""

    backed: tuple[tuple[str, Passage | None], ...]
    """Supported sentences with their passage; None where a tool result of another kind backs them."""
    unsupported: tuple[str, ...]

    @property
    def sources(self) -> list[Passage]:
        """Passages that back at least one sentence, each once, in order of use."""
        return list(dict.fromkeys(passage for _, passage in self.backed if passage is not None))


@dataclass(frozen=True, slots=True)
class _Evidence:
    flat: str
    stems: frozenset[str]
    sentences: tuple[tuple[frozenset[str], bool], ...]
    """Words of each sentence, and whether it is negated."""
    passage: Passage | None


def ground(reply: str, passages: Iterable[Passage], facts: Iterable[str], *, said: str = "") -> Grounding:
    """Look for support of every sentence of `reply` among what was seen.

    `said` is what the customer wrote: a question back may take it up, but it proves nothing.
    """
    evidence = [_evidence(_proves(passage), passage) for passage in passages]
    evidence += [_evidence(fact, None) for fact in facts]
    backed: list[tuple[str, Passage | None]] = []
    unsupported: list[str] = []
    askable = _ASKABLE.union(stems(said), *(item.stems for item in evidence))
    held = " ".join(item.flat for item in evidence)
    for sentence in _claims(reply, askable, held):
        best = (
            None if has_unusual_signs(sentence, held) else next((i for i in evidence if _supports(i, sentence)), None)
        )
        if best is None:
            unsupported.append(sentence)
        else:
            backed.append((sentence, best.passage))
    return Grounding(tuple(backed), tuple(unsupported))


def _claims(reply: str, askable: frozenset[str], held: str) -> list[str]:
    bare = [_STEP_NUMBER.sub("", sentence) for sentence in sentences(reply)]
    return [sentence for sentence in bare if sentence and not _claims_nothing(sentence, askable, held)]


def _claims_nothing(sentence: str, askable: frozenset[str], held: str) -> bool:
    if _LITERAL.search(sentence) or has_unusual_signs(sentence, held) or asks_for_secret(sentence):
        return False
    if stems(sentence) <= _CLAIMLESS:
        return sentence.endswith("?") or not makes_commitment(sentence)
    return _only_asks(sentence, askable) and not names_unknown_place(sentence, held)


def _only_asks(sentence: str, askable: frozenset[str]) -> bool:
    """A question that hides no claim: it brings up nothing new."""
    wanted = stems(sentence)
    asks = sentence.endswith("?") and _ASKING.search(sentence)
    return bool(asks) and len(wanted & askable) >= ENOUGH_WORDS * len(wanted)


def _proves(passage: Passage) -> str:
    """What we have written: the title of a learned article is how a customer asked."""
    return passage.content if passage.document.startswith(LEARNED_FOLDER) else f"{passage.title}\n{passage.content}"


def _evidence(text: str, passage: Passage | None) -> _Evidence:
    return _Evidence(*_read(text), passage)


@lru_cache(maxsize=1024)  # the same articles back one reply after the other
def _read(text: str) -> tuple[str, frozenset[str], tuple[tuple[frozenset[str], bool], ...]]:
    parts = tuple((frozenset(words(part)), _negated(part)) for part in sentences(text))
    return _flat(text), stems(text), parts


def _negated(sentence: str) -> bool:
    return _NEGATION.search(sentence) is not None


def _flat(text: str) -> str:
    """Lower case, single spaces and no markup, so that a literal can be looked for."""
    return re.sub(r"\s+", " ", re.sub(r"\*\*|`", "", text)).lower()


def _supports(evidence: _Evidence, sentence: str) -> bool:
    wanted = stems(sentence)
    says_something = any(word.isalpha() for word in wanted)
    share = len(wanted & evidence.stems) / len(wanted) if says_something else 0.0
    return share >= ENOUGH_WORDS and _literals_hold(evidence.flat, sentence) and _agrees(evidence, sentence)


def _literals_hold(flat: str, sentence: str) -> bool:
    literals = (match.group().strip('".,:;!?').lower() for match in _LITERAL.finditer(sentence))
    measures = (rf"(?<![\w.,]){re.escape(number)}[ -]?{unit}" for number, unit in _MEASURE.findall(_flat(sentence)))
    wanted = [*(rf"(?<!\w){re.escape(literal)}(?!\w)" for literal in literals if literal), *measures]
    return all(re.search(each, flat) for each in wanted)


def _agrees(evidence: _Evidence, sentence: str) -> bool:
    """A literal quotation, or a paraphrase that is negated just like the closest sentence."""
    if _flat(sentence).rstrip(".:") in evidence.flat:
        return True
    if asks_for_secret(sentence):
        return False
    wanted = frozenset(words(sentence))
    closest = max(evidence.sentences, key=lambda part: len(wanted & part[0]), default=(wanted, False))
    return _negated(sentence) == closest[1]

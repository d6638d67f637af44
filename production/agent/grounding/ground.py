"""Whether each sentence of a reply is backed by something the run has seen. Pure: words and a table of their meanings.

A sentence is backed when it is quoted, or when it says the same as one place in the evidence: see `support`. Courtesies
claim nothing and need no support: see `claims`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from production.agent.grounding.claims import claims
from production.agent.grounding.evidence import Text, bare, read_text
from production.agent.grounding.support import is_enough, measure
from production.agent.hidden_claims import asks_for_secret, has_unusual_signs, names_unknown_place
from production.crm.knowledge.model import Passage
from production.crm.knowledge.service import LEARNED_FOLDER


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


def ground(reply: str, passages: Iterable[Passage], facts: Iterable[str], *, said: str = "") -> Grounding:
    """Look for support of every sentence of `reply` among what was seen.

    `said` is what the customer wrote: a question back may take it up, but it proves nothing.
    """
    seen: list[tuple[Text, Passage | None]] = [(_read(passage), passage) for passage in passages]
    seen += [(read_text("", fact), None) for fact in facts]
    texts = [text for text, _ in seen]
    held = " ".join(text.flat for text in texts)
    backed: list[tuple[str, Passage | None]] = []
    unsupported: list[str] = []
    for claim in claims(reply, said=said, held=held):
        index = _backing(claim, texts, held)
        if index is None:
            unsupported.append(claim)
        else:
            backed.append((claim, seen[index][1]))
    return Grounding(tuple(backed), tuple(unsupported))


def _read(passage: Passage) -> Text:
    """What we have written: the title of a learned article is how a customer asked."""
    return read_text("" if passage.document.startswith(LEARNED_FOLDER) else passage.title, passage.content)


def _backing(claim: str, texts: Sequence[Text], held: str) -> int | None:
    """Index of the text that backs a claim."""
    if has_unusual_signs(claim, held):
        return None
    quoted = bare(claim)
    for index, text in enumerate(texts):
        if quoted in text.sentences:
            return index
    if asks_for_secret(claim) or names_unknown_place(claim, held):
        return None
    found = measure(claim, texts)
    return found[1] if found and is_enough(found[0]) else None

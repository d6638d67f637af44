"""Whether each sentence of a reply is backed by something the run has seen. Pure: words and a table of their meanings.

A sentence is backed when it is quoted, or when it says the same as one place in the evidence: see `support`. Where it
has citations, they have to stand, and only a cited place can back it: see `citations`. What the nearest place says
against it counts all the same. Courtesies claim nothing and need no support: see `claims`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from production.agent.grounding.citations import Citation, CitedPlaces, cited_places
from production.agent.grounding.claims import claims
from production.agent.grounding.evidence import Text, bare, read_text
from production.agent.grounding.support import is_enough, may_follow, measure
from production.agent.hidden_claims import asks_for_secret, has_unusual_signs, names_unknown_place
from production.crm.knowledge.model import Passage
from production.crm.knowledge.service import LEARNED_FOLDER


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """A sentence that its place neither backs nor contradicts, as far as words tell."""

    sentence: str
    quote: str
    """The place, of several one a line."""
    passage: Passage | None
    """Where it stands; None: in a tool result of another kind, which it is the whole of."""


@dataclass(frozen=True, slots=True)
class Grounding:
    """What backs a reply, sentence by sentence."""

    backed: tuple[tuple[str, Passage | None], ...]
    """Supported sentences with their passage; None where a tool result of another kind backs them."""
    unsupported: tuple[str, ...]
    open: tuple[OpenClaim, ...] = ()
    """Those of the unsupported that are not contradicted: a judge may still accept them."""

    @property
    def sources(self) -> list[Passage]:
        """Passages that back at least one sentence, each once, in order of use."""
        return list(dict.fromkeys(passage for _, passage in self.backed if passage is not None))

    @property
    def hangs_on_a_judge(self) -> bool:
        """Whether all that is unsupported is open."""
        return bool(self.open) and {claim.sentence for claim in self.open} == set(self.unsupported)

    def accepting(self, claims: Collection[OpenClaim]) -> Grounding:
        """With these, of the open ones, backed by their places."""
        sentences = {claim.sentence for claim in claims}
        return Grounding(
            (*self.backed, *((claim.sentence, claim.passage) for claim in claims)),
            tuple(sentence for sentence in self.unsupported if sentence not in sentences),
            tuple(claim for claim in self.open if claim not in claims),
        )


Seen = Sequence[tuple[Text, Passage | None]]
"""Passages, and facts of other tools."""


def ground(
    reply: str,
    passages: Iterable[Passage],
    facts: Iterable[str],
    *,
    said: str = "",
    citations: Sequence[Citation] = (),
) -> Grounding:
    """Look for support of every sentence of `reply` among what was seen, where it cites at the places that it cites.

    `said` is what the customer wrote: a question back may take it up, but it proves nothing.
    """
    seen: list[tuple[Text, Passage | None]] = [(_read(passage), passage) for passage in passages]
    seen += [(read_text("", fact), None) for fact in facts]
    held = " ".join(text.flat for text, _ in seen)
    backed: list[tuple[str, Passage | None]] = []
    unsupported: list[str] = []
    undecided: list[OpenClaim] = []
    for claim in claims(reply, said=said, held=held):
        found = _support(claim, seen, held, cited_places(claim, citations, seen))
        if isinstance(found, int):
            backed.append((claim, seen[found][1]))
            continue
        unsupported.append(claim)
        undecided += [found] if found else []
    return Grounding(tuple(backed), tuple(unsupported), tuple(dict.fromkeys(undecided)))


def _read(passage: Passage) -> Text:
    """What we have written: the title of a learned article is how a customer asked."""
    return read_text("" if passage.document.startswith(LEARNED_FOLDER) else passage.title, passage.content)


def _support(claim: str, seen: Seen, held: str, cited: CitedPlaces | None) -> int | OpenClaim | None:
    """Index of the text that backs a claim, or what is open about it; None if it is contradicted or said nowhere."""
    if has_unusual_signs(claim, held):
        return None
    texts = [text for text, _ in seen]
    if (quoted := _quoted(bare(claim), texts, cited)) is not None:
        return quoted
    if asks_for_secret(claim) or names_unknown_place(claim, held):
        return None
    laid = measure(claim, texts, cited)
    nearest = measure(claim, texts) if cited else laid
    if laid is None or nearest is None or not (may_follow(laid.measures) and may_follow(nearest.measures)):
        return None
    if is_enough(laid.measures) and is_enough(nearest.measures):
        return laid.text
    return OpenClaim(claim, "\n".join(dict.fromkeys(place.said.text for place in laid.places)), seen[laid.text][1])


def _quoted(claim: str, texts: Sequence[Text], cited: CitedPlaces | None) -> int | None:
    """Index of the text that has a claim word for word."""
    if cited is None:
        return next((index for index, text in enumerate(texts) if claim in text.sentences), None)
    return next((at for at, places in cited.items() if any(claim == bare(each.said.text) for each in places)), None)

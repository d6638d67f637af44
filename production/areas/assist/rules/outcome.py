"""What became of suggestions, told by what a person sent. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from production.areas.assist.model.replies import Judged, OpenSuggestion, SuggestionOutcome

_NOTHING_LEFT = 0.5
"""Share of words changed from which it is another reply."""


def judge(suggestions: Sequence[OpenSuggestion]) -> list[Judged]:
    """Of suggestions for one message, all that there are: a reply was made from the one that it is most like."""
    empty = [one for one in suggestions if not one.content]
    ended = [Judged(one.id, SuggestionOutcome.VOID, None, "nothing was suggested") for one in empty]
    return ended + _offered([one for one in suggestions if one.content])


def _offered(suggestions: Sequence[OpenSuggestion]) -> list[Judged]:
    answers = [one.answer for one in suggestions if one.answer is not None]
    if not answers:
        return [_undone(one) for one in suggestions]
    distances = [edit_distance(one.content, answers[0]) for one in suggestions]
    nearest = distances.index(min(distances))
    taken = distances[nearest] <= _NOTHING_LEFT
    return [
        _sent(one, distance, taken=taken and place == nearest, other=taken)
        for place, (one, distance) in enumerate(zip(suggestions, distances, strict=True))
    ]


def edit_distance(one: str, other: str) -> float:
    """Share of words that differ, 0..1: 0 is word for word the same, whatever its line breaks."""
    before, after = one.split(), other.split()
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = sum(max(a2 - a1, b2 - b1) for kind, a1, a2, b1, b2 in changes if kind != "equal")
    return min(1.0, changed / max(len(before), len(after), 1))


def _undone(one: OpenSuggestion) -> Judged:
    """Nobody answered: a person threw it away, or the conversation went on."""
    if one.rejected_because is not None:
        return Judged(one.id, SuggestionOutcome.REJECTED, None, one.rejected_because)
    return Judged(one.id, SuggestionOutcome.VOID, None, "the conversation went on")


def _sent(one: OpenSuggestion, distance: float, *, taken: bool, other: bool) -> Judged:
    if taken:
        return Judged(one.id, SuggestionOutcome.EDITED if distance else SuggestionOutcome.UNCHANGED, distance, None)
    why = "another suggestion was sent" if other else "answered in other words"
    return Judged(one.id, SuggestionOutcome.REJECTED, distance, one.rejected_because or why)

"""Compares what was asked with what the chosen evidence holds. Pure; the same for every model.

Closeness of topic is no answer: "how do I export" is close to how to import, "on Starter" to what holds on Free. What
is demanded and not met leaves at most a draft, which says why.
"""

from __future__ import annotations

import re

from production.agent.answerability.answer_type import lacks_answer_type
from production.agent.answerability.directions import opposes
from production.agent.answerability.names import unknown_names
from production.text.sentences.edited import sentences

_LEANS = re.compile(r"\b(?:it|them|that|this|those|these|there|mine|one|ones)\b", re.IGNORECASE)


def unmet(question: str, evidence: str, *, known: str, message: str) -> str:
    """What the question demands and the evidence lacks, for a person; empty where nothing is missing.

    `evidence` is what the reply rests on, under its heading; `known` is all that is said around it, where a name may
    stand as well. A question that leans on its `message` may mean what is named there.
    """
    about = f"{_before(question, message)}\n{question}" if _LEANS.search(question) else question
    if names := unknown_names(about, f"{evidence}\n{known}"):
        return f"nothing is said about {names[0]}"
    if opposes(question, evidence):
        return "the documentation tells the opposite of what is asked for"
    if lacks_answer_type(question, evidence):
        return "the documentation does not hold the kind of thing that is asked for"
    return ""


def _before(question: str, message: str) -> str:
    """The sentence that stands before the question, unless it is a question of its own."""
    before = sentences(message.partition(question)[0])
    return before[-1] if before and not before[-1].endswith("?") else ""

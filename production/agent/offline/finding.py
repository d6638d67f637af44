"""One question of a message with what was found for it: what is quoted, and how sure it is that this answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from production.agent.answerability.gate import unmet
from production.agent.offline.confidence import confidence
from production.agent.offline.known import SURE, Match
from production.agent.offline.questions import Question, asks_how
from production.agent.offline.scoring import ScoredTopic
from production.agent.offline.selection import answer_units, select_units
from production.agent.offline.topics import Form, Unit, places_of
from production.agent.offline.vocabulary import telling_stems, telling_words

DOUBTFUL = 0.80
"""Most confidence when something that was asked for is not in the evidence, or no known question is surely this one."""
NOT_DOCUMENTED = 0.50
"""Most confidence where it is known that no document answers: nothing is shown."""
WELL_GUESSED = 0.70
"""Confidence from which topics alone are worth showing beside the answer to another question."""
BEYOND_DOUBT = 0.60
"""Similarity from which a question is surely the known one, even where a message may be a wish."""
QUOTED = 600
"""Characters of what is quoted that are compared with the question."""


@dataclass(frozen=True)  # no slots: what is worked out once needs a place
class Finding:
    """One question with the topics found for it, best first."""

    question: Question
    topics: Sequence[ScoredTopic]
    known: Match | None = None
    """The nearest known question; None where the knowledge base has none, and the topics decide alone."""
    beside_sure: bool = False
    """Whether another question of the message is surely known."""

    def units(self, budget: int) -> list[Unit]:
        """What is quoted, in order: the line of the known question, else of the best topic what is nearest."""
        if answer := self._answer(budget):
            return answer
        if not self.topics:
            return []
        best = self.topics[0]
        return [best.topic.units[at] for at in select_units(self.question, best, budget)]

    @cached_property
    def confidence(self) -> float:
        """Above `DOUBTFUL` only if all that is asked for is there and, where there are known questions, one is this."""
        by_topics = confidence(self.topics)
        if self.known is None:
            return min(by_topics, DOUBTFUL) if self.topics and self.unmet else by_topics
        agreed = self._topic is not None and self._topic is self.topics[0]
        by_passages = by_topics if agreed else 0.0
        clear = self.known.clear(self.question, by_passages=by_passages, beside_sure=self.beside_sure)
        if not self.known.lines:
            return min(by_topics, NOT_DOCUMENTED if clear else DOUBTFUL)
        if not self.known.is_worth_showing or not self._quoted:
            return min(by_topics, DOUBTFUL)
        return self.known.confidence if clear and not self.unmet else DOUBTFUL

    @cached_property
    def unmet(self) -> str:
        """What is asked for and not in the evidence."""
        topic = (self._topic or self.topics[0]).topic
        asked = self.known.text if self.known and self._topic else ""
        quoted = " ".join(unit.text for unit in self.units(QUOTED))
        evidence = f"{topic.heading}: {asked} {quoted}"
        return unmet(self.question.asked, evidence, known=topic.text, message=self.question.message)

    @property
    def is_guess(self) -> bool:
        """Whether only the topics speak for it, and weakly, where there are known questions."""
        return self.known is not None and not self.known_question and self.confidence < WELL_GUESSED

    @property
    def is_unheard(self) -> bool:
        """Whether all known questions that are near ask for something else."""
        return self.known is not None and not self.known.text

    @property
    def known_question(self) -> str:
        """The known question whose answer is quoted; empty where the topics were searched for one."""
        return self.known.text if self.known and self._quoted else ""

    @property
    def is_open(self) -> bool:
        """Whether it is most likely answered nowhere: what is near is known to be, or tells the opposite."""
        nearest_is_open = self.known is not None and bool(self.known.text) and not self.known.lines
        return bool(self.topics) and (nearest_is_open or bool(self.unmet))

    @property
    def surely_known(self) -> bool:
        """Whether people have answered it, and it says nothing beside that and leans on no question before it."""
        leans = self.question.behind and not self.question.in_conversation
        if leans or self.known is None or not self.known_question or self.confidence < SURE:
            return False
        if self.known.similarity < BEYOND_DOUBT:
            return False
        beside = Counter(telling_words(self.question.asked)) - Counter(telling_words(self.known.text))
        return beside.keys() <= telling_stems("\n".join(self.known.lines))

    @cached_property
    def _topic(self) -> ScoredTopic | None:
        """Where the known question is noted; None where there is none, or all of it has been told before."""
        place = self.known.place if self.known else None
        return next((scored for scored in self.topics if scored.topic.key == place), None)

    @cached_property
    def _quoted(self) -> list[Unit]:
        return self._answer(QUOTED)

    def _answer(self, budget: int) -> list[Unit]:
        """The lines that answer the known question, with what belongs to them."""
        if self.known is None or self._topic is None:
            return []
        units = self._topic.topic.units
        lead = list(dict.fromkeys(at for line in self.known.lines for at in places_of(line, units)))
        in_steps = any(units[at].form is Form.STEP for at in lead)
        told_how = asks_how(self.known.text) or (asks_how(self.question.asked) and not self.question.in_conversation)
        way = self.question.way and (told_how or not in_steps)
        chosen = [units[at] for at in answer_units(_in_order(lead, units), self._topic, budget, way=way)]
        steps = [unit for unit in units if unit.form is Form.STEP]
        return chosen if all(step in chosen for step in steps) else [unit.alone for unit in chosen]


def beside_each_other(findings: Sequence[Finding]) -> list[Finding]:
    """The same findings; where one is surely known, the others know it."""
    sure = [finding.confidence >= SURE for finding in findings]
    return [replace(finding, beside_sure=any(sure) and not sure[at]) for at, finding in enumerate(findings)]


def _in_order(lead: Sequence[int], units: Sequence[Unit]) -> list[int]:
    """The steps among the places in the order in which they are taken, all others where they were."""
    steps = iter(sorted(at for at in lead if units[at].form is Form.STEP))
    return [next(steps) if units[at].form is Form.STEP else at for at in lead]

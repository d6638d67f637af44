"""Whether two questions cannot be the same, however alike they sound: another direction, code, count, plan. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from production.agent.answerability.directions import opposes
from production.agent.answerability.names import EVERYDAY_WORDS
from production.text.words import FUNCTION_WORDS, stem, words

_CODE = re.compile(r"\b[A-Z]{1,4}-?\d{3,5}\b")
_STATUS = re.compile(r"(?<![\w.,])[45]\d\d\b(?![.,]\d)")
"""Of HTTP."""
_EITHER = re.compile(f"{_CODE.pattern}|{_STATUS.pattern}")
_COUNTED = re.compile(
    r"\bhow (?:many(?! times)|much)\b|\b(?:max\w*|total|highest|largest) (?:number|amount)\b"
    r"|\bwhat(?:'s| is| are) the (?:most|maximum|fewest)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"(?<![\w.,-])(\d[\d.,]*)[ -]?([a-z]{1,12})\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|ten|twelve|unlimited|no limit|any number|as many as)\b", re.IGNORECASE
)
_DIMENSION = re.compile(r"\bhow (?:thin|thick|wide|deep|tall|heavy|light)\b", re.IGNORECASE)
_SIZE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|ten|twelve)\b) ?(?:[%\"\u2033\u2032]"
    r"|(?:mm|cm|km|m|kg|g|[kmgt]b|inch(?:es)?|feet|foot|ft|lbs?|pounds?|oz|ounces?|levels?|layers?|kilos?|per ?cent"
    r"|(?:milli|centi|kilo)?met(?:re|er)s?|(?:kilo)?gram(?:me)?s?)\b)",
    re.IGNORECASE,
)
_STEP = re.compile(r"^\d{1,3}[.)]\s")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_UNITS = frozenset(["KB", "MB", "GB", "TB", "WH", "KWH", "AH", "KG", "KM", "CM", "MM"])
_SPELLED_OUT = tuple(
    (re.compile(rf"\b{word}s?\b", re.IGNORECASE), unit)
    for word, unit in (
        (r"watt[ -]?hour", "WH"),
        (r"kilogram(?:me)?", "KG"),
        (r"kilomet(?:er|re)", "KM"),
        (r"centimet(?:er|re)", "CM"),
        (r"millimet(?:er|re)", "MM"),
    )
)
_YES_OR_NO = re.compile(
    r"\W*(?:(?:and|so|but|or|also) )?(?:can|could|may|is|are|am|does|do|will|would)\b", re.IGNORECASE
)
_ALIKE = tuple(
    frozenset(map(stem, names.split()))
    for names in (
        "person people ppl user member colleague employee staff",
        "task tasks todo todos card cards",
        "guest guests outsider outsiders external externals",
        "storage space room quota memory",
        "kilometre kilometres kilometer kilometers km",
    )
)
"""What is counted alike."""
_DEVICES = tuple(
    frozenset(map(stem, names.split()))
    for names in ("phone mobile smartphone iphone android tablet ipad", "browser laptop desktop computer pc mac")
)
_PLANS = re.compile(r"\b(?:the|on) ((?:[A-Z]\w+(?:, and |, | and | or ))*[A-Z]\w+) plans?\b")
_VERBS = frozenset({"are", "is", "do", "does", "can", "were", "have", "has", "did", "could"})
_REPORTED = re.compile(
    r"\b(?:says?|said|saying|shows?|reads?|error|message) (?:that |me |us )?\"([^\"]{4,60}?)[.!]?\"", re.IGNORECASE
)
"""What the customer reads on the screen."""
_CAPITALS = re.compile(r"(?<![\w/=&?.-])[A-Z]{4,}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Said:
    """A customer's question."""

    asked: str
    context: str
    """The same with what was said around it, where a device, a plan or an error code may stand."""
    plans: frozenset[str] = frozenset()
    """Names of what is sold, in lower case."""


def differs(said: Said, known: str, answer: str) -> bool:
    """Whether the question asks for something that neither the known one nor its answer is about."""
    evidence = f"{known} {answer}"
    return (
        opposes(said.asked, evidence)
        or opposes(known, said.asked)
        or not (_codes(_STATUS, said.asked) | _codes(_CODE, said.context)) <= _codes(_EITHER, evidence)
        or _other_count(said.asked, known, answer)
        or (bool(answer) and _DIMENSION.search(said.asked) is not None and not _SIZE.search(evidence))
        or _other_measure(said.asked, known, answer)
        or not all(reported.lower() in evidence.lower() for reported in _REPORTED.findall(said.context))
        or not _stressed(said.asked) <= _stems(evidence)
        or _other_device(said.context, evidence)
        or _other_plan(said.context, evidence, said.plans)
    )


def shares_code(said: Said, known: str, answer: str) -> bool:
    """Whether an error code or an HTTP status that the question names is what the known one is about."""
    return bool(_codes(_EITHER, said.asked) & _codes(_EITHER, f"{known} {answer}"))


def plans_named(texts: Iterable[str]) -> frozenset[str]:
    """Names of plans, in lower case, in texts that speak of them: "the Starter plan"."""
    lists = (match[1] for text in texts for match in _PLANS.finditer(text))
    return frozenset(name for names in lists for name in re.findall(r"[a-z]\w+", names.lower())) - FUNCTION_WORDS


@lru_cache(maxsize=20_000)  # of known questions with their answers, and of the one that meets them
def _codes(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(code.upper().replace("-", "") for code in pattern.findall(text))


def _other_count(question: str, known: str, answer: str) -> bool:
    """Asks how many of something, and the known question or the answer counts something else."""
    asked = _counted(question)
    if not asked:
        return False
    counted = _counted(known)
    if not counted and answer and not _AMOUNT.search(_STEP.sub("", answer)):
        return True
    counted = counted or _stems(f"{known} {answer}")
    return not _alike(asked) & _alike(counted)


def _other_measure(question: str, known: str, answer: str) -> bool:
    """Asks about another size than the known question does: "the 1000 Wh battery", but not "is 30 MB too much?"."""
    if _YES_OR_NO.match(question):
        return False
    said = _measures(known) | _measures(answer) | _numbers(known) | _numbers(answer)
    new = _measures(question) - said
    return bool(new) and bool(_measures(known) or any(_is_one_of_several(size, said) for size in new))


def _is_one_of_several(size: str, told: frozenset[str]) -> bool:
    """Whether several sizes in the unit of this one are told apart: 500 and 750 watt-hours, but not 1000."""
    unit = size.lstrip("0123456789.,")
    return bool(unit) and sum(one.endswith(unit) for one in told) > 1


@lru_cache(maxsize=20_000)
def _measures(text: str) -> frozenset[str]:
    """Numbers before a word, with their unit where it tells sizes apart: "10GB", "30"."""
    for spelled, short in _SPELLED_OUT:
        text = spelled.sub(short, text)
    found = ((number.rstrip(".,"), unit.upper()) for number, unit in _MEASURE.findall(text))
    return frozenset(number + (unit if unit in _UNITS else "") for number, unit in found)


@lru_cache(maxsize=20_000)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text))


@lru_cache(maxsize=20_000)
def _stressed(text: str) -> frozenset[str]:
    """Stems of words that somebody wrote in capitals among others."""
    found = {word.lower() for word in _CAPITALS.findall(text)} - EVERYDAY_WORDS - FUNCTION_WORDS
    return frozenset() if text.isupper() else frozenset(map(stem, found))


@lru_cache(maxsize=20_000)
def _counted(text: str) -> frozenset[str]:
    """Stems of what is counted: "how many of our own templates can I" -> own, templ."""
    match = _COUNTED.search(text)
    found: list[str] = []
    after = words(text[match.end() :]) if match else []
    for word in after if after[:1] and after[0] not in _VERBS else []:
        if word not in FUNCTION_WORDS:
            found.append(stem(word))
        elif found:
            break
    return frozenset(found)


def _alike(stems: frozenset[str]) -> frozenset[str]:
    return stems.union(*(names for names in _ALIKE if stems & names))


def _other_device(question: str, evidence: str) -> bool:
    asked, told = ([bool(_stems(text) & device) for device in _DEVICES] for text in (question, evidence))
    return any(asked[at] and not asked[1 - at] and told[1 - at] and not told[at] for at in (0, 1))


def _other_plan(question: str, evidence: str, plans: frozenset[str]) -> bool:
    asked = plans & set(words(question))
    told = plans & set(words(evidence)) if asked else asked
    return bool(told and not asked & told) and "other plans" not in evidence


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words(text)))

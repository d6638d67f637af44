"""From words to what is wanted: head, kind, arguments. One small grammar for all kinds and languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from production.areas.assistant.model import Ask, Reading
from production.areas.assistant.rules.changing import change
from production.areas.assistant.rules.context import Context
from production.areas.assistant.rules.creating import create
from production.areas.assistant.rules.items import Item, content, items, trimmed, without
from production.areas.assistant.rules.lexicon import Lexicon, Role, Sense
from production.areas.assistant.rules.literals import LiteralType
from production.areas.assistant.rules.narrowing import narrow
from production.crm.assistant.kinds import Kind

_SYSTEM = {Ask.SEARCH, Ask.SUMMARISE, Ask.DRAFT, Ask.REPORT, Ask.UNDO, Ask.HELP, Ask.CANCEL}
_AT_ONCE = {Ask.REPORT, Ask.UNDO, Ask.HELP, Ask.CANCEL}
"""What stands alone: more words than a few make it something else."""
_FEW = 5
_NUMBERS = {LiteralType.NUMBER, LiteralType.ID}
_MOST_WORDS = 80
"""Of a command: what is longer is a letter, and for a model to read."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What somebody wants, and the items that say to what."""

    ask: Ask | None
    rest: tuple[Item, ...]
    sense: Sense | None = None
    item: Item | None = None


def readings(text: str, lexicons: Sequence[Lexicon], kinds: Sequence[Kind], now: datetime) -> list[Reading]:
    """All ways to understand a message in the language that fits best, the best first; never none."""
    tried = [_in_language(text, lexicon, kinds, now) for lexicon in lexicons]
    return max(tried, key=lambda some: some[0].score)


def _in_language(text: str, lexicon: Lexicon, kinds: Sequence[Kind], now: datetime) -> list[Reading]:
    if len(text.split()) > _MOST_WORDS:
        return [Reading(Ask.HELP, lexicon.tag)]
    whole = items(text, lexicon)
    known = 2 * sum(len(item.tokens) for item in whole if item.senses)
    body = trimmed(whole, "filler")
    unclear = [Reading(Ask.HELP, lexicon.tag, score=known // 2)]
    if not body:
        return unclear
    head = _head(body)
    if head.ask is not None and any(item.marks("not") for item in whole[:6]) and head.ask is not Ask.CANCEL:
        return [Reading(Ask.REFUSE, lexicon.tag, score=known + 2)]
    bonus = known + (3 if head.sense is not None else 0)
    if head.ask in _SYSTEM and (read := _system(text, lexicon, head)):
        return [read.scored(bonus)]
    found = [
        read.scored(-3 * _foreign(head, kind.name))
        for kind in kinds
        if (read := _of_kind(Context(text, lexicon, kind, now), head))
    ]
    likely = [read for read in found if read.named] or found
    return sorted((read.scored(bonus) for read in likely), key=lambda read: -read.score) or unclear


def _head(body: Sequence[Item]) -> _Head:
    """A verb at the beginning, else at the end."""
    first = body[0]
    if _is_adjective(body):
        return _Head(None, tuple(body))
    if (sense := first.sense(Role.PHRASE)) or (sense := first.sense(Role.VERB)):
        if sense.tail:
            return _with_tail(body, first) or _Head(None, tuple(body))
        ask = Ask.CHANGE if sense.value == "rename" else Ask(sense.value)
        return _Head(ask, _unechoed(body[1:], ask), sense, first)
    return _at_the_end(body) or _Head(None, tuple(body))


def _is_adjective(body: Sequence[Item]) -> bool:
    """`open tasks` asks for those that are open."""
    return len(body) > 1 and body[0].sense(Role.CHOICE) is not None and body[1].sense(Role.NOUN, "many") is not None


def _with_tail(body: Sequence[Item], first: Item) -> _Head | None:
    """`lege ... an`: the second half stands before a pause or the end."""
    for sense in first.senses:
        length = len(sense.tail)
        for at in range(1, len(body) - length + 1) if sense.tail else ():
            if tuple(word for item in body[at : at + length] for word in item.words) == sense.tail:
                return _Head(Ask(sense.value), (*body[1:at], *body[at + length :]), sense)
    plain = next((each for each in first.senses if each.role is Role.VERB and not each.tail), None)
    return _Head(Ask(plain.value), tuple(body[1:]), plain) if plain else None


def _at_the_end(body: Sequence[Item]) -> _Head | None:
    """`Kontakt X anlegen`, `..., add him`."""
    end = len(body) - 1
    if end and body[end].marks("it"):
        end -= 1
    sense = body[end].sense(Role.VERB) if end else None
    if sense is None or sense.value not in {"create", "change", "delete", "rename", "find"} or sense.tail:
        return None
    ask = Ask.CHANGE if sense.value == "rename" else Ask(sense.value)
    return _Head(ask, tuple(trimmed(body[:end], "filler", "it")), sense)


def _unechoed(rest: Sequence[Item], ask: Ask) -> tuple[Item, ...]:
    """Without a verb that says the same again at the end: `... add him`, `... please update`."""
    again = _at_the_end(rest) if rest else None
    return again.rest if again and again.ask is ask else tuple(rest)


def _system(text: str, lexicon: Lexicon, head: _Head) -> Reading | None:
    """What is not about one kind; None where it is a list after all, as `find contacts`."""
    ask = head.ask or Ask.HELP
    rest = trimmed(head.rest, "filler", "article")
    if ask in _AT_ONCE:
        return Reading(ask, lexicon.tag, named=True) if len(rest) <= _FEW else None
    if ask is Ask.SEARCH and rest and (rest[0].sense(Role.NOUN) or rest[0].marks("every")):
        return None
    about = next((at for at, item in enumerate(rest) if at and item.marks("about")), len(rest))
    topic = content(text, trimmed(rest[about + 1 :], "filler", "article")) if ask is Ask.DRAFT else ""
    named = rest[:about] if ask is Ask.DRAFT else rest
    named = [item for item in named if ask is Ask.SEARCH or not item.sense(Role.NOUN, "one", "contact")]
    target = trimmed(named, "filler", "article", "of", "to", "it")
    said = content(text, target)
    it = not said and any(item.marks("it") for item in rest)
    return Reading(ask, lexicon.tag, target=said, whole=said, topic=topic, it=it)


def _of_kind(context: Context, head: _Head) -> Reading | None:
    """The message as one about this kind; None where it is none."""
    kind, rest = context.kind.name, list(head.rest)
    if head.sense and head.sense.role is Role.PHRASE and not _phrase_of(context, head):
        return None
    noun, named = _noun(rest, kind, head.ask)
    if named is False:
        return None
    ask = head.ask or _implied(rest, noun, context)
    rest = without(rest, [noun] if noun else [])
    sense = _phrase_of(context, head) if head.sense and head.sense.role is Role.PHRASE else head.sense
    read: Reading | None
    match ask:
        case Ask.CREATE:
            read = create(context, rest)
            if sense and sense.phrase:
                read = replace(read, values={**sense.phrase.sets, **read.values})
        case Ask.CHANGE:
            read = change(context, rest, sense)
        case Ask.FIND | Ask.SEARCH | Ask.DELETE:
            read = narrow(context, rest, Ask.DELETE if ask is Ask.DELETE else Ask.FIND)
            if read and sense and sense.phrase and sense.phrase.sets:
                meant = {name: (value,) for name, value in sense.phrase.sets.items()}
                read = replace(read, equal={**meant, **read.equal}, every=True)  # it asks for a list, not for one
        case _:
            return None
    return _marked(read, noun, is_named=bool(named) or bool(sense and sense.role is Role.PHRASE))


def _foreign(head: _Head, kind: str) -> int:
    """How many words name a field or a choice of other kinds only."""
    told = [
        {sense.kind for sense in item.senses if sense.role in {Role.FIELD, Role.CHOICE, Role.BEFORE, Role.NOUN}}
        for item in head.rest
        if not item.senses or not any(sense.role is Role.MARK for sense in item.senses)
    ]
    return sum(1 for kinds in told if kinds and kind not in kinds)


def _phrase_of(context: Context, head: _Head) -> Sense | None:
    """What the phrase at the head means to this kind."""
    if head.item is None:
        return None
    return head.item.sense(Role.PHRASE, kind=context.kind.name)


def _marked(read: Reading | None, noun: Item | None, *, is_named: bool) -> Reading | None:
    if read is None:
        return None
    many = read.many or bool(noun and noun.sense(Role.NOUN, "many") and not noun.sense(Role.NOUN, "one"))
    return replace(read, named=is_named, many=many, score=read.score + (2 if is_named else 0))


def _noun(rest: Sequence[Item], kind: str, ask: Ask | None) -> tuple[Item | None, bool | None]:
    """The noun of this kind, and whether it names the kind; (None, False) where it names another kind."""
    nouns = [item for item in rest if item.sense(Role.NOUN) and not _only_field(item, kind)]
    if not nouns:
        return None, None
    first = nouns[0]
    if ask is Ask.CREATE and not _opens(rest, first):
        return None, None
    if found := first.sense(Role.NOUN, kind=kind):
        return (first, True) if found.kind == kind else (None, False)
    return None, False


def _only_field(item: Item, kind: str) -> bool:
    """The company of a contact is no company."""
    return any(each.role is Role.FIELD and each.kind == kind for each in item.senses) and not any(
        each.role is Role.NOUN and each.kind == kind for each in item.senses
    )


def _opens(rest: Sequence[Item], noun: Item) -> bool:
    """Whether only articles, choices and their names stand before the noun."""
    before = rest[: rest.index(noun)]
    return all(
        item.marks("article", "every", "filler", "mine") or item.sense(Role.CHOICE) or item.sense(Role.FIELD)
        for item in before
    )


def _implied(rest: Sequence[Item], noun: Item | None, context: Context) -> Ask | None:
    """What is wanted where no verb says it."""
    kind = context.kind.name
    if noun is not None and noun.sense(Role.NOUN, "many", kind):
        return Ask.FIND
    opens = noun is not None and noun is rest[0] and len(rest) > 1
    if any(item.sense(Role.CHOICE, kind=kind) for item in (rest[0], rest[-1])) and not (opens and rest[1].breaks):
        return Ask.CHANGE
    if opens:
        return Ask.FIND if len(rest) == 2 and rest[1].literal in _NUMBERS else Ask.CREATE
    names_field = any(item.sense(Role.FIELD, kind=kind) for item in (rest[0], rest[-1]))
    if names_field and not change(context, without(rest, [noun] if noun else []), None):
        return Ask.FIND
    says_what = any(item.sense(Role.FIELD, kind=kind) for item in rest)
    return Ask.CHANGE if says_what and any(item.marks("to") for item in rest) else None

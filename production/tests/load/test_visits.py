"""Every kind of visit comes in its proportion, and no message is another one's copy."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from production.schemas.ids import Channel
from production.tests.load.visits import KINDS, ONLY_NAMED, SAME_ADDRESS, Dealer, Visit
from production.tests.load.words import read_words


def a_hundred(repository: Path, seed: int = 1) -> list[Visit]:
    words = read_words(repository / "context" / "sample-tickets.json")
    return list(islice(Dealer(words, "beef", seed).day(), 100))


def test_a_hundred_visits_hold_each_kind_in_its_proportion(repository: Path) -> None:
    kinds = [visit.kind for visit in a_hundred(repository)]
    assert {kind: kinds.count(kind) for kind in KINDS} == {kind: cards for kind, (cards, _) in KINDS.items()}


def test_a_seed_gives_the_same_visits_again(repository: Path) -> None:
    assert a_hundred(repository) == a_hundred(repository)


def test_everybody_is_somebody_else(repository: Path) -> None:
    people = [visit.person for visit in a_hundred(repository)]
    assert len({person.email for person in people} | {person.phone for person in people}) == 200


def test_first_messages_have_words_of_their_own(repository: Path) -> None:
    texts = [visit.notes[0].text for visit in a_hundred(repository) if visit.kind != "automatic mail"]
    assert len(set(texts)) == len(texts)


def test_people_on_two_channels_use_two(repository: Path) -> None:
    crossing = [visit for visit in a_hundred(repository) if visit.kind in SAME_ADDRESS | ONLY_NAMED]
    assert {len({note.channel for note in visit.notes}) for visit in crossing} == {2}


def test_three_hundred_visits_are_a_load_test(repository: Path) -> None:
    written = [note.channel for visit in a_hundred(repository) for note in visit.notes]
    counts = {channel: 3 * written.count(channel) for channel in set(written)}
    assert counts[Channel.WEB_FORM] >= 100
    assert min(counts.values()) >= 50

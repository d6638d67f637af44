"""Whose message is this? The rule that files every message with one customer, and merges only what is certain.

A proven sender belongs to the customer who has proven the same identifier. A claim is filed with the customer it names
and proves nothing. Where two customers turn out to be one, they become one only if everything about it is proven,
exact and unambiguous; the rest becomes a suggestion for a person.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from production.crm.customers.identity import normalise_delivered
from production.crm.customers.model import Identifier, Owner
from production.schemas.envelope import Sender
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind, Proof


@dataclass(frozen=True, slots=True)
class KnownOwners:
    """What the database knows about the identifiers of one message."""

    proven: Mapping[Identifier, Owner]
    claimed: Mapping[Identifier, Sequence[Owner]]
    """Customers with an unproven claim, the oldest first."""
    separated_pairs: Collection[frozenset[UUID]] = ()
    """Pairs that a person separated: never merged again by a rule."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a message goes, and what we learn from it."""

    customer_id: UUID | None
    """None: a new customer."""
    identifiers: tuple[tuple[Identifier, Proof], ...]
    """What to note in that customer's record."""
    merge_from: UUID | None = None
    """Another customer who is certainly the same person."""
    first_verification: bool = False
    """Until now the record rested on claims alone: what they said about the name does not count."""


@dataclass(frozen=True, slots=True)
class ProofOutcome:
    """What a proven email address means for the conversation in which it was proven."""

    customer_id: UUID | None
    """Whose conversation it is from now on; None: a new customer's."""
    merge_from: UUID | None = None
    proof: Proof = Proof.PROVEN
    """How the address is noted in that record."""


def match_by_code(home: Owner, conversation: Proof, address: Identifier, known: KnownOwners) -> ProofOutcome:
    """Somebody typed the right code for the address in a conversation of `home`.

    In a proven conversation that is `home` in person. In a claimed one it is only whoever wrote there: the conversation
    goes to the address, and says nothing about the rest of the record it was filed in.
    """
    owner = known.proven.get(address)
    if conversation is Proof.CLAIMED:
        found = owner or (home if not home.proven else None)
        return ProofOutcome(_id(found))
    other = owner or _sole_claimant([address], known)
    if other is None or other == home:
        return ProofOutcome(home.customer_id)
    if frozenset({home.customer_id, other.customer_id}) in known.separated_pairs:
        return ProofOutcome(home.customer_id, proof=Proof.CLAIMED if owner else Proof.PROVEN)
    return ProofOutcome(*_by_age(home, owner)) if owner else ProofOutcome(home.customer_id, other.customer_id)


def identifiers_of(sender: Sender) -> tuple[Identifier, ...]:
    """Keys of what the sender goes by, the one that was written from first."""
    found = [(sender.kind, sender.value)]
    if sender.phone and sender.kind != IdentifierKind.PHONE:
        found.append((IdentifierKind.PHONE, sender.phone))
    return tuple(Identifier(kind, delivered_key(kind, value)) for kind, value in found)


def delivered_key(kind: IdentifierKind, value: str) -> str:
    """What no rule knows stays as it was delivered: a message must not fail for who wrote it."""
    try:
        return normalise_delivered(kind, value)
    except InvalidInput:
        return value


def match(identifiers: Sequence[Identifier], proof: Proof, known: KnownOwners) -> Match:
    """File a message with these identifiers, the first being the one that was written from."""
    return _proven(identifiers, known) if proof is Proof.PROVEN else _claimed(identifiers, known)


def _claimed(identifiers: Sequence[Identifier], known: KnownOwners) -> Match:
    """With the owner of what is claimed, or whoever claimed it first."""
    owners = [known.proven[one] for one in identifiers if one in known.proven]
    holders = [holder for one in identifiers for holder in known.claimed.get(one, ())]
    found = next(iter(owners + holders), None)
    return Match(_id(found), tuple((one, Proof.CLAIMED) for one in identifiers))


def _proven(identifiers: Sequence[Identifier], known: KnownOwners) -> Match:
    first, *rest = identifiers
    home = known.proven.get(first)
    other = next((owner for one in rest if (owner := known.proven.get(one)) and owner != home), None)
    everything = tuple((one, Proof.PROVEN) for one in identifiers)
    if other is None:
        found = home or _sole_claimant(identifiers, known)
        return Match(_id(found), everything, first_verification=home is None and found is not None)
    if _same_person(home, other, identifiers, known):
        older, newer = _by_age(home or other, other)
        return Match(older, everything, merge_from=newer if home else None)
    doubtful = tuple((one, Proof.CLAIMED if known.proven.get(one) == other else Proof.PROVEN) for one in identifiers)
    return Match(_id(home), doubtful)


def _same_person(home: Owner | None, other: Owner, identifiers: Sequence[Identifier], known: KnownOwners) -> bool:
    """Nobody separated them, and neither has proven something else of a kind that this message carries.

    A number passes on to its next subscriber: whoever has proven another account or number may be somebody else.
    """
    if home and frozenset({home.customer_id, other.customer_id}) in known.separated_pairs:
        return False
    own = {one.kind: one for one in identifiers}
    proven = other.proven | (home.proven if home else frozenset())
    return all(own.get(one.kind, one) == one for one in proven)


def _sole_claimant(identifiers: Sequence[Identifier], known: KnownOwners) -> Owner | None:
    """The only one who claimed what is now proven, if nobody else has proven anything to that record."""
    holders = {holder.customer_id: holder for one in identifiers for holder in known.claimed.get(one, ())}
    only = next(iter(holders.values())) if len(holders) == 1 else None
    return only if only and not only.proven else None


def _by_age(one: Owner, other: Owner) -> tuple[UUID, UUID]:
    """The older record is the one that is kept."""
    older, newer = sorted((one, other), key=lambda owner: (owner.created_at, owner.customer_id))
    return older.customer_id, newer.customer_id


def _id(owner: Owner | None) -> UUID | None:
    return owner.customer_id if owner else None

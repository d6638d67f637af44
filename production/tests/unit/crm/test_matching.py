"""The rule that files messages: exhaustive where it is small, property-tested where it is not."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.customers.matching import KnownOwners, Match, ProofOutcome, identifiers_of, match, match_by_code
from production.crm.customers.model import Identifier, Owner
from production.schemas.envelope import Sender
from production.schemas.ids import IdentifierKind, Proof

EMAIL = Identifier(IdentifierKind.EMAIL, "ada@example.com")
PHONE = Identifier(IdentifierKind.PHONE, "+12025550101")
USER = Identifier(IdentifierKind("whatsapp_user"), "US.1")
OTHER_PHONE = Identifier(IdentifierKind.PHONE, "+12025550102")
OTHER_USER = Identifier(IdentifierKind("whatsapp_user"), "US.2")
BOTH = (USER, PHONE)
NOBODY = KnownOwners({}, {})


def owner(number: int, *proven: Identifier) -> Owner:
    return Owner(UUID(int=number), datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number), frozenset(proven))


def proofs(found: Match) -> list[Proof]:
    return [proof for _, proof in found.identifiers]


def test_what_a_sender_goes_by() -> None:
    plain = Sender(kind=PHONE.kind, value=PHONE.value, proof=Proof.PROVEN, phone=PHONE.value)
    hidden = Sender(kind=USER.kind, value=USER.value, proof=Proof.PROVEN, phone=PHONE.value)
    assert (identifiers_of(plain), identifiers_of(hidden)) == ((PHONE,), BOTH)


def test_nobody_known_is_a_new_customer() -> None:
    assert match([EMAIL], Proof.PROVEN, NOBODY).customer_id is None
    assert match([EMAIL], Proof.CLAIMED, NOBODY).customer_id is None


def test_proven_meets_proven() -> None:
    ada = owner(1, EMAIL)
    found = match([EMAIL], Proof.PROVEN, KnownOwners({EMAIL: ada}, {}))
    assert found == Match(ada.customer_id, ((EMAIL, Proof.PROVEN),))


def test_a_claim_is_filed_with_the_owner_and_stays_a_claim() -> None:
    ada = owner(1, EMAIL)
    found = match([EMAIL], Proof.CLAIMED, KnownOwners({EMAIL: ada}, {EMAIL: [owner(2)]}))
    assert (found.customer_id, proofs(found)) == (ada.customer_id, [Proof.CLAIMED])


def test_a_claim_without_owner_is_filed_with_the_first_who_claimed() -> None:
    found = match([EMAIL], Proof.CLAIMED, KnownOwners({}, {EMAIL: [owner(1), owner(2)]}))
    assert found.customer_id == owner(1).customer_id


def test_a_proof_adopts_a_record_of_claims_alone() -> None:
    found = match([EMAIL], Proof.PROVEN, KnownOwners({}, {EMAIL: [owner(1)]}))
    assert (found.customer_id, found.first_verification) == (owner(1).customer_id, True)


def test_a_proof_does_not_adopt_what_somebody_else_has_proven() -> None:
    found = match([EMAIL], Proof.PROVEN, KnownOwners({}, {EMAIL: [owner(1, PHONE)]}))
    assert (found.customer_id, found.first_verification) == (None, False)


def test_a_proof_does_not_choose_among_claimants() -> None:
    assert match([EMAIL], Proof.PROVEN, KnownOwners({}, {EMAIL: [owner(1), owner(2)]})).customer_id is None


def test_an_account_that_shows_a_known_number_joins_it() -> None:
    found = match(BOTH, Proof.PROVEN, KnownOwners({PHONE: owner(1, PHONE)}, {}))
    assert (found.customer_id, found.merge_from, proofs(found)) == (owner(1).customer_id, None, [Proof.PROVEN] * 2)


def test_two_records_become_one_and_the_older_is_kept() -> None:
    number, account = owner(1, PHONE), owner(2, USER)
    found = match(BOTH, Proof.PROVEN, KnownOwners({PHONE: number, USER: account}, {}))
    assert (found.customer_id, found.merge_from) == (number.customer_id, account.customer_id)


def test_a_number_that_another_account_has_proven_joins_nothing() -> None:
    found = match(BOTH, Proof.PROVEN, KnownOwners({PHONE: owner(1, PHONE, OTHER_USER)}, {}))
    assert (found.customer_id, proofs(found)) == (None, [Proof.PROVEN, Proof.CLAIMED])


def test_an_account_that_had_another_number_absorbs_nobody() -> None:
    number, account = owner(1, PHONE), owner(2, USER, OTHER_PHONE)
    found = match(BOTH, Proof.PROVEN, KnownOwners({PHONE: number, USER: account}, {}))
    assert (found.customer_id, found.merge_from) == (account.customer_id, None)
    assert proofs(found) == [Proof.PROVEN, Proof.CLAIMED]


def test_separated_records_stay_separate() -> None:
    number, account = owner(1, PHONE), owner(2, USER)
    apart = {frozenset({number.customer_id, account.customer_id})}
    found = match(BOTH, Proof.PROVEN, KnownOwners({PHONE: number, USER: account}, {}, apart))
    assert (found.customer_id, found.merge_from) == (account.customer_id, None)


IDENTIFIERS = st.sampled_from([EMAIL, PHONE, USER, OTHER_PHONE, OTHER_USER])
RECORDS = st.lists(st.frozensets(IDENTIFIERS), max_size=4)


@given(RECORDS, RECORDS, st.sampled_from([(EMAIL,), (PHONE,), (USER,), BOTH]), st.sampled_from(Proof))
def test_whatever_is_known_a_merge_needs_proofs_on_both_sides_and_no_contradiction(
    proven: list[frozenset[Identifier]],
    claimed: list[frozenset[Identifier]],
    sender: tuple[Identifier, ...],
    proof: Proof,
) -> None:
    owners: list[Owner] = []
    for number, wanted in enumerate(proven):
        owners.append(owner(number, *(one for one in wanted if not any(one in other.proven for other in owners))))
    known = KnownOwners(
        {one: held for held in owners for one in held.proven},
        {one: [held for held, claims in zip(owners, claimed, strict=False) if one in claims] for one in sender},
    )
    found = match(sender, proof, known)
    by_id: dict[UUID | None, Owner] = {held.customer_id: held for held in owners}
    if found.merge_from is not None:
        both = by_id[found.customer_id].proven | by_id[found.merge_from].proven
        assert proof is Proof.PROVEN
        assert set(sender) <= both
        assert {one for one in both if one.kind in {s.kind for s in sender}} == set(sender)
    if proof is Proof.CLAIMED:
        assert proofs(found) == [Proof.CLAIMED] * len(sender)
    for identifier, noted in found.identifiers:
        if noted is Proof.PROVEN:
            assert known.proven.get(identifier) in {None, by_id.get(found.customer_id), by_id.get(found.merge_from)}


def _owned_by(one: Owner, *apart: frozenset[UUID]) -> KnownOwners:
    return KnownOwners({EMAIL: one}, {}, apart)


def _claimed_by(*claimants: Owner, apart: Collection[frozenset[UUID]] = ()) -> KnownOwners:
    return KnownOwners({}, {EMAIL: claimants}, apart)


_APART = frozenset({owner(1).customer_id, owner(2).customer_id})


def test_a_code_in_a_proven_conversation_proves_to_its_customer() -> None:
    assert match_by_code(owner(1, PHONE), Proof.PROVEN, EMAIL, _claimed_by()) == ProofOutcome(owner(1).customer_id)


def test_a_code_in_a_proven_conversation_joins_the_owner_and_keeps_the_older() -> None:
    found = match_by_code(owner(2, PHONE), Proof.PROVEN, EMAIL, _owned_by(owner(1, EMAIL)))
    assert found == ProofOutcome(owner(1).customer_id, merge_from=owner(2).customer_id)


def test_a_code_in_a_proven_conversation_brings_in_who_alone_had_named_the_address() -> None:
    found = match_by_code(owner(2, PHONE), Proof.PROVEN, EMAIL, _claimed_by(owner(1)))
    assert found == ProofOutcome(owner(2).customer_id, merge_from=owner(1).customer_id)


@pytest.mark.parametrize(
    "known",
    [
        _claimed_by(owner(1), owner(3)),
        _claimed_by(owner(1, OTHER_PHONE)),
        _claimed_by(owner(2, PHONE)),
        _claimed_by(owner(1), apart=[_APART]),
    ],
    ids=["several", "somebody with a proof", "nobody else", "separated by a person"],
)
def test_a_code_leaves_other_claims_where_they_are(known: KnownOwners) -> None:
    assert match_by_code(owner(2, PHONE), Proof.PROVEN, EMAIL, known) == ProofOutcome(owner(2).customer_id)


def test_a_code_in_a_claimed_conversation_takes_only_the_conversation() -> None:
    def taken(home: Owner, known: KnownOwners) -> ProofOutcome:
        return match_by_code(home, Proof.CLAIMED, EMAIL, known)

    assert taken(owner(2, PHONE), _owned_by(owner(1, EMAIL))) == ProofOutcome(owner(1).customer_id)
    assert taken(owner(2, PHONE), _claimed_by(owner(1))) == ProofOutcome(None)
    assert taken(owner(2), _claimed_by()) == ProofOutcome(owner(2).customer_id)


def test_a_code_does_not_join_what_a_person_separated() -> None:
    found = match_by_code(owner(2, PHONE), Proof.PROVEN, EMAIL, _owned_by(owner(1, EMAIL), _APART))
    assert found == ProofOutcome(owner(2).customer_id, proof=Proof.CLAIMED)


@pytest.mark.parametrize("address", ['"a b"@ex_ample.com', "a b@-x.example", "@", "a@[1.2.3]"])
def test_no_address_is_too_odd_to_file_its_message(address: str) -> None:
    sender = Sender(kind=IdentifierKind.EMAIL, value=address, proof=Proof.CLAIMED)
    assert identifiers_of(sender)[0].kind == IdentifierKind.EMAIL

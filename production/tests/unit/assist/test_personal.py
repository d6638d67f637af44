"""What a text names of what is known about the customer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from production.areas.assist.rules.personal import Personalization, personalization

KNOWN: Any = SimpleNamespace(
    orders=[SimpleNamespace(number="1001", tracking="JD014600")],
    tickets=[SimpleNamespace(id="TKT-0007")],
    customer=SimpleNamespace(name="Al Green"),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Order 1001 left on Monday.", Personalization(True, False, False, False)),
        ("Your parcel JD014600 is on its way.", Personalization(False, True, False, False)),
        ("As in TKT-0007, the link has expired.", Personalization(False, False, True, False)),
        ("Dear Al, we have looked into it.", Personalization(False, False, False, True)),
        ("Also TKT-1001 and 10012 are others, as TKT-00071 is.", Personalization(False, False, False, False)),
    ],
)
def test_only_words_of_their_own_are_told(text: str, told: Personalization) -> None:
    assert personalization(text, KNOWN, valuable=True) == told

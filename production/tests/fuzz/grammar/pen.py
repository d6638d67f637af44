"""What a generator writes with: chance, and a memory of which words the customer wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

T = TypeVar("T")
_LETTERS = "bcdfghjkmnpqrstvwxz"
_FILLER = "the order export button please invoice we can not see why team board since it does with thanks".split()  # noqa: SIM905
_ODD = (
    "\x00",
    "\x07",
    "\x1b[31m",
    "\ufeff",
    "\u202e",
    "\u200b",
    "\u0301" * 9,
    "\x85",
    "\u2028",
    "\x0b",
    "\x7f",
    "\U000e0041",
)


@dataclass(slots=True)
class Pen:
    """`size` bounds how much of everything there is: a failure shrinks with it."""

    rng: Random
    size: int = 3
    own: list[str] = field(default_factory=list)
    """Words that the writer wrote in a readable part, outside of quotes."""
    cited: list[str] = field(default_factory=list)
    """Words of quotes, signatures and the like: whoever cuts them keeps them."""
    used: list[str] = field(default_factory=list)
    """Names of the productions that were used."""
    sound: bool = True
    """Whether every part that holds words can be read by the book."""
    numbered: int = 0
    exotic: str = ""
    """Characters that the charset of this mail must carry over: the beginning of some words."""

    def word(self, into: list[str], *, exotic: bool = False) -> str:
        """One that stands nowhere else."""
        made = "".join(self.rng.choices(_LETTERS, k=4)) + f"{self.rng.getrandbits(30)}" + self.rng.choice(_LETTERS)
        made = self.exotic + made if exotic else made
        into.append(made)
        return made

    def sentence(self, into: list[str] | None) -> str:
        """A few words; one of them a marker where `into` is given."""
        words = self.rng.choices(_FILLER, k=self.rng.randint(2, 4 + self.size))
        if into is not None:
            words.insert(self.rng.randint(0, len(words)), self.word(into, exotic=self.chance(0.5)))
        return " ".join(words)

    def tear(self, left: bytes) -> None:
        """Of the words so far there are only those of which the ASCII letters are in `left`."""
        self.own[:] = [word for word in self.own if word.encode("ascii", "ignore") in left]
        self.cited[:] = [word for word in self.cited if word.encode("ascii", "ignore") in left]

    def chance(self, of: float) -> bool:
        return self.rng.random() < of

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self.rng.random() * len(options))]

    def named(self, what: str, options: Mapping[str, T]) -> T:
        """One of them; its name is noted."""
        name = self.pick(list(options))
        self.used.append(f"{what}: {name}")
        return options[name]

    def many(self, make: Callable[[], T]) -> list[T]:
        return [make() for _ in range(self.rng.randint(1, 1 + self.size))]

    def number(self) -> int:
        """Another one each time; small, for what the reader may remember."""
        self.numbered += 1
        return self.numbered

    def odd(self) -> str:
        """A character that breaks things."""
        return self.pick(_ODD)

    def long(self) -> int:
        """A length: mostly small, seldom absurd."""
        return self.rng.randint(0, 60) if self.chance(0.97) else self.rng.randint(1_000, 1_000 + 4_000 * self.size)

    def noise(self, length: int) -> bytes:
        return self.rng.randbytes(length)

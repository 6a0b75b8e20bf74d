"""What a use case gives back: its result, what it did in words, and how to undo it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from workbench.texts import Message

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoInverse:
    """Why an operation cannot be undone."""

    because: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[T_co]):
    """A finished operation.

    Attributes:
        did: one sentence in the past tense.
        inverse: undoes it when called, or says why nothing can.
    """

    result: T_co
    did: Message
    inverse: "Callable[[], Operation[object]] | NoInverse"

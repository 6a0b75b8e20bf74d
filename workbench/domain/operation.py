"""What a use case gives back: its result, what it did in words, and how to undo it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from workbench.texts import Message

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoInverse:
    """Why an operation cannot be undone."""

    because: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[T]):
    """A finished operation.

    Attributes:
        did: one sentence in the past tense.
        inverse: undoes it when called, or says why nothing can.
    """

    result: T
    did: Message
    inverse: "Callable[[], Operation[object]] | NoInverse"

"""A registry of plug-ins: sources, criteria, requirements, export formats."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Things found by key, in the order of their keys."""

    def __init__(self, package: str) -> None:
        """Name the package whose modules register themselves when imported."""
        self._package = package
        self._entries: dict[str, T] = {}
        self._loaded = False

    def add(self, key: str) -> Callable[[T], T]:
        """Return a decorator that registers what it decorates under `key`.

        Raises:
            ValueError: the key is taken.
        """

        def register(entry: T) -> T:
            if key in self._entries:
                raise ValueError(f"{key} is registered twice in {self._package}")
            self._entries[key] = entry
            return entry

        return register

    def load(self) -> None:
        """Import every module of the package, so that each has registered itself."""
        if self._loaded:
            return
        package: ModuleType = importlib.import_module(self._package)
        for module in pkgutil.walk_packages(package.__path__, f"{self._package}."):
            importlib.import_module(module.name)
        self._loaded = True

    def get(self, key: str) -> T | None:
        """Return what is registered under `key`, or None."""
        self.load()
        return self._entries.get(key)

    def __getitem__(self, key: str) -> T:
        self.load()
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        self.load()
        return iter(sorted(self._entries))

    def __len__(self) -> int:
        self.load()
        return len(self._entries)

    def values(self) -> tuple[T, ...]:
        """Return everything registered, in the order of the keys."""
        self.load()
        return tuple(self._entries[key] for key in sorted(self._entries))

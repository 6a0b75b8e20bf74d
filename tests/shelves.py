"""Offline registers in a folder of their own, for tests."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from tests.bulk_files import named
from tests.fakes.feeds import FakeFeed, FakeFeeds
from workbench.domain.registers import RegisterHit
from workbench.jobs import JobControl
from workbench.registers.shelf import RegisterShelf

BUILT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def shelf(folder: Path, feed: FakeFeed | None = None) -> RegisterShelf:
    """Return the registers in a folder; with a feed they can be brought up to date."""
    feeds = (lambda: FakeFeeds(feed)) if feed is not None else None
    return RegisterShelf(folder / "registers", now=lambda: BUILT, feeds=feeds)


def shelf_of(folder: Path, *names: str) -> RegisterShelf:
    """Return a shelf with one Norwegian register of companies by their names."""
    made = shelf(folder)
    made.build(named(folder, *names), JobControl())
    return made


def hits(registers: RegisterShelf, words: str, limit: int = 20) -> tuple[RegisterHit, ...]:
    """Return what a search finds."""
    found = registers.search(words, JobControl(), limit)
    assert not found.unread
    return found.hits


def names(found: Iterable[RegisterHit]) -> list[str]:
    """Return the names of hits, in their order."""
    return [hit.profile.name for hit in found]

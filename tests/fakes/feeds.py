"""A register's feed in memory: what changed, and what its companies tell now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from workbench.domain.register_changes import ChangeKind, RegisterChange, RegisterFeed
from workbench.jobs import JobControl

Unit = Mapping[str, object]


class FakeFeed:
    """Tells its changes a page at a time; `fails` is called before each answer and may raise."""

    def __init__(
        self,
        changes: Sequence[RegisterChange] = (),
        units: Mapping[str, Unit] | None = None,
        *,
        page: int = 2,
        fails: Callable[[], None] = lambda: None,
    ) -> None:
        self.told = list(changes)
        self.units = dict(units or {})
        self.page = page
        self.fails = fails
        self.since: list[tuple[datetime, int]] = []
        self.asked: list[tuple[str, ...]] = []

    def changes(
        self, since: datetime, after: int, control: JobControl
    ) -> tuple[RegisterChange, ...]:
        control.check()
        self.fails()
        self.since.append((since, after))
        return tuple(each for each in self.told if each.id > after)[: self.page]

    def entries(self, numbers: Sequence[str], control: JobControl) -> Mapping[str, Unit]:
        control.check()
        self.fails()
        self.asked.append(tuple(numbers))
        return {each: self.units[each] for each in numbers if each in self.units}


class FakeFeeds:
    """Has one feed, of whichever register is asked."""

    def __init__(self, feed: FakeFeed) -> None:
        self._feed = feed

    @contextmanager
    def asked(self, register: str) -> Iterator[RegisterFeed]:
        yield self._feed


def told(id_: int, number: str, kind: ChangeKind = ChangeKind.TOLD) -> RegisterChange:
    """Return a change."""
    return RegisterChange(id_, number, kind)


def norwegian_unit(number: str, name: str, **more: object) -> dict[str, object]:
    """Return a unit as `/enheter/{number}` tells it: the one that `bulk_files.unit` has as CSV."""
    return {
        "organisasjonsnummer": number,
        "navn": name,
        "organisasjonsform": {"kode": more.pop("form", "AS")},
        "forretningsadresse": {
            "adresse": ["Storgata 1"],
            "postnummer": "6413",
            "poststed": more.pop("town", "MOLDE"),
            "landkode": "NO",
        },
        "stiftelsesdato": "2008-04-14",
        "konkurs": False,
        "underAvvikling": False,
        "underTvangsavviklingEllerTvangsopplosning": False,
        **more,
    }

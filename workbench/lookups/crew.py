"""A few threads a lane, lanes side by side: the hands that ask sources."""

import threading
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Generic, TypeVar

from workbench.errors import CancelledByUser
from workbench.jobs import JobControl

T = TypeVar("T")

_GLANCE = 0.1


class Hands:
    """How many threads ask one source at a time, whatever runs they belong to."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = threading.Lock()
        self._free: dict[str, threading.Semaphore] = {}

    @contextmanager
    def one(self, lane: str, control: JobControl) -> Iterator[None]:
        """Lend one to a lane, as soon as it has one free.

        Raises:
            CancelledByUser: the job was cancelled before.
        """
        with self._lock:
            free = self._free.setdefault(lane, threading.Semaphore(self.most))
        while not free.acquire(timeout=_GLANCE):
            control.check()
        try:
            yield
        finally:
            free.release()


class Crew(Generic[T]):
    """Works off items, each in its lane; work may bring new items.

    The threads are daemons: a hung server does not hold up the program's exit.
    """

    def __init__(self, work: Callable[[T], None], *, hands: int) -> None:
        """Take what is done with an item, and how many threads a lane has at most."""
        self._work = work
        self._hands = hands
        self._changed = threading.Condition()
        self._waiting: dict[str, deque[T]] = defaultdict(deque)
        self._busy: Counter[str] = Counter()
        self._problems: list[BaseException] = []

    def put(self, lane: str, item: T) -> bool:
        """Add an item at the end of its lane; return whether a thread began for it."""
        with self._changed:
            self._waiting[lane].append(item)
            if self._busy[lane] >= self._hands:
                return False
            self._busy[lane] += 1
        threading.Thread(target=self._labour, args=(lane,), name=lane, daemon=True).start()
        return True

    def finish(self, control: JobControl, grace: float, meanwhile: Callable[[], None]) -> None:
        """Wait until everything is worked off; `meanwhile` is done several times a second.

        A job that is cancelled begins nothing new and waits `grace` seconds at most for what
        is under way.

        Raises:
            CancelledByUser: the job was cancelled.
            BaseException: what work raised first.
        """
        while not control.cancelled:
            with self._changed:
                self._changed.wait_for(lambda: not self._busy.total(), _GLANCE)
                if not self._busy.total():
                    break
            meanwhile()
        with self._changed:
            if control.cancelled:
                self._changed.wait_for(lambda: not self._busy.total(), grace)
            broken = self._broken()
        if broken:
            raise broken[0]
        control.check()

    def _broken(self) -> list[BaseException]:
        # A cancelled job stops by itself: each item finds out, and tidies up behind it.
        return [each for each in self._problems if not isinstance(each, CancelledByUser)]

    def _labour(self, lane: str) -> None:
        with _Handing(self._left_by):
            while items := self._next(lane):
                self._work(items[0])

    def _next(self, lane: str) -> list[T]:
        """Return the lane's next item, or nothing: then this thread has left the lane."""
        with self._changed:
            if not self._broken() and self._waiting[lane]:
                return [self._waiting[lane].popleft()]
            self._busy[lane] -= 1
            self._changed.notify_all()
            return []

    def _left_by(self, problem: BaseException) -> None:
        lane = threading.current_thread().name
        with self._changed:
            self._busy[lane] -= 1
            self._problems.append(problem)
            self._changed.notify_all()


class _Handing:
    """Hands whatever a thread raises to the one who waits for it, where it is raised again."""

    def __init__(self, take: Callable[[BaseException], None]) -> None:
        self._take = take

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if problem is not None:
            self._take(problem)
        return True

"""Opening and leaving stores for the window: the user's own, and the demo's beside it."""

import contextlib
import importlib
from dataclasses import dataclass, replace
from pathlib import Path

import resources
from workbench import bootstrap
from workbench.app.desk import Desk, NoSeats
from workbench.jobs import JobControl


@dataclass(frozen=True, slots=True)
class OpenedDesk:
    """A desk with its store open.

    Attributes:
        desk: where the window's pages sit.
        wanted: what the user asked for, to go to the demo and back.
        exports: where handoff folders go unless another folder is chosen.
        is_demo: whether these are invented companies.
        recorded: whether recorded answers stand in for the network.
    """

    desk: Desk
    wanted: bootstrap.Wanted
    exports: Path
    is_demo: bool
    _open: contextlib.ExitStack
    recorded: bool = False

    def close(self) -> None:
        """Close the store."""
        self._open.close()


def open_own(wanted: bootstrap.Wanted) -> OpenedDesk:
    """Open the user's own store.

    Raises:
        StoreError, InvalidInput: as the bootstrap raises.
    """
    return _opened(wanted, is_demo=False)


def open_demo(wanted: bootstrap.Wanted, control: JobControl) -> OpenedDesk:
    """Open the demo's store, filling it with its cast the first time.

    Raises:
        StoreError, InvalidInput: as the bootstrap raises.
        CancelledByUser: what was filled in so far stays.
    """
    opened = _opened(wanted, is_demo=True)
    try:
        story = resources.path("demo", "story.toml").read_text(encoding="utf-8")
        # The story is long, and who opens their own store does not hear it.
        demo = importlib.import_module("workbench.app.demo")
        demo.fill(opened.desk, control, story=story, into=opened.exports)
        # Its people are invented, and sit in no other store.
        seated = replace(opened.desk, person=demo.host(opened.desk, story), seats=NoSeats())
    except BaseException:
        opened.close()
        raise
    return replace(opened, desk=seated)


def _opened(wanted: bootstrap.Wanted, *, is_demo: bool) -> OpenedDesk:
    stack = contextlib.ExitStack()
    opening = bootstrap.demo(wanted) if is_demo else wanted
    desk = stack.enter_context(bootstrap.open_desk(opening))
    exports = wanted.places.data / "demo folders" if is_demo else wanted.places.exports
    recorded = bool(opening.settings.world)
    return OpenedDesk(desk, wanted, exports, is_demo, stack, recorded)

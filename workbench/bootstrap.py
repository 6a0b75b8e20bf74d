"""The composition root: the only module that knows which adapters there are."""

import contextlib
import getpass
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import resources
from workbench.app import people
from workbench.app.desk import Desk
from workbench.paths import Places, user_places
from workbench.settings import Settings, load_settings
from workbench.texts import Texts, load_texts

DEMO_STORE = "demo.db"


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user asked for on top of the settings; empty means as set."""

    store: str = ""
    world: str = ""
    language: str = ""
    places: Places = field(default_factory=user_places)

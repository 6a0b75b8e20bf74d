"""The composition root: the only module that knows which adapters there are."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from workbench.paths import Places, user_places

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

"""What the user asked for: store, world and language, over the settings that are kept."""

import importlib
import locale
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import resources
from workbench.paths import Places, user_places
from workbench.texts import LANGUAGES, STRETCHED, Texts, load_texts

if TYPE_CHECKING:
    from workbench.settings import Settings

_DEMO_STORE = "demo.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user asked for on top of the settings; empty means as set.

    `offline` is the switch for no network: nothing is asked, and what would be waits.
    """

    store: str = ""
    world: str = ""
    language: str = ""
    offline: bool = False
    places: Places = field(default_factory=user_places)

    @property
    def settings(self) -> "Settings":
        """The user's settings, with what was asked for now in their place.

        Raises:
            InvalidInput: the settings file cannot be read.
        """
        load_settings = importlib.import_module("workbench.settings").load_settings
        kept: Settings = load_settings(self.places.settings)
        asked = {"store": self.store, "world": self.world, "language": self.language}
        return kept.model_copy(update={name: word for name, word in asked.items() if word})


def demo(wanted: Wanted) -> Wanted:
    """Return the same wishes for the demo: its own store beside the user's, its own world."""
    return Wanted(
        store=str(wanted.places.data / _DEMO_STORE),
        world=str(resources.path("demo")),
        language=wanted.language,
        offline=wanted.offline,
        places=wanted.places,
    )


def texts_of(settings: "Settings") -> Texts:
    """Return the texts in the language that is set, or in the system's."""
    language = settings.language or (locale.getlocale()[0] or "en").split("_")[0]
    known = language in LANGUAGES or language == STRETCHED
    return load_texts(language if known else "en", resources.path("texts"))

"""Where the program starts: the window when there is a screen and no verb, else the terminal."""

import importlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

WINDOW_OPTIONS = ("--store", "--world", "--language")


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or do a verb's work in the terminal; return the exit code.

    The terminal's libraries are only imported when there is a verb, the window's only when there
    is none: the window is to be painted before anything heavy is read.
    """
    if getattr(sys, "frozen", False):
        # A child that reads an answer is this very program again, and becomes a child in here.
        importlib.import_module("multiprocessing").freeze_support()
    words = list(sys.argv[1:] if arguments is None else arguments)
    wishes = window_wishes(words)
    if wishes is None:
        return _terminal(words)
    if not has_screen(os.environ, sys.platform):
        language = wishes.get("language", "")
        return _terminal(["demo", *(["--language", language] if language else [])])
    return _window(wishes)


def window_wishes(words: Sequence[str]) -> dict[str, str] | None:
    """Return store, world and language where the words ask for the window, or None for a verb."""
    wishes: dict[str, str] = {}
    rest = list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name == "run" and not equals:
            continue
        if name not in WINDOW_OPTIONS or not (equals or rest):
            return None
        wishes[name.removeprefix("--")] = value if equals else rest.pop(0)
    return wishes


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown: always on Windows and macOS, on Linux when a display is set.

    `QT_QPA_PLATFORM` set by hand counts as a screen, whatever it names.
    """
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _terminal(words: list[str]) -> int:
    code: int = importlib.import_module("workbench.cli").main(words)
    return code


def _window(wishes: dict[str, str]) -> int:
    missing = importlib.import_module("ui.startup_check").missing_libraries()
    if missing is not None:
        sys.stderr.write(f"{missing.message()}\n")
        return 1
    importlib.import_module("ui.plain_imports").restore()
    language = wishes.get("language") or _choice("language")
    theme = _choice("theme")
    code: int = importlib.import_module("ui.application").run(
        partial(_glance, wishes),
        partial(_open_workbench, wishes),
        _build_pages,
        language=language,
        theme=theme,
    )
    return code


def _choice(name: str) -> str:
    """Return what the user chose, by the environment or the settings file; empty means nothing.

    A file that cannot be read is told of when the store is opened, where there is room for words.
    """
    chosen = os.environ.get(f"LEADLINE_{name.upper()}", "")
    file = importlib.import_module("workbench.paths").user_places().settings
    if chosen or not file.exists():
        return chosen
    try:
        settings = importlib.import_module("tomllib").loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(settings.get(name, ""))


def _glance(wishes: dict[str, str], _control: object) -> object:
    # What the page of leads needs besides Qt, so that the window has little to read in.
    importlib.import_module("workbench.domain.score_range")
    bootstrap = importlib.import_module("workbench.bootstrap")
    places = importlib.import_module("workbench.paths").user_places()
    return bootstrap.glance(wishes.get("store") or _choice("store"), places)


def _open_workbench(wishes: dict[str, str], _control: object) -> object:
    # In the store's lane, so that reading all of this does not hold the window up.
    # Nothing that is imported becomes garbage, and looking for it meanwhile takes a tenth longer.
    gc = importlib.import_module("gc")
    gc.disable()
    try:
        importlib.import_module("ui.reading_in").beside()
        wanted = importlib.import_module("workbench.bootstrap").Wanted(**wishes)
        return importlib.import_module("ui.desks").open_own(wanted)
    finally:
        gc.freeze()
        gc.enable()


def _build_pages(shell: object, opened: object, leads: object) -> Iterator[object]:
    yield from importlib.import_module("ui.reading_in").in_turns()
    yield from importlib.import_module("ui.house").build(shell, opened, leads)

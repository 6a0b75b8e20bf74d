"""Where the program starts: which words ask for the window, and how it is to look."""

from pathlib import Path

import pytest

from ui import start
from workbench import paths
from workbench.paths import Places


@pytest.mark.parametrize(
    ("words", "wishes"),
    [
        ([], {}),
        (["run"], {}),
        (["--world", "demo"], {"world": "demo"}),
        (["run", "--store=a.db", "--language", "da"], {"store": "a.db", "language": "da"}),
        (["research", "311000004"], None),
        (["--json"], None),
        (["--store"], None),
    ],
)
def test_the_window_is_asked_for_by_no_verb(
    words: list[str], wishes: dict[str, str] | None
) -> None:
    assert start.window_wishes(words) == wishes


@pytest.mark.parametrize(
    ("environment", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_one_that_can_show_a_window(
    environment: dict[str, str], platform: str, screen: bool
) -> None:
    assert start.has_screen(environment, platform) is screen


def test_the_theme_is_read_from_the_settings_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "dark"\n', encoding="utf-8")
    monkeypatch.setattr(paths, "user_places", lambda: Places(tmp_path, file, tmp_path))
    monkeypatch.delenv("LEADLINE_THEME", raising=False)
    assert start._choice("theme") == "dark"
    assert start._choice("language") == ""
    monkeypatch.setenv("LEADLINE_THEME", "light")
    assert start._choice("theme") == "light"


def test_a_broken_settings_file_does_not_keep_the_window_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("theme = ", encoding="utf-8")
    monkeypatch.setattr(paths, "user_places", lambda: Places(tmp_path, file, tmp_path))
    monkeypatch.delenv("LEADLINE_THEME", raising=False)
    assert start._choice("theme") == ""

"""The user's choices: file, environment, and what happens to a broken file."""

from pathlib import Path

import pytest

from workbench.errors import InvalidInput
from workbench.settings import load_settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml").theme == "system"


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "dark"\nlanguage = "da"\n', encoding="utf-8")
    monkeypatch.setenv("LEADLINE_THEME", "light")
    settings = load_settings(file)
    assert (settings.theme, settings.language) == ("light", "da")


@pytest.mark.parametrize("text", ["theme = ", "theme = [1]", "\x00"])
def test_a_broken_file_is_named_and_not_overwritten(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        load_settings(file)
    assert refused.value.field == "settings"
    assert file.read_text(encoding="utf-8") == text

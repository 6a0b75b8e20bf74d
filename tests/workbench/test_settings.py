"""The user's choices: file, environment, and what happens to a broken file."""

from pathlib import Path

import pytest

from workbench.errors import InvalidInput
from workbench.settings import keep_setting, load_settings


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


def test_one_choice_is_kept_and_every_other_line_stays(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "settings.toml"
    keep_setting(file, "person", "one")
    assert load_settings(file).person == "one"
    file.write_text('# ours\nfirm = "Nordlys"\nperson = "one"\n[later]\n', encoding="utf-8")
    keep_setting(file, "person", 'two "of" us')
    settings = load_settings(file)
    assert (settings.firm, settings.person) == ("Nordlys", 'two "of" us')
    assert file.read_text(encoding="utf-8").splitlines()[1:] == [
        "# ours",
        'firm = "Nordlys"',
        "[later]",
    ]
    assert [each.name for each in file.parent.iterdir()] == ["settings.toml"]


def test_a_settings_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(InvalidInput) as refused:
        keep_setting(tmp_path / "settings.toml", "person", "one")
    assert refused.value.field == "settings"

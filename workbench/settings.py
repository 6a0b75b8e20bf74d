"""What a user may choose, declared once: type, default and words."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from workbench.errors import InvalidInput
from workbench.texts import say


class Settings(BaseSettings):
    """The choices of one user; environment variables LEADLINE_… win over the file."""

    model_config = SettingsConfigDict(env_prefix="LEADLINE_", extra="ignore")

    language: str = Field(default="", description="en, da or stretched; empty follows the system")
    theme: str = Field(default="system", description="system, light, dark or contrast")
    store: str = Field(default="", description="a file, or a postgresql:// address; empty: own")
    world: str = Field(default="", description="a folder of recorded answers, instead of the net")
    currency: str = Field(default="NOK", description="the currency a new offer is priced in")
    firm: str = Field(default="", description="our own firm's name, printed on handoff folders")
    person: str = Field(default="", description="id of who sat down here last")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file; nothing else is read."""
        return env_settings, init_settings


class SeatInSettings:
    """Remembers in the settings file who sits here."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def keep(self, person: UUID) -> None:
        """Let every later start under this user's settings begin with this person.

        Raises:
            InvalidInput: the settings file cannot be written.
        """
        keep_setting(self._file, "person", str(person))


def keep_setting(file: Path, name: str, value: str) -> None:
    """Write one choice into the settings file, and leave every other line of it as it is.

    Raises:
        InvalidInput: the file cannot be written.
    """
    growing = file.with_name(f"{file.name}.new")
    try:
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        others = [line for line in lines if not re.match(rf"\s*{re.escape(name)}\s*=", line)]
        # On top, where no table of TOML has begun yet.
        written = [f"{name} = {json.dumps(value)}", *others]
        file.parent.mkdir(parents=True, exist_ok=True)
        growing.write_text("\n".join(written) + "\n", encoding="utf-8")
        growing.replace(file)
    except (OSError, UnicodeDecodeError) as problem:
        growing.unlink(missing_ok=True)
        raise InvalidInput(
            say("The settings file {file} cannot be written.", file=str(file)), field="settings"
        ) from problem


def load_settings(file: Path) -> Settings:
    """Return the user's settings; a missing file means the defaults.

    Raises:
        InvalidInput: the file is not TOML or holds a value of the wrong type.
    """
    values: dict[str, Any] = {}
    if file.exists():
        try:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
            raise InvalidInput(
                say("The settings file {file} cannot be read.", file=str(file)),
                field="settings",
                hint=say(
                    "Mend line and column named here, or delete the file: {problem}",
                    problem=str(problem),
                ),
            ) from problem
    try:
        return Settings(**values)
    except ValidationError as problem:
        first = problem.errors()[0]
        raise InvalidInput(
            say("The setting {name} cannot be used.", name=".".join(map(str, first["loc"]))),
            field="settings",
            hint=say("Mend it in {file}.", file=str(file)),
        ) from problem

"""Where things lie on this computer: the user's data, settings and exports."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

APPLICATION = "Leadline"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one user on one computer."""

    data: Path
    settings: Path
    exports: Path

    @property
    def store(self) -> Path:
        """The store's own file; `evidence.db` lies beside it."""
        return self.data / "leadline.db"

    @property
    def backups(self) -> Path:
        """Where copies of the store are kept before it is changed in shape."""
        return self.data / "backups"

    @property
    def registers(self) -> Path:
        """Where offline registers lie, a file each."""
        return self.data / "registers"


def user_places() -> Places:
    """Return the places the operating system gives the present user."""
    return Places(
        data=Path(platformdirs.user_data_dir(APPLICATION, appauthor=False)),
        settings=Path(platformdirs.user_config_dir(APPLICATION, appauthor=False)) / "settings.toml",
        exports=Path(platformdirs.user_documents_dir()) / APPLICATION,
    )

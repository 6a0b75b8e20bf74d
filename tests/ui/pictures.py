"""Takes pictures of the pages: a small set of themes, scales, languages and sizes for each.

`python -m tests.ui.pictures [FOLDER]` writes PNGs; a scale needs a process of its own, so the
program starts itself once for each.
"""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import audit, demo_scenes, gallery
from tests.ui.opened import wishes
from ui.main_window import MainWindow
from ui.tasks import Runner
from ui.theme.look import Look, dress
from workbench.texts import STRETCHED

Build = Callable[[Look, Runner], MainWindow]


@dataclass(frozen=True, slots=True)
class Shot:
    """One way of looking at a page."""

    theme: str
    scale: str
    language: str
    width: int = 1280
    height: int = 800

    def name(self, page: str) -> str:
        """Return the picture's file name."""
        size = "" if (self.width, self.height) == (1280, 800) else f"-{self.width}x{self.height}"
        return f"{page}-{self.theme}-{self.scale}x-{self.language}{size}.png"


SHOTS = (
    Shot("light", "1", "en"),
    Shot("dark", "1", "en"),
    Shot("contrast", "1", "en", 1280, 1060),
    Shot("light", "1", STRETCHED),
    Shot("dark", "1", "da", 960, 600),
    Shot("light", "1.5", "da"),
    Shot("dark", "1.5", STRETCHED, 960, 600),
)
"""Every pair of theme, scale, language and size that matters; at most ten a page."""


def _sheet_over(look: Look, runner: Runner) -> MainWindow:
    made = gallery.window(look, runner, "company")
    made.inspector.close_panel()
    gallery.sheet(look, made.page_area)
    return made


def _scene(scene: str) -> Build:
    def build(look: Look, runner: Runner) -> MainWindow:
        return gallery.window(look, runner, scene)

    return build


PAGES: dict[str, Build] = {
    "gallery-company": _scene("company"),
    "gallery-leads": _scene("leads"),
    "gallery-forms": _scene("forms"),
    "gallery-empty": _scene("today"),
    "gallery-sheet": _sheet_over,
}
"""Every page that has pictures, by the beginning of their names; pages add themselves here."""


IN_DOCS = ("company", "leads", "scorecard")
"""Pages that the documents show, in light and in dark."""


def take(folder: Path, scale: str) -> list[Path]:
    """Take every picture of one scale in this process, which must have been started with it."""
    app = QApplication(sys.argv[:1])
    taken = []
    for shot in (each for each in SHOTS if each.scale == scale):
        look = dress(app, audit.texts(shot.language), shot.theme)
        for page, build in PAGES.items():
            runner = Runner()
            window = build(look, runner)
            taken.append(_take(window, shot, folder / shot.name(page)))
            window.close()
            window.deleteLater()
        taken += _of_the_demo(look, shot, folder)
    return taken


def _of_the_demo(look: Look, shot: Shot, folder: Path) -> list[Path]:
    taken = []
    # One store for all: the demo fills it the first time.
    wanted = wishes(folder / f"store {shot.scale}")
    with demo_scenes.opened(look, wanted) as scenes:
        scenes.window.resize(shot.width, shot.height)
        for page in demo_scenes.SCENES:
            scenes.show(page)
            taken.append(_take(scenes.window, shot, folder / shot.name(page)))
    return taken


def choose_for_docs(folder: Path, docs: Path) -> None:
    """Copy the few pictures that the documents show."""
    docs.mkdir(parents=True, exist_ok=True)
    for page in IN_DOCS:
        for shot in SHOTS[:2]:
            picture = QImage(str(folder / shot.name(page)))
            # The commonest colours are enough for eyes, and these travel with every clone.
            counted = Counter(memoryview(picture.constBits()).cast("I"))
            common = [colour for colour, _ in counted.most_common(256)]
            threshold = Qt.ImageConversionFlag.ThresholdDither
            flat = picture.convertToFormat(QImage.Format.Format_Indexed8, common, threshold)
            flat.save(str(docs / shot.name(page)), quality=0)


def _take(window: QWidget, shot: Shot, file: Path) -> Path:
    window.resize(shot.width, shot.height)
    window.show()
    audit.settle(window)
    window.grab().save(str(file))
    return file


def main(arguments: list[str]) -> int:
    """Take all pictures into a folder, `.proof/pictures` unless one is named.

    When none is named, those that the documents show are renewed as well.
    """
    folder = Path(arguments[0] if arguments else ".proof/pictures").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if len(arguments) > 1:
        for file in take(folder, arguments[1]):
            sys.stdout.write(f"{file}\n")
        return 0
    codes = []
    for scale in dict.fromkeys(shot.scale for shot in SHOTS):
        command = [sys.executable, "-m", "tests.ui.pictures", str(folder), scale]
        done = subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": scale}, check=False)
        codes.append(done.returncode)
    if not arguments and not any(codes):
        choose_for_docs(folder, Path("docs/pictures"))
    return max(codes)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

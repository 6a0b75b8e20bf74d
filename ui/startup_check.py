"""Says in one line which system packages Qt needs and this machine lacks, before Qt is asked."""

import ctypes
import importlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from workbench.texts import Message, say


@dataclass(frozen=True, slots=True)
class Packages:
    """The names under which two families of Linux ship one library."""

    debian: str
    fedora: str


# What the Qt libraries themselves link to, under every platform plug-in, offscreen included.
QT_LIBRARIES: Mapping[str, Packages] = {
    "libglib-2.0.so.0": Packages("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": Packages("libglib2.0-0", "glib2"),
    "libGL.so.1": Packages("libgl1", "libglvnd-glx"),
    "libEGL.so.1": Packages("libegl1", "libglvnd-egl"),
    "libX11.so.6": Packages("libx11-6", "libX11"),
    "libdbus-1.so.3": Packages("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": Packages("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": Packages("libfreetype6", "freetype"),
    "libxkbcommon.so.0": Packages("libxkbcommon0", "libxkbcommon"),
    "libbrotlidec.so.1": Packages("libbrotli1", "libbrotli"),
    "libgssapi_krb5.so.2": Packages("libgssapi-krb5-2", "krb5-libs"),
}

# What the X11 plug-in links to besides. Qt blames libxcb-cursor0 whichever of them is missing.
X11_LIBRARIES: Mapping[str, Packages] = {
    "libX11-xcb.so.1": Packages("libx11-xcb1", "libX11-xcb"),
    "libxcb-cursor.so.0": Packages("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": Packages("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": Packages("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": Packages("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": Packages("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": Packages("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": Packages("libxcb-shape0", "libxcb"),
    "libxcb-xkb.so.1": Packages("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": Packages("libxkbcommon-x11-0", "libxkbcommon-x11"),
}

KNOWN: Mapping[str, Packages] = {**QT_LIBRARIES, **X11_LIBRARIES}

# The words of the dynamic linker of glibc; it names one library and stops.
_CANNOT_OPEN = re.compile(r"(?P<library>[\w.+-]+\.so[\d.]*): cannot open shared object file")


def missing_library(problem: ImportError | OSError) -> str | None:
    """Read the library's file name from the dynamic linker's complaint.

    Returns:
        A name such as `libGL.so.1`, or None when the complaint is about something else.
    """
    said = _CANNOT_OPEN.search(str(problem))
    return said["library"] if said else None


def load_window_libraries() -> None:
    """Load what the window will need: Qt's libraries, and the X11 plug-in where X11 is used.

    Raises:
        ImportError: One of Qt's libraries did not load.
        OSError: The X11 plug-in did not load; Qt itself would end the process here.
    """
    importlib.import_module("PySide6.QtWidgets")
    package = find_spec("PySide6")
    if uses_x11(os.environ) and package and package.origin:
        ctypes.CDLL(str(Path(package.origin).parent / "Qt/plugins/platforms/libqxcb.so"))


def uses_x11(environment: Mapping[str, str]) -> bool:
    """Say whether Qt will choose its X11 plug-in, which it does wherever DISPLAY is set."""
    if sys.platform != "linux":
        return False
    chosen = environment.get("QT_QPA_PLATFORM", "")
    return chosen.startswith("xcb") or (
        not chosen and "DISPLAY" in environment and "WAYLAND_DISPLAY" not in environment
    )


def loads(library: str) -> bool:
    """Say whether the dynamic linker finds a library by its file name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class MissingLibraries:
    """Libraries that Qt needs and this machine lacks, by file name, in the table's order."""

    libraries: tuple[str, ...]

    def message(self) -> Message:
        """Say in one line what is missing and which packages bring it."""
        known = [KNOWN[library] for library in self.libraries if library in KNOWN]
        missing = ", ".join(self.libraries)
        if not known:
            return say("The window needs {missing}, which this machine lacks.", missing=missing)
        return say(
            "The window needs {missing}. Debian and Ubuntu: apt-get install {debian}. "
            "Fedora: dnf install {fedora}.",
            missing=missing,
            debian=" ".join(dict.fromkeys(packages.debian for packages in known)),
            fedora=" ".join(dict.fromkeys(packages.fedora for packages in known)),
        )


def missing_libraries(
    load: Callable[[], None] = load_window_libraries,
    candidates: Iterable[str] | None = None,
    is_there: Callable[[str], bool] = loads,
) -> MissingLibraries | None:
    """Find every library that keeps the window from opening.

    Args:
        load: Loads what the window needs, and raises what the dynamic linker says.
        candidates: The libraries to look for once one is known to be missing; by default those
            of the platform plug-in in use.
        is_there: Says whether a library can be loaded by its file name.

    Returns:
        None where the window can open.

    Raises:
        ImportError, OSError: Qt did not load for another reason than a missing library.
    """
    try:
        load()
    except (ImportError, OSError) as problem:
        named = missing_library(problem)
        if named is None:
            raise
        if candidates is None:
            candidates = KNOWN if uses_x11(os.environ) else QT_LIBRARIES
        # The linker stops at the first one; a person should not have to start us once for each.
        # A frozen program brings most of them under its own roof, so nobody asks before it fails.
        found = [library for library in candidates if library == named or not is_there(library)]
        return MissingLibraries(tuple(found) if named in found else (named, *found))
    return None


def main() -> int:
    """Print the line and return 1 where the window cannot open; otherwise say nothing."""
    missing = missing_libraries()
    if missing is None:
        return 0
    sys.stderr.write(f"{missing.message()}\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())

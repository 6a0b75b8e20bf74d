"""A missing system library is one line that names the packages, never a trace."""

import pytest

from ui import startup_check
from ui.startup_check import KNOWN, MissingLibraries, missing_libraries, missing_library, uses_x11

NOT_FOUND = "{}: cannot open shared object file: No such file or directory"


def complains_about(library: str, kind: type[ImportError | OSError] = ImportError) -> None:
    raise kind(NOT_FOUND.format(library))


@pytest.mark.parametrize("library", KNOWN)
def test_every_known_library_gives_one_line_with_its_packages(library: str) -> None:
    missing = missing_libraries(lambda: complains_about(library), is_there=lambda _: True)
    assert missing is not None
    line = str(missing.message())
    assert "\n" not in line
    assert f"needs {library}." in line
    assert f"apt-get install {KNOWN[library].debian}." in line
    assert f"dnf install {KNOWN[library].fedora}." in line


def test_all_missing_libraries_are_named_at_once_and_each_package_once() -> None:
    gone = {"libGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"}
    missing = missing_libraries(
        lambda: complains_about("libGL.so.1"), is_there=lambda library: library not in gone
    )
    assert missing == MissingLibraries(("libglib-2.0.so.0", "libgthread-2.0.so.0", "libGL.so.1"))
    assert "apt-get install libglib2.0-0 libgl1." in str(missing.message())


def test_a_library_outside_the_table_is_still_named() -> None:
    missing = missing_libraries(
        lambda: complains_about("libmoon.so.3", OSError), is_there=lambda _: True
    )
    assert missing is not None
    assert str(missing.message()) == "The window needs libmoon.so.3, which this machine lacks."


def test_another_import_error_is_not_explained_away() -> None:
    def fail() -> None:
        raise ImportError("undefined symbol: qt_version_tag")

    with pytest.raises(ImportError, match="qt_version_tag"):
        missing_libraries(fail)


def test_the_library_is_read_from_the_linkers_words() -> None:
    assert missing_library(ImportError(NOT_FOUND.format("libGL.so.1"))) == "libGL.so.1"
    assert missing_library(OSError("invalid ELF header")) is None


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_x11_is_expected_where_qt_would_choose_it(
    environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert uses_x11(environment) is expected


def test_nothing_is_said_where_the_window_can_open(capsys: pytest.CaptureFixture[str]) -> None:
    assert startup_check.main() == 0
    assert capsys.readouterr().err == ""


def test_the_line_goes_to_the_terminal_and_fails_the_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        startup_check, "missing_libraries", lambda: MissingLibraries(("libEGL.so.1",))
    )
    assert startup_check.main() == 1
    assert capsys.readouterr().err.startswith("The window needs libEGL.so.1. Debian")

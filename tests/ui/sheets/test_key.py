"""The sheet of a key asks for each of its parts, and says at a field what is wrong with it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from tests.ui import audit
from tests.ui.sheets.conftest import Bench
from ui.sheets.form import Filled
from ui.theme.look import dress
from workbench.domain.key_parts import CLIENT, LOGIN, ONE_KEY, KeyPart
from workbench.domain.source import Manifest

TAB = Qt.Key.Key_Tab
SEEN, UNSEEN = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password


def wanting(bench: Bench, parts: tuple[KeyPart, ...], *, in_clear: str = "") -> Manifest:
    """Return the manifest of a source that wants a key of such parts."""
    one = next(each for each in bench.seat.desk.lookups.manifests() if each.key_need is not None)
    assert one.key_need is not None
    clear = (in_clear,) if in_clear else ()
    return replace(one, key_need=replace(one.key_need, parts=parts), plain_http=clear)


def opened(bench: Bench, manifest: Manifest) -> Filled:
    bench.shelf.open("key", manifest)
    return bench.sheet


def has_key(bench: Bench, manifest: Manifest) -> bool:
    assert manifest.key_need is not None
    return bench.seat.desk.keys.has(manifest.key_need.name)


def echoes(sheet: Filled) -> list[QLineEdit.EchoMode]:
    return [
        each.input.echoMode() for each in sheet.fields.values() if isinstance(each.input, QLineEdit)
    ]


def wrong(sheet: Filled) -> dict[str, str]:
    """What is said at each field about what was typed."""
    return {
        key: told
        for key, each in sheet.fields.items()
        if (told := each.input.accessibleDescription())
    }


def test_a_key_in_one_piece_is_one_field(bench: Bench) -> None:
    manifest = wanting(bench, ONE_KEY)
    sheet = opened(bench, manifest)
    assert [each.label.text() for each in sheet.fields.values()] == ["The key"]
    assert echoes(sheet) == [UNSEEN]
    bench.type("invented-key")
    bench.enter()
    assert has_key(bench, manifest)


@pytest.mark.parametrize(
    ("parts", "labels"),
    [(LOGIN, ["User name", "Password"]), (CLIENT, ["Client id", "Client secret"])],
    ids=["login", "client"],
)
def test_each_part_is_a_field_and_only_the_secret_one_is_typed_unseen(
    parts: tuple[KeyPart, ...], labels: Sequence[str], bench: Bench
) -> None:
    manifest = wanting(bench, parts)
    sheet = opened(bench, manifest)
    assert [each.label.text() for each in sheet.fields.values()] == labels
    assert echoes(sheet) == [SEEN, UNSEEN]
    bench.type("havbris")
    bench.press(TAB)
    bench.type("a:password")
    bench.enter()
    assert bench.shelf.sheet is None
    assert has_key(bench, manifest)


@pytest.mark.parametrize(
    ("user", "password", "told"),
    [
        ("", "secret", {"user": "Type the user name."}),
        ("havbris", "", {"password": "Type the password."}),
        (
            "hav:bris",
            "secret",
            {"user": "It cannot hold a colon: what follows would be taken for the password."},
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    user: str, password: str, told: dict[str, str], bench: Bench
) -> None:
    manifest = wanting(bench, LOGIN)
    sheet = opened(bench, manifest)
    bench.type(user)
    bench.press(TAB)
    bench.type(password)
    bench.enter()
    assert bench.shelf.sheet is sheet
    assert wrong(sheet) == told
    assert not has_key(bench, manifest)
    assert sheet.typed() == {"user": user, "password": password}


def test_a_password_is_not_kept_while_the_sheet_is_away(bench: Bench) -> None:
    manifest = wanting(bench, LOGIN)
    opened(bench, manifest)
    bench.type("havbris")
    bench.press(TAB)
    bench.type("secret")
    bench.press(Qt.Key.Key_Escape)
    assert opened(bench, manifest).typed() == {"user": "havbris", "password": ""}


def test_it_is_said_where_a_login_goes_out_in_clear(bench: Bench) -> None:
    def said(manifest: Manifest) -> str:
        return " ".join(each.text() for each in opened(bench, manifest).findChildren(QLabel))

    assert "without encryption" not in said(wanting(bench, LOGIN))
    assert "register.example takes a key without encryption" in said(
        wanting(bench, LOGIN, in_clear="register.example")
    )


@pytest.mark.parametrize("language", audit.LANGUAGES)
def test_nothing_is_cut_off_or_nameless(language: str, bench: Bench, qapp: QApplication) -> None:
    bench.shelf._look = dress(qapp, audit.texts(language), "light")
    host = bench.shelf._host
    for parts in (LOGIN, CLIENT):
        opened(bench, wanting(bench, parts, in_clear="register.example"))
        for size in ((1084, 768), (764, 568)):
            host.resize(*size)
            audit.settle(host)
            assert audit.faults(host) == []

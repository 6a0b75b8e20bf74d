"""The look every widget is given: the colours now worn, the reader's words, and the icons."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from ui import icons
from ui.theme.palette import palette
from ui.theme.roles import CONTRAST, DARK, LIGHT, SETS, Roles
from ui.theme.scale import Type, font, load_fonts
from ui.theme.stylesheet import stylesheet
from workbench.texts import Texts

FOLLOW_SYSTEM = "system"


class Look(QObject):
    """What a widget needs to be drawn and read.

    Attributes:
        texts: puts messages into the reader's language.
        changed: other colours are worn now; the style sheet has already been renewed, so only
            what is painted by hand, and links in rich text, have to follow.
    """

    changed = Signal()

    def __init__(self, app: QApplication, texts: Texts, roles: Roles = LIGHT) -> None:
        super().__init__(app)
        self._app = app
        self.texts = texts
        self._roles = roles
        self._follows = False

    @property
    def roles(self) -> Roles:
        """The colours now worn."""
        return self._roles

    def say(self, message: object) -> str:
        """Return a message in the reader's language."""
        return self.texts.say(message)

    def colour(self, role: str) -> QColor:
        """Return the colour of a role by its name in `Roles`."""
        return QColor(getattr(self._roles, role))

    def icon(self, name: str, role: str = "soft") -> QIcon:
        """Return a shipped icon tinted by a role."""
        return icons.icon(name, getattr(self._roles, role), self._roles.faint)

    def choose(self, theme: str) -> None:
        """Wear a set by its key in the settings; any other word follows the system."""
        self._follows = theme not in SETS
        self.wear(system_roles() if self._follows else SETS[theme])

    def wear(self, roles: Roles) -> None:
        """Put these colours on the whole application now."""
        self._roles = roles
        QGuiApplication.setPalette(palette(roles))
        self._app.setStyleSheet(stylesheet(roles))
        self.changed.emit()

    def follow_system(self) -> None:
        """Wear what the system now asks for, unless the user chose a set."""
        if self._follows:
            self.wear(system_roles())


def dress(app: QApplication, texts: Texts, theme: str = FOLLOW_SYSTEM) -> Look:
    """Give the application its style, fonts and colours, and return the look for its widgets.

    Fusion is used everywhere because other styles ignore a palette or a colour scheme silently.
    """
    app.setStyle("Fusion")
    load_fonts()
    QApplication.setFont(font(Type.BODY))
    look = Look(app, texts)
    look.choose(theme)
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(look.follow_system)
    hints.accessibility().contrastPreferenceChanged.connect(look.follow_system)
    return look


def system_roles() -> Roles:
    """Return the set the system asks for."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

"""Qt's own palette made from the colour roles, for everything the style sheet does not name."""

from PySide6.QtGui import QColor, QPalette

from ui.theme.roles import Roles

_Role = QPalette.ColorRole


def palette(roles: Roles) -> QPalette:
    """Return a palette with every role set, for widgets that are on, off and in the background."""
    made = QPalette()
    for role, colour in _colours(roles).items():
        made.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(roles.faint))
    made.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(roles.line))
    made.setColor(QPalette.ColorGroup.Disabled, _Role.Accent, QColor(roles.faint))
    return made


def _colours(roles: Roles) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: roles.page,
        _Role.WindowText: roles.ink,
        _Role.Base: roles.surface,
        _Role.AlternateBase: roles.sunken,
        _Role.Text: roles.ink,
        _Role.PlaceholderText: roles.faint,
        _Role.Button: roles.surface,
        _Role.ButtonText: roles.ink,
        _Role.BrightText: roles.on_accent,
        _Role.ToolTipBase: roles.surface,
        _Role.ToolTipText: roles.ink,
        _Role.Highlight: roles.accent,
        _Role.HighlightedText: roles.on_accent,
        _Role.Accent: roles.accent,
        _Role.Link: roles.accent,
        _Role.LinkVisited: roles.accent,
        _Role.Light: roles.surface,
        _Role.Midlight: roles.sunken,
        _Role.Mid: roles.line,
        _Role.Dark: roles.edge,
        _Role.Shadow: roles.line,
    }

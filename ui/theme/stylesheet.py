"""The one style sheet of the application, written from the colour roles and the scale."""

from dataclasses import asdict
from string import Template

from ui.theme.roles import Roles, Tone, mixed
from ui.theme.scale import CARD_RADIUS, CONTROL_HEIGHT, CONTROL_RADIUS, HIT_HEIGHT

_SHEET = Template(
    """
QWidget[role="soft"] { color: $soft; }
QWidget[role="faint"] { color: $faint; }
QWidget[role="ink"] { color: $ink; }
QWidget[role="accent"] { color: $accent; }
QWidget[role="go"] { color: $go; }
QWidget[role="look_closer"] { color: $look_closer; }
QWidget[role="not_now"] { color: $not_now; }

QFrame[surface="card"] {
    background: $surface; border: 1px solid $line; border-radius: ${card}px;
}
QFrame[surface="sunken"] {
    background: $sunken; border: 1px solid $line; border-radius: ${card}px;
}
QScrollArea[surface="paper"] {
    background: $surface; border: 1px solid $edge; border-radius: 4px;
}
QScrollArea[surface="paper"]:focus { border: 1px solid $accent; }
QFrame[surface="notice"] {
    background: $surface; border: 1px solid $edge; border-radius: ${control}px;
}
QWidget[surface="line"] { background: $line; border: none; }
QWidget[surface="panel"] { background: $surface; border: none; border-left: 1px solid $line; }
QWidget[surface="sidebar"] { background: $page; border: none; border-right: 1px solid $line; }
QWidget[surface="tray"] { background: $page; border: none; border-top: 1px solid $line; }
QScrollArea, QScrollArea > QWidget > QWidget[surface="clear"] { background: transparent; }
QScrollArea { border: none; }

QPushButton {
    min-height: ${inner}px; padding: 0 13px; border-radius: ${control}px;
    background: $surface; border: 1px solid $edge; color: $ink;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: 2px solid $accent; padding: 0 12px; min-height: ${inner_focus}px; }
QPushButton:disabled { color: $faint; background: $page; border-color: $line; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled {
    background: $sunken; color: $faint; border: 1px solid $line;
}
QPushButton[kind="link"] {
    background: transparent; border: 1px solid transparent; color: $accent; padding: 0 3px;
    min-height: ${link}px; text-align: left;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus {
    border: 2px solid $accent; padding: 0 2px; min-height: ${link_focus}px;
}
QPushButton[kind="link"]:disabled { color: $faint; }
QPushButton[kind="icon"] {
    background: transparent; border: 1px solid transparent; padding: 0;
    min-height: ${link}px; min-width: ${link}px; max-width: ${link}px;
}
QPushButton[kind="icon"]:hover { background: $sunken; }
QPushButton[kind="icon"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[kind="choice"]:checked {
    background: $accent_ground; color: $accent; border-color: $accent;
}
QPushButton[kind="filter"] {
    background: $sunken; border: 1px solid transparent; color: $soft;
    border-radius: ${round}px; min-height: 20px; padding: 0 9px; margin: 3px 0;
}
QPushButton[kind="filter"]:hover { color: $ink; }
QPushButton[kind="filter"]:focus {
    border: 2px solid $accent; padding: 0 8px; min-height: 18px;
}
QPushButton[kind="filter"]:checked { background: $accent_ground; color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QSpinBox, QDoubleSpinBox {
    background: $surface; color: $ink; border: 1px solid $edge; border-radius: ${control}px;
    padding: 0 9px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QDateEdit, QSpinBox, QDoubleSpinBox { min-height: ${inner}px; }
QPlainTextEdit, QTextEdit { padding: 6px 5px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QSpinBox:focus,
QDoubleSpinBox:focus { border: 2px solid $accent; padding: 0 8px; min-height: ${inner_focus}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 4px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $not_now; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $page; color: $faint; }

QTableView {
    background: $surface; border: none; gridline-color: $line; color: $ink;
    selection-background-color: $accent_ground; selection-color: $ink; outline: none;
}
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $soft; border: none; border-bottom: 1px solid $line;
    padding: 8px 3px;
}
YearTable QHeaderView::section { padding: 8px 0; }
QMenu {
    background: $surface; color: $ink; border: 1px solid $edge; padding: 4px;
    border-radius: ${control}px;
}
QMenu::item { padding: 6px 20px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; color: $ink; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $surface; color: $ink; border: 1px solid $edge; padding: 4px 6px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $edge; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
)

_CHIP = Template(
    """
QLabel[chip="$tone"] {
    color: $text; background: $ground; border-radius: 10px; padding: 1px 8px;
    border: 1px solid $rim;
}
"""
)


def stylesheet(roles: Roles) -> str:
    """Return the style sheet of a set of roles; fonts are set on the widgets, not here."""
    toward = "#FFFFFF" if roles.dark else "#000000"
    sheet = _SHEET.substitute(
        {name: value for name, value in asdict(roles).items() if isinstance(value, str)},
        card=CARD_RADIUS,
        control=CONTROL_RADIUS,
        inner=CONTROL_HEIGHT - 2,
        inner_focus=CONTROL_HEIGHT - 4,
        link=HIT_HEIGHT - 2,
        link_focus=HIT_HEIGHT - 4,
        round=11,
        hover=mixed(roles.sunken, roles.surface, 0.6),
        accent_hover=mixed(toward, roles.accent, 0.1),
        accent_pressed=mixed(toward, roles.accent, 0.18),
    )
    return sheet + "".join(_chip(roles, tone) for tone in Tone)


def _chip(roles: Roles, tone: Tone) -> str:
    # Where grounds are too alike to be told apart, the rim takes the colour of the words.
    rim = roles.text(tone) if roles.name == "contrast" else roles.ground(tone)
    return _CHIP.substitute(
        tone=tone.value, text=roles.text(tone), ground=roles.ground(tone), rim=rim
    )

"""The colour roles in three sets (light, dark, high contrast) and what must be legible."""

from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import product

LEGIBLE = 4.5
"""The least contrast of text and its ground: WCAG 2.2, success criterion 1.4.3, level AA."""


class Tone(StrEnum):
    """What a word or a chip means; the colour only repeats it."""

    PLAIN = "plain"
    ACCENT = "accent"
    GO = "go"
    LOOK_CLOSER = "look_closer"
    NOT_NOW = "not_now"


_SRGB_LINEAR = 0.04045
"""Up to here a channel of sRGB (IEC 61966-2-1) is linear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """One set of colours, each written as `#RRGGBB`.

    Attributes:
        name: key of the set, as the settings write it.
        dark: whether text is lighter than its ground.
        page, surface, sunken: grounds, from the window's own to what lies in a surface.
        line: hairlines between things; `edge` outlines what can be typed into or pressed.
        ink, soft, faint: text, from what matters most to what may be overlooked.
        accent: the one colour of what can be pressed; `on_accent` is text upon it.
        mark: behind the words a fact was read from.
    """

    name: str
    dark: bool
    page: str
    surface: str
    sunken: str
    line: str
    edge: str
    ink: str
    soft: str
    faint: str
    accent: str
    on_accent: str
    accent_ground: str
    go: str
    go_ground: str
    look_closer: str
    look_closer_ground: str
    not_now: str
    not_now_ground: str
    mark: str

    def text(self, tone: Tone) -> str:
        """Return the colour of words of a tone; plain words are soft."""
        return {
            Tone.PLAIN: self.soft,
            Tone.ACCENT: self.accent,
            Tone.GO: self.go,
            Tone.LOOK_CLOSER: self.look_closer,
            Tone.NOT_NOW: self.not_now,
        }[tone]

    def ground(self, tone: Tone) -> str:
        """Return the ground that words of a tone stand on in a chip."""
        return {
            Tone.PLAIN: self.sunken,
            Tone.ACCENT: self.accent_ground,
            Tone.GO: self.go_ground,
            Tone.LOOK_CLOSER: self.look_closer_ground,
            Tone.NOT_NOW: self.not_now_ground,
        }[tone]


LIGHT = Roles(
    name="light",
    dark=False,
    page="#F6F6F3",
    surface="#FFFFFF",
    sunken="#EFEFEA",
    line="#E1E1DB",
    edge="#CDCDC5",
    ink="#1B222B",
    soft="#5A6470",
    faint="#616A75",
    accent="#0B5F77",
    on_accent="#FFFFFF",
    accent_ground="#E3F0F3",
    go="#19704E",
    go_ground="#DDEFE6",
    look_closer="#8A5A0B",
    look_closer_ground="#F6EAD2",
    not_now="#A93B2A",
    not_now_ground="#F7E1DD",
    mark="#FFF0B8",
)

DARK = Roles(
    name="dark",
    dark=True,
    page="#12161B",
    surface="#191F26",
    sunken="#20272F",
    line="#2C353F",
    edge="#3D4854",
    ink="#E8ECF0",
    soft="#A7B1BC",
    faint="#93A0AD",
    accent="#6CC3DA",
    on_accent="#0C1A20",
    accent_ground="#15343E",
    go="#6CCB9F",
    go_ground="#173528",
    look_closer="#E3B45C",
    look_closer_ground="#3A2E16",
    not_now="#EF9484",
    not_now_ground="#40211C",
    mark="#4D4417",
)

CONTRAST = Roles(
    name="contrast",
    dark=True,
    page="#000000",
    surface="#000000",
    sunken="#14181C",
    line="#8A949E",
    edge="#FFFFFF",
    ink="#FFFFFF",
    soft="#E6EAEE",
    faint="#D2D8DE",
    accent="#7DE1FF",
    on_accent="#000000",
    accent_ground="#00303D",
    go="#7DF0B8",
    go_ground="#00311D",
    look_closer="#FFD070",
    look_closer_ground="#332400",
    not_now="#FFA899",
    not_now_ground="#43100A",
    mark="#5C5000",
)

SETS = {roles.name: roles for roles in (LIGHT, DARK, CONTRAST)}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_pairs(roles: Roles) -> tuple[tuple[str, str], ...]:
    """Return every pair of role names that stand upon each other as text and ground."""
    chips = (("go", "go_ground"), ("look_closer", "look_closer_ground"))
    return (
        *product(
            ("ink", "soft", "faint", "accent", "go", "look_closer", "not_now"),
            ("page", "surface", "sunken"),
        ),
        *product(("ink", "soft", "faint", "accent"), ("accent_ground",)),
        *product(("ink",), (each.name for each in fields(roles) if each.name.endswith("_ground"))),
        *chips,
        ("not_now", "not_now_ground"),
        ("on_accent", "accent"),
        ("ink", "mark"),
    )


def mixed(colour: str, ground: str, part: float) -> str:
    """Return `colour` laid over `ground` with an opacity from 0 to 1."""
    channels = (
        round(upper * part + lower * (1 - part))
        for upper, lower in zip(_channels(colour), _channels(ground), strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= _SRGB_LINEAR else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

"""Everything a person reads: messages with typed arguments, put into words per language."""

import gettext
import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from decimal import Context, Decimal, localcontext
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    import babel

LANGUAGES = {"en": "en_GB", "da": "da_DK"}
STRETCHED = "stretched"
"""A made-up language of longer words that shows where a text has no room or no catalogue."""

_DOMAIN = "leadline"
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@runtime_checkable
class Written(Protocol):
    """A value that knows how it is written in a language, and how it is kept as JSON."""

    kind: ClassVar[str]

    def written(self, texts: "Texts") -> str:
        """Return the words or figures for a reader of `texts`' language."""
        ...

    def encoded(self) -> object:
        """Return plain JSON from which `decoded` makes the same value."""
        ...

    @classmethod
    def decoded(cls, encoded: object) -> "Written":
        """Return the value that `encoded` was made from."""
        ...


Argument: TypeAlias = "str | int | Decimal | date | datetime | Message | Written"

_KINDS: dict[str, type[Written]] = {}


def argument_kind(kind: type[Written]) -> type[Written]:
    """Register a value type so that messages holding it can be kept and read again."""
    _KINDS[kind.kind] = kind
    return kind


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence as data: the English words are the key, the arguments are typed.

    Attributes:
        msgid: the English sentence, with {named} places.
        arguments: name and value of each place, sorted by name.
        plural: the English sentence for more than one, or empty.
        count: the number that chooses between the two, also available as {count}.
    """

    msgid: str
    arguments: tuple[tuple[str, Argument], ...] = ()
    plural: str = ""
    count: int | None = None

    def __str__(self) -> str:
        return ENGLISH.say(self)

    def encoded(self) -> str:
        """Return canonical JSON from which `decode` makes the same message."""
        return _CANONICAL.encode(_encode(self))


def say(msgid: str, **arguments: Argument) -> Message:
    """Return a message; a trailing underscore in a name is dropped (`from_=` fills {from})."""
    return Message(msgid, tuple(sorted((name.rstrip("_"), v) for name, v in arguments.items())))


def say_many(msgid: str, plural: str, count: int, **arguments: Argument) -> Message:
    """Return a message whose words depend on a number, which fills {count}."""
    named = tuple(sorted((name.rstrip("_"), v) for name, v in arguments.items()))
    return Message(msgid, named, plural, count)


def beside(first: Message, *others: Message) -> Message:
    """Return texts that stand beside each other, `a · b · c`."""
    told = first
    for each in others:
        told = say("{first} · {second}", first=told, second=each)
    return told


def listed(first: Message, *others: Message) -> Message:
    """Return texts as a list within a sentence, `a, b, c`."""
    told = first
    for each in others:
        told = say("{first}, {second}", first=told, second=each)
    return told


def in_turn(first: Message, *others: Message) -> Message:
    """Return sentences one after the other, with a space between."""
    told = first
    for each in others:
        told = say("{first} {second}", first=told, second=each)
    return told


def decode(text: str) -> Message:
    """Return the message that `Message.encoded` wrote.

    Raises:
        ValueError, TypeError: the text is not an encoded message.
    """
    value = _decode(json.loads(text))
    if not isinstance(value, Message):
        raise TypeError("not an encoded message")
    return value


def _encode(value: Argument) -> object:
    match value:
        case str() | int():
            return value
        case Message():
            return {
                "say": value.msgid,
                "with": {name: _encode(argument) for name, argument in value.arguments},
                "plural": value.plural,
                "count": value.count,
            }
        case Decimal():
            return {"decimal": f"{value:f}"}
        case datetime():
            return {"datetime": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case _:
            return {value.kind: value.encoded()}


def _decode(value: object) -> Argument:
    if isinstance(value, str | int):
        return value
    if not isinstance(value, dict):
        raise TypeError(f"not an encoded argument: {value!r}")
    if "say" in value:
        named = {name: _decode(argument) for name, argument in value["with"].items()}
        return Message(value["say"], tuple(sorted(named.items())), value["plural"], value["count"])
    ((kind, inner),) = value.items()
    match kind:
        case "decimal":
            return Decimal(inner)
        case "datetime":
            return datetime.fromisoformat(inner)
        case "date":
            return date.fromisoformat(inner)
        case _:
            return _KINDS[kind].decoded(inner)


class Texts:
    """Puts messages into the words of one language."""

    def __init__(
        self,
        language: str,
        catalogue: gettext.NullTranslations | None = None,
        zone: tzinfo = UTC,
        folder: Path | None = None,
    ) -> None:
        """Take a key of `LANGUAGES` or `STRETCHED`, its catalogue, and the reader's time zone.

        What leaves the program is written in UTC, so that it reads the same everywhere. From the
        folder of the catalogues another process reads its own, where this is sent to one.
        """
        self.zone = zone
        self.language = language
        self._catalogue = catalogue or gettext.NullTranslations()
        self._folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        """Say how another process makes the same."""
        if self._folder is None:
            return Texts, (self.language, None, self.zone)
        return load_texts, (self.language, self._folder, self.zone)

    @cached_property
    def locale(self) -> "babel.Locale":
        """The rules by which this language writes numbers and days."""
        locale: babel.Locale = _writing().Locale.parse(LANGUAGES.get(self.language, "en_GB"))
        return locale

    def say(self, message: object) -> str:
        """Return the message in words; anything that is not a message is its own `str()`."""
        if not isinstance(message, Message):
            return str(message)
        words: Mapping[str, str] = {name: self.write(value) for name, value in message.arguments}
        if message.count is None:
            sentence = self._catalogue.gettext(message.msgid) if message.msgid else ""
        else:
            sentence = self._catalogue.ngettext(message.msgid, message.plural, message.count)
            words = {"count": self.write(message.count), **words}
        return sentence.format_map(words)

    def write(self, value: Argument) -> str:
        """Return one argument as this language writes it."""
        match value:
            case str():
                return value
            case Message():
                return self.say(value)
            case int() | Decimal():
                return self.number(value)
            case datetime():
                local = value.astimezone(self.zone)
                time = _writing().dates.format_time(local, "short", locale=self.locale)
                return f"{self.write(local.date())} {time}"
            case date():
                return str(_writing().dates.format_date(value, "long", locale=self.locale))
            case _:
                return value.written(self)

    def number(self, value: int | Decimal, pattern: str = "#,##0.###") -> str:
        """Return a number as this language writes it, by a pattern of Unicode TR 35."""
        # babel rounds to the digits at hand, and fails where a number has more of them.
        digits = max(28, Decimal(value).adjusted() + len(pattern))
        with localcontext(Context(prec=digits)):
            written: str = _writing().numbers.format_decimal(value, pattern, locale=self.locale)
        # CLDR leaves a hyphen in English and Danish, which breaks lines and is too short a stroke.
        return written.replace("-", "−")


def _writing() -> ModuleType:
    """Return babel, read at the first number or day: the window is painted before that."""
    importlib.import_module("babel.dates")
    importlib.import_module("babel.numbers")
    return importlib.import_module("babel")


class _Stretched(gettext.NullTranslations):
    """Lengthens every sentence by about two fifths and marks both its ends."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}{'·' * (len(message) * 2 // 5)}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def load_texts(language: str, folder: Path, zone: tzinfo = UTC) -> Texts:
    """Return the texts of a language, from the catalogues in `folder`.

    A language without a catalogue speaks English.
    """
    catalogue: gettext.NullTranslations = _Stretched()
    if language != STRETCHED:
        catalogue = gettext.translation(_DOMAIN, folder, languages=[language], fallback=True)
    return Texts(language, catalogue, zone, folder)


ENGLISH = Texts("en")

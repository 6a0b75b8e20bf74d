"""Source manifests: what a source answers, for whom, at what price, on what terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.company import Scheme
from workbench.domain.figures import Money
from workbench.texts import Message


@dataclass(frozen=True, slots=True)
class Pace:
    """At most `asks` questions in any sliding window of `seconds`."""

    asks: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyNeed:
    """The key a source wants, and how a user gets one.

    Attributes:
        name: under which it lies in the key store.
        steps: what to do, one step a line.
        minutes: how long getting it takes.
        price: what it costs.
        address: where to begin.
    """

    name: str
    steps: tuple[Message, ...]
    minutes: int
    price: Message
    address: str


class Travel(StrEnum):
    """Whether what the source says may leave the firm in a folder or case file."""

    FREELY = "freely"
    ATTRIBUTED = "attributed"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a source is.

    Attributes:
        key: name of its module: `no_enhetsregisteret`.
        answers: what it tells, in a reader's words.
        countries: ISO 3166 codes it knows companies of; empty means all.
        schemes: identifiers it can be asked about.
        hosts: the only hosts it is asked at; a host may begin with `*.`.
        plain_http: hosts that offer no https; the user is told.
        cost: what asking once costs the user; None where it is free. What costs is never asked
            again without a person.
        large: its answers are usually so large that a child process reads them.
        golden: numbers of companies whose answer is known, for the source's own test.
    """

    key: str
    title: str
    answers: Message
    countries: tuple[str, ...]
    schemes: tuple[Scheme, ...]
    hosts: tuple[str, ...]
    paces: tuple[Pace, ...]
    licence: str | Message
    attribution: str | Message
    travel: Travel
    home: str
    key_need: KeyNeed | None = None
    plain_http: tuple[str, ...] = ()
    searches_names: bool = False
    warning: Message | None = None
    by_hand: bool = False
    cost: Money | None = None
    large: bool = False
    golden: tuple[str, ...] = ()


def source_title(manifests: Mapping[str, Manifest], key: str) -> str:
    """Return what a source is called; one that this program does not know goes by its key."""
    manifest = manifests.get(key)
    return manifest.title if manifest is not None else key

"""Source manifests: what a source answers, for whom, at what price, on what terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workbench.domain.company import Scheme
from workbench.domain.figures import Money
from workbench.domain.key_parts import ONE_KEY, KeyPart
from workbench.domain.lookup import TRIAL, AnswerKind, Question
from workbench.texts import Message, say, say_many

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Pace:
    """At most `asks` questions in any sliding window of `seconds`."""

    asks: int
    seconds: int

    @property
    def long(self) -> bool:
        """Whether its window is long enough for a person to wait for."""
        return self.seconds >= _MINUTE

    def left_words(self, left: int) -> Message:
        """Return how many more questions a long window admits, in words."""
        hours, minutes = divmod(self.seconds // _MINUTE, 60)
        if hours and not minutes:
            return say_many(
                "At most {asks} questions in {count} hour; {left} left now",
                "At most {asks} questions in {count} hours; {left} left now",
                hours,
                asks=self.asks,
                left=left,
            )
        return say_many(
            "At most {asks} questions in {count} minute; {left} left now",
            "At most {asks} questions in {count} minutes; {left} left now",
            self.seconds // _MINUTE,
            asks=self.asks,
            left=left,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyNeed:
    """The key a source wants, and how a user gets one.

    Attributes:
        name: under which it lies in the key store.
        steps: what to do, one step a line.
        minutes: how long getting it takes.
        price: what it costs.
        address: where to begin.
        parts: the fields it is typed in; one, unless it is a login (`domain/key_parts.py`).
    """

    name: str
    steps: tuple[Message, ...]
    minutes: int
    price: Message
    address: str
    parts: tuple[KeyPart, ...] = ONE_KEY


class Travel(StrEnum):
    """Whether what the source says may leave the firm in a folder or case file."""

    FREELY = "freely"
    ATTRIBUTED = "attributed"
    NOT = "not"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Travel.FREELY: say("may be passed on"),
            Travel.ATTRIBUTED: say("may be passed on with its source named"),
            Travel.NOT: say("stays in the firm"),
        }[self]


class Personal(StrEnum):
    """What personal data a source's answers hold."""

    NONE = "none"
    SOLE_TRADERS = "sole_traders"
    OWNERS = "owners"
    ROLES = "roles"
    SIGNATORIES = "signatories"
    CONTACTS = "contacts"
    PAGES = "pages"
    CONTACTS_IN_FILES = "contacts_in_files"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return {
            Personal.NONE: say("no personal data"),
            Personal.SOLE_TRADERS: say("personal data: sole traders' names and addresses"),
            Personal.OWNERS: say(
                "personal data: owners' names, and sole traders' names and addresses"
            ),
            Personal.ROLES: say(
                "personal data: names of people in their roles; dates of birth are blanked"
            ),
            Personal.SIGNATORIES: say("personal data: names of people who signed the accounts"),
            Personal.CONTACTS: say(
                "personal data: names of a domain's holder and contacts, where its registry tells"
                " them"
            ),
            Personal.PAGES: say("personal data: whatever the pages found say of people"),
            Personal.CONTACTS_IN_FILES: say("personal data: whatever the file says of people"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A question whose answer is known, about a real company or domain that is public.

    Attributes:
        kind, about, arguments: of the question.
        comes: how the answer may end.
        states: properties that it must state, each with the value, or any where that is empty.
    """

    kind: str
    about: str
    comes: tuple[AnswerKind, ...] = (AnswerKind.FOUND,)
    states: tuple[tuple[str, str], ...] = ()
    arguments: tuple[tuple[str, str], ...] = ()

    @property
    def number(self) -> str:
        """By which what came of it is kept: the kind of question, and whom it is about."""
        return f"{self.kind} {self.about}"

    def question(self, source: str) -> Question:
        """Return what is asked of a source, marked as a test, which is no question of research."""
        arguments = sorted((*self.arguments, TRIAL))
        return Question(source=source, kind=self.kind, about=self.about, arguments=tuple(arguments))


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
        limits: how often and how much its owner lets us ask, in a reader's words.
        cache_days: for how many days its terms let an answer be kept; None where they set no end.
        personal: what personal data it answers with; None is not said, which no source of ours is.
        golden: questions whose answer is known, for the source's own test.
    """

    key: str
    title: str | Message
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
    limits: Message | None = None
    cache_days: int | None = None
    personal: Personal | None = None
    golden: tuple[Golden, ...] = ()

    @property
    def seconds_each(self) -> Fraction:
        """Seconds that its strictest pace allows one question in; one where nothing is said."""
        return max((Fraction(each.seconds, each.asks) for each in self.paces), default=Fraction(1))

    @property
    def countries_words(self) -> Message:
        """Of which countries it knows companies, by their codes."""
        if not self.countries:
            return say("every country")
        return say("{countries}", countries=", ".join(self.countries))

    @property
    def kept_words(self) -> Message:
        """For how long an answer may be kept."""
        if self.cache_days is None:
            return say("answers may be kept")
        return say_many(
            "answers are let go of after {count} day",
            "answers are let go of after {count} days",
            self.cache_days,
        )

    @property
    def cost_words(self) -> Message:
        """What asking once costs."""
        return say("free") if self.cost is None else say("{amount} a question", amount=self.cost)


def source_title(manifests: Mapping[str, Manifest], key: str) -> str | Message:
    """Return what a source is called; one that this program does not know goes by its key."""
    manifest = manifests.get(key)
    return manifest.title if manifest is not None else key

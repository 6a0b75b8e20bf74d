"""What offline registers say of rows without a number: who is meant, who may be, and who offers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.company import Identifier, Scheme
from workbench.domain.import_fields import Field
from workbench.domain.profile import Profile
from workbench.domain.registers import RegisterAbout, RegisterHit
from workbench.domain.verdict import Answer, Verdict
from workbench.matching.judge import NO_NUMBER
from workbench.matching.meant import LIKELY
from workbench.matching.told import Told
from workbench.texts import Message, beside, listed, say


@dataclass(frozen=True, slots=True)
class Offer:
    """A company of an offline register that a row may mean."""

    hit: RegisterHit
    verdict: Verdict

    @property
    def name(self) -> str:
        """How the register calls it."""
        return self.hit.profile.name

    @property
    def likely(self) -> bool:
        """Whether it is so likely that a person has to say whether it is meant."""
        return self.verdict.answer is Answer.SAME or self.verdict.probability >= LIKELY

    @property
    def missing(self) -> tuple[Message, ...]:
        """What would tell and is not known, beside the number, which the row lacks anyway."""
        return tuple(each for each in self.verdict.missing if each != NO_NUMBER)

    @property
    def where(self) -> Message:
        """Where it stands."""
        return say(
            "{name} stands in {register}, {day}.",
            name=self.name,
            register=self.hit.title,
            day=self.hit.dated,
        )

    @property
    def why(self) -> Message:
        """What speaks for it, and against it, with where it stands."""
        register = say("{register}, {day}", register=self.hit.title, day=self.hit.dated)
        return beside(register, *self.verdict.agrees, *self.verdict.differs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the registers say of one row.

    Attributes:
        asked: the row as it was asked; the answer holds only while the row tells that.
        offers: companies that may be meant, the likeliest first.
        sure: whether the first of them is taken without a person's word.
        foreign: whether the row's country is one of which no register is here.
    """

    asked: Profile
    offers: tuple[Offer, ...] = ()
    sure: bool = False
    foreign: bool = False

    @property
    def likely(self) -> tuple[Offer, ...]:
        """Those of which a person has to say whether they are meant."""
        return tuple(each for each in self.offers if each.likely)

    def offer(self, number: Identifier) -> Offer | None:
        """Return the company that holds a number, where it was offered."""
        return next((each for each in self.offers if each.hit.number == number), None)


@dataclass(frozen=True, slots=True)
class Matches:
    """What offline registers said of a file's rows.

    Attributes:
        registers: those that were asked.
        rows: by number of the row.
    """

    registers: tuple[RegisterAbout, ...] = ()
    rows: Mapping[int, Answered] = field(default_factory=dict)

    def of(self, told: Told) -> Answered | None:
        """Return what they said of a row; None where it was not asked, or tells something else."""
        answered = self.rows.get(told.row.number)
        return answered if answered is not None and answered.asked == told.profile else None

    @property
    def named(self) -> Message:
        """The registers that were asked, each with its day."""
        return named(self.registers)


NOT_ASKED = Matches()


def named(registers: Sequence[RegisterAbout]) -> Message:
    """Return registers, at least one, each with its day."""
    return listed(
        *(say("{register} ({day})", register=one.title, day=one.dated) for one in registers)
    )


def lacks_number(told: Told) -> bool:
    """Whether a row names a company, and nothing in it says by number which."""
    return bool(told.text(Field.NAME)) and told.problem is None and not told.identifiers


def numbered(told: Told, offer: Offer) -> Told:
    """Return a row with the numbers that a register has for its company."""
    profile = offer.hit.profile
    numbers = tuple(dict.fromkeys((offer.hit.number, *profile.identifiers)))
    own = tuple(each for each in numbers if each.scheme is not Scheme.DOMAIN)
    country = next((each.scheme.country for each in own if each.scheme.country), profile.country)
    return replace(told, identifiers=own, country=country or told.country)

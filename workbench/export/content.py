"""What a handoff says: plain, ordered, already in words, the same for every format."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.drawing import YearChart
from workbench.domain.score_range import ScoreRange


class Tone(StrEnum):
    """How something is meant; its words always say it too."""

    PLAIN = "plain"
    GOOD = "good"
    CAREFUL = "careful"
    BAD = "bad"
    FAINT = "faint"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, with the numbers of the notes that say what it rests on."""

    text: str
    notes: tuple[int, ...] = ()
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Row:
    """A short label, what there is to say under it, and the question it answers, if any."""

    label: str
    claim: Claim
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What claims rest on.

    Attributes:
        source: the source's title, or who of us wrote it down.
        day: when it was read, heard or written, in words.
        address: what was asked, or empty.
        file: of the stored answer inside the folder, or empty.
        stays: why the stored answer is not in the folder, or empty.
        attribution: how the source wants to be named, or empty.
        suspect: why the source was suspect at that instant, or empty.
    """

    number: int
    text: str
    source: str
    day: str
    address: str = ""
    file: str = ""
    stays: str = ""
    attribution: str = ""
    suspect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How good, how sure.

    Attributes:
        range: lowest and highest on the can-they axis, `71–84`, or empty without a scorecard.
        tone: of the band.
        details: answered of total, the card, who locked it.
        stamp: says that nobody has signed the card, or empty.
        cautions: caps, and what it would be now where that differs.
    """

    range: str
    band: str
    tone: Tone
    details: tuple[str, ...]
    stamp: str = ""
    cautions: tuple[str, ...] = ()
    picture: ScoreRange | None = None
    alternative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A titled list of rows; `aside` stands beside the title."""

    title: str
    rows: tuple[Row, ...]
    aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOne:
    """Alone enough to pick up the telephone."""

    name: str
    who: tuple[Claim, ...]
    flags: tuple[Claim, ...]
    verdict: Verdict
    can: Block
    will: Block
    reasons_for: Block
    reasons_against: Block
    unknown: Block
    call: Block
    opening: Block
    next_step: Block
    answer: Block
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width."""

    title: str
    share: int = 1
    figures: bool = False
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table; a heading line has one cell that spans all columns."""

    cells: tuple[Claim, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and lines."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One titled part of the following pages."""

    key: str
    title: str
    paragraphs: tuple[Claim, ...] = ()
    tables: tuple[Table, ...] = ()
    chart: YearChart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One thing a scorecard line rests on.

    Attributes:
        words: the statement itself.
        place: where it stands in the stored answer: kind and locator; of a file that somebody
            brought as it is cited, "page 9".
    """

    note: int
    words: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One question of the card, answered or open; points as integers."""

    criterion: str
    pillar: str
    question: str
    because: str
    answered: bool
    points: int
    lowest: int
    highest: int
    possible: int
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The whole handoff.

    Attributes:
        language: ISO 639 code the words are in.
        paging: the words `page {page} of {pages}`, both places still to be filled.
    """

    language: str
    title: str
    internal: str
    day: str
    paging: str
    notes_title: str
    page_one: PageOne
    score_rows: tuple[ScoreRow, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]

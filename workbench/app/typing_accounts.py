"""Accounts that a person types off a document: checked, cited page by page, and kept with it."""

import importlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.entered_by_hand import judged, snapshot_of, taken_back
from workbench.app.writing import write
from workbench.domain.company import Company, Entity, Sameness
from workbench.domain.excerpt import PageImage
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.domain.media import PDF
from workbench.domain.operation import Operation
from workbench.domain.properties import declared
from workbench.domain.property import Kind, Time
from workbench.domain.typed_accounts import Sum, Typed, TypedFigure, read_typed, sums
from workbench.domain.values import decimal_text, flag_text
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.texts import Message, say, say_many

PUBLISHED, SENT = "typed_accounts", "sent_accounts"
"""Where a document came from: what is published may be passed on, what was sent to us may not."""

_PARSERS = {PUBLISHED: f"{PUBLISHED}@1", SENT: f"{SENT}@1"}
_KIND = "accounts"
SUMS = "sums"
"""The field of errors about sums that do not come out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A PDF that figures are read off.

    Attributes:
        name: of the file.
        content: its bytes.
        pages: how many it has.
        source: `PUBLISHED` or `SENT`.
    """

    name: str
    content: bytes
    pages: int
    source: str = PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What was entered.

    Attributes:
        figures: how many lines.
        seen: how many of them stand in the words of the page they cite.
    """

    lookup: Lookup
    figures: int
    seen: int

    @property
    def words(self) -> Message:
        """How many figures there are, and how many of them can be marked in their page."""
        kept = say_many("{count} figure kept", "{count} figures kept", self.figures)
        if self.seen == self.figures:
            return say("{kept}; the words of the pages have them all.", kept=kept)
        if not self.seen:
            return say(
                "{kept}, each with its page as a whole: the pages have no such words, as when they"
                " were scanned.",
                kept=kept,
            )
        return say(
            "{kept}; the words of the pages have {count}, the others cite their page as a whole.",
            kept=kept,
            count=self.seen,
        )


def open_document(
    desk: Desk, name: str, content: bytes, control: JobControl, *, source: str = PUBLISHED
) -> Document:
    """Return a PDF ready to be read from.

    Raises:
        InvalidInput: it is no PDF, wants a password or is broken; `field` is `file`.
        CancelledByUser: the reading was stopped.
    """
    pages = 0
    if content.startswith(b"%PDF"):
        pages = _beside(desk, "count_pages", content, control)
    if not pages:
        raise InvalidInput(
            say("{file} is no PDF that can be opened.", file=name),
            field="file",
            hint=say("Print it to a PDF without a password, and choose that."),
        )
    return Document(name=name, content=content, pages=pages, source=source)


def picture(desk: Desk, document: Document, page: int, control: JobControl) -> PageImage | None:
    """Return the picture of a page, counted from 1; None where it cannot be drawn."""
    drawn: PageImage | None = _beside(desk, "picture", (document.content, page), control)
    return drawn


def checked(desk: Desk, typed: Typed, document: Document) -> tuple[Sum, ...]:
    """Return the sums of what was typed, each with whether it comes out.

    Raises:
        InvalidInput: at the field that is wrong.
    """
    return sums(read_typed(typed, document.pages, desk.now().date()), typed.unit)


def enter(
    desk: Desk,
    company: UUID,
    typed: Typed,
    document: Document,
    control: JobControl,
    *,
    as_printed: bool = False,
) -> Operation[Entered]:
    """Keep the document, and record the figures as read off it by the person who sits here.

    Each figure is placed in the box where its page's words have it, else on the page as a whole.
    What was entered is an entity of its own, so taking it back takes out these figures alone.

    Args:
        desk: where we sit.
        company: whose accounts they are.
        typed: what was typed.
        document: that it was read off.
        control: stops the reading.
        as_printed: the person says that a sum which does not come out is printed so.

    Raises:
        NotInStore: there is no such company.
        InvalidInput: at the field that is wrong; `sums` where a sum does not come out.
        CancelledByUser: the reading was stopped.
    """
    subject = desk.store.read(lambda ledger: ledger.companies.get(company))
    figures = read_typed(typed, document.pages, desk.now().date())
    wrong = [each.words for each in sums(figures, typed.unit) if not each.agrees]
    if wrong and not as_printed:
        raise InvalidInput(
            say("{sum} Look again, or say that it is printed so.", sum=wrong[0]), field=SUMS
        )
    wanted = tuple((each.page, each.original) for each in figures)
    places = _beside(desk, "stand", (document.content, wanted), control)
    lookup = _answered(desk, subject, typed, document)
    entity = Entity(document.source, f"{_number(subject)}/{lookup.id.hex}")
    filing = lookup.snapshot.hex()[:16] if lookup.snapshot else ""
    sheet = _Sheet(entity, typed, filing)
    stated = [sheet.figure(each, place) for each, (place, _) in zip(figures, places, strict=True)]
    stated += sheet.said(Place(LocatorKind.PDF, places[0][0].locator, document.name))
    reason = say("Entered by hand from a document.")
    judgement = judged(desk, company, entity, Sameness.SAME, reason)
    did = _did(typed, len(figures), document)

    def unit(ledger: Ledger) -> None:
        ledger.lookups.plan(lookup)
        ledger.facts.record(lookup, _PARSERS[document.source], stated, desk.now())
        ledger.companies.judge(judgement)

    write(desk, company, did, unit)
    seen = sum(1 for _, found in places if found)
    return Operation(
        result=Entered(lookup=lookup, figures=len(figures), seen=seen),
        did=did,
        inverse=lambda: taken_back(desk, company, entity, did),
    )


def _did(typed: Typed, figures: int, document: Document) -> Message:
    return say_many(
        "Entered {count} figure for the period to {end} from {file}.",
        "Entered {count} figures for the period to {end} from {file}.",
        figures,
        end=typed.end,
        file=document.name,
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """States what was typed, as facts of one entity and filing."""

    entity: Entity
    typed: Typed
    filing: str

    def figure(self, figure: TypedFigure, place: Place) -> Stated:
        prop = declared(f"accounts.{figure.line}")
        unit = self.typed.currency if prop.kind is Kind.MONEY else ""
        return self._state(prop.key, decimal_text(figure.value), place, unit)

    def said(self, place: Place) -> list[Stated]:
        told = [self._state("accounts.interim", flag_text(value=self.typed.interim), place)]
        if self.typed.audited is not None:
            told.append(self._state("accounts.audited", flag_text(value=self.typed.audited), place))
        if self.typed.unit != 1:
            told.append(self._state("accounts.scale", str(self.typed.unit), place))
        return told

    def _state(self, key: str, value: str, place: Place, unit: str = "") -> Stated:
        instant = declared(key).time is Time.INSTANT
        return state(
            self.entity,
            key,
            value,
            place,
            unit=unit,
            start=None if instant else self.typed.start,
            end=self.typed.end,
            scope=self.typed.scope.value,
            filing=self.filing,
            version="original",
        )


def _answered(desk: Desk, company: Company, typed: Typed, document: Document) -> Lookup:
    """Keep the document, and return the look-up that it answers: done by hand, by whom."""
    lookup, at = new_id(), desk.now()
    arguments = {
        "by": str(desk.person),
        "entered": lookup.hex,
        "end": typed.end.isoformat(),
        "file": document.name,
    }
    return Lookup(
        id=lookup,
        question=Question(
            source=document.source,
            kind=_KIND,
            about=_number(company),
            arguments=tuple(sorted(arguments.items())),
        ),
        company=company.id,
        state=LookupState.ANSWERED,
        planned=at,
        asked=at,
        answered=at,
        kind=AnswerKind.FOUND,
        snapshot=desk.store.keep(snapshot_of(desk, document.content, PDF)),
    )


def _number(company: Company) -> str:
    return company.identifiers[0].value if company.identifiers else company.id.hex


def _beside(desk: Desk, call: str, task: object, control: JobControl) -> Any:
    # PDFium takes long to load, and is used in a process of its own only.
    module = importlib.import_module("workbench.app.pdf_figures")
    return desk.room.run(getattr(module, call), task, control)

"""European Central Bank: its reference rates, units of a currency for one euro, day by day."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from workbench.domain.company import Company, Entity
from workbench.domain.drift import Change, Drift
from workbench.domain.fact import KnownFact, LocatorKind, Place, Stated, state
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.domain.values import decimal_text
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES, Source, unlike_promise
from workbench.lookups.turned_down import turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "ecb_rates"
_PARSER = f"{_KEY}@1"
_HOST = "data-api.ecb.europa.eu"
_RATE = "rate"
_CODES = re.compile(r"[A-Z]{3}(\+[A-Z]{3})?")
_DAYS = 10
"""Rates are of working days: so many days back there is one, over any holidays."""
_CURRENCY, _AGAINST, _DAY, _VALUE = "CURRENCY", "CURRENCY_DENOM", "TIME_PERIOD", "OBS_VALUE"
_GONE = 404


class EcbRates(Source):
    """Reference rates by the bank's data service (SDMX 2.1, CSV); not seen live.

    Shape: https://data.ecb.europa.eu/help/api/data, dataflow EXR, series `D.NOK.EUR.SP00.A`; the
    columns by their names there. They are for information, not for transactions.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title=say("European Central Bank"),
        answers=say("What a currency cost in euros on a day, when you ask for another currency."),
        countries=(),
        schemes=(),
        hosts=(_HOST,),
        paces=(Pace(1, 1),),
        licence=say("free to use with the source named"),
        attribution="European Central Bank",
        travel=Travel.ATTRIBUTED,
        home="https://data.ecb.europa.eu/",
        limits=say("No limit is published. We ask when you ask, at most once a second."),
        personal=Personal.NONE,
        golden=(
            Golden(
                kind=_RATE,
                about="NOK",
                arguments=(("day", "2024-12-31"),),
                states=(("rate.per_euro", ""),),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        Question(source=_KEY, kind=_RATE, about="NOK", arguments=(("day", "2025-12-31"),)),
        Question(source=_KEY, kind=_RATE, about="DKK+NOK", arguments=(("day", "2025-12-31"),)),
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask nothing by itself: amounts are converted only when a person asks."""
        return ()

    def request(self, question: Question) -> Request:
        """Return the request for the rates up to a day; see `Source.request`."""
        if not _CODES.fullmatch(question.about):
            raise InvalidInput(
                say("{code} is not a currency.", code=question.about), field="currency"
            )
        day = _day(question)
        return Request(
            url=f"https://{_HOST}/service/data/EXR/D.{question.about}.EUR.SP00.A",
            params=(
                ("startPeriod", (day - timedelta(days=_DAYS)).isoformat()),
                ("endPeriod", day.isoformat()),
                ("format", "csvdata"),
            ),
            headers={"Accept": "text/csv"},
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return each day's rate; the bank answers 404 where it has none. See `Source.read`."""
        if response.status == _GONE:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        facts = tuple(_rates(response.content, question))
        kind = AnswerKind.FOUND if facts else AnswerKind.NOTHING_FOUND
        return Answer(kind=kind, parser=_PARSER, facts=facts)


def _day(question: Question) -> date:
    try:
        return date.fromisoformat(question.argument("day"))
    except ValueError as problem:
        raise InvalidInput(
            say("{text} is not a day.", text=question.argument("day")), field="day"
        ) from problem


def _rates(content: bytes, question: Question) -> Iterator[Stated]:
    """Yield what each row states; rows are placed by their line and column.

    Raises:
        SourceUnreadable: it is no table with the columns of the service, or a row is not one of
            the rates that were asked for.
    """
    rows = _table(content)
    heads = next(rows, [])
    names = (_CURRENCY, _AGAINST, _DAY, _VALUE)
    columns = {name: heads.index(name) for name in names if name in heads}
    missing = [name for name in names if name not in columns]
    if missing:
        raise unlike_promise(missing[0], Drift(Change.MISSING, missing[0]))
    wanted = question.about.split("+")
    for number, row in enumerate(rows, start=2):
        if not row:
            continue
        if len(row) != len(heads):
            raise unlike_promise(f"row {number} has {len(row)} cells")
        told = {name: row[column] for name, column in columns.items()}
        if told[_CURRENCY] not in wanted or told[_AGAINST] != "EUR":
            raise unlike_promise(f"row {number}: {told[_CURRENCY]} for {told[_AGAINST]}")
        if told[_VALUE]:
            place = Place(LocatorKind.CSV, f"{number}:{columns[_VALUE] + 1}", told[_VALUE])
            yield _stated(told, place)


def _table(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
        yield from csv.reader(io.StringIO(text), strict=True)
    except (UnicodeDecodeError, csv.Error) as problem:
        raise SourceUnreadable(
            say("The answer is cut off or broken."), detail=str(problem)
        ) from problem


def _stated(told: dict[str, str], place: Place) -> Stated:
    try:
        day, rate = date.fromisoformat(told[_DAY]), Decimal(told[_VALUE])
    except (ValueError, InvalidOperation) as problem:
        raise unlike_promise(f"{told[_DAY]}: {told[_VALUE]}") from problem
    if not rate.is_finite() or rate <= 0:
        raise unlike_promise(f"{told[_DAY]}: {told[_VALUE]}")
    currency = told[_CURRENCY]
    entity = Entity(_KEY, currency)
    return state(entity, "rate.per_euro", decimal_text(rate), place, unit=currency, end=day)


SOURCES.add(_KEY)(EcbRates())

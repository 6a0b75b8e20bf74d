"""PRH accounts: annual accounts that a Finnish company filed as data, every year of them."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from workbench.domain.company import Company, Entity, Identifier, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.errors import InvalidInput
from workbench.lookups.finland import checked_business_id
from workbench.lookups.finnish_accounts import read_accounts
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.tagged_lines import Filing
from workbench.lookups.turned_down import turned_down
from workbench.lookups.xbrl.document import read_report
from workbench.lookups.xbrl.tree import read_day
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "fi_prh_xbrl"
_PARSER = f"{_KEY}@2"
_HOST = "avoindata.prh.fi"
_BASE = f"https://{_HOST}/opendata-xbrl-api/v3"
_INDEX, _ACCOUNTS = "index", "accounts"
_UNKNOWN = 404


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class PrhAccounts(Source):
    """The accounts that were filed as XBRL, which is voluntary: most companies have none here.

    How the list answers where there are none was not seen live: an empty list, a total of zero and
    404 are all read as nothing found.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title=say("PRH annual accounts"),
        answers=say("The figures of a Finnish company's annual accounts, where it filed them so."),
        countries=("FI",),
        schemes=(Scheme.FI_YTUNNUS,),
        hosts=(_HOST,),
        paces=(Pace(1, 1), Pace(30, 60)),
        licence="CC BY 4.0",
        attribution="Patentti- ja rekisterihallitus (PRH)",
        travel=Travel.ATTRIBUTED,
        home="https://avoindata.prh.fi/en",
        limits=say(
            "No limit is published, but it refuses who asks fast. We ask at most 30 times a minute."
            " Few companies file their accounts as data, none before 2021."
        ),
        personal=Personal.NONE,
        golden=(
            Golden(
                kind=_INDEX,
                about="0163207-7",
                states=(("company.last_accounts", ""),),
            ),
            Golden(
                kind=_ACCOUNTS,
                about="0163207-7",
                arguments=(("end", "2024-12-31"),),
                states=(("accounts.assets", "430728.7"), ("accounts.net_result", "100129.34")),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_INDEX, "9900001-8"),
        _ask(_ACCOUNTS, "9900001-8", end="2025-12-31"),
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask which accounts are filed, for each business ID."""
        return tuple(_ask(_INDEX, number) for number in company.numbers(Scheme.FI_YTUNNUS))

    def request(self, question: Question) -> Request:
        """Return the request for the list, or for the accounts to a day; see `Source.request`."""
        number = checked_business_id(question.about)
        if question.kind == _INDEX:
            return Request(
                url=f"{_BASE}/financials",
                params=(("businessId", number),),
                headers={"Accept": "application/json"},
                hosts=(_HOST,),
            )
        return Request(
            url=f"{_BASE}/financial",
            params=(("businessId", number), ("financialDate", _checked_day(question))),
            headers={"Accept": "application/xml"},
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return the years that are filed, or the figures of one; see `Source.read`."""
        if response.status == _UNKNOWN:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        turned = turned_down(response, _PARSER)
        if turned is not None:
            return turned
        if question.kind == _INDEX:
            return _read_index(question, read_json(response.content))
        return _read_accounts(question, response.content)


SOURCES.add(_KEY)(PrhAccounts())


def _checked_day(question: Question) -> str:
    """Return the day that accounts end on, as it stands in the address.

    Raises:
        InvalidInput: it is no day.
    """
    end = question.argument("end")
    try:
        return date.fromisoformat(end).isoformat()
    except ValueError as problem:
        raise InvalidInput(say("{day} is no day.", day=end), field="query") from problem


def _read_index(question: Question, root: Node) -> Answer:
    """Read the list of filed accounts; each day on which a period ends is a question of its own."""
    listed = root.get("financials")
    if listed is None and root.number("totalResults") != 0:
        raise root.unlike()
    days: dict[date, Node] = {}
    filed: dict[date, Node] = {}
    for each in listed.elements() if listed is not None else ():
        if each.text("businessId") != question.about:
            raise not_about(question.about, each.pointer)
        end, came = each.required("financialDate"), each.get("registrationDate")
        day = end.day() or date.min
        # Accounts that were filed again have the same day, and the address gives the newest.
        days.setdefault(day, end)
        if came is not None and (day not in filed or _day_of(came) > _day_of(filed[day])):
            filed[day] = came
    root.ignore("totalResults")
    if not days:
        return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, drift=root.drift())
    newest_first = sorted(days, reverse=True)
    facts = Statements(Entity(_KEY, question.about))
    newest = newest_first[0]
    facts.add("company.last_accounts", str(newest.year), days[newest].place)
    by_year = {str(day.year): days[day] for day in newest_first}
    for year, end in by_year.items():
        facts.add("company.filed_years", year, end.place)
    for day in (each for each in newest_first if each in filed):
        came = filed[day]
        told = _day_of(came).isoformat()
        facts.add("accounts.filed", told, came.place, end=day, filing=day.isoformat())
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.FI_YTUNNUS, question.about),),
        facts=tuple(facts.facts),
        follow=tuple(_ask(_ACCOUNTS, question.about, end=day.isoformat()) for day in newest_first),
        drift=root.drift(),
    )


def _day_of(filed: Node) -> date:
    return filed.day() or date.min


def _read_accounts(question: Question, content: bytes) -> Answer:
    """Read one set of accounts; the register has no number for it but the day it ends on."""
    entity = Entity(_KEY, question.about)
    end = question.argument("end")
    accounts = read_accounts(
        read_report(content), Filing(entity=entity, number=end, end=read_day(end))
    )
    return accounts.answer(entity, _PARSER)

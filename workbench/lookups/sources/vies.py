"""VIES: whether a VAT number of the Union is valid today, and the name behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from workbench.domain.company import Candidate, Company, Entity, Query, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.domain.values import flag_text, plain_text
from workbench.errors import SourceUnreadable
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import SHUT_OUT, failed, turned_down
from workbench.lookups.vat_numbers import (
    VatNumber,
    checked_vat,
    identifier_of,
    made_vat_numbers,
    own_vat_numbers,
    vat_number,
)
from workbench.matching.numbers import behind_vat
from workbench.net.exchange import Request, Response
from workbench.texts import Message, say

_KEY = "vies"
_PARSER = f"{_KEY}@1"
_HOST = "ec.europa.eu"
_API = f"https://{_HOST}/taxation_customs/vies/rest-api"
_VAT, _SEARCH = "vat", "search"
_MADE = ("made", "yes")
_NOT_TOLD = "---"
_VALID, _INVALID = "VALID", "INVALID"
_CROWDED_FOR = timedelta(minutes=10)
_CLOSED_FOR = timedelta(minutes=30)
_FULL = {"GLOBAL_MAX_CONCURRENT_REQ", "GLOBAL_MAX_CONCURRENT_REQ_TIME"}
_CROWDED = {"MS_MAX_CONCURRENT_REQ", "MS_MAX_CONCURRENT_REQ_TIME"}
_CLOSED = {"MS_UNAVAILABLE", "SERVER_BUSY", "SERVICE_UNAVAILABLE", "TIMEOUT"}
_BLOCKED = {"IP_BLOCKED", "VAT_BLOCKED"}
_REFUSING = {"INVALID_INPUT", "INVALID_REQUESTER_INFO"}


def _ask(kind: str, number: VatNumber, *arguments: tuple[str, str]) -> Question:
    return Question(source=_KEY, kind=kind, about=str(number), arguments=arguments)


class Vies(Source):
    """The Commission's window to the states' VAT registers (Regulation (EU) 904/2010, article 31).

    Errors come with status 200, and each state answers in its own time, so that only a clear yes
    or no is a verdict. The answers of the other address (`check-vat-number`) are read too; a valid
    one of those was not seen live. No requester is named, so no consultation number is given.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="VIES",
        answers=say("Whether a company's VAT number is valid today, and the name behind it."),
        countries=(
            *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
            *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
        ),
        schemes=(Scheme.EU_VAT,),
        hosts=(_HOST,),
        paces=(Pace(1, 1),),
        licence=say("VIES disclaimer: for checking a number, not for copying the register"),
        attribution="European Commission (VIES)",
        travel=Travel.ATTRIBUTED,
        home="https://ec.europa.eu/taxation_customs/vies/",
        limits=say(
            "No limit is published, but each state takes only so many questions at a time. We ask"
            " once a second and come back later where a state is busy."
        ),
        personal=Personal.SOLE_TRADERS,
        golden=(
            Golden(
                kind=_VAT,
                about="FR27552032534",
                comes=(AnswerKind.FOUND, AnswerKind.REFUSED, AnswerKind.FAILED),
            ),
            Golden(kind=_VAT, about="DK47458714", states=(("company.vat_valid", "yes"),)),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        Question(source=_KEY, kind=_VAT, about="DK99000007"),
        Question(source=_KEY, kind=_VAT, about="DK99000007", arguments=(_MADE,)),
        Question(source=_KEY, kind=_SEARCH, about="DK99000007"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Search where the query is a VAT number of the Union."""
        written = query.number(Scheme.EU_VAT)
        number = vat_number(written) if written is not None else None
        return (_ask(_SEARCH, number),) if number is not None else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for its VAT numbers, else for those that its registration numbers make."""
        own = own_vat_numbers(company)
        known = {each.state for each in own}
        made = [each for each in made_vat_numbers(company) if each.state not in known]
        return (
            *(_ask(_VAT, each) for each in own),
            *(_ask(_VAT, each, _MADE) for each in made),
        )

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        number = checked_vat(question.about)
        return Request(
            url=f"{_API}/ms/{number.state}/vat/{number.rest}",
            headers={"Accept": "application/json"},
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return the verdict, or why there is none; see `Source.read`.

        Errors come with various statuses, so the body is looked at before the status.
        """
        if response.content.lstrip().startswith(b"{"):
            error = _error_of(response)
            if error is not None:
                return _no_verdict(question, error, response)
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        root = read_json(response.content)
        told = _told(question, root)
        if isinstance(told, str):
            return _no_verdict(question, told, response)
        return _verdict(question, root, told)


@dataclass(frozen=True, slots=True)
class _Told:
    valid: Node
    yes: bool


def _error_of(response: Response) -> str | None:
    """Return the error that a body names in its wrapper, or None."""
    try:
        root = read_json(response.content)
        wrappers = root.get("errorWrappers")
        errors = [each.text("error") for each in wrappers.items()] if wrappers else []
    except SourceUnreadable:
        return None
    return next((each for each in errors if each), None)


def _told(question: Question, root: Node) -> _Told | str:
    """Return the verdict and where it stands, or the error named in its place.

    Raises:
        SourceUnreadable: it is about another number, or says both yes and no.
    """
    valid = root.get("isValid") or root.get("valid")
    yes = valid.flag() if valid is not None else None
    if valid is None or yes is None:
        raise root.unlike("neither valid nor invalid")
    error = root.text("userError") or ""
    if error not in {"", _NOT_TOLD, _VALID, _INVALID}:
        return error
    if error in {_VALID, _INVALID} and yes != (error == _VALID):
        raise root.unlike(f"valid is {yes}, but userError {error}")
    about = {root.text("vatNumber"), root.text("originalVatNumber")}
    state = root.text("countryCode") or question.about[:2]
    if question.about[2:] not in about or state != question.about[:2]:
        raise not_about(question.about)
    return _Told(valid, yes)


def _verdict(question: Question, root: Node, told: _Told) -> Answer:
    number = VatNumber(question.about[:2], question.about[2:])
    root.ignore("requestDate", "requestIdentifier", "viesApproximate", "traderName")
    root.ignore("traderStreet", "traderPostalCode", "traderCity", "traderCompanyType")
    root.ignore("traderNameMatch", "traderStreetMatch", "traderPostalCodeMatch")
    root.ignore("traderCityMatch", "traderCompanyTypeMatch")
    name, address = _disclosed(root.get("name")), root.get("address")
    lines = _lines(address)
    if not told.yes and (question.kind == _SEARCH or _MADE in question.arguments):
        return _no_such(question)
    entity = Entity(_KEY, question.about)
    if question.kind == _SEARCH:
        return Answer(
            kind=AnswerKind.FOUND,
            parser=_PARSER,
            candidates=(_candidate(number, root.text("name") if name else None),),
            drift=root.drift(),
        )
    facts = Statements(entity)
    facts.add("company.vat_valid", flag_text(value=told.yes), told.valid.place)
    facts.text("company.vat_name", name)
    if address is not None and lines:
        facts.add("company.address", lines, address.place)
    holds = behind_vat(question.about)
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=entity,
        identifiers=(identifier_of(number), *((holds,) if holds is not None else ())),
        facts=tuple(facts.facts),
        drift=root.drift(),
    )


def _disclosed(node: Node | None) -> Node | None:
    """Return a field that tells something; some states tell neither name nor address."""
    words = node.text() if node is not None else None
    return None if words is None or words == _NOT_TOLD else node


def _lines(address: Node | None) -> str:
    told = _disclosed(address)
    words = told.value if told is not None else None
    if not isinstance(words, str):
        return ""
    return ", ".join(line for each in words.splitlines() if (line := plain_text(each)))


def _candidate(number: VatNumber, name: str | None) -> Candidate:
    holds = behind_vat(str(number))
    untold = say("The number is valid, but its state does not say whose it is.")
    return Candidate(
        entity=Entity(_KEY, str(number)),
        identifier=holds or identifier_of(number),
        name=name or str(number),
        country=number.country,
        decisive=True,
        agrees=() if name else (untold,),
    )


def _no_such(question: Question) -> Answer:
    """Return that a number is none: that a made one is not valid says nothing of the company."""
    problem = None
    if _MADE in question.arguments:
        problem = Problem(
            message=say(
                "{number} is not valid today; the company may have another VAT number, or none.",
                number=question.about,
            ),
            again=False,
        )
    return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER, problem=problem)


def _no_verdict(question: Question, error: str, response: Response) -> Answer:
    """Return why there is no verdict; that is never a no.

    Where one state is busy only its question waits, so that the others are asked meanwhile.
    """
    state, hint = question.about[:2], say("Ask again later.")
    if error in _FULL:
        full = say("The service has too many questions just now.")
        problem = Problem(message=full, hint=hint, after=response.taken + _CROWDED_FOR)
        return Answer(kind=AnswerKind.REFUSED, parser=_PARSER, problem=problem)
    if error in _BLOCKED:
        return Answer(kind=AnswerKind.REFUSED, parser=_PARSER, problem=SHUT_OUT)
    if error in _REFUSING:
        return failed(_PARSER, _not_taken(question.about), again=False)
    if error in _CROWDED:
        words = say("The VAT register of {state} has too many questions just now.", state=state)
        wait = _CROWDED_FOR
    elif error in _CLOSED:
        words = say("The VAT register of {state} does not answer just now.", state=state)
        wait = _CLOSED_FOR
    else:
        return failed(_PARSER, say("The service answered with {error}.", error=error))
    problem = Problem(message=words, hint=hint, after=response.taken + wait)
    return Answer(kind=AnswerKind.FAILED, parser=_PARSER, problem=problem)


def _not_taken(number: str) -> Message:
    return say("The service does not take {number} for a VAT number.", number=number)


SOURCES.add(_KEY)(Vies())

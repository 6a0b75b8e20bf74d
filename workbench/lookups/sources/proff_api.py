"""Proff's paid service: companies of Norway, Sweden, Denmark and Finland by their number."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from workbench.domain.blanking import blanked
from workbench.domain.company import Company, Entity, Identifier, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.figures import CALLS, Money
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, KeyNeed, Manifest, Pace, Personal, Travel
from workbench.errors import InvalidInput
from workbench.lookups.blanking_homes import Blanker
from workbench.lookups.denmark import checked_cvr
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.proff_accounts import state_accounts
from workbench.lookups.proff_register import state_owners, state_register, state_roles
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import turned_down
from workbench.matching.numbers import FORMS
from workbench.net.exchange import KeyPlace, KeyUse, Request, Response
from workbench.texts import Message, say

_KEY = "proff_api"
_PARSER = f"{_KEY}@1"
_HOST = "api.proff.no"
_UNIT, _OWNERS = "unit", "owners"
_SCHEMES = {
    Scheme.NO_ORGNR: "NO",
    Scheme.SE_ORGNR: "SE",
    Scheme.DK_CVR: "DK",
    Scheme.FI_YTUNNUS: "FI",
}
_BY_COUNTRY = {country: scheme for scheme, country in _SCHEMES.items()}
_MOST_OWNERS = 100
_GONE = 404
_BLANKER = Blanker(
    frozenset(
        {
            b"personRoles",
            b"signatoryRoles",
            b"procurationRoles",
            b"relations",
            b"contactPerson",
            b"trials",
        }
    ),
    frozenset(
        {
            b"postalAddress",
            b"address",
            b"zipCode",
            b"location",
            b"personId",
            b"contactPerson",
            b"trials",
        }
    ),
)
_READ_AND_LEFT = (
    "analyses",
    "annualAccounts",
    "annualReports",
    "announcements",
    "businessUnitId",
    "centralApproval",
    "companyCacheFlows",
    "companyId",
    "companyMain",
    "contactPerson",
    "corporateCacheFlows",
    "corporateMain",
    "creditRating",
    "estimatedTurnover",
    "foundationYear",
    "hasSecurity",
    "keyFigures",
    "link",
    "location",
    "mainOffice",
    "marketingProtection",
    "mortgages",
    "numberOfEmployees",
    "postalAddress",
    "procuration",
    "procurationRoles",
    "proffListingId",
    "profit",
    "registeredAsEnterprise",
    "registeredForNav",
    "registeredForPayrollTax",
    "registeredForVatDescription",
    "registeredForVoluntary",
    "revenue",
    "sOrganisationNumber",
    "sectorCode",
    "shareCapital",
    "shareholdersLastUpdatedDate",
    "shortAnalyses",
    "signatories",
    "signatoryRoles",
    "subsidiariesLastUpdatedDate",
    "trials",
    "yearsInOperation",
)


def _ask(kind: str, about: str, country: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=(("country", country),))


class ProffApi(Source):
    """The service as its specification describes it (api.proff.no, version 1.0); not seen live.

    A question counts as a call of the user's contract, so none is asked unless a person chose it;
    names are not searched for, since a search would be asked without that.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Proff API",
        answers=say("Roles, owners, relatives and several years of a Nordic company's accounts."),
        countries=tuple(_BY_COUNTRY),
        schemes=tuple(_SCHEMES),
        hosts=(_HOST,),
        paces=(Pace(1, 1), Pace(30, 60)),
        cost=Money(Decimal(1), CALLS),
        licence=say("your contract with Proff"),
        attribution="Proff",
        travel=Travel.NOT,
        home="https://www.proff.no/",
        key_need=KeyNeed(
            name=_KEY,
            steps=(
                say("Ask Proff's sales for access to their API, and for which countries."),
                say("Agree on how many calls you may make, and whether answers may be kept."),
                say("Paste the token they send you here."),
            ),
            minutes=30,
            price=say("by contract with Proff"),
            address="https://innsikt.proff.no/",
        ),
        limits=say(
            "As many calls as your contract allows. We ask at most once a second, and only what a "
            "person chose."
        ),
        personal=Personal.ROLES,
        golden=(
            Golden(
                kind=_UNIT,
                about="923609016",
                arguments=(("country", "NO"),),
                comes=(AnswerKind.FOUND, AnswerKind.PARTIAL),
                states=(("company.name", ""),),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_UNIT, "311000004", "NO"),
        _ask(_UNIT, "99000007", "DK"),
        _ask(_OWNERS, "311000004", "NO"),
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for each Nordic number; the list of owners is offered for Norway alone."""
        questions: list[Question] = []
        for each in company.identifiers:
            country = _SCHEMES.get(each.scheme)
            if country is not None:
                questions.append(_ask(_UNIT, each.value, country))
                if country == "NO":
                    questions.append(_ask(_OWNERS, each.value, country))
        return tuple(questions)

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        country = question.argument("country")
        scheme = _BY_COUNTRY.get(country)
        if scheme is None or not _is_number(scheme, question.about):
            raise InvalidInput(
                say("{number} is no number of {country}.", number=question.about, country=country),
                field="query",
            )
        path = f"/api/companies/register/{country}/{question.about}"
        params: tuple[tuple[str, str], ...] = ()
        if question.kind == _OWNERS:
            path = f"/api/shareholders/eniropro/{country}/owners/{question.about}"
            params = (("direct", "true"), ("pageSize", str(_MOST_OWNERS)))
        return Request(
            url=f"https://{_HOST}{path}",
            params=params,
            headers={"Accept": "application/json"},
            key=KeyUse(_KEY, KeyPlace.HEADER, "Authorization", prefix="Token "),
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return the company, or its owners; see `Source.read`."""
        if response.status == _GONE:
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        root = read_json(response.content)
        reader = _owners if question.kind == _OWNERS else _unit
        return reader(
            question, root, _BY_COUNTRY.get(question.argument("country"), Scheme.NO_ORGNR)
        )

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without dates of birth, people's addresses and court cases."""
        return _BLANKER.blanked(blanked(response.content))


def _is_number(scheme: Scheme, about: str) -> bool:
    """Whether a number may stand in an address, as its register writes it."""
    if scheme is Scheme.DK_CVR:
        return checked_cvr(about) == about
    form = next(each for each in FORMS if each.scheme is scheme)
    found = form.read("".join(letter for letter in about if letter.isdecimal()))
    return found is not None and found.value == about


def _unit(question: Question, root: Node, scheme: Scheme) -> Answer:
    number, country = root.code("organisationNumber"), question.argument("country")
    if number is None or root.text("name") is None:
        raise root.unlike()
    if _digits(number) != _digits(question.about):
        raise not_about(question.about)
    facts = Statements(Entity(_KEY, question.about))
    state_register(facts, root, country, scheme)
    state_roles(facts, root, scheme)
    missing = state_accounts(facts, root, country)
    root.ignore(*_READ_AND_LEFT)
    return _answer(facts, Identifier(scheme, question.about), missing, root)


def _owners(question: Question, root: Node, scheme: Scheme) -> Answer:
    relations = root.required("relations")
    count = root.number("numberOfHits") or Decimal(0)
    listed = len(relations.elements())
    facts = Statements(Entity(_KEY, question.about))
    state_owners(facts, relations, scheme)
    missing: tuple[Message, ...] = ()
    if count > listed:
        missing = (
            say(
                "Proff knows {count} owners; the first {listed} are read.",
                count=int(count),
                listed=listed,
            ),
        )
    return _answer(facts, Identifier(scheme, question.about), missing, root)


def _answer(
    facts: Statements, identifier: Identifier, missing: tuple[Message, ...], root: Node
) -> Answer:
    kind = AnswerKind.FOUND if facts.facts else AnswerKind.NOTHING_FOUND
    return Answer(
        kind=AnswerKind.PARTIAL if missing else kind,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(identifier,),
        facts=tuple(facts.facts),
        missing=missing,
        drift=root.changed(),
    )


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isalnum())


SOURCES.add(_KEY)(ProffApi())

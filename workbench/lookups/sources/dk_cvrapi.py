"""Cvrapi: a Danish company by its number, or the one best hit for a name."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from workbench.domain.company import Candidate, Company, Entity, Identifier, Query, Scheme
from workbench.domain.fact import KnownFact, Stated
from workbench.domain.lookup import Answer, AnswerKind, Problem, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.lookups.blanked_fields import blanked_fields
from workbench.lookups.cvrapi_parts import read_day, state_branches, state_owners, state_since
from workbench.lookups.denmark import SOLE_TRADERS, checked_cvr
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import failed, turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "dk_cvrapi"
_PARSER = f"{_KEY}@2"
_HOST = "cvrapi.dk"
_UNIT, _SEARCH = "unit", "search"
_LONGEST_NAME = 200
_POSTCODE = 4
_READ_AND_LEFT = ("fax", "t", "version")
_TEXTS = (
    ("company.name", "name"),
    ("company.phone", "phone"),
    ("company.email", "email"),
    ("company.town", "city"),
    ("company.employees_band", "employees"),
)


class Cvrapi(Source):
    """A free service over the register of companies; it answers with one best hit, never a list.

    How many free answers it gives a day is not published; fifty is what its users report. Whether
    an answer may be kept is not said either.

    It refuses a request without a User-Agent that says who asks; the door sends ours.
    """

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="CVR API",
        answers=say(
            "Name, address, age, trade, branches and advertising protection of a Danish company."
        ),
        countries=("DK",),
        schemes=(Scheme.DK_CVR,),
        hosts=(_HOST,),
        paces=(Pace(1, 1), Pace(50, 86_400)),
        licence=say("cvrapi.dk terms; data from Det Centrale Virksomhedsregister"),
        attribution="cvrapi.dk / Det Centrale Virksomhedsregister (CVR)",
        travel=Travel.ATTRIBUTED,
        home="https://cvrapi.dk/",
        searches_names=True,
        warning=say("It gives a few free answers a day, and for a name only its one best hit."),
        limits=say(
            "A few free answers a day; we ask at most 50 a day, one a second. Its owner counts by"
            " who asks, and may shut us out."
        ),
        personal=Personal.OWNERS,
        golden=(
            Golden(
                kind=_UNIT,
                about="36890266",
                states=(("company.name", ""), ("company.founded", "2015-05-04")),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        Question(source=_KEY, kind=_UNIT, about="99000007"),
        Question(source=_KEY, kind=_SEARCH, about="Nørrelund Maskinfabrik"),
    )

    def searches(self, query: Query) -> Sequence[Question]:
        """Ask for the number, or for the best hit on a name."""
        if query.identifier is not None:
            is_cvr = query.identifier.scheme is Scheme.DK_CVR
            return (_ask(_UNIT, query.identifier.value),) if is_cvr else ()
        return (_ask(_SEARCH, query.name),) if query.name else ()

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for each CVR number."""
        return tuple(_ask(_UNIT, number) for number in company.numbers(Scheme.DK_CVR))

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        if question.kind == _UNIT:
            asked = ("vat", checked_cvr(question.about))
        else:
            asked = ("name", question.about[:_LONGEST_NAME])
        return Request(
            url=f"https://{_HOST}/api",
            params=(asked, ("country", "dk"), ("version", "6"), ("format", "json")),
            headers={"Accept": "application/json"},
            hosts=(_HOST,),
        )

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without care-of lines, which name people."""
        return blanked_fields(response.content, ("addressco",))

    def read(self, question: Question, response: Response) -> Answer:
        """Return the facts of a number, or the candidate for a name; see `Source.read`.

        Errors come with various statuses, so the body is looked at before the status.
        """
        if response.content.lstrip().startswith(b"{"):
            error = read_json(response.content).text("error")
            if error:
                return _error(error, response)
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        return _found(question, read_json(response.content))


def _ask(kind: str, about: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about)


def _error(error: str, response: Response) -> Answer:
    match error:
        case "NOT_FOUND":
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        case "QUOTA_EXCEEDED":
            problem = Problem(
                message=say("The free answers of today are used up."),
                after=response.taken + timedelta(days=1),
            )
        case "BANNED":
            problem = Problem(message=say("The service has shut us out."), again=False)
        case "INVALID_UA":
            problem = Problem(
                message=say("The service wants to know who asks."),
                hint=say("Write your firm and a contact address in the settings."),
                again=False,
            )
        case "INVALID_VAT":
            return failed(
                _PARSER, say("The service does not take this for a CVR number."), again=False
            )
        case _:
            return failed(_PARSER, say("The service answered with {error}.", error=error))
    return Answer(kind=AnswerKind.REFUSED, parser=_PARSER, problem=problem)


def _found(question: Question, root: Node) -> Answer:
    number, name = root.code("vat"), root.text("name")
    if number is None or name is None:
        raise root.unlike()
    by_number = question.kind == _UNIT
    if by_number and number != question.about:
        raise not_about(question.about, number)
    root.ignore(*_READ_AND_LEFT)
    root.expect("companycode", "creditbankrupt", "enddate", "protected", "startdate")
    entity = Entity(_KEY, number)
    facts = _facts(entity, root)
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        entity=entity if by_number else None,
        identifiers=(Identifier(Scheme.DK_CVR, number),) if by_number else (),
        facts=facts if by_number else (),
        candidates=(_candidate(root, name, number, decisive=by_number),),
        drift=root.drift(),
    )


def _candidate(root: Node, name: str, number: str, *, decisive: bool) -> Candidate:
    founded = root.text("startdate")
    return Candidate(
        entity=Entity(_KEY, number),
        identifier=Identifier(Scheme.DK_CVR, number),
        name=name,
        country="DK",
        town=root.text("city") or "",
        form=root.text("companydesc") or "",
        founded=read_day(founded) if founded else None,
        status=_status(root)[0],
        decisive=decisive,
        personal=root.code("companycode") in SOLE_TRADERS,
    )


def _facts(entity: Entity, root: Node) -> tuple[Stated, ...]:
    facts = Statements(entity)
    for key, name in _TEXTS:
        facts.text(key, root.get(name))
    facts.flag("company.advertising_protected", root.get("protected"))
    for key, name in (("company.founded", "startdate"), ("company.ceased", "enddate")):
        node = root.get(name)
        words = node.text() if node else None
        if node is not None and words is not None:
            facts.add(key, read_day(words).isoformat(), node.place)
    status, where = _status(root)
    if where is not None:
        facts.add("company.status", status, where.place)
    _state_address(facts, root)
    _state_form(facts, root)
    state_since(facts, root, status)
    state_owners(facts, root)
    state_branches(facts, root)
    return tuple(facts.facts)


def _status(root: Node) -> tuple[str, Node | None]:
    """Return the status and the field that says so; empty where the answer is silent.

    It is silent too where there is a remark on credit that is no bankruptcy: which trouble it tells
    of, a composition or a reorganisation, the service does not say.
    """
    bankrupt = root.get("creditbankrupt")
    if bankrupt is not None and bankrupt.flag():
        return "bankrupt", bankrupt
    ended = root.get("enddate")
    if ended is not None and ended.text():
        return "ceased", ended
    sound = bankrupt is not None and root.text("creditstartdate") is None
    return ("active", bankrupt) if sound else ("", None)


def _state_address(facts: Statements, root: Node) -> None:
    """State the address without its care-of line, which names a person."""
    root.ignore("addressco")
    street = root.get("address")
    code = root.code("zipcode") or ""
    # As a number it has lost the noughts that some begin with.
    code = code.zfill(_POSTCODE) if code.isdecimal() else code
    town = " ".join(part for part in (code, root.text("city")) if part)
    lines = (street.text() if street else None, town)
    if street is not None and street.text():
        facts.add("company.address", ", ".join(line for line in lines if line), street.place)


def _state_form(facts: Statements, root: Node) -> None:
    form, trade = root.get("companycode"), root.get("industrycode")
    form_code, trade_code = root.code("companycode"), root.code("industrycode")
    if form is not None and form_code:
        facts.text("company.form", root.get("companydesc"), code=form_code)
        sole = "yes" if form_code in SOLE_TRADERS else "no"
        facts.add("company.sole_trader", sole, form.place)
    if trade is not None and trade_code:
        # The code comes as a number, which drops the zero that some codes begin with.
        words = root.get("industrydesc")
        facts.text("company.industry", words, code=trade_code.zfill(6), rank="1")


SOURCES.add(_KEY)(Cvrapi())

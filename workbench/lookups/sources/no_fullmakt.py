"""Fullmakt: who may sign for a Norwegian company, by the register's rule and by procuration.

Written from other people's clients and examples of the open service, of which no real answer has
been seen live: a field that is not there is not told, but an answer that names another company, or
a look-up that the register says went wrong, is refused.
"""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from workbench.domain.blanking import blanked_page
from workbench.domain.company import Company, Entity, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.norway import check_about, checked_number
from workbench.lookups.norway_fields import words_in
from workbench.lookups.source import SOURCES, Source
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import not_offered, turned_down
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "no_fullmakt"
_PARSER = f"{_KEY}@1"
_BASE = "https://data.brreg.no/fullmakt/enheter"
_HOST = "data.brreg.no"
_SIGNATURE, _PROCURATION = "signature", "procuration"
_PATHS = {_SIGNATURE: "signatur", _PROCURATION: "prokura"}
_RULES = {_SIGNATURE: "company.signature_rule", _PROCURATION: "company.procuration_rule"}
_ROLES = {_SIGNATURE: "signatory", _PROCURATION: "procuration"}
_WORKED, _NOT_FOR_THIS_FORM = "OK", "NA"
_BASIS, _COMBINATIONS, _HOLDERS = (
    "signeringsGrunnlag",
    "signeringsKombinasjon",
    "signaturProkuraRoller",
)
_RULE_TEXT, _MEANING = "signaturProkuraFritekst", "tekstforklaring"
_LEFT = ("_links", "oppslagsData", "status", "enhet")
_BASIS_LEFT = ("kode", _MEANING, "muligeSigneringsRoller")
_COMBINATION_LEFT = ("kode", "kombinasjonsId", _MEANING)

_FREE_TEXT = re.compile(rb'("[A-Za-z]*[Ff]ritekst"\s*:\s*")((?:[^"\\]|\\.)*)')
# An escape is passed over whole, so that the digits in it stay.
_PERSONAL = re.compile(
    rb"\\u[0-9A-Fa-f]{4}|\\."
    rb"|(?<![0-9])(?P<told>"
    rb"(?:[04][1-9]|[1256][0-9]|[37][01])(?:[04][1-9]|[15][0-2])[0-9]{2}(?: ?[0-9]{5})?"
    rb"|[0-3]?[0-9][./-][01]?[0-9][./-](?:[0-9]{4}|[0-9]{2})"
    rb")(?![0-9])"
)
"""Days of birth in words: ddmmyy, dd.mm.yyyy, and the national number that begins with one."""

_BORN = re.compile(rb"(f(?:\xc3\xb8|\\u00f8)d(?:t|selsaar|selsdato)?[ :]*)([0-9]{4})(?![0-9])")


def _ask(kind: str, about: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about)


class Fullmakt(Source):
    """The register's look-up of signature and procuration, open to all and without a key."""

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="Fullmakt",
        answers=say("Who may sign for a Norwegian company, alone or together, by which rule."),
        countries=("NO",),
        schemes=(Scheme.NO_ORGNR,),
        hosts=(_HOST,),
        paces=(Pace(2, 1),),
        licence="NLOD 2.0",
        attribution="Brønnøysundregistrene",
        travel=Travel.ATTRIBUTED,
        home="https://www.brreg.no/",
        limits=say("No limit is published. We ask at most twice a second."),
        personal=Personal.ROLES,
        golden=(
            Golden(kind=_SIGNATURE, about="923609016", states=(("company.signature_rule", ""),)),
            Golden(
                kind=_PROCURATION,
                about="923609016",
                comes=(AnswerKind.FOUND, AnswerKind.NOTHING_FOUND),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_SIGNATURE, "311000004"),
        _ask(_PROCURATION, "311000004"),
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for both rules, for each Norwegian number of the company."""
        numbers = company.numbers(Scheme.NO_ORGNR)
        return tuple(_ask(kind, number) for number in numbers for kind in _PATHS)

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        number = checked_number(question.about)
        return Request(
            url=f"{_BASE}/{number}/{_PATHS[question.kind]}",
            headers={"Accept": "application/json"},
            hosts=(_HOST,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what the register says; see `Source.read`."""
        match response.status:
            case 404:
                return _unknown(response.content)
            case _:
                turned = turned_down(response, _PARSER)
                return turned or _read(question, read_json(_kept(response.content)))

    def kept(self, question: Question, response: Response) -> bytes:
        """Return the answer without days of birth, in its fields and in the words of its rule."""
        return _kept(response.content)


def _kept(content: bytes) -> bytes:
    return _FREE_TEXT.sub(lambda found: found[1] + _without(found[2]), blanked_page(content))


def _without(words: bytes) -> bytes:
    years = _BORN.sub(lambda found: found[1] + b"*" * len(found[2]), words)
    return _PERSONAL.sub(_starred, years)


def _starred(found: re.Match[bytes]) -> bytes:
    return found[0] if found["told"] is None else re.sub(rb"[0-9]", b"*", found[0])


def _unknown(content: bytes) -> Answer:
    """Read 404: no such unit, or none for which a rule is kept; a web page is no answer."""
    if content.strip():
        read_json(content)
    return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)


def _read(question: Question, root: Node) -> Answer:
    check_about(root.required("enhet"), "organisasjonsnummer", question.about)
    routine = root.at("status", "rutineStatus")
    worked = words_in(routine, "kode")
    if worked == _NOT_FOR_THIS_FORM:
        return not_offered(
            _PARSER,
            say("The register does not look up who may sign for this kind of company."),
            say("Its certificate of registration says it."),
        )
    if routine is not None and worked != _WORKED:
        raise root.unlike(f"{root.pointer}/status/rutineStatus: {worked}")
    facts = Statements(Entity(_KEY, question.about))
    _state_rule(facts, question.kind, root)
    _state_holders(facts, _ROLES[question.kind], root)
    root.ignore(*_LEFT)
    return facts.told(root, Scheme.NO_ORGNR, _PARSER)


def _state_rule(facts: Statements, kind: str, root: Node) -> None:
    """State the rule as the company registered it; else what the register made of it."""
    basis = root.get(_BASIS)
    if basis is not None:
        basis.ignore(*_BASIS_LEFT)
    told = root.at(_BASIS, _HOLDERS, _RULE_TEXT) or root.at(_BASIS, _RULE_TEXT)
    if told is not None and told.text():
        facts.text(_RULES[kind], told)
        return
    meanings = [
        (words, node)
        for node in _combinations(root)
        if (words := words_in(node, _MEANING)) and node.get(_MEANING) is not None
    ]
    rules = dict.fromkeys(words for words, _ in meanings)
    if rules:
        place = meanings[0][1].required(_MEANING).place
        facts.add(_RULES[kind], "; ".join(rules), place)


def _state_holders(facts: Statements, role: str, root: Node) -> None:
    """State each person who may sign, alone or with others, once."""
    named = set()
    for person in _persons(root):
        person.ignore("fodselsdato", "rolle")
        name = person.get("navn")
        words = words_in(person, "navn")
        if name is not None and words and words not in named:
            named.add(words)
            facts.add("role.holder", words, name.place, role=role)


def _combinations(root: Node) -> Iterator[Node]:
    listed = root.at(_COMBINATIONS, "kombinasjon")
    yield from listed.items() if listed is not None else ()


def _persons(root: Node) -> Iterator[Node]:
    for combination in _combinations(root):
        combination.ignore(*_COMBINATION_LEFT)
        listed = combination.get("personRolleKombinasjon")
        yield from listed.items() if listed is not None else ()
    listed = root.at(_BASIS, _HOLDERS, "personRolleGrunnlag")
    yield from listed.items() if listed is not None else ()


SOURCES.add(_KEY)(Fullmakt())

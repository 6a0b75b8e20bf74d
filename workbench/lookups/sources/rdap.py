"""RDAP: when a company's domain was first registered, as the registry of its ending says."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from urllib.parse import urlsplit

from workbench.domain.company import Company, Entity, Identifier, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.domain.source import Golden, Manifest, Pace, Personal, Travel
from workbench.domain.values import date_text
from workbench.errors import InvalidInput
from workbench.lookups.json_answer import Node, read_json
from workbench.lookups.source import SOURCES, Source, not_about
from workbench.lookups.statements import Statements
from workbench.lookups.turned_down import not_offered, turned_down
from workbench.matching.domains import is_own_domain, registrable_domain
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "rdap"
_PARSER = f"{_KEY}@1"
_IANA = "data.iana.org"
_BOOTSTRAP, _DOMAIN = "bootstrap", "domain"
_UNKNOWN = 404
_CELLS = 4
"""Of a row on a jCard: name, parameters, type, value."""

_READ_AND_LEFT = (
    "entities",
    "expires",
    "fred_nsset",
    "handle",
    "lang",
    "links",
    "nameservers",
    "notices",
    "port43",
    "publicIds",
    "rdapConformance",
    "redacted",
    "remarks",
    "secureDNS",
    "status",
    "unicodeName",
    "variants",
)


def _ask(kind: str, about: str, **arguments: str) -> Question:
    return Question(source=_KEY, kind=kind, about=about, arguments=tuple(sorted(arguments.items())))


class Rdap(Source):
    """The registry's own answer about a domain (RFC 9083); IANA tells which one (RFC 9224)."""

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = Manifest(
        key=_KEY,
        title="RDAP",
        answers=say("When a company's web domain was first registered."),
        countries=(),
        schemes=(Scheme.DOMAIN,),
        hosts=(_IANA,),
        paces=(Pace(10, 10),),
        licence=say("each registry's terms; no bulk use"),
        attribution=say("the domain's registry"),
        travel=Travel.ATTRIBUTED,
        home="https://www.iana.org/domains/rdap",
        limits=say(
            "Each registry sets its own and often none. We ask at most ten times in ten seconds;"
            " asking in bulk is forbidden by most."
        ),
        personal=Personal.CONTACTS,
        golden=(
            Golden(kind=_BOOTSTRAP, about="google.com"),
            Golden(
                kind=_DOMAIN,
                about="google.com",
                arguments=(("base", "https://rdap.verisign.com/com/v1/"),),
                states=(("domain.registered", "1997-09-15"),),
            ),
        ),
    )
    samples: ClassVar[tuple[Question, ...]] = (
        _ask(_BOOTSTRAP, "fjordlys.example"),
        _ask(_DOMAIN, "fjordlys.example", base="https://rdap.registry.example/v1/"),
    )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask about the company's own domains; names lent by a platform say nothing of its age."""
        stated = [
            known.fact.value
            for known in facts
            if known.current and known.fact.key == "company.website"
        ]
        typed = company.numbers(Scheme.DOMAIN)
        domains = {registrable_domain(address) for address in (*typed, *stated)}
        return tuple(
            _ask(_BOOTSTRAP, domain)
            for domain in sorted(domain for domain in domains if domain)
            if is_own_domain(domain)
        )

    def request(self, question: Question) -> Request:
        """Return the request; the registry's host is the one IANA named for the domain's ending."""
        domain = question.about
        if registrable_domain(domain) != domain:
            raise InvalidInput(say("{domain} is not a domain.", domain=domain), field="query")
        if question.kind == _BOOTSTRAP:
            return Request(url=f"https://{_IANA}/rdap/dns.json", hosts=(_IANA,))
        base = question.argument("base")
        host = urlsplit(base).hostname
        if not base.startswith("https://") or host is None:
            raise InvalidInput(
                say("{address} is not a registry's address.", address=base), field="query"
            )
        return Request(
            url=f"{base.rstrip('/')}/domain/{domain}",
            headers={"Accept": "application/rdap+json"},
            hosts=(host,),
        )

    def read(self, question: Question, response: Response) -> Answer:
        """Return what IANA or the registry says; see `Source.read`."""
        if question.kind == _DOMAIN and response.status == _UNKNOWN:
            if response.content.strip():
                read_json(response.content)
            return Answer(kind=AnswerKind.NOTHING_FOUND, parser=_PARSER)
        refusal = turned_down(response, _PARSER)
        if refusal is not None:
            return refusal
        root = read_json(response.content)
        if question.kind == _BOOTSTRAP:
            return _read_bootstrap(question, root)
        return _read_domain(question, root)


SOURCES.add(_KEY)(Rdap())


def _read_bootstrap(question: Question, root: Node) -> Answer:
    """Find the registry of the domain's ending; it is asked over https or not at all."""
    services = root.get("services")
    if root.text("publication") is None or services is None or not list(services.items()):
        raise root.unlike()
    ending = question.about.rsplit(".", maxsplit=1)[-1]
    root.expect("version")
    bases = _bases(services, ending)
    if not bases:
        return not_offered(
            _PARSER, say("The registry of .{ending} does not answer such questions.", ending=ending)
        )
    base = next((each for each in bases if each.startswith("https://")), None)
    if base is None:
        return not_offered(
            _PARSER, say("The registry of .{ending} answers only unencrypted.", ending=ending)
        )
    return Answer(
        kind=AnswerKind.FOUND,
        parser=_PARSER,
        follow=(_ask(_DOMAIN, question.about, base=base),),
        drift=root.changed(),
    )


def _bases(services: Node, ending: str) -> list[str]:
    for service in services.items():
        parts = list(service.items())
        if len(parts) > 1 and ending in {each.text() for each in parts[0].items()}:
            return [address for each in parts[1].items() if (address := each.text())]
    return []


def _read_domain(question: Question, root: Node) -> Answer:
    name = (root.text("ldhName") or "").rstrip(".").lower()
    if root.text("objectClassName") != "domain" or name != question.about:
        raise not_about(question.about, name)
    facts = Statements(Entity(_KEY, question.about))
    registered = _events(root, "registration")
    if registered:
        day, node = min(registered, key=lambda event: event[0])
        facts.add("domain.registered", date_text(day), node.place)
    transferred = _events(root, "transfer")
    if transferred:
        day, node = max(transferred, key=lambda event: event[0])
        facts.add("domain.transferred", date_text(day), node.place)
    _state_registrar(facts, root)
    root.ignore(*_READ_AND_LEFT)
    root.expect("events")
    untold = say("The registry does not tell when the domain was registered.")
    return Answer(
        kind=AnswerKind.FOUND if registered else AnswerKind.PARTIAL,
        parser=_PARSER,
        entity=facts.entity,
        identifiers=(Identifier(Scheme.DOMAIN, question.about),),
        facts=tuple(facts.facts),
        missing=() if registered else (untold,),
        drift=root.drift(),
    )


def _events(root: Node, action: str) -> list[tuple[date, Node]]:
    """Return the days on which something happened; registries write the time after it freely."""
    found = []
    events = root.get("events")
    for event in events.items() if events else ():
        event.ignore("eventActor", "links")
        node, day = event.get("eventDate"), event.day("eventDate")
        if (event.text("eventAction") or "").lower() == action and node is not None and day:
            found.append((day, node))
    return found


def _state_registrar(facts: Statements, root: Node) -> None:
    entities = root.get("entities")
    for entity in entities.items() if entities else ():
        roles = entity.get("roles")
        if roles is None or "registrar" not in {role.text() for role in roles.items()}:
            continue
        name = _name(entity)
        if name is not None:
            facts.text("domain.registrar", name)
            return


def _name(entity: Node) -> Node | None:
    """Return the name or firm on a jCard (RFC 7095), or else the handle.

    A handle that is a bare number names nobody.
    """
    card = entity.get("vcardArray")
    parts = list(card.items()) if card is not None else []
    named: dict[str | None, Node] = {}
    for row in parts[1].items() if len(parts) > 1 else ():
        cells = list(row.items())
        if len(cells) == _CELLS and isinstance(cells[-1].value, str) and cells[-1].value:
            named[cells[0].text()] = cells[-1]
    handle = entity.get("handle")
    if handle is not None and (handle.text() or "").isdigit():
        handle = None
    return named.get("fn") or named.get("org") or handle

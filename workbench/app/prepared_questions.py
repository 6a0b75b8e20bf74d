"""The questions people look up in a browser before they sell: which, in which words, and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from workbench.domain.card import Pillar
from workbench.domain.company import Company, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.questions import searched_words
from workbench.texts import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedQuestion:
    """A question with the address that opens its search.

    Attributes:
        key: under which the answer is kept, the same for every company.
        words: what a person reads.
        pillar: what an answer counts for.
        address: https, with the company's name, number or domain filled in.
    """

    key: str
    words: Message
    pillar: Pillar
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Template:
    """A question before a company is filled in; `{name}`, `{number}` and `{domain}` are places.

    A template without a country serves companies of every country that has no own one for the key.
    """

    key: str
    pillar: Pillar
    address: str
    country: str = ""
    of_people: bool = True


_SEARCH = "https://duckduckgo.com/?q=%22{name}%22+"

_TEMPLATES = (
    _Template(
        key="older_years",
        pillar=Pillar.AGE,
        country="NO",
        address="https://www.proff.no/bransjes%C3%B8k?q={number}",
    ),
    _Template(
        key="older_years",
        pillar=Pillar.AGE,
        country="DK",
        address="https://www.proff.dk/branches%C3%B8g?q={number}",
    ),
    _Template(
        key="official_notices",
        pillar=Pillar.PUBLIC,
        country="NO",
        address="https://w2.brreg.no/kunngjoring/hent_nr.jsp?orgnr={number}&deleted=true",
    ),
    _Template(
        key="official_notices",
        pillar=Pillar.PUBLIC,
        country="DK",
        address="https://www.statstidende.dk/messages?t={number}",
    ),
    _Template(
        key="register_page",
        pillar=Pillar.AGE,
        country="DK",
        address="https://datacvr.virk.dk/enhed/virksomhed/{number}",
    ),
    _Template(
        key="press_trouble",
        pillar=Pillar.PUBLIC,
        country="NO",
        address=_SEARCH + "%28konkurs+OR+rettssak+OR+svindel%29",
        of_people=False,
    ),
    _Template(
        key="press_trouble",
        pillar=Pillar.PUBLIC,
        country="DK",
        address=_SEARCH + "%28konkurs+OR+retssag+OR+svindel%29",
        of_people=False,
    ),
    _Template(
        key="press_trouble",
        pillar=Pillar.PUBLIC,
        address=_SEARCH + "%28bankruptcy+OR+lawsuit+OR+fraud%29",
        of_people=False,
    ),
    _Template(
        key="press",
        pillar=Pillar.PUBLIC,
        country="NO",
        address="https://www.nrk.no/sok/?q=%22{name}%22",
    ),
    _Template(
        key="press",
        pillar=Pillar.PUBLIC,
        country="DK",
        address="https://www.dr.dk/soeg?query=%22{name}%22",
    ),
    _Template(
        key="experience",
        pillar=Pillar.CUSTOMER,
        country="NO",
        address=_SEARCH + "erfaring",
    ),
    _Template(
        key="experience",
        pillar=Pillar.CUSTOMER,
        country="DK",
        address=_SEARCH + "erfaring",
    ),
    _Template(
        key="experience",
        pillar=Pillar.CUSTOMER,
        address=_SEARCH + "experience",
    ),
    _Template(
        key="reviews",
        pillar=Pillar.PUBLIC,
        address="https://www.trustpilot.com/search?query={name}",
    ),
    _Template(
        key="people",
        pillar=Pillar.FIT,
        address="https://www.linkedin.com/search/results/companies/?keywords={name}",
    ),
)
_NUMBERS = {"NO": Scheme.NO_ORGNR, "DK": Scheme.DK_CVR}


def for_company(company: Company, facts: Sequence[KnownFact]) -> tuple[PreparedQuestion, ...]:
    """Return the questions for a company, in the order in which they are asked.

    A question that needs a number the company has not is left out, and of a sole trader, whose
    name is a person's, nobody is asked to search for crimes (GDPR art. 10).
    """
    places = _places(company)
    person = any(
        known.current and known.fact.key == "company.sole_trader" and known.fact.flag
        for known in facts
    )
    own = {template.key for template in _TEMPLATES if template.country == company.country}
    return tuple(
        PreparedQuestion(
            key=template.key,
            words=searched_words(template.key),
            pillar=template.pillar,
            address=template.address.format_map(places),
        )
        for template in _TEMPLATES
        if template.country == company.country or (not template.country and template.key not in own)
        if template.of_people or not person
        if "{number}" not in template.address or "number" in places
    )


def _places(company: Company) -> Mapping[str, str]:
    """Return what fills the places, quoted so that a name cannot change the address."""
    name = quote(company.name.replace('"', " ").strip(), safe="")
    scheme = _NUMBERS.get(company.country)
    numbers = () if scheme is None else company.numbers(scheme)
    return {"name": name, **({"number": quote(numbers[0], safe="")} if numbers else {})}

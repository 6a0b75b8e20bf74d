"""RDAP: the age of a domain, from IANA's list to the registry's answer."""

import json

import pytest

from tests.answers import ask, read, read_recorded, values
from tests.samples import COMPANY, known
from workbench.domain.company import Entity, Identifier, Scheme
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

BASE = "https://rdap.registry.example/v1/"
LIST = "rdap/iana_bootstrap_dns.json"


def domain(name: str) -> Question:
    return ask("rdap", "domain", name, base=BASE)


def read_domain(*events: tuple[str, str], **fields: object) -> Answer:
    body = {
        "objectClassName": "domain",
        "ldhName": "FJORDLYS.EXAMPLE.",
        "events": [{"eventAction": action, "eventDate": day} for action, day in events],
        **fields,
    }
    return read(domain("fjordlys.example"), json.dumps(body).encode())


@pytest.mark.parametrize(
    ("file", "name", "registered", "transferred", "registrar"),
    [
        ("domain_google_verisign", "google.com", "1997-09-15", [], "MarkMonitor Inc."),
        ("domain_google_markmonitor_registrar", "google.com", "1997-09-15", [], "MarkMonitor Inc."),
        ("domain_whoisit_1", "google.com", "1997-09-15", [], "MarkMonitor Inc."),
        ("domain_example.cz", "example.cz", "2004-08-30", ["2007-01-25"], "REG-INTERNET-CZ"),
        ("domain_lemonde.fr_afnic", "lemonde.fr", "2005-08-02", ["2022-06-09"], "NAMESHIELD"),
        ("domain_lookup_with_redaction", "example.com", "1997-06-03", [], "Example Registrar Inc."),
    ],
)
def test_recorded_registries(
    file: str, name: str, registered: str, transferred: list[str], registrar: str
) -> None:
    answer = read_recorded(domain(name), f"rdap/{file}.json")
    assert answer.kind is AnswerKind.FOUND
    assert answer.entity == Entity("rdap", name)
    assert answer.identifiers == (Identifier(Scheme.DOMAIN, name),)
    assert values(answer, "domain.registered") == [registered]
    assert values(answer, "domain.transferred") == transferred
    assert values(answer, "domain.registrar") == [registrar]
    assert answer.drift == ()


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("fjordlys.no", "https://rdap.norid.no/"),
        ("fjordlys.com", "https://rdap.verisign.com/com/v1/"),
        ("fjordlys.fi", "https://rdap.fi/rdap/rdap/"),
    ],
)
def test_iana_names_the_registry_of_an_ending(name: str, base: str) -> None:
    answer = read_recorded(ask("rdap", "bootstrap", name), LIST)
    assert (answer.kind, answer.facts) == (AnswerKind.FOUND, ())
    assert answer.follow == (ask("rdap", "domain", name, base=base),)


@pytest.mark.parametrize("ending", ["dk", "se", "de"])
def test_an_ending_without_a_registry_on_the_list_is_not_offered(ending: str) -> None:
    answer = read_recorded(ask("rdap", "bootstrap", f"fjordlys.{ending}"), LIST)
    assert (answer.kind, answer.follow) == (AnswerKind.NOT_OFFERED, ())
    assert answer.problem is not None
    assert not answer.problem.again


def test_a_registry_without_https_is_not_asked() -> None:
    answer = read_recorded(ask("rdap", "bootstrap", "fjordlys.kg"), LIST)
    assert (answer.kind, answer.follow) == (AnswerKind.NOT_OFFERED, ())


def test_the_oldest_registration_and_the_newest_transfer_count() -> None:
    answer = read_domain(
        ("registration", "2019-05-01T00:00:00.000+0000"),
        ("transfer", "2020-01-01T00:00:00Z"),
        ("Registration", "2008-04-14"),
        ("transfer", "2024-01-01T00:00:00.881923Z"),
        ("expiration", "2027-01-01T00:00:00+00:00"),
    )
    assert values(answer, "domain.registered") == ["2008-04-14"]
    assert values(answer, "domain.transferred") == ["2024-01-01"]


def test_an_untold_registration_is_a_partial_answer() -> None:
    answer = read_domain(("expiration", "2027-01-01T00:00:00Z"))
    assert answer.kind is AnswerKind.PARTIAL
    assert answer.missing
    assert answer.facts == ()


def test_an_unregistered_domain_is_nothing_found() -> None:
    for body in (b"", b'{"errorCode": 404, "title": "Not found"}'):
        assert read(domain("fjordlys.example"), body, 404).kind is AnswerKind.NOTHING_FOUND
    with pytest.raises(SourceUnreadable):
        read_recorded(domain("fjordlys.example"), "rdap/bootstrap_error_404.html", 404)


@pytest.mark.parametrize(
    "file", ["error_404_ripe.json", "help_nic_fr.json", "domain_example.cz.json"]
)
def test_an_answer_about_something_else_is_refused(file: str) -> None:
    with pytest.raises(SourceUnreadable):
        read_recorded(domain("fjordlys.example"), f"rdap/{file}")


def test_research_asks_about_the_companys_own_domains_once() -> None:
    source = SOURCES["rdap"]
    facts = [
        known("company.website", "www.fjordlys.example"),
        known("company.website", "https://fjordlys.example/no"),
        known("company.website", "fjordlys.wixsite.com"),
        known("company.website", "ingen"),
    ]
    assert source.plan(COMPANY, facts) == (ask("rdap", "bootstrap", "fjordlys.example"),)
    assert source.plan(COMPANY, ()) == ()


def test_the_request_reaches_the_named_registry_alone() -> None:
    request = SOURCES["rdap"].request(domain("fjordlys.example"))
    assert request.url == "https://rdap.registry.example/v1/domain/fjordlys.example"
    assert request.hosts == ("rdap.registry.example",)


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("fjordlys.example", "http://rdap.registry.example/"),
        ("fjordlys.example", "file:///etc"),
        ("fjordlys.example", ""),
        ("www.fjordlys.example", BASE),
        ("../x", BASE),
    ],
)
def test_what_is_no_domain_or_no_registry_is_not_asked(name: str, base: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES["rdap"].request(ask("rdap", "domain", name, base=base))

"""Regnskaber: one document an answer, from the register's own hosts only."""

import gzip
import json

import pytest

from tests.answers import ask, read, read_recorded, values
from tests.recorded import recorded
from tests.xbrl_samples import PERIODS, SPACES, UNITS, instance, money
from workbench.domain.lookup import AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "dk_regnskaber"
ADDRESS = "http://regnskaber.virk.dk/41265722/YQ.xml"
ACCOUNTS = instance(PERIODS + money("Assets", "7", "end"))


def question(about: str = "99000007", address: str = ADDRESS, **more: str) -> Question:
    arguments = {"end": "2025-12-31", "filing": "urn:1", "start": "2025-01-01", **more}
    return ask(KEY, "accounts", about, address=address, **arguments)


def test_a_document_is_asked_for_at_its_own_address() -> None:
    request = SOURCES[KEY].request(question(address="http://regnskaber.virk.dk/a/b.xml?v=1"))
    assert request.address == "http://regnskaber.virk.dk/a/b.xml?v=1"
    assert (request.url, request.hosts) == ("http://regnskaber.virk.dk/a/b.xml", ("*.virk.dk",))
    assert request.plain_http
    assert not SOURCES[KEY].request(question(address="https://ny.virk.dk/a.xml")).plain_http
    assert not SOURCES[KEY].request(question(address="http://ny.virk.dk/a.xml")).plain_http


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://regnskaber.virk.dk.asked.example/a.xml",
        "http://virk.dk/a.xml",
        "http://notvirk.dk/a.xml",
        "http://user:pass@regnskaber.virk.dk/a.xml",
        "http://regnskaber.virk.dk:8080/a.xml",
        "file:///etc/hostname",
        "http://[bad/a.xml",
    ],
)
def test_an_address_elsewhere_is_not_asked(address: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(question(address=address))


def test_a_filed_page_is_read_into_figures() -> None:
    name = "dk_xbrl/ixbrl_32570119_maersk_training_FY2023_slim.xhtml"
    asked = question("32570119", version="corrected", end="2023-12-31", start="2023-01-01")
    answer = read_recorded(asked, name)
    assert (answer.kind, answer.missing, answer.identifiers) == (AnswerKind.FOUND, (), ())
    assert values(answer, "accounts.net_result") == ["27210000", "20800000"]
    assert {each.fact.qualifier("version") for each in answer.facts} == {"corrected"}
    assert answer.entity is not None
    assert {each.fact.entity for each in answer.facts} == {answer.entity}


def test_a_packed_document_is_unpacked() -> None:
    packed = gzip.compress(ACCOUNTS)
    assert values(read(question(), packed), "accounts.assets") == ["7"]
    for damaged in (packed[:-20], packed[:20], b"\x1f\x8bnonsense"):
        with pytest.raises(SourceUnreadable):
            read(question(), damaged)


def test_a_packed_bomb_is_refused() -> None:
    with pytest.raises(SourceUnreadable):
        read(question(), gzip.compress(b" " * (65 * 1024 * 1024)))


def test_figures_under_names_that_are_new_to_us_are_unreadable_and_not_filed_elsewhere() -> None:
    moved = ACCOUNTS.replace(b"http://xbrl.dcca.dk/fsa", b"http://xbrl.dcca.dk/fsa2")
    assert moved != ACCOUNTS
    with pytest.raises(SourceUnreadable, match="names new to us"):
        read(question(), moved)
    by_ifrs = ACCOUNTS.replace(b"http://xbrl.dcca.dk/fsa", b"http://xbrl.ifrs.org/ifrs-full")
    assert read(question(), by_ifrs).kind is AnswerKind.NOT_OFFERED


def test_a_listed_companys_stub_is_not_offered_with_the_reason() -> None:
    view = json.loads(recorded("dk_xbrl/json_view_22756214_maersk_Q1_2026_gsd_facts.json"))
    prefixes = {"gsd": "b", "fsa": "a", "cmn": "c"}
    facts = ""
    for name, value in view["facts"].items():
        space, local = name.split(":")
        if space in prefixes:
            tag = f"{prefixes[space]}:{local}"
            facts += f'<{tag} contextRef="ctx-1">{value}</{tag}>'
    named = view["contexts"]["ctx-1"]
    period = named["period"]
    context = (
        f'<context id="ctx-1"><entity><identifier scheme="{named["entity"]["scheme"]}">'
        f"{named['entity']['identifier']}</identifier></entity><period>"
        f"<startDate>{period['startDate']}</startDate><endDate>{period['endDate']}</endDate>"
        "</period><scenario><xbrldi:explicitMember dimension='c:ConsolidatedSoloDimension'>"
        "c:ConsolidatedMember</xbrldi:explicitMember></scenario></context>"
    )
    content = f"<xbrl {SPACES}>{context}{UNITS}{facts}</xbrl>".encode()
    answer = read(question("22756214"), content)
    assert (answer.kind, answer.facts) == (AnswerKind.NOT_OFFERED, ())
    assert answer.problem is not None
    assert "IFRS" in str(answer.problem.message)
    assert not answer.problem.again


@pytest.mark.parametrize("content", [b"%PDF-1.7 ...", b"PK\x03\x04..."])
def test_a_picture_of_accounts_is_not_offered(content: bytes) -> None:
    assert read(question(), content).kind is AnswerKind.NOT_OFFERED


def test_anothers_accounts_are_refused() -> None:
    with pytest.raises(SourceUnreadable):
        read(question("99000015"), ACCOUNTS)


def test_what_was_left_out_makes_the_answer_partial() -> None:
    content = instance(
        PERIODS
        + money("Assets", "1", "end")
        + money("Assets", "2", "end")
        + money("ProfitLoss", "3")
    )
    answer = read(question(), content)
    assert answer.kind is AnswerKind.PARTIAL
    assert len(answer.missing) == 1
    assert values(answer, "accounts.net_result") == ["3"]


def test_a_document_that_is_gone_is_nothing_found() -> None:
    assert read(question(), b"", 404).kind is AnswerKind.NOTHING_FOUND

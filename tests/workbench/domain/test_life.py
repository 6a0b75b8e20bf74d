"""A company's life in events: each once, with its day and the fact that says so."""

from datetime import date

from tests.samples import COMPANY, NOW, known
from workbench.domain.company import Entity
from workbench.domain.fact import KnownFact
from workbench.domain.life import Event, life, open_matters
from workbench.domain.sounding import Sounding
from workbench.texts import ENGLISH

OTHER = Entity("dk_cvrapi", "99000007")


def sounding(*facts: KnownFact) -> Sounding:
    return Sounding(as_of=NOW, company=COMPANY, facts=facts)


def told(*facts: KnownFact) -> list[tuple[str, str]]:
    return [(str(each.day or ""), said(each)) for each in life(sounding(*facts))]


def said(event: Event) -> str:
    return ENGLISH.say(event.words)


def test_what_happened_is_told_the_newest_first_and_the_undated_last() -> None:
    assert told(
        known("company.founded", "2001-03-01"),
        known("company.former_name", "Eksempel Elektro AS", end=date(2010, 5, 11)),
        known("company.former_address", "STORGATA 1, 0155 OSLO"),
        known("company.bankrupt", "2026-02-01"),
    ) == [
        ("2026-02-01", "Bankrupt"),
        ("2010-05-11", "Renamed; until then Eksempel Elektro AS"),
        ("2001-03-01", "Founded"),
        ("", "Moved from Storgata 1, 0155 Oslo"),
    ]


def test_what_two_sources_state_alike_is_told_once() -> None:
    name = "Eksempel Elektro AS"
    assert told(
        known("company.former_name", name, end=date(2010, 5, 11)),
        known("company.former_name", name, end=date(2010, 5, 11), entity=OTHER),
    ) == [("2010-05-11", f"Renamed; until then {name}")]


def test_a_proceeding_has_a_beginning_and_an_end() -> None:
    facts = (
        known("company.insolvency", "Reorganisation", start=date(2024, 1, 2), end=date(2025, 3, 4)),
        known("company.insolvency", "Liquidation", start=date(2026, 1, 2)),
    )
    events = life(sounding(*facts))
    assert [(said(each), each.bad) for each in events] == [
        ("Liquidation began", True),
        ("Reorganisation ended", False),
        ("Reorganisation began", True),
    ]
    assert [each.fact.value for each in open_matters(sounding(*facts))] == ["Liquidation"]


def test_a_status_of_trouble_is_an_event_on_its_day() -> None:
    facts = (
        known("company.status", "in_reorganisation"),
        known("company.status_since", "2026-06-01"),
    )
    assert told(*facts) == [("2026-06-01", "Under reconstruction")]

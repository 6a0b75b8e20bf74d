"""What the registers once answered stands in the dossier to the last digit, with its place."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.answers import ask, read_recorded
from tests.recorded import payloads, recorded
from tests.terminal import WORLDS, Leadline, terminal
from workbench.domain.fact import LocatorKind
from workbench.domain.properties import declared
from workbench.domain.property import Kind


@pytest.fixture
def leadline(
    store: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Leadline:
    recorded("no_enhetsregisteret/enhet_923609016_equinor_2026-10.json")
    monkeypatch.setenv("LEADLINE_PAYLOADS", str(payloads()))
    return terminal(store, capfd, WORLDS / "recorded")


def facts(document: dict[str, Any], key: str, end: str | None = None) -> list[dict[str, Any]]:
    return [
        fact
        for fact in document["facts"]
        if fact["property"] == key and (end is None or fact["end"] == end)
    ]


def only(document: dict[str, Any], key: str, end: str | None = None) -> tuple[str, str]:
    """Return the one value and unit of a property, once it is seen to have source and place."""
    [fact] = facts(document, key, end)
    assert fact["source"]
    assert fact["place"]["locator"]
    assert fact["original"]
    assert fact["file"]
    return fact["value"], fact["unit"]


def test_a_norwegian_company_by_its_number(leadline: Leadline) -> None:
    said = leadline("research", "923609016", "--json")
    assert (said.code, said.err) == (0, "")
    document = said.document
    assert only(document, "company.founded") == ("1972-09-18", "")
    assert only(document, "company.employees") == ("21272", "")
    assert only(document, "accounts.revenue", "2024-12-31") == ("72543000000", "USD")
    [revenue] = facts(document, "accounts.revenue")
    assert (revenue["start"], revenue["end"]) == ("2024-01-01", "2024-12-31")
    assert revenue["original"] == "72543000000.0"


def test_a_norwegian_company_by_its_web_address(leadline: Leadline) -> None:
    said = leadline("open", "equinor.com").out
    assert "923609016  EQUINOR ASA" in said
    assert "for: Its web address in the register is www.equinor.com." in said
    nowhere = leadline("open", "nothing-here.no").out
    assert "search by web address: nothing-here.no" in nowhere
    assert "  search: nothing here" in nowhere


def test_a_danish_company_from_its_annual_report(leadline: Leadline) -> None:
    said = leadline("research", "32570119", "--json")
    assert (said.code, said.err) == (0, "")
    document, end = said.document, "2023-12-31"
    assert only(document, "accounts.gross_profit", end) == ("75029000", "DKK")
    assert only(document, "accounts.net_result", end) == ("27210000", "DKK")
    assert only(document, "accounts.equity", end) == ("322594000", "DKK")
    assert only(document, "accounts.employees", end) == ("101", "")
    assert facts(document, "accounts.revenue") == []


def test_a_bank_is_not_offered_and_a_deleted_unit_has_ceased(leadline: Leadline) -> None:
    bank = leadline("research", "984851006", "--json").document
    assert {each["kind"]: each["answer"] for each in bank["lookups"]}["accounts"] == "not_offered"
    assert "not offered for this company" in leadline("research", "984851006", "--all").out
    gone = leadline("research", "821227062", "--json").document
    assert only(gone, "company.ceased") == ("2024-11-26", "")
    assert only(gone, "company.status") == ("ceased", "")
    told = " ".join(leadline("dossier", "821227062").out.split())
    assert "Ceased on 26 November 2024" in told


def test_what_was_finally_answered_is_not_what_to_ask_next(leadline: Leadline) -> None:
    leadline("research", "984851006")
    assert "Ask them for their latest annual accounts" in leadline("score", "984851006").out
    leadline("research", "821227062")
    gone = leadline("score", "821227062").out
    assert "Ask somebody who has sold to them whether they pay on time." in gone


def test_who_wants_the_roles_of_a_danish_company_is_told_which_key_that_takes(
    leadline: Leadline,
) -> None:
    leadline("research", "32570119")
    score = leadline("score", "32570119").out
    wanted = "roles: not known; CVR system-til-system tells it, with a key"
    assert wanted in score
    assert "domain: not looked up yet" not in score


def test_an_answer_of_nothing_lies_in_the_folder_when_the_score_leans_on_it(
    leadline: Leadline, tmp_path: Path
) -> None:
    leadline("research", "984851006")
    waived = leadline("score", "984851006", "--json").document["requirements"]
    exceptions = [
        word
        for each in waived
        if each["stage"] == "mql" and each["state"] != "met"
        for word in ("--exception", f"{each['key']}=a bank")
    ]
    assert leadline("qualify", "984851006", "mql", *exceptions).code == 0
    written = leadline("export", "984851006", "--into", str(tmp_path), "--json").document
    evidence = [name for name in written["files"] if "/evidence/no_regnskapsregisteret" in name]
    assert any(b"BANK" in Path(name).read_bytes() for name in evidence)


JSON_ANSWERS = (
    ("no_enhetsregisteret", "unit", "923609016", "enhet_923609016_equinor_2026-10"),
    ("no_enhetsregisteret", "unit", "821227062", "enhet_slettet_821227062"),
    ("no_enhetsregisteret", "roles", "923609016", "roller_923609016_redacted"),
    ("no_enhetsregisteret", "roles", "810005912", "docs_enheter-roller-enhet-response"),
    ("no_enhetsregisteret", "branch", "924203617", "underenhet_924203617"),
    ("no_enhetsregisteret", "branches", "991825827", "sok_underenhet_page"),
    ("no_regnskapsregisteret", "accounts", "923609016", "regnskap_923609016_equinor_FY2024"),
    ("no_regnskapsregisteret", "accounts", "989795848", "regnskap_989795848_akerbp_FY2024"),
    ("no_regnskapsregisteret", "accounts", "810202572", "regnskap_810202572_bortigard_FY2024"),
    ("no_regnskapsregisteret", "accounts", "915501680", "regnskap_915501680_nel_FY2024"),
)


def at(document: Any, pointer: str) -> Any:
    """Return what stands at a JSON pointer (RFC 6901)."""
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        document = document[int(name)] if isinstance(document, list) else document[name]
    return document


@pytest.mark.parametrize(
    ("source", "kind", "about", "file"), JSON_ANSWERS, ids=[each[3] for each in JSON_ANSWERS]
)
def test_every_value_is_the_recorded_one(source: str, kind: str, about: str, file: str) -> None:
    name = f"{source}/{file}.json"
    document = json.loads(recorded(name), parse_float=Decimal)
    answer = read_recorded(ask(source, kind, about), name)
    assert answer.facts
    for stated in answer.facts:
        fact, place = stated.fact, stated.place
        assert place.kind is LocatorKind.JSON
        there = at(document, place.locator)
        match declared(fact.key).kind:
            case Kind.MONEY | Kind.COUNT:
                assert fact.number == Decimal(there)
            case Kind.DATE:
                assert str(there).startswith(fact.value)
            case Kind.FLAG if isinstance(there, bool):
                assert fact.flag is there
            case _:
                assert there not in (None, "")
        if source == "no_regnskapsregisteret":
            whole = document[int(place.locator.split("/")[1])]
            assert fact.unit in {whole["valuta"], ""}
            assert str(fact.end) == whole["regnskapsperiode"]["tilDato"]
            assert str(fact.start or fact.end) in whole["regnskapsperiode"].values()

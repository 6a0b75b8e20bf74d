"""e-Äriregister: what the search box offers, in the shape that its users know."""

import json

import pytest

from tests.answers import ask, read, values
from workbench.domain.company import Identifier, Query, Scheme
from workbench.domain.lookup import AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "ee_ariregister"
UNIT = ask(KEY, "unit", "99000028")
BY_NUMBER = ask(KEY, "search", "99000028", by="number")
BY_NAME = ask(KEY, "search", "Virmalised", by="name")


def hit(**fields: object) -> dict[str, object]:
    return {
        "company_id": 1,
        "reg_code": 99000028,
        "name": "Virmalised OÜ",
        "historical_names": [],
        "status": "R",
        "legal_address": "Tallinn, Regati pst 1",
        "zip_code": "11911",
        "url": "https://ariregister.rik.ee/eng/company/99000028",
    } | fields


def answer(*hits: object) -> bytes:
    return json.dumps({"status": "OK", "data": hits}).encode()


def test_a_company_is_read_by_its_code() -> None:
    read_as = read(UNIT, answer(hit(reg_code=99000005, name="Teine"), hit()))
    assert (read_as.kind, read_as.drift) == (AnswerKind.FOUND, ())
    assert read_as.identifiers == (Identifier(Scheme.EE_REGISTRIKOOD, "99000028"),)
    assert [(each.fact.key, each.fact.value) for each in read_as.facts] == [
        ("company.name", "Virmalised OÜ"),
        ("company.address", "Tallinn, Regati pst 1"),
        ("company.status", "active"),
    ]


@pytest.mark.parametrize(
    ("written", "status", "reason"),
    [
        ("R", ["active"], []),
        ("N", ["bankrupt"], []),
        ("Likvideerimisel", ["in_liquidation"], ["Likvideerimisel"]),
        ("Deleted from the register", ["ceased"], ["Deleted from the register"]),
        ("Deleted after liquidation", ["ceased"], ["Deleted after liquidation"]),
        ("Kustutatud (pankrotis)", ["ceased"], ["Kustutatud (pankrotis)"]),
        ("Uus", [], ["Uus"]),
        (None, [], []),
    ],
)
def test_the_status_is_a_letter_or_words(
    written: str | None, status: list[str], reason: list[str]
) -> None:
    read_as = read(UNIT, answer(hit(status=written)))
    assert values(read_as, "company.status") == status
    assert values(read_as, "company.status_reason") == reason


def test_a_number_decides_and_a_name_does_not() -> None:
    (by_number,) = read(BY_NUMBER, answer(hit())).candidates
    (by_name,) = read(BY_NAME, answer(hit())).candidates
    assert (by_number.decisive, by_name.decisive) == (True, False)
    assert (by_name.name, by_name.status) == ("Virmalised OÜ", "active")


@pytest.mark.parametrize("question", [UNIT, BY_NUMBER, BY_NAME], ids=["unit", "number", "name"])
def test_no_hit_is_nothing_found(question: Question) -> None:
    assert read(question, answer()).kind is AnswerKind.NOTHING_FOUND


def test_hits_with_other_codes_are_no_hit() -> None:
    assert read(UNIT, answer(hit(reg_code=99000005))).kind is AnswerKind.NOTHING_FOUND


@pytest.mark.parametrize("content", [b"{}", b'{"data": "x"}', answer(hit(name=None)), answer(7)])
def test_another_shape_is_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read(BY_NAME, content)


def test_questions_are_asked_by_code_where_there_is_one() -> None:
    source = SOURCES[KEY]
    held = Identifier(Scheme.EE_REGISTRIKOOD, "99000028")
    assert list(source.searches(Query(text="", identifier=held))) == [BY_NUMBER]
    assert list(source.searches(Query(text="", name="Virmalised"))) == [BY_NAME]
    assert source.request(BY_NAME).address.endswith("/eng/api/autocomplete?q=Virmalised")


@pytest.mark.parametrize("number", ["99000029", "9900002", "99000028&x"])
def test_only_a_whole_code_stands_in_an_address(number: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "unit", number))

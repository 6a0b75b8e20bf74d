"""Wikidata: an item is taken by its number only, and of its statements those that hold."""

import json
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers import ask, read, response, values
from tests.recorded import recorded
from tests.samples import NOW
from workbench.domain.company import Company, Entity, Identifier, Scheme
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.json_answer import read_json
from workbench.lookups.source import SOURCES
from workbench.lookups.wikidata_item import items, moments, texts

KEY = "wikidata"
ITEM = "Q999999999"
LEI = "9999000000FJORDLYS12"
HOLDS = "lei 9999000000FJORDLYS12,no.orgnr 311000004"
BEATLES = f"{KEY}/entitydata_Q1299.json"
CALENDAR = "http://www.wikidata.org/entity/Q1985727"


def entity(**arguments: str) -> Question:
    return ask(KEY, "entity", ITEM, **({"holds": HOLDS} | arguments))


def claim(value: Any, rank: str = "normal", **more: Any) -> dict[str, Any]:
    snak = {"snaktype": "value", "datavalue": {"value": value}}
    return {"mainsnak": snak, "rank": rank} | more


def time(day: str, precision: int = 11, calendar: str = CALENDAR) -> dict[str, Any]:
    return {"time": f"+{day}T00:00:00Z", "precision": precision, "calendarmodel": calendar}


def link(number: str) -> dict[str, Any]:
    return {"entity-type": "item", "id": number}


def staff(amount: str, year: int) -> dict[str, Any]:
    dated = {"snaktype": "value", "datavalue": {"value": time(f"{year}-00-00", 9)}}
    return claim({"amount": amount, "unit": "1"}, qualifiers={"P585": [dated]})


OURS: dict[str, Any] = {
    "P2333": [claim("311 000 004")],
    "P1278": [claim(LEI)],
    "P571": [claim(time("2008-04-14"))],
    "P856": [claim("https://fjordlys.example/")],
    "P749": [claim(link("Q11"))],
    "P159": [claim(link("Q12"))],
    "P414": [claim(link("Q13"))],
    "P1128": [staff("+64", 2025), staff("+12", 2011)],
}


def item(number: str = ITEM, /, **claims: Any) -> Answer:
    """Return how an invented item is read, with properties changed or left out (None)."""
    kept = {name: each for name, each in (OURS | claims).items() if each is not None}
    body = {"entities": {number: {"id": number, "labels": {}, "claims": kept}}}
    return read(entity(), json.dumps(body).encode())


def search(*titles: str) -> Answer:
    hits = [{"ns": 0, "title": title} for title in titles]
    body = {"batchcomplete": "", "query": {"searchinfo": {}, "search": hits}}
    return read(ask(KEY, "search", HOLDS), json.dumps(body).encode())


def test_the_recorded_item_has_a_year_of_beginning_and_a_day_of_end() -> None:
    root = read_json(recorded(BEATLES)).required("entities").required("Q1299")
    (begun,) = moments(root, "P571")
    assert (begun.day, begun.year) == (None, 1960)
    (ended,) = moments(root, "P576")
    assert str(ended.day) == "1970-04-10"
    assert ended.node.pointer == ("/entities/Q1299/claims/P576/0/mainsnak/datavalue/value/time")
    assert [str(each.value) for each in texts(root, "P856")] == ["http://www.thebeatles.com"]
    assert list(items(root, "P31")) == ["Q5741069"]
    assert list(items(root, "P264")) == ["Q213710", "Q585643", "Q193023"]


def test_the_recorded_item_is_no_company_of_ours() -> None:
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "entity", "Q1299", holds=HOLDS), recorded(BEATLES))


def test_an_item_that_holds_the_number_is_read() -> None:
    answer = item()
    assert answer.kind is AnswerKind.FOUND
    assert answer.entity == Entity(KEY, ITEM)
    assert answer.identifiers == (
        Identifier(Scheme.WIKIDATA, ITEM),
        Identifier(Scheme.LEI, LEI),
        Identifier(Scheme.NO_ORGNR, "311000004"),
    )
    assert {each.fact.key: each.fact.value for each in answer.facts} == {
        "company.founded": "2008-04-14",
        "company.website": "https://fjordlys.example/",
        "company.employees": "64",
    }
    assert answer.follow == (ask(KEY, "relations", ITEM, parent="Q11", seat="Q12", exchange="Q13"),)


def test_an_item_without_the_number_is_refused() -> None:
    for claims in ({"P2333": None, "P1278": None}, {"P2333": [claim("x")], "P1278": []}):
        with pytest.raises(SourceUnreadable):
            item(**claims)
    deprecated = [claim("311000004", "deprecated")]
    with pytest.raises(SourceUnreadable):
        item(P2333=deprecated, P1278=None)


def test_an_item_with_the_numbers_of_several_companies_is_nobodys() -> None:
    several = [claim("311000004"), claim("923609016")]
    answer = item(P2333=several, P1278=None)
    assert (answer.kind, answer.entity, answer.facts) == (AnswerKind.PARTIAL, None, ())
    assert "several companies" in str(answer.missing[0])


def test_of_several_numbers_of_a_kind_none_is_taken_for_the_companys() -> None:
    answer = item(P2333=[claim("311000004"), claim("923609016")])
    assert answer.identifiers == (Identifier(Scheme.WIKIDATA, ITEM), Identifier(Scheme.LEI, LEI))
    again = item(P2333=[claim("311000004"), claim("311 000 004")])
    assert Identifier(Scheme.NO_ORGNR, "311000004") in again.identifiers


def test_another_item_is_refused() -> None:
    with pytest.raises(SourceUnreadable):
        item("Q5")


def test_a_year_is_no_day_of_founding() -> None:
    answer = item(P571=[claim(time("1960-00-00", 9))])
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "company.founded") == []
    assert str(answer.missing[0]) == "It tells no single day of founding, only 1960."


def test_days_that_differ_are_told_and_not_chosen() -> None:
    answer = item(P571=[claim(time("1960-01-02")), claim(time("1961-01-02"))])
    assert values(answer, "company.founded") == []
    assert "1960, 1961" in str(answer.missing[0])


def test_the_preferred_statement_is_the_one_that_holds() -> None:
    answer = item(P571=[claim(time("1960-01-02")), claim(time("1961-01-02"), "preferred")])
    assert values(answer, "company.founded") == ["1961-01-02"]


@pytest.mark.parametrize(
    "statement",
    [
        claim(time("2008-04-14"), "deprecated"),
        {"mainsnak": {"snaktype": "somevalue"}, "rank": "normal"},
        {"mainsnak": {"snaktype": "novalue"}, "rank": "normal"},
        claim(time("2008-04-14", calendar="http://www.wikidata.org/entity/Q1985786")),
        claim(time("2008-00-00", 7)),
        claim(time("2008-02-31")),
        claim({"time": "-0044-03-15T00:00:00Z", "precision": 11, "calendarmodel": CALENDAR}),
        claim("2008"),
    ],
)
def test_what_is_no_day_states_none(statement: dict[str, Any]) -> None:
    answer = item(P571=[statement])
    assert (answer.kind, values(answer, "company.founded")) == (AnswerKind.FOUND, [])


def test_what_has_ended_holds_no_more() -> None:
    over: dict[str, Any] = {"qualifiers": {"P582": [{"snaktype": "somevalue"}]}}
    answer = item(P749=[claim(link("Q11"), **over)], P856=[claim("https://old.example", **over)])
    assert values(answer, "company.website") == []
    assert answer.follow[0].argument("parent") == ""


@pytest.mark.parametrize(
    "counts",
    [
        [staff("+64", 2011)],
        [claim({"amount": "+64", "unit": "1"})],
        [staff("+64.5", 2025)],
        [staff("-3", 2025)],
    ],
)
def test_a_count_that_is_old_undated_or_none_is_not_stated(counts: list[Any]) -> None:
    assert values(item(P1128=counts), "company.employees") == []


def test_an_item_about_a_person_is_not_read() -> None:
    answer = item(P31=[claim(link("Q5"))])
    assert (answer.kind, answer.facts) == (AnswerKind.NOT_OFFERED, ())


def test_of_an_item_about_a_person_nothing_is_kept_but_that_it_is_one() -> None:
    claims = OURS | {"P31": [claim(link("Q5"))], "P569": [claim(time("1970-01-02"))]}
    told = {"id": ITEM, "labels": {"en": {"value": "Kaja Lindholm"}}, "claims": claims}
    content = json.dumps({"entities": {ITEM: told}}).encode()
    kept = SOURCES[KEY].kept(entity(), response(content))
    assert b"Lindholm" not in kept
    assert b"1970" not in kept
    assert read(entity(), kept) == read(entity(), content)
    firm = content.replace(b"Q5", b"Q6")
    assert SOURCES[KEY].kept(entity(), response(firm)) == firm


def test_an_item_without_claims_writes_a_list() -> None:
    body = {"entities": {ITEM: {"id": ITEM, "labels": {}, "claims": []}}}
    with pytest.raises(SourceUnreadable):
        read(entity(), json.dumps(body).encode())


def test_names_of_other_items_are_told() -> None:
    labels = {"en": {"value": "Fjord Group"}, "da": {"value": "Fjordgruppen"}}
    body = {
        "entities": {
            "Q11": {"id": "Q11", "labels": labels},
            "Q12": {"id": "Q12", "labels": {"nb": {"value": "Molde"}}},
            "Q13": {"id": "Q13", "labels": {}},
        }
    }
    question = ask(KEY, "relations", ITEM, parent="Q11", seat="Q12", exchange="Q13")
    answer = read(question, json.dumps(body).encode())
    assert values(answer, "company.related_parent") == ["Fjord Group"]
    assert values(answer, "company.town") == ["Molde"]
    assert values(answer, "company.listed") == []
    (parent,) = [each.fact for each in answer.facts if each.fact.qualifier("number")]
    assert dict(parent.qualifiers) == {"kind": "direct", "number": "Q11", "scheme": "wikidata"}


def test_one_hit_leads_to_its_item_and_carries_the_number() -> None:
    assert search(ITEM).follow == (entity(),)
    assert search().kind is AnswerKind.NOTHING_FOUND


def test_several_hits_are_told_and_none_is_taken() -> None:
    answer = search("Q1", "Q2")
    assert (answer.kind, answer.follow) == (AnswerKind.PARTIAL, ())
    assert "Q1, Q2" in str(answer.missing[0])


def test_an_error_told_with_200_has_failed() -> None:
    body = b'{"error": {"code": "maxlag", "info": "Waiting"}}'
    assert read(ask(KEY, "search", HOLDS), body).kind is AnswerKind.FAILED


def company(*identifiers: Identifier) -> Company:
    return Company(id=UUID(int=1), name="x", country="NO", identifiers=identifiers, opened=NOW)


def test_an_item_is_looked_for_by_all_numbers_at_once() -> None:
    source = SOURCES[KEY]
    numbers = (
        Identifier(Scheme.SE_ORGNR, "5567081699"),
        Identifier(Scheme.LEI, LEI),
        Identifier(Scheme.DOMAIN, "fjordlys.example"),
    )
    (planned,) = source.plan(company(*numbers), ())
    assert planned == ask(KEY, "search", f"lei {LEI},se.orgnr 5567081699")
    sought = dict(source.request(planned).params)["srsearch"]
    assert sought == f"haswbstatement:P1278={LEI}|P6460=556708-1699"
    assert source.plan(company(numbers[2]), ()) == ()


def test_requests_name_items_by_their_numbers() -> None:
    source = SOURCES[KEY]
    assert source.request(entity()).url.endswith(f"/wiki/Special:EntityData/{ITEM}.json")
    named = source.request(ask(KEY, "relations", ITEM, parent="Q11,Q14", seat="Q11"))
    assert dict(named.params)["ids"] == "Q11|Q14"


@pytest.mark.parametrize(
    "question",
    [
        ask(KEY, "search", "no.orgnr 311000005"),
        ask(KEY, "search", "name Fjordlys"),
        ask(KEY, "entity", "P31", holds=HOLDS),
        ask(KEY, "entity", "Q1/../Q2", holds=HOLDS),
        ask(KEY, "entity", ITEM),
        ask(KEY, "relations", ITEM, parent="Q1|Q2"),
    ],
)
def test_what_is_no_number_is_not_asked(question: Question) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(question)


ODD = st.none() | st.integers() | st.text() | st.lists(st.text(), max_size=2) | st.booleans()


@given(data=st.data())
def test_one_odd_value_in_an_item_is_read_or_unreadable(data: st.DataObject) -> None:
    claims = json.loads(json.dumps(OURS))
    name = data.draw(st.sampled_from(sorted(claims)))
    holder: Any = claims
    key: Any = name
    for step in (0, "mainsnak", "datavalue", "value"):
        if data.draw(st.booleans()):
            break
        holder, key = holder[key], step
    holder[key] = data.draw(ODD)
    body = {"entities": {ITEM: {"id": ITEM, "claims": claims}}}
    with suppress(SourceUnreadable):
        answer = SOURCES[KEY].read(entity(), response(json.dumps(body).encode()))
        assert all(each.fact.value for each in answer.facts)

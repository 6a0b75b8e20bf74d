"""KVK: recorded companies of its test environment, rows of one company, and refusals."""

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answers import TAKEN, ask, read, read_recorded, response, values
from tests.odd_values import one_odd
from tests.recorded import recorded
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "nl_kvk"
DAGOBERT = ask(KEY, "unit", "69599084")
DAGOBERT_FILE = f"{KEY}/basisprofiel_69599084.json"
BY_NUMBER = ask(KEY, "search", "69599084", by="number")
ROWS_FILE = f"{KEY}/zoeken_v2.json"


def changed(**fields: object) -> bytes:
    return json.dumps({**json.loads(recorded(DAGOBERT_FILE)), **fields}).encode()


def rows(*given: dict[str, object], total: int | None = None) -> bytes:
    whole = {"pagina": 1, "totaal": len(given) if total is None else total, "resultaten": given}
    return json.dumps(whole).encode()


def row(kind: str, name: str, number: str = "90000000", **more: object) -> dict[str, object]:
    return {"kvkNummer": number, "naam": name, "type": kind, **more}


def test_a_sole_trader_is_read_as_answered() -> None:
    answer = read_recorded(DAGOBERT, DAGOBERT_FILE)
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert answer.entity == Entity(KEY, "69599084")
    assert answer.identifiers == (Identifier(Scheme.NL_KVK, "69599084"),)
    stated = [(each.fact.key, each.fact.value) for each in answer.facts]
    assert stated == [
        ("company.name", "Test EMZ Dagobert"),
        ("company.advertising_protected", "yes"),
        ("company.registered", "2017-07-10"),
        ("company.founded", "2017-01-08"),
        ("company.employees", "1"),
        ("company.industry", "Slachterijen (geen pluimvee-)"),
        ("company.industry", "Pluimveeslachterijen"),
        ("company.industry", "Vleesverwerking (niet tot maaltijden)"),
        ("company.form", "Eenmanszaak"),
        ("company.sole_trader", "yes"),
        ("company.address", "Abebe Bikilalaan 17 M 1034WL Amsterdam"),
        ("company.town", "Amsterdam"),
        ("company.country", "NL"),
    ]
    ranked = {
        each.fact.qualifier("code"): each.fact.qualifier("rank")
        for each in answer.facts
        if each.fact.key == "company.industry"
    }
    assert ranked == {"1011": "1", "1012": "2", "1013": "3"}
    founded = next(each for each in answer.facts if each.fact.key == "company.founded")
    assert (founded.place.locator, founded.place.original) == (
        "/materieleRegistratie/datumAanvang",
        "20170108",
    )


def test_an_association_without_branch_is_read_as_answered() -> None:
    answer = read_recorded(ask(KEY, "unit", "90000749"), f"{KEY}/basisprofiel_vve.json")
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert {each.fact.key: each.fact.value for each in answer.facts} == {
        "company.name": "Global Conron",
        "company.advertising_protected": "yes",
        "company.registered": "2010-02-08",
        "company.founded": "1999-11-03",
        "company.industry": "Overige belangenbehartiging (rest)",
        "company.form": "Vereniging van Eigenaars",
        "company.sole_trader": "no",
        "company.address": "Blaauwweg 163 3328XD Dordrecht",
        "company.town": "Dordrecht",
        "company.country": "NL",
    }


def test_the_rows_of_one_company_are_one_candidate_with_its_main_branchs_name() -> None:
    answer = read_recorded(BY_NUMBER, ROWS_FILE)
    assert (answer.kind, answer.drift, answer.facts) == (AnswerKind.FOUND, (), ())
    (found,) = answer.candidates
    assert (found.name, found.town, found.identifier, found.decisive) == (
        "Test EMZ Dagobert",
        "Amsterdam",
        Identifier(Scheme.NL_KVK, "69599084"),
        True,
    )


def test_another_company_with_a_postal_address_is_a_candidate() -> None:
    answer = read_recorded(
        ask(KEY, "search", "Grand Joyflex", by="name"), f"{KEY}/zoeken_vestigingsnummer.json"
    )
    (found,) = answer.candidates
    assert (found.name, found.town, found.identifier.value, found.decisive) == (
        "Grand Joyflex B.V.",
        "Sterksel",
        "90001354",
        False,
    )


def test_the_companys_own_row_comes_before_its_branches() -> None:
    content = rows(
        row("nevenvestiging", "Kvist Utrecht"),
        row("rechtspersoon", "Kvist Holding B.V."),
        row("hoofdvestiging", "Kvist"),
        row("nevenvestiging", "Kvist Losse Winkel", "90000018"),
    )
    first, second = read(ask(KEY, "search", "Kvist", by="name"), content).candidates
    assert (first.name, first.differs) == ("Kvist Holding B.V.", ())
    assert second.name == "Kvist Losse Winkel"
    assert [str(each) for each in second.differs] == ["Only a branch of it has this name."]


def test_a_company_all_of_whose_rows_are_over_has_ceased() -> None:
    over = rows(row("rechtspersoon", "Kvist B.V.", actief="Nee"))
    assert read(ask(KEY, "search", "Kvist", by="name"), over).candidates[0].status == "ceased"
    open_still = rows(row("rechtspersoon", "Kvist B.V.", actief="Ja"))
    assert read(ask(KEY, "search", "Kvist", by="name"), open_still).candidates[0].status == ""


@pytest.mark.parametrize("number", ["9000000", 9000000, "900000001", "٩٠٠٠٠٠٠٠"])
def test_a_hit_whose_number_is_none_of_the_registers_is_unreadable(number: object) -> None:
    hit = row("rechtspersoon", "Fjordlys B.V.") | {"kvkNummer": number}
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "search", "Fjordlys", by="name"), rows(hit))


def test_branches_are_told_with_their_numbers() -> None:
    answer = read_recorded(ask(KEY, "branches", "69599084"), ROWS_FILE)
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    told = [(each.fact.value, each.fact.qualifier("number")) for each in answer.facts]
    assert told == [
        ("Test EMZ Nevenvestiging Govert", "000038509520"),
        ("Test EMZ Dagobert", "000038509504"),
    ]


def test_branches_beyond_the_first_page_are_said_to_be_missing() -> None:
    one = row("nevenvestiging", "Kvist Utrecht", vestigingsnummer="000000000001")
    answer = read(ask(KEY, "branches", "90000000"), rows(one, total=101))
    assert answer.kind is AnswerKind.PARTIAL
    assert [str(each) for each in answer.missing] == ["Only the first 1 branch is told."]


def test_another_companys_branches_are_refused() -> None:
    with pytest.raises(SourceUnreadable):
        read_recorded(ask(KEY, "branches", "90000749"), ROWS_FILE)


@pytest.mark.parametrize("day", ["20100200", "19990000", "00000000", "20100015"])
def test_a_day_nobody_knows_is_not_stated(day: str) -> None:
    answer = read(DAGOBERT, changed(materieleRegistratie={"datumAanvang": day}))
    assert values(answer, "company.founded") == []
    assert values(answer, "company.registered") == ["2017-07-10"]


@pytest.mark.parametrize("day", ["2010-02-01", "20100230", "soon", "2010020"])
def test_a_day_in_another_form_is_unreadable(day: str) -> None:
    with pytest.raises(SourceUnreadable):
        read(DAGOBERT, changed(materieleRegistratie={"datumAanvang": day}))


def test_a_company_with_an_end_has_ceased_and_without_one_states_no_status() -> None:
    over = {"datumAanvang": "20100201", "datumEinde": "20240630"}
    answer = read(DAGOBERT, changed(materieleRegistratie=over))
    assert values(answer, "company.status") == ["ceased"]
    assert values(answer, "company.ceased") == ["2024-06-30"]
    assert values(read_recorded(DAGOBERT, DAGOBERT_FILE), "company.status") == []


@pytest.mark.parametrize(("word", "told"), [("Ja", ["yes"]), ("Nee", ["no"]), ("", [])])
def test_advertising_protection_is_what_the_register_says(word: str, told: list[str]) -> None:
    answer = read(DAGOBERT, changed(indNonMailing=word))
    assert values(answer, "company.advertising_protected") == told
    assert answer.drift == ()


def test_another_word_for_protection_is_noticed() -> None:
    answer = read(DAGOBERT, changed(indNonMailing="Misschien"))
    assert values(answer, "company.advertising_protected") == []
    assert answer.drift == ("retyped /indNonMailing",)


def test_an_address_that_is_shielded_is_not_stated() -> None:
    body = json.loads(recorded(DAGOBERT_FILE))
    main = body["_embedded"]["hoofdvestiging"]
    main["adressen"][0]["indAfgeschermd"] = "Ja"
    answer = read(DAGOBERT, json.dumps(body).encode())
    assert values(answer, "company.address") == []
    assert values(answer, "company.town") == []
    main["adressen"].append({**main["adressen"][0], "type": "postadres", "indAfgeschermd": "Nee"})
    answer = read(DAGOBERT, json.dumps(body).encode())
    assert values(answer, "company.town") == ["Amsterdam"]


def test_an_address_that_is_shielded_is_not_kept() -> None:
    shielded = {"indAfgeschermd": "Ja", "volledigAdres": "Dijk 7", "plaats": "Urk", "huisnummer": 7}
    shown = {"indAfgeschermd": "Nee", "volledigAdres": "Kade 1 Breda", "plaats": "Breda"}
    inside = {"hoofdvestiging": {"adressen": [shielded, shown]}}
    content = json.dumps({"kvkNummer": "90000000", "_embedded": inside}).encode()
    kept = SOURCES[KEY].kept(ask(KEY, "unit", "90000000"), response(content))
    assert len(kept) == len(content)
    for gone in (b"Dijk", b"Urk", b": 7"):
        assert gone in content
        assert gone not in kept
    assert kept.count(b"Breda") == 2
    assert b"90000000" in kept


def test_a_web_address_and_a_land_abroad_are_told() -> None:
    body = json.loads(recorded(DAGOBERT_FILE))
    main = body["_embedded"]["hoofdvestiging"]
    main["websites"] = ["kvist.example", "kvist2.example"]
    main["adressen"][0]["land"] = "België"
    answer = read(DAGOBERT, json.dumps(body).encode())
    assert values(answer, "company.website") == ["kvist.example"]
    assert values(answer, "company.country") == []
    assert values(answer, "company.address") == ["Abebe Bikilalaan 17 M 1034WL Amsterdam, België"]


@pytest.mark.parametrize(
    ("question", "file"),
    [
        (ask(KEY, "unit", "12345678"), "error_404_basisprofiel"),
        (ask(KEY, "search", "12345678", by="number"), "error_404_zoeken"),
        (ask(KEY, "branches", "12345678"), "error_404_zoeken"),
    ],
    ids=["unit", "search", "branches"],
)
def test_a_number_nobody_has_is_nothing_found(question: Question, file: str) -> None:
    answer = read_recorded(question, f"{KEY}/{file}.json", 404)
    assert (answer.kind, answer.facts, answer.problem) == (AnswerKind.NOTHING_FOUND, (), None)


@pytest.mark.parametrize(
    ("code", "again"), [("IPD1002", True), ("IPD1003", True), ("IPD0007", False), ("X", False)]
)
def test_other_reasons_behind_404_are_failures(code: str, again: bool) -> None:
    content = json.dumps({"fout": [{"code": code, "omschrijving": "…"}]}).encode()
    answer = read(DAGOBERT, content, 404)
    assert answer.kind is AnswerKind.FAILED
    assert answer.problem is not None
    assert answer.problem.again is again
    assert answer.problem.after == (TAKEN + timedelta(minutes=5) if again else None)


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"{}", b'{"fout": []}'])
def test_a_404_without_a_reason_does_not_mean_that_nobody_has_the_number(content: bytes) -> None:
    assert read(DAGOBERT, content, 404).kind is AnswerKind.FAILED


def test_anothers_profile_is_refused() -> None:
    with pytest.raises(SourceUnreadable):
        read_recorded(ask(KEY, "unit", "90000749"), DAGOBERT_FILE)


@pytest.mark.parametrize("total", [0, 5])
def test_a_total_that_the_hits_contradict_is_unreadable(total: int) -> None:
    hits = (row("rechtspersoon", "Kvist B.V."),) if total == 0 else ()
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "search", "Kvist", by="name"), rows(*hits, total=total))


def test_questions_go_to_the_paid_environment_with_the_users_key() -> None:
    source = SOURCES[KEY]
    number = Identifier(Scheme.NL_KVK, "69599084")
    assert source.searches(Query(text="KVK 69599084", identifier=number)) == (BY_NUMBER,)
    assert source.searches(Query(text="Kvist", name="Kvist")) == (
        ask(KEY, "search", "Kvist", by="name"),
    )
    company = Company(id=new_id(), name="Kvist", country="NL", identifiers=(number,), opened=TAKEN)
    assert [each.kind for each in source.plan(company, ())] == ["unit", "branches"]
    request = source.request(DAGOBERT)
    assert request.address == "https://api.kvk.nl/api/v1/basisprofielen/69599084"
    assert request.key is not None
    assert (request.key.key, request.key.name) == (KEY, "apikey")
    assert source.request(BY_NUMBER).address == (
        "https://api.kvk.nl/api/v2/zoeken?kvkNummer=69599084&resultatenPerPagina=100"
    )
    assert source.manifest.cost is not None


@pytest.mark.parametrize("about", ["", "6959908", "695990845", "../../xx", "6959908٤"])
def test_what_is_no_kvk_number_stands_in_no_address(about: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "unit", about))


@settings(max_examples=80)
@given(data=st.data())
def test_one_odd_value_is_read_or_unreadable(data: st.DataObject) -> None:
    question, file = data.draw(
        st.sampled_from(
            [
                (DAGOBERT, DAGOBERT_FILE),
                (BY_NUMBER, ROWS_FILE),
                (ask(KEY, "branches", "69599084"), ROWS_FILE),
            ]
        )
    )
    try:
        answer = read(question, one_odd(data, json.loads(recorded(file))))
    except SourceUnreadable:
        return
    assert answer.parser == SOURCES[KEY].parser
    assert all(each.fact.value for each in answer.facts)

"""ARES: a recorded company, status by the registers, roles and owners, and what is blanked."""

import json
from datetime import date

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
from workbench.net.exchange import Method

KEY = "cz_ares"
SEZNAM = ask(KEY, "unit", "26168685")
FILE = f"{KEY}/ekonomicky_subjekt_26168685_seznam.json"
NUMBER = "89999908"
OFFICERS = ask(KEY, "officers", NUMBER)
STAFF = ask(KEY, "employment", NUMBER)
# Invented, in the shape of the interface's specification: no such answer was recorded.
MEMBER = {
    "datumZapisu": "2019-03-01",
    "clenstvi": {
        "clenstvi": {"vznikClenstvi": "2019-02-01"},
        "funkce": {"nazev": "předseda představenstva", "vznikFunkce": "2019-02-01"},
    },
    "fyzickaOsoba": {
        "jmeno": "JANA",
        "prijmeni": "VYMYŠLENÁ",
        "datumNarozeni": "1970-01-01",
        "statniObcanstvi": "CZ",
        "adresa": {"textovaAdresa": "Domácí 1, 11000 Praha"},
        "bydliste": {"textovaAdresa": "Domácí 1, 11000 Praha"},
    },
}
RECORD = {
    "primarniZaznam": True,
    "rejstrik": "OR",
    "datumZapisu": "2015-06-30",
    "obchodniJmeno": [
        {"hodnota": "Fjordlys Praha a.s.", "datumZapisu": "2018-01-01"},
        {
            "hodnota": "Starý Fjord a.s.",
            "datumZapisu": "2015-06-30",
            "datumVymazu": "2018-01-01",
        },
    ],
    "zakladniKapital": [
        {"datumZapisu": "2018-01-01", "vklad": {"typObnos": "KORUNY", "hodnota": "2000000;00"}},
        {
            "datumZapisu": "2015-06-30",
            "datumVymazu": "2018-01-01",
            "vklad": {"typObnos": "KORUNY", "hodnota": "100000;00"},
        },
    ],
    "statutarniOrgany": [
        {
            "nazevOrganu": "představenstvo",
            "clenoveOrganu": [
                MEMBER,
                {
                    "datumVymazu": "2020-01-01",
                    "fyzickaOsoba": {"jmeno": "PETR", "prijmeni": "DŘÍVĚJŠÍ"},
                },
                {
                    "pravnickaOsoba": {"ico": "89999916", "obchodniJmeno": "Fjord Správa s.r.o."},
                    "nazevAngazma": "člen představenstva",
                },
            ],
            "zpusobJednani": [{"hodnota": "Společnost zastupuje předseda samostatně."}],
        }
    ],
    "ostatniOrgany": [
        {
            "nazevOrganu": "Dozorčí rada",
            "clenoveOrganu": [
                {
                    "fyzickaOsoba": {"jmeno": "EVA", "prijmeni": "DOHLEDOVÁ"},
                    "clenstvi": {"funkce": {"nazev": "člen dozorčí rady"}},
                }
            ],
        }
    ],
    "spolecnici": [
        {
            "spolecnik": [
                {
                    "osoba": {
                        "pravnickaOsoba": {"ico": "89999924", "obchodniJmeno": "Fjord Holding AS"}
                    },
                    "podil": [{"velikostPodilu": {"typObnos": "PROCENTA", "hodnota": "60;50"}}],
                },
                {
                    "osoba": {"fyzickaOsoba": {"jmeno": "JAN", "prijmeni": "PODÍLNÍK"}},
                    "podil": [{"velikostPodilu": {"typObnos": "ZLOMEK", "hodnota": "1;3"}}],
                },
                {
                    "datumVymazu": "2019-01-01",
                    "osoba": {"fyzickaOsoba": {"jmeno": "IVO", "prijmeni": "BÝVALÝ"}},
                },
            ]
        }
    ],
    "insolvence": [
        {
            "insolvencniZapis": [
                {"text": "Zahájeno insolvenční řízení.", "datumZapisu": "2026-05-04"}
            ]
        }
    ],
    "odstepneZavody": [
        {
            "obchodniJmeno": [{"hodnota": "Fjordlys Brno, odštěpný závod"}],
            "ico": [{"hodnota": "89999932"}],
        }
    ],
}


def records(**fields: object) -> bytes:
    return json.dumps({"icoId": NUMBER, "zaznamy": [{**RECORD, **fields}]}).encode()


def changed(**fields: object) -> bytes:
    return json.dumps({**json.loads(recorded(FILE)), **fields}).encode()


def entries(**states: str) -> dict[str, str]:
    return {f"stavZdroje{register}": state for register, state in states.items()}


def test_seznam_is_read_as_answered() -> None:
    answer = read_recorded(SEZNAM, FILE)
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert answer.entity == Entity(KEY, "26168685")
    assert answer.identifiers == (
        Identifier(Scheme.CZ_ICO, "26168685"),
        Identifier(Scheme.EU_VAT, "CZ26168685"),
    )
    single = {
        each.fact.key: each.fact.value
        for each in answer.facts
        if each.fact.key != "company.industry"
    }
    assert single == {
        "company.name": "Seznam.cz, a.s.",
        "company.founded": "2000-04-05",
        "company.form": "akciová společnost",
        "company.sole_trader": "no",
        "company.status": "active",
        "company.vat_registered": "yes",
        "company.town": "Praha",
        "company.country": "CZ",
        "company.address": "Radlická 3294/10, Smíchov, 15000 Praha 5",
    }
    trades = ["461", "46900", "581", "62090", "63120", "6820", "69200", "731", "73120", "791"]
    assert values(answer, "company.industry") == trades
    status = next(each for each in answer.facts if each.fact.key == "company.status")
    assert (status.place.locator, status.place.original) == (
        "/seznamRegistraci/stavZdrojeVr",
        "AKTIVNI",
    )
    (found,) = answer.candidates
    assert (found.name, found.town, found.founded, found.status, found.decisive) == (
        "Seznam.cz, a.s.",
        "Praha",
        date(2000, 4, 5),
        "active",
        True,
    )


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"datumZaniku": "2024-02-29"}, ["ceased"]),
        ({"obchodniJmeno": "Kvist s.r.o. v likvidaci"}, ["in_liquidation"]),
        ({"seznamRegistraci": entries(Vr="AKTIVNI", Ir="AKTIVNI")}, []),
        ({"seznamRegistraci": entries(Vr="ZANIKLY")}, []),
        ({"seznamRegistraci": entries(Res="AKTIVNI")}, []),
        ({"primarniZdroj": None}, []),
    ],
    ids=str,
)
def test_the_status_is_what_the_registers_say(fields: dict[str, object], status: list[str]) -> None:
    assert values(read(SEZNAM, changed(**fields)), "company.status") == status


def test_an_entry_in_the_insolvency_register_is_a_proceeding() -> None:
    answer = read(SEZNAM, changed(seznamRegistraci=entries(Vr="AKTIVNI", Ir="AKTIVNI")))
    assert values(answer, "company.insolvency") == ["insolvenční rejstřík"]
    assert values(read_recorded(SEZNAM, FILE), "company.insolvency") == []


def test_a_register_that_no_longer_has_it_is_told_in_its_own_word() -> None:
    answer = read(SEZNAM, changed(seznamRegistraci=entries(Vr="ZANIKLY", Dph="ZANIKLY")))
    assert values(answer, "company.status_reason") == ["ZANIKLY"]
    assert values(answer, "company.vat_registered") == []
    assert answer.identifiers == (Identifier(Scheme.CZ_ICO, "26168685"),)
    never = read(SEZNAM, changed(seznamRegistraci=entries(Dph="NEEXISTUJICI")))
    assert values(never, "company.vat_registered") == ["no"]


@pytest.mark.parametrize("dic", ["N/A", None, "CZ26168686", "CZ7001011234"])
def test_a_vat_number_that_is_not_the_firms_own_is_none(dic: str | None) -> None:
    assert [each.scheme for each in read(SEZNAM, changed(dic=dic)).identifiers] == [Scheme.CZ_ICO]


@pytest.mark.parametrize(("form", "sole"), [("101", "yes"), ("109", "yes"), ("112", "no")])
def test_a_natural_person_in_business_is_a_sole_trader(form: str, sole: str) -> None:
    answer = read(SEZNAM, changed(pravniForma=form))
    assert values(answer, "company.sole_trader") == [sole]
    assert answer.candidates[0].personal is (sole == "yes")
    assert (Scheme.EU_VAT in {each.scheme for each in answer.identifiers}) is (sole == "no")


def test_a_form_that_is_new_to_us_is_told_by_its_code() -> None:
    assert values(read(SEZNAM, changed(pravniForma="999")), "company.form") == ["999"]


def test_an_address_without_text_gets_back_the_zeros_of_its_code() -> None:
    answer = read(SEZNAM, changed(sidlo={"nazevObce": "Modřice", "psc": 6442, "kodStatu": "CZ"}))
    assert values(answer, "company.address") == ["06442 Modřice"]


def test_a_number_that_lost_its_zeros_is_the_same_number() -> None:
    short = changed(ico=6947, icoId="00006947")
    assert read(ask(KEY, "unit", "00006947"), short).kind is AnswerKind.FOUND
    with pytest.raises(SourceUnreadable):
        read(SEZNAM, short)


def test_roles_owners_capital_and_former_names_are_told() -> None:
    answer = read(OFFICERS, records())
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    holders = [
        (each.fact.value, each.fact.qualifier("role"))
        for each in answer.facts
        if each.fact.key == "role.holder"
    ]
    assert holders == [
        ("JANA VYMYŠLENÁ", "chair"),
        ("Fjord Správa s.r.o.", "board_member"),
        ("EVA DOHLEDOVÁ", "člen dozorčí rady"),
    ]
    owners = {
        each.fact.key: (each.fact.value, dict(each.fact.qualifiers))
        for each in answer.facts
        if each.fact.key in {"company.owner", "role.owner"}
    }
    assert owners == {
        "company.owner": (
            "Fjord Holding AS",
            {"kind": "direct", "number": "89999924", "scheme": "cz.ico", "share": "0.605"},
        ),
        "role.owner": ("JAN PODÍLNÍK", {"kind": "direct"}),
    }
    capital = next(each.fact for each in answer.facts if each.fact.key == "company.capital")
    assert (capital.value, capital.unit) == ("2000000", "CZK")
    assert values(answer, "company.registered") == ["2015-06-30"]
    assert values(answer, "company.signature_rule") == ["Společnost zastupuje předseda samostatně."]
    former = next(each.fact for each in answer.facts if each.fact.key == "company.former_name")
    assert (former.value, former.start, former.end) == (
        "Starý Fjord a.s.",
        date(2015, 6, 30),
        date(2018, 1, 1),
    )
    assert values(answer, "company.insolvency") == ["Zahájeno insolvenční řízení."]
    branch = next(each.fact for each in answer.facts if each.fact.key == "company.branch")
    assert (branch.value, branch.qualifier("number")) == (
        "Fjordlys Brno, odštěpný závod",
        "89999932",
    )


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("místopředseda představenstva", "deputy_chair"),
        ("jednatel", "director"),
        ("Jednatelka", "director"),
        ("prokurista", "procuration"),
        ("likvidátor", "liquidator"),
        ("předseda dozorčí rady", "předseda dozorčí rady"),
    ],
)
def test_functions_have_our_codes_or_their_own_words(words: str, role: str) -> None:
    member = {**MEMBER, "clenstvi": {"funkce": {"nazev": words}}}
    answer = read(OFFICERS, records(statutarniOrgany=[{"clenoveOrganu": [member]}]))
    (told, *_) = (each.fact for each in answer.facts if each.fact.key == "role.holder")
    assert told.qualifier("role") == role


def test_who_left_is_not_told() -> None:
    left = {**MEMBER, "clenstvi": {"funkce": {"nazev": "jednatel", "zanikFunkce": "2024-01-01"}}}
    over = {**MEMBER, "clenstvi": {"clenstvi": {"zanikClenstvi": "2024-01-01"}}}
    body = [
        {"clenoveOrganu": [left, over]},
        {"datumVymazu": "2020-01-01", "clenoveOrganu": [MEMBER]},
    ]
    answer = read(OFFICERS, records(statutarniOrgany=body, ostatniOrgany=[]))
    assert values(answer, "role.holder") == []


@pytest.mark.parametrize(
    "capital",
    [
        [{"vklad": {"typObnos": "EURA", "hodnota": "5"}}],
        [{"vklad": {"typObnos": "KORUNY", "hodnota": "mnoho"}}],
        [{"vklad": {"typObnos": "KORUNY", "hodnota": "1"}}] * 2,
    ],
    ids=["another unit", "no number", "two"],
)
def test_a_capital_that_is_in_doubt_is_not_stated(capital: list[object]) -> None:
    assert values(read(OFFICERS, records(zakladniKapital=capital)), "company.capital") == []


def test_births_homes_and_people_whose_time_is_over_are_not_kept() -> None:
    source = SOURCES[KEY]
    kept = source.kept(OFFICERS, response(records()))
    for secret in ("1970", "Domácí", "DŘÍVĚJŠÍ", "BÝVALÝ", "statniObcanstvi"):
        assert secret not in kept.decode(), secret
    answer, before = read(OFFICERS, kept), read(OFFICERS, records())
    assert [(each.fact.key, each.fact.value, each.place) for each in answer.facts] == [
        (each.fact.key, each.fact.value, each.place) for each in before.facts
    ]


def test_a_persons_vat_number_is_made_of_their_birth_and_is_not_kept() -> None:
    source = SOURCES[KEY]
    person = changed(pravniForma="101", dic="CZ7001011234")
    assert b"7001011234" not in source.kept(SEZNAM, response(person))
    firm = changed()
    assert source.kept(SEZNAM, response(firm)) == firm
    hits = json.dumps({"pocetCelkem": 1, "ekonomickeSubjekty": [json.loads(person)]}).encode()
    assert b"7001011234" not in source.kept(ask(KEY, "search", "x"), response(hits))


def test_of_half_an_answer_about_people_nothing_is_kept() -> None:
    assert SOURCES[KEY].kept(OFFICERS, response(records()[:-20])) == b""


@pytest.mark.parametrize(
    ("code", "band"),
    [("110", ["0"]), ("120", ["1–5"]), ("240", ["50–99"]), ("510", ["10000+"]), ("000", [])],
)
def test_the_staff_is_told_as_a_band(code: str, band: list[str]) -> None:
    record = {
        "primarniZaznam": True,
        "ico": NUMBER,
        "czNacePrevazujici": "62100",
        "statistickeUdaje": {"kategoriePoctuPracovniku": code},
    }
    old = {"primarniZaznam": False, "statistickeUdaje": {"kategoriePoctuPracovniku": "470"}}
    content = json.dumps({"icoId": NUMBER, "zaznamy": [old, record]}).encode()
    answer = read(STAFF, content)
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    assert values(answer, "company.employees_band") == band
    trade = next(each.fact for each in answer.facts if each.fact.key == "company.industry")
    assert dict(trade.qualifiers) == {"code": "62100", "rank": "1"}


def test_a_band_that_is_new_to_us_is_noticed() -> None:
    record = {"statistickeUdaje": {"kategoriePoctuPracovniku": "777"}}
    answer = read(STAFF, json.dumps({"icoId": NUMBER, "zaznamy": [record]}).encode())
    assert answer.kind is AnswerKind.NOTHING_FOUND
    assert answer.drift == ("retyped /zaznamy/*/statistickeUdaje/kategoriePoctuPracovniku",)


@pytest.mark.parametrize("question", [OFFICERS, STAFF], ids=["officers", "employment"])
@pytest.mark.parametrize(
    "body", [{"icoId": "89999916", "zaznamy": [{}]}, {"icoId": NUMBER, "zaznamy": []}], ids=str
)
def test_anothers_record_or_none_is_unreadable(question: Question, body: object) -> None:
    with pytest.raises(SourceUnreadable):
        read(question, json.dumps(body).encode())


def test_a_name_finds_candidates() -> None:
    subject = json.loads(recorded(FILE))
    hits = {"pocetCelkem": 2, "ekonomickeSubjekty": [subject, {"icoId": "ARES_1"}]}
    answer = read(ask(KEY, "search", "Seznam"), json.dumps(hits).encode())
    (found,) = answer.candidates
    assert (found.name, found.decisive, answer.facts) == ("Seznam.cz, a.s.", False, ())
    none = json.dumps({"pocetCelkem": 0, "ekonomickeSubjekty": []}).encode()
    assert read(ask(KEY, "search", "x"), none).kind is AnswerKind.NOTHING_FOUND
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "search", "x"), b'{"pocetCelkem": 3}')


def error(code: str) -> bytes:
    return json.dumps({"kod": code, "popis": "…"}).encode()


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (404, "NENALEZENO", AnswerKind.NOTHING_FOUND),
        (400, "CHYBA_VSTUPU", AnswerKind.FAILED),
        (400, "NENALEZENO", AnswerKind.FAILED),
        (404, "NENI_IMPLEMENTOVANO", AnswerKind.FAILED),
        (403, "NENI_OPRAVNENI", AnswerKind.REFUSED),
        (500, "OBECNA_CHYBA", AnswerKind.FAILED),
    ],
)
def test_an_error_is_what_its_code_says(status: int, code: str, kind: AnswerKind) -> None:
    for asked in ("unit", "officers", "employment"):
        assert read(ask(KEY, asked, NUMBER), error(code), status).kind is kind


def test_a_name_that_fits_too_many_says_so() -> None:
    body = {"kod": "CHYBA_VSTUPU", "subKod": "VYSTUP_PRILIS_MNOHO_VYSLEDKU", "popis": "…"}
    answer = read(ask(KEY, "search", "s.r.o."), json.dumps(body).encode(), 400)
    assert answer.kind is AnswerKind.FAILED
    assert answer.problem is not None
    assert (str(answer.problem.message), answer.problem.again) == (
        "More than a thousand companies fit the name.",
        False,
    )


@pytest.mark.parametrize("content", [b"", b"<html>404</html>", b"{}"])
def test_a_404_without_a_code_does_not_mean_that_nobody_has_the_number(content: bytes) -> None:
    assert read(SEZNAM, content, 404).kind is AnswerKind.FAILED


def test_questions_reach_the_registers() -> None:
    source = SOURCES[KEY]
    number = Identifier(Scheme.CZ_ICO, "26168685")
    assert source.searches(Query(text="x", identifier=number)) == (SEZNAM,)
    vat = Query(text="x", identifier=Identifier(Scheme.EU_VAT, "CZ26168685"), holds=number)
    assert source.searches(vat) == (SEZNAM,)
    assert source.searches(Query(text="x", name="Kvist")) == (ask(KEY, "search", "Kvist"),)
    company = Company(id=new_id(), name="x", country="CZ", identifiers=(number,), opened=TAKEN)
    planned = source.plan(company, ())
    base = "https://ares.gov.cz/ekonomicke-subjekty-v-be/rest"
    assert [source.request(each).url for each in planned] == [
        f"{base}/ekonomicke-subjekty/26168685",
        f"{base}/ekonomicke-subjekty-vr/26168685",
        f"{base}/ekonomicke-subjekty-res/26168685",
    ]
    search = source.request(ask(KEY, "search", "Šípek"))
    assert (search.method, search.url) == (Method.POST, f"{base}/ekonomicke-subjekty/vyhledat")
    assert json.loads(search.body) == {"obchodniJmeno": "Šípek", "pocet": 10, "start": 0}


@pytest.mark.parametrize("about", ["", "26168686", "2616868", "../x", "2616868٥"])
def test_what_is_no_ico_stands_in_no_address(about: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "unit", about))


@settings(max_examples=120)
@given(data=st.data())
def test_one_odd_value_is_read_or_unreadable(data: st.DataObject) -> None:
    question, content = data.draw(
        st.sampled_from([(SEZNAM, recorded(FILE)), (OFFICERS, records())]), label="answer"
    )
    odd = one_odd(data, json.loads(content))
    SOURCES[KEY].kept(question, response(odd))
    try:
        answer = read(question, odd)
    except SourceUnreadable:
        return
    assert answer.parser == SOURCES[KEY].parser
    assert all(each.fact.value for each in answer.facts)

"""CVR system-to-system: the whole record, the roles and the branches, as recorded and invented."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers import ask, response, values
from tests.recorded import recorded
from tests.samples import NOW
from workbench.domain.company import Company, Entity, Identifier, Query, Scheme
from workbench.domain.ids import new_id
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES
from workbench.net.exchange import KeyPlace, Method

KEY = "dk_cvr_permanent"
MAGENTA = f"{KEY}/virksomhed_search_25052943_magenta_2017_redacted.json"
ASSURE = f"{KEY}/virksomhed_search_assure_2024-02_4hits_redacted.json"
BRANCHES = f"{KEY}/produktionsenhed_search_2017_2hits.json"
UNIT, ROLES = ask(KEY, "unit", "99000007"), ask(KEY, "roles", "99000007")
TODAY = date(2026, 11, 22)
JsonObject = dict[str, Any]


def read(question: Question, content: bytes, today: date = TODAY, status: int = 200) -> Answer:
    taken = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    return SOURCES[KEY].read(question, replace(response(content, status), taken=taken))


def period(start: str | None = None, end: str | None = None) -> JsonObject:
    return {"periode": {"gyldigFra": start, "gyldigTil": end}}


def hits(*documents: JsonObject, wrapped: str = "Vrvirksomhed", total: object = None) -> bytes:
    listed = [{"_id": "1", "_source": {wrapped: document}} for document in documents]
    count = len(documents) if total is None else total
    return json.dumps({"timed_out": False, "hits": {"total": count, "hits": listed}}).encode()


def unit(**fields: object) -> JsonObject:
    """Return an invented company; `fields` replace its own."""
    return {
        "cvrNummer": 99000007,
        "fejlRegistreret": False,
        "reklamebeskyttet": False,
        "navne": [{"navn": "Nørrelund Maskinfabrik A/S", **period("2001-02-03")}],
        "livsforloeb": [period("2001-02-03")],
        "virksomhedsform": [
            {"virksomhedsformkode": 60, "langBeskrivelse": "Aktieselskab", **period("2001-02-03")}
        ],
        "virksomhedsstatus": [{"status": "NORMAL", **period("2001-02-03")}],
        **fields,
    }


def of_unit(**fields: object) -> Answer:
    return read(UNIT, hits(unit(**fields)))


def attribute(kind: str, *rows: JsonObject) -> JsonObject:
    return {"sekvensnr": 0, "type": kind, "vaerditype": "string", "vaerdier": list(rows)}


def valued(value: str, start: str | None = "2001-02-03", end: str | None = None) -> JsonObject:
    return {"vaerdi": value, **period(start, end)}


def member(
    name: str, organ: str, body: str, *attributes: JsonObject, kind: str = "PERSON", cvr: int = 0
) -> JsonObject:
    return {
        "deltager": {
            "enhedstype": kind,
            "forretningsnoegle": cvr or None,
            "navne": [{"navn": name, **period()}] if name else [],
        },
        "organisationer": [
            {
                "hovedtype": organ,
                "organisationsNavn": [{"navn": body, **period()}],
                "medlemsData": [{"attributter": list(attributes)}],
            }
        ],
    }


def of_roles(*relations: JsonObject) -> Answer:
    return read(ROLES, hits(unit(deltagerRelation=list(relations))))


def of_recorded(name: str, kind: str, number: str, today: date) -> Answer:
    """Return what is read of one company in a recorded answer that holds several."""
    answer = json.loads(recorded(name))
    listed = answer["hits"]["hits"]
    mine = [each for each in listed if each["_source"]["Vrvirksomhed"]["cvrNummer"] == int(number)]
    assert mine
    answer["hits"].update(hits=mine, total=len(mine))
    return read(ask(KEY, kind, number), json.dumps(answer).encode(), today)


def told(answer: Answer) -> list[tuple[str, ...]]:
    """Return key, value, unit, period and qualifiers of each fact, without what is empty."""
    rows = []
    for each in answer.facts:
        fact = each.fact
        ends = [str(day) for day in (fact.start, fact.end) if day is not None]
        more = [f"{name}={value}" for name, value in sorted(dict(fact.qualifiers).items())]
        parts = (fact.key.removeprefix("company."), fact.value, fact.unit, *ends, *more)
        rows.append(tuple(part for part in parts if part))
    return rows


MAGENTA_2017 = [
    ("form", "Anpartsselskab", "code=80"),
    ("sole_trader", "no"),
    ("name", "MAGENTA ApS"),
    ("former_name", "ApS KBIL 17 NR. 1179", "1999-11-15", "2000-02-20"),
    ("address", "Pilestræde 43, 3., 1112 København K"),
    ("town", "København K"),
    ("country", "DK"),
    ("former_address", "Kronprinsessegade 18, 1306 København K", "1999-11-15", "2000-02-20"),
    ("former_address", "Havnegade 39, 4., 1058 København K", "2000-02-21", "2001-06-27"),
    ("former_address", "Toldbodgade 51B, 4., 1253 København K", "2001-06-28", "2004-09-08"),
    ("former_address", "Studiestræde 14, 1., 1455 København K", "2004-09-09", "2017-04-09"),
    ("industry", "Konsulentbistand vedrørende informationsteknologi", "code=620200", "rank=1"),
    ("phone", "33369696"),
    ("email", "info@magenta.dk"),
    ("website", "www.magenta.dk"),
    ("advertising_protected", "yes"),
    ("employees_band", "20–49", "2016-12-01", "2016-12-31"),
    ("founded", "1999-11-15"),
    ("status", "active"),
    ("status_since", "1999-11-15"),
    ("status_reason", "NORMAL"),
    ("capital", "125000", "DKK"),
    (
        "purpose",
        (
            "Selskabets formål er at levere IT-løsninger til offentlige og private virksomheder"
            " samt hermed beslægtet virksomhed."
        ),
    ),
    ("signature_rule", "Selskabet tegnes af den administrerende direktør"),
    ("year_end", "12-31"),
    ("first_period_end", "2000-12-31"),
]


def test_magenta_2017_is_read_as_registered() -> None:
    answer = of_recorded(MAGENTA, "unit", "25052943", date(2017, 6, 11))
    assert (answer.kind, answer.missing, answer.drift) == (AnswerKind.FOUND, (), ())
    assert answer.entity == Entity(KEY, "25052943")
    assert answer.identifiers == (Identifier(Scheme.DK_CVR, "25052943"),)
    assert told(answer) == MAGENTA_2017
    # It has two places of work, which are asked for by themselves.
    assert answer.follow == (ask(KEY, "branches", "25052943"),)


def test_a_merger_is_told_once_its_day_has_come() -> None:
    later = of_recorded(MAGENTA, "unit", "25052943", date(2018, 1, 1))
    assert [row for row in told(later) if row[0] == "merger"] == [
        ("merger", "Fusion", "2017-12-29", "kind=merged_from")
    ]


def test_magentas_owners_and_auditor_are_those_of_that_day() -> None:
    assert told(of_recorded(MAGENTA, "roles", "25052943", date(2017, 6, 11))) == [
        ("role.owner", "<redacted person>", "kind=legal_owner", "share=0.05–0.1"),
        ("role.holder", "ApS KBUS 38 nr.3117", "role=founder"),
        (
            "owner",
            "MORTEN KJÆRSGAARD HOLDING ApS",
            "kind=legal_owner",
            "number=32067174",
            "scheme=dk.cvr",
            "share=0.6667–0.9",
        ),
        ("auditor", "Revisionsfirmaet Bent Jørgensen Statsautoriseret revisionsvirksomhed"),
        ("manager_changed", "2005-04-01"),
        ("board_changed", "2009-10-28"),
    ]


def test_assure_wealth_2024_is_read_as_registered() -> None:
    answer = of_recorded(ASSURE, "unit", "35682872", date(2024, 2, 26))
    rows = told(answer)
    assert (answer.kind, answer.follow) == (AnswerKind.FOUND, ())
    for row in (
        ("name", "ASSURE WEALTH A/S"),
        ("form", "Aktieselskab", "code=60"),
        ("address", "Gammel Strandvej 16, 2990 Nivå"),
        ("former_address", "Ved Hegnet 7, 3050 Humlebæk", "2014-03-01", "2014-04-01"),
        ("former_address", "Gammel Vartov Vej 2, 2900 Hellerup", "2014-04-02", "2016-06-20"),
        ("former_address", "Gammel Strandvej 16, st. th, 2990 Nivå", "2016-06-21", "2018-10-25"),
        ("industry", "Bogføring og revision: skatterådgivning", "code=692000", "rank=1"),
        (
            "industry",
            "Virksomhedsrådgivning og anden rådgivning om driftsledelse",
            "code=702200",
            "rank=2",
        ),
        ("phone", "70605252"),
        ("email", "administration@assurewealth.dk"),
        ("advertising_protected", "yes"),
        ("employees", "28", "2023-12-01", "2023-12-31"),
        ("founded", "2014-03-01"),
        ("status", "active"),
        ("capital", "600000", "DKK"),
        ("year_end", "12-31"),
        ("first_period_end", "2014-12-31"),
    ):
        assert row in rows
    # The auditor it had opted out of from 2017 to 2022 is back.
    assert values(answer, "company.audit_waived") == []
    opted_out = of_recorded(ASSURE, "unit", "35682872", date(2020, 1, 1))
    assert values(opted_out, "company.audit_waived") == ["2017-03-30"]


def test_assure_wealths_board_auditor_and_owner_are_read_as_registered() -> None:
    nobody = "<redacted person>"
    assert told(of_recorded(ASSURE, "roles", "35682872", date(2024, 2, 26))) == [
        ("role.holder", nobody, "role=executive"),
        ("role.holder", nobody, "role=board_member"),
        ("role.holder", nobody, "role=chair"),
        ("role.holder", nobody, "role=board_member"),
        ("role.holder", nobody, "role=board_member"),
        ("auditor", "BEIERHOLM, STATSAUTORISERET REVISIONSPARTNERSELSKAB"),
        (
            "owner",
            "ASSURE WEALTH HOLDING ApS",
            "kind=legal_owner",
            "number=35390448",
            "scheme=dk.cvr",
            "share=1",
        ),
        ("role.holder", "ASSURE WEALTH HOLDING ApS", "role=founder"),
        ("manager_changed", "2014-03-01"),
        ("board_changed", "2023-10-16"),
    ]


@pytest.mark.parametrize(
    ("number", "name", "capital", "heads", "former"),
    [
        ("42611433", "Assure Alternatives A/S", ["604000"], [], ["Assure Wealth 2 A/S"]),
        ("34689733", "MIRANOVA FONDSMÆGLERSELSKAB A/S", ["4191500"], ["8"], ["MIRANOVA FMS A/S"]),
        (
            "44477378",
            "Assure Alternatives TG Partners VIII Feeder K/S",
            [],
            [],
            ["Kommanditselskabet af 4. december 2023"],
        ),
    ],
)
def test_the_other_companies_of_that_answer_are_read_as_registered(
    number: str, name: str, capital: list[str], heads: list[str], former: list[str]
) -> None:
    answer = of_recorded(ASSURE, "unit", number, date(2024, 2, 26))
    assert values(answer, "company.name") == [name]
    assert values(answer, "company.capital") == capital
    assert values(answer, "company.employees") == heads
    assert values(answer, "company.former_name") == former
    assert values(answer, "company.status") == ["active"]


def test_a_limited_partnership_has_its_liable_partner_and_beneficial_owners() -> None:
    rows = told(of_recorded(ASSURE, "roles", "44477378", date(2024, 2, 26)))
    partner = "Assure Alternatives General Partner I ApS"
    assert ("role.holder", partner, "role=liable_partner") in rows
    assert ("role.holder", partner, "role=executive") in rows
    owners = [row for row in rows if row[0] == "role.owner"]
    assert owners == [("role.owner", "<redacted person>", "kind=beneficial_owner")] * 2


def test_a_beneficial_owners_share_is_exact() -> None:
    answer = of_recorded(ASSURE, "roles", "34689733", date(2018, 1, 1))
    shares = {
        dict(each.fact.qualifiers).get("share")
        for each in answer.facts
        if dict(each.fact.qualifiers).get("kind") == "beneficial_owner"
    }
    assert "0.2694" in shares


def test_a_recorded_answer_offers_its_four_companies() -> None:
    answer = read(ask(KEY, "search", "Assure Wealth", by="name"), recorded(ASSURE))
    assert [each.identifier.value for each in answer.candidates] == [
        "35682872",
        "42611433",
        "34689733",
        "44477378",
    ]
    first, second, *_ = answer.candidates
    assert (first.name, first.town, first.form, first.founded, first.status) == (
        "ASSURE WEALTH A/S",
        "Nivå",
        "Aktieselskab",
        date(2014, 3, 1),
        "active",
    )
    assert not first.decisive
    assert [str(each) for each in second.agrees] == ["It was called Assure Wealth 2 A/S before."]
    assert answer.facts == ()


def test_recorded_branches_that_closed_are_none() -> None:
    question = ask(KEY, "branches", "27197531")
    assert read(question, recorded(BRANCHES)).kind is AnswerKind.PARTIAL
    then = read(question, recorded(BRANCHES), date(2012, 1, 1))
    assert told(then) == [("branch", "LOTUS IMPORT ApS", "number=1009917736")]
    assert read(question, recorded(BRANCHES), date(2014, 1, 1)).facts == ()


def test_what_is_kept_of_a_recorded_answer_is_read_alike_and_holds_no_home() -> None:
    for name, kind, number in ((MAGENTA, "roles", "25052943"), (MAGENTA, "unit", "25052943")):
        question, whole = ask(KEY, kind, number), recorded(name)
        kept = SOURCES[KEY].kept(question, response(whole))
        assert len(kept) == len(whole)
        assert told(read(question, kept)) == told(read(question, whole))
        homes = [
            each["deltager"]["beliggenhedsadresse"]
            for hit in json.loads(kept)["hits"]["hits"]
            for each in hit["_source"]["Vrvirksomhed"]["deltagerRelation"]
        ]
        streets = {home["vejnavn"] for each in homes for home in each if home["vejnavn"]}
        assert streets
        assert all(set(street) == {"*"} for street in streets)


def test_a_number_is_asked_for_with_the_fields_that_are_read_and_no_others() -> None:
    request = SOURCES[KEY].request(UNIT)
    assert (request.method, request.url) == (
        Method.POST,
        "http://distribution.virk.dk/cvr-permanent/virksomhed/_search",
    )
    assert request.plain_http
    assert request.key is not None
    assert request.key.place is KeyPlace.BASIC
    body = json.loads(request.body)
    assert body["query"] == {"term": {"Vrvirksomhed.cvrNummer": 99000007}}
    assert not any("deltagerRelation" in field for field in body["_source"])


def test_nobodys_home_is_asked_for() -> None:
    for question in SOURCES[KEY].samples:
        fields = json.loads(SOURCES[KEY].request(question).body)["_source"]
        assert fields
        assert not any("conavn" in field or "enhedsNummer" in field for field in fields)
        assert not any("deltager" in field and "adresse" in field for field in fields)
        assert "Vrvirksomhed.beliggenhedsadresse" not in fields


def test_a_name_is_sought_among_todays_and_former_names() -> None:
    question = ask(KEY, "search", "Nørrelund", by="name")
    body = json.loads(SOURCES[KEY].request(question).body)
    (today, ever) = body["query"]["bool"]["should"]
    assert list(today["match"]) == ["Vrvirksomhed.virksomhedMetadata.nyesteNavn.navn"]
    assert list(ever["match"]) == ["Vrvirksomhed.navne.navn"]
    assert body["size"] == 10


@pytest.mark.parametrize("about", ["", "9900000", "990000071", "9900000x", "٩٩٠٠٠٠٠٧"])
@pytest.mark.parametrize("kind", ["unit", "roles", "branches"])
def test_what_is_no_cvr_number_is_not_asked(kind: str, about: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, kind, about))


def test_research_asks_for_record_and_roles() -> None:
    numbers = (Identifier(Scheme.DK_CVR, "99000007"), Identifier(Scheme.LEI, "x"))
    company = Company(id=new_id(), name="Nørrelund", country="DK", identifiers=numbers, opened=NOW)
    assert SOURCES[KEY].plan(company, ()) == (UNIT, ROLES)
    held = Query(text="DK99000007", holds=Identifier(Scheme.DK_CVR, "99000007"))
    assert SOURCES[KEY].searches(held) == (ask(KEY, "search", "99000007", by="number"),)


def test_a_number_decides() -> None:
    answer = read(ask(KEY, "search", "99000007", by="number"), hits(unit()))
    (candidate,) = answer.candidates
    assert candidate.decisive
    assert (candidate.name, candidate.status) == ("Nørrelund Maskinfabrik A/S", "active")
    assert not candidate.personal


def test_rows_are_chosen_by_their_day_and_never_by_their_order() -> None:
    names = [
        {"navn": "To come A/S", **period("2027-01-01")},
        {"navn": "Now A/S", **period("2010-01-01")},
        {"navn": "Before A/S", **period(None, "2009-12-31")},
    ]
    for order in (names, names[::-1]):
        answer = of_unit(navne=order)
        assert values(answer, "company.name") == ["Now A/S"]
        assert values(answer, "company.former_name") == ["Before A/S"]


def test_the_name_of_a_company_that_ended_is_its_last() -> None:
    answer = of_unit(
        navne=[{"navn": "Last A/S", **period("2010-01-01", "2020-01-01")}],
        livsforloeb=[period("2010-01-01", "2020-01-01")],
        virksomhedsstatus=[{"status": "OPLØST EFTER FUSION", **period("2020-01-02")}],
    )
    assert values(answer, "company.name") == ["Last A/S"]
    assert values(answer, "company.former_name") == []
    assert values(answer, "company.status") == ["merged"]
    assert values(answer, "company.ceased") == ["2020-01-01"]


def test_a_row_whose_end_is_no_day_is_unreadable_rather_than_current() -> None:
    with pytest.raises(SourceUnreadable):
        of_unit(navne=[{"navn": "X A/S", **period("2010-01-01", "2020-00-00")}])


def test_the_end_of_a_life_outranks_a_status_that_was_not_updated() -> None:
    answer = of_unit(livsforloeb=[period("2001-02-03", "2019-05-06")])
    assert values(answer, "company.status") == ["ceased"]
    assert values(answer, "company.status_since") == ["2019-05-06"]
    assert values(answer, "company.status_reason") == []


def test_a_second_life_is_told_as_reopened() -> None:
    answer = of_unit(livsforloeb=[period("2012-01-01"), period("2001-02-03", "2010-01-01")])
    assert values(answer, "company.founded") == ["2001-02-03"]
    assert values(answer, "company.reopened") == ["2012-01-01"]
    assert values(answer, "company.ceased") == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("UNDER KONKURS", ["bankrupt"]),
        ("UNDER REKONSTRUKTION", ["in_reorganisation"]),
        ("UNDER FRIVILLIG LIKVIDATION", ["in_liquidation"]),
        ("UNDER TVANGSOPLØSNING", ["compulsory_dissolution"]),
        ("UNDER REASSUMERING", []),
    ],
)
def test_a_status_is_told_with_its_day_and_the_registers_words(words: str, code: list[str]) -> None:
    rows = [
        {"status": "NORMAL", **period("2001-02-03", "2026-03-31")},
        {"status": words, **period("2026-04-01")},
    ]
    answer = of_unit(virksomhedsstatus=rows)
    assert values(answer, "company.status") == code
    assert values(answer, "company.status_since") == ["2026-04-01"]
    assert values(answer, "company.status_reason") == [words]
    assert values(answer, "company.bankrupt") == (["2026-04-01"] if code == ["bankrupt"] else [])


def test_a_firm_without_a_companys_status_has_the_summed_up_one() -> None:
    answer = of_unit(virksomhedsstatus=[], virksomhedMetadata={"sammensatStatus": "Aktiv"})
    assert values(answer, "company.status") == ["active"]
    assert values(of_unit(virksomhedsstatus=[]), "company.status") == []


def test_a_status_that_is_over_is_not_the_status_of_a_company_that_lives() -> None:
    past = [{"status": "UNDER KONKURS", **period("2009-02-03", "2010-01-01")}]
    summed_up = of_unit(virksomhedsstatus=past, virksomhedMetadata={"sammensatStatus": "NORMAL"})
    assert values(summed_up, "company.status") == ["active"]
    assert values(summed_up, "company.status_since") == []
    silent = of_unit(virksomhedsstatus=past)
    for key in ("company.status", "company.status_reason", "company.bankrupt"):
        assert values(silent, key) == []


def test_the_last_status_of_a_company_that_ended_says_how() -> None:
    answer = of_unit(
        virksomhedsstatus=[{"status": "OPLØST EFTER FUSION", **period("2019-01-01", "2019-05-06")}],
        livsforloeb=[period("2001-02-03", "2019-05-06")],
    )
    assert values(answer, "company.status") == ["merged"]


def test_a_decree_of_bankruptcy_in_force_outranks_a_normal_status() -> None:
    decree = {"kreditoplysningkode": 1, "statuskode": 1, **period("2026-05-06")}
    answer = of_unit(status=[decree])
    assert values(answer, "company.status") == ["bankrupt"]
    assert values(answer, "company.bankrupt") == ["2026-05-06"]
    assert [row for row in told(answer) if row[0] == "insolvency"] == [
        ("insolvency", "Konkurs: dekret", "2026-05-06", "kind=bankruptcy")
    ]
    lifted = {"kreditoplysningkode": 1, "statuskode": 2, **period("2026-06-07")}
    assert values(of_unit(status=[decree, lifted]), "company.status") == ["active"]


def test_mergers_and_divisions_are_told_with_their_day_and_side() -> None:
    def side(day: str) -> list[JsonObject]:
        return [attribute("FUNKTION", valued("Spaltning", day, day))]

    division = {
        "organisationsNavn": [{"navn": "Spaltning", **period()}],
        "indgaaende": [],
        "udgaaende": side("2020-01-02"),
    }
    answer = of_unit(spaltninger=[division], fusioner=[])
    assert [row for row in told(answer) if row[0] == "merger"] == [
        ("merger", "Spaltning", "2020-01-02", "kind=merged_into")
    ]


def test_secret_contacts_are_neither_stated_nor_kept() -> None:
    phones = [
        {"kontaktoplysning": "11112222", "hemmelig": True, **period("2020-01-01")},
        {"kontaktoplysning": "55556666", **period("2015-01-01")},
        {"kontaktoplysning": "33334444", "hemmelig": False, **period("2010-01-01")},
    ]
    content = hits(unit(telefonNummer=phones, elektroniskPost=phones[:2]))
    answer = read(UNIT, content)
    assert values(answer, "company.phone") == ["33334444"]
    assert values(answer, "company.email") == []
    kept = SOURCES[KEY].kept(UNIT, response(content))
    assert b"11112222" not in kept
    assert b"55556666" not in kept
    assert b"33334444" in kept


def test_what_a_founder_wrote_of_himself_is_not_kept() -> None:
    founder = member(
        "Ada Sample",
        "STIFTERE",
        "Stiftere",
        attribute("FUNKTION", valued("STIFTERE")),
        attribute("STIFTELSESINFORMATION", valued("Ada Sample, Samplevej 1")),
    )
    content = hits(unit(deltagerRelation=[founder]))
    kept = SOURCES[KEY].kept(ROLES, response(content))
    assert b"Samplevej" not in kept
    assert told(read(ROLES, kept)) == [("role.holder", "Ada Sample", "role=founder")]
    for more in (30, 12, 9):
        half = content[: content.index(b"Samplevej") + more]
        assert b"Samplevej" not in SOURCES[KEY].kept(ROLES, response(half))


@pytest.mark.parametrize("code", [10, 15])
def test_a_sole_traders_former_homes_are_not_stated(code: int) -> None:
    sole = {"virksomhedsformkode": code, "langBeskrivelse": "Enkeltmandsvirksomhed", **period()}
    seats = [
        {"vejnavn": "Gammelvej", "husnummerFra": 1, **period("2001-01-01", "2009-12-31")},
        {"vejnavn": "Nyvej", "husnummerFra": 2, **period("2010-01-01")},
    ]
    answer = of_unit(virksomhedsform=[sole], beliggenhedsadresse=seats)
    assert values(answer, "company.sole_trader") == ["yes"]
    assert values(answer, "company.address") == ["Nyvej 2"]
    assert values(answer, "company.former_address") == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"vejnavn": "Åvej", "husnummerFra": 2, "bogstavFra": "B", "husnummerTil": 6},
            "Åvej 2B–6",
        ),
        (
            {"vejnavn": "Torvet", "husnummerFra": 1, "etage": "st", "sidedoer": "tv"},
            "Torvet 1, st. tv",
        ),
        (
            {"postboks": "12", "postnummer": 800, "postdistrikt": "Høje Taastrup"},
            "Postboks 12, 0800 Høje Taastrup",
        ),
        ({"fritekst": "1 Sample Road, London", "landekode": "GB"}, "1 Sample Road, London"),
    ],
)
def test_an_address_is_written_as_danes_write_it(fields: JsonObject, words: str) -> None:
    answer = of_unit(beliggenhedsadresse=[{**fields, "conavn": "Ada Sample", **period()}])
    assert values(answer, "company.address") == [words]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ANTAL_0_0", "0"),
        ("ANTAL_1_1", "1"),
        ("ANTAL_10_19", "10–19"),
        ("ANTAL_1000_999999", "1000+"),
    ],
)
def test_a_withheld_head_count_is_its_band(code: str, words: str) -> None:
    month = {"aar": 2026, "maaned": 2, "antalAnsatte": None, "intervalKodeAntalAnsatte": code}
    answer = of_unit(erstMaanedsbeskaeftigelse=[month])
    assert [row for row in told(answer) if row[0] == "employees_band"] == [
        ("employees_band", words, "2026-02-01", "2026-02-28")
    ]


def test_nobody_counted_is_zero_and_an_old_count_is_left_out() -> None:
    newer = {"aar": 2026, "maaned": 8, "antalAnsatte": 0}
    older = {"aar": 2026, "maaned": 7, "antalAnsatte": 9}
    answer = of_unit(erstMaanedsbeskaeftigelse=[newer, older])
    assert values(answer, "company.employees") == ["0"]
    stale = {"aar": 2019, "maaned": 9, "antalAnsatte": 12}
    assert values(of_unit(maanedsbeskaeftigelse=[stale]), "company.employees") == []


@pytest.mark.parametrize(("year", "month"), [(2_147_483_648, 3), (0, 3), (2026, 13)])
def test_a_month_that_is_none_is_unreadable(year: int, month: int) -> None:
    row = {"aar": year, "maaned": month, "antalAnsatte": 7}
    for name in ("erstMaanedsbeskaeftigelse", "maanedsbeskaeftigelse"):
        with pytest.raises(SourceUnreadable):
            of_unit(**{name: [row]})


def test_a_trade_that_is_not_told_is_none() -> None:
    row = {"branchekode": "980000", "branchetekst": "Uoplyst", **period()}
    assert values(of_unit(hovedbranche=[row]), "company.industry") == []
    farm = {"branchekode": "011100", "branchetekst": "Dyrkning af korn", **period()}
    (industry,) = (
        each for each in of_unit(hovedbranche=[farm]).facts if each.fact.key == "company.industry"
    )
    assert industry.fact.qualifier("code") == "011100"


def test_capital_needs_its_currency_and_a_listing_is_told() -> None:
    amount = attribute("KAPITAL", valued("500000.50"))
    currency, listing = (
        attribute("KAPITALVALUTA", valued("EUR")),
        attribute("BØRSNOTERET", valued("true")),
    )
    assert values(of_unit(attributter=[amount]), "company.capital") == []
    answer = of_unit(attributter=[amount, currency, listing])
    assert ("capital", "500000.5", "EUR") in told(answer)
    assert values(answer, "company.listed") == ["Børsnoteret"]


FUNCTION = "FUNKTION"


@pytest.mark.parametrize(
    ("organ", "function", "role"),
    [
        ("LEDELSESORGAN", "FORMAND", "chair"),
        ("LEDELSESORGAN", "formand", "chair"),
        ("LEDELSESORGAN", "NÆSTFORMAND", "deputy_chair"),
        ("LEDELSESORGAN", "Viceformand", "deputy_chair"),
        ("LEDELSESORGAN", "Suppleant for formanden", "deputy_member"),
        ("LEDELSESORGAN", "BESTYRELSESMEDLEM", "board_member"),
        ("LEDELSESORGAN", "BESTYRELSE", "board_member"),
        ("LEDELSESORGAN", "BESTYRELSESSUPPLEANT", "deputy_member"),
        ("LEDELSESORGAN", "ADM. DIR.", "manager"),
        ("LEDELSESORGAN", "adm. dir", "manager"),
        ("LEDELSESORGAN", "DIREKTØR", "executive"),
        ("LEDELSESORGAN", "LIKVIDATOR", "liquidator"),
        ("LEDELSESORGAN", "Kasserer", "Kasserer"),
        ("FULDT_ANSVARLIG_DELTAGERE", "INTERESSENTER", "liable_partner"),
        ("FULDT_ANSVARLIG_DELTAGERE", "INDEHAVER", "sole_owner"),
        ("STIFTERE", "STIFTERE", "founder"),
    ],
)
def test_a_role_has_our_code_or_the_registers_word(organ: str, function: str, role: str) -> None:
    answer = of_roles(member("Ada Sample", organ, "X", attribute(FUNCTION, valued(function))))
    assert told(answer) == [("role.holder", "Ada Sample", f"role={role}")]


@pytest.mark.parametrize(
    ("organ", "body", "expected"),
    [
        ("FULDT_ANSVARLIG_DELTAGERE", "Interessenter", "liable_partner"),
        ("LEDELSESORGAN", "Tilsynsråd", "Tilsynsråd"),
    ],
)
def test_a_seat_without_a_function_is_told_by_its_body(
    organ: str, body: str, expected: str
) -> None:
    without = {"vaerdi": None, **period("2001-02-03")}
    answer = of_roles(member("Ada Sample", organ, body, attribute(FUNCTION, without)))
    assert told(answer) == [("role.holder", "Ada Sample", f"role={expected}")]


def test_a_member_elected_by_the_staff_is_told_so() -> None:
    answer = of_roles(
        member(
            "Ada Sample",
            "LEDELSESORGAN",
            "Bestyrelse",
            attribute(FUNCTION, valued("BESTYRELSESMEDLEM")),
            attribute("VALGFORM", valued("af medarbejderne")),
        )
    )
    assert told(answer)[:1] == [("role.holder", "Ada Sample", "role=employee_member")]


@pytest.mark.parametrize(
    "row", [valued("FORMAND", "2001-01-01", "2026-11-21"), valued("FORMAND", "2027-01-01")]
)
def test_a_role_that_is_over_or_to_come_is_not_told(row: JsonObject) -> None:
    board = member("Ada Sample", "LEDELSESORGAN", "Bestyrelse", attribute(FUNCTION, row))
    assert values(of_roles(board), "role.holder") == []


def test_a_role_is_held_on_its_last_day() -> None:
    row = valued("FORMAND", "2001-01-01", TODAY.isoformat())
    board = member("Ada Sample", "LEDELSESORGAN", "Bestyrelse", attribute(FUNCTION, row))
    assert values(of_roles(board), "role.holder") == ["Ada Sample"]


def test_when_board_and_management_last_changed_is_told_whoever_it_was() -> None:
    left = attribute(FUNCTION, valued("FORMAND", "2001-01-01", "2026-03-04"))
    stays = attribute(FUNCTION, valued("BESTYRELSESMEDLEM", "2010-01-01"))
    comes = attribute(FUNCTION, valued("BESTYRELSESMEDLEM", "2027-01-01"))
    manager = attribute(FUNCTION, valued("ADM. DIR.", "2012-05-06"))
    answer = of_roles(
        member("", "LEDELSESORGAN", "Bestyrelse", left),
        member("Ada Sample", "LEDELSESORGAN", "Bestyrelse", stays),
        member("Bo Sample", "LEDELSESORGAN", "Bestyrelse", comes),
        member("Cy Sample", "LEDELSESORGAN", "Direktion", manager),
    )
    assert values(answer, "company.board_changed") == ["2026-03-04"]
    assert values(answer, "company.manager_changed") == ["2012-05-06"]
    assert answer.kind is AnswerKind.FOUND


def test_an_owner_whose_function_is_over_owns_no_more() -> None:
    gone = member(
        "Ada Sample",
        "REGISTER",
        "Reelle ejere",
        attribute(FUNCTION, valued("Reel ejer", "2017-01-01", "2020-01-01")),
        attribute("EJERANDEL_PROCENT", valued("0.5")),
    )
    assert of_roles(gone).facts == ()


@pytest.mark.parametrize(
    ("body", "share", "words"),
    [
        ("EJERREGISTER", "0.05", "0.05–0.1"),
        ("EJERREGISTER", "0.3333", "0.3333–0.5"),
        ("EJERREGISTER", "0.9", "0.9–1"),
        ("EJERREGISTER", "1.0", "1"),
        ("EJERREGISTER", "0.4", "0.4"),
        ("Reelle ejere", "0.25", "0.25"),
        ("Reelle ejere", "25", ""),
        ("Reelle ejere", "lots", ""),
    ],
)
def test_a_share_is_a_fraction_or_the_band_it_opens(body: str, share: str, words: str) -> None:
    owner = member(
        "Sample Holding ApS",
        "REGISTER",
        body,
        attribute("EJERANDEL_PROCENT", valued(share)),
        kind="VIRKSOMHED",
        cvr=99000015,
    )
    (stated,) = of_roles(owner).facts
    assert stated.fact.qualifier("share") == words
    assert stated.fact.qualifier("number") == "99000015"


def test_whoever_has_no_name_is_counted_and_nobody_else() -> None:
    board = attribute(FUNCTION, valued("FORMAND"))
    nobody = {**member("", "LEDELSESORGAN", "Bestyrelse", board)}
    lost = {**member("", "LEDELSESORGAN", "Bestyrelse", board), "deltager": None}
    laundering = member("", "HVIDVASK", "Registret", attribute(FUNCTION, valued("Leder")))
    answer = of_roles(nobody, lost, laundering)
    assert answer.kind is AnswerKind.FOUND
    assert [str(each) for each in answer.missing] == [
        "The register does not name 2 holders of a role."
    ]


def test_roles_beside_somebody_unnamed_are_a_whole_answer_so_that_who_leaves_is_gone() -> None:
    chair = attribute(FUNCTION, valued("FORMAND"))
    answer = of_roles(
        member("Ada Sample", "LEDELSESORGAN", "Bestyrelse", chair),
        member("", "LEDELSESORGAN", "Bestyrelse", chair),
    )
    assert answer.kind is AnswerKind.FOUND
    assert [str(each) for each in answer.missing] == [
        "The register does not name 1 holder of a role."
    ]


def test_a_person_who_audits_is_not_kept_and_a_contact_on_laundering_neither() -> None:
    answer = of_roles(
        member("Ada Sample", "REVISION", "Revision", attribute(FUNCTION, valued("REVISION"))),
        member("Bo Sample", "HVIDVASK", "Registret", attribute(FUNCTION, valued("Leder"))),
    )
    assert (answer.kind, answer.facts) == (AnswerKind.NOTHING_FOUND, ())


def test_a_foreign_firm_that_owns_has_no_danish_number() -> None:
    share = attribute("EJERANDEL_PROCENT", valued("1.0"))
    answer = of_roles(
        member("Sample Ltd", "REGISTER", "EJERREGISTER", share, kind="ANDEN_DELTAGER")
    )
    assert told(answer) == [("owner", "Sample Ltd", "kind=legal_owner", "share=1")]


def test_a_branch_office_belongs_to_its_head() -> None:
    head = attribute(FUNCTION, valued("HOVEDSELSKAB"))
    firm = member("Sample AB", "HOVEDSELSKAB", "Hovedselskab", head, kind="ANDEN_DELTAGER")
    assert told(of_roles(firm)) == [("related_parent", "Sample AB", "kind=head_office")]


def test_a_number_registered_by_mistake_is_purged() -> None:
    for question in (UNIT, ROLES):
        answer = read(question, hits(unit(fejlRegistreret=True)))
        assert answer.purge
        assert (answer.kind, answer.entity) == (AnswerKind.NOTHING_FOUND, Entity(KEY, "99000007"))
    found = read(ask(KEY, "search", "X", by="name"), hits(unit(fejlRegistreret=True)))
    assert found.candidates == ()


def test_of_two_documents_the_one_that_is_no_mistake_is_read() -> None:
    answer = read(UNIT, hits(unit(fejlRegistreret=True, navne=[]), unit()))
    assert values(answer, "company.name") == ["Nørrelund Maskinfabrik A/S"]


def branch(number: int, name: str, owner: int = 99000007, **fields: object) -> JsonObject:
    return {
        "pNummer": number,
        "navne": [{"navn": name, **period()}],
        "virksomhedsrelation": [{"cvrNummer": owner, **period("2010-01-01")}],
        "livsforloeb": [period("2010-01-01")],
        **fields,
    }


def test_open_branches_of_the_company_are_told() -> None:
    content = hits(
        branch(1000000001, "Nørrelund Odense"),
        branch(1000000002, "Sold", owner=99000015),
        branch(1000000003, "Closed", livsforloeb=[period("2010-01-01", "2012-01-01")]),
        branch(1000000004, "Mistaken", fejlRegistreret=True),
        wrapped="VrproduktionsEnhed",
    )
    answer = read(ask(KEY, "branches", "99000007"), content)
    assert told(answer) == [("branch", "Nørrelund Odense", "number=1000000001")]


def test_more_branches_than_came_make_the_answer_partial() -> None:
    content = hits(branch(1000000001, "A"), wrapped="VrproduktionsEnhed", total=700)
    answer = read(ask(KEY, "branches", "99000007"), content)
    assert answer.kind is AnswerKind.PARTIAL
    assert "700" in str(answer.missing[0])


def test_no_hits_are_nothing_found_only_where_the_whole_index_answered() -> None:
    assert read(UNIT, hits()).kind is AnswerKind.NOTHING_FOUND
    for broken in (
        {"timed_out": True, "hits": {"total": 0, "hits": []}},
        {"_shards": {"total": 6, "failed": 1}, "hits": {"total": 0, "hits": []}},
    ):
        assert read(UNIT, json.dumps(broken).encode()).kind is AnswerKind.FAILED


def test_a_login_that_is_not_accepted_is_refused_with_what_to_do() -> None:
    answer = read(UNIT, b"", status=401)
    assert answer.kind is AnswerKind.REFUSED
    assert answer.problem is not None
    assert not answer.problem.again


def test_a_window_too_large_failed_for_good() -> None:
    content = recorded("dk_offentliggoerelser/error_result_window_too_large_docs.json")
    answer = read(UNIT, content, status=500)
    assert answer.kind is AnswerKind.FAILED
    assert answer.problem is not None
    assert not answer.problem.again


@pytest.mark.parametrize(
    "content",
    [
        hits(total={"value": 1, "relation": "eq"}),
        hits(unit(cvrNummer=99000015)),
        hits(unit(), unit(cvrNummer=99000015)),
        hits(total=3),
        b'{"hits": {}}',
        b"[]",
    ],
)
def test_another_shape_or_company_is_unreadable(content: bytes) -> None:
    for question in (UNIT, ROLES):
        with pytest.raises(SourceUnreadable):
            read(question, content)


def test_a_field_of_another_type_is_noticed_in_searches_and_branches_too() -> None:
    seat = [{"postdistrikt": 4000, **period("2001-02-03")}]
    found = read(ask(KEY, "search", "Sample", by="name"), hits(unit(beliggenhedsadresse=seat)))
    assert found.drift == (
        "retyped /hits/hits/*/_source/Vrvirksomhed/beliggenhedsadresse/*/postdistrikt",
    )
    place = {
        "pNummer": 1000000001,
        "navne": [{"navn": 7, **period()}],
        "virksomhedsrelation": [{"cvrNummer": 99000007, **period()}],
        "livsforloeb": [period()],
    }
    branches = read(ask(KEY, "branches", "99000007"), hits(place, wrapped="VrproduktionsEnhed"))
    assert len(branches.drift) == 1


def test_a_field_that_vanished_is_noticed() -> None:
    short = unit()
    del short["virksomhedsstatus"]
    assert read(UNIT, hits(short)).drift == (
        "missing /hits/hits/*/_source/Vrvirksomhed/virksomhedsstatus",
    )


PIECES: Sequence[bytes] = (b"", b"null", b"{}", b'"', b"]", b"0", b"-1", b'"2020-13-45"')


@given(at=st.floats(0, 1), piece=st.sampled_from(PIECES), drop=st.integers(0, 40))
def test_a_damaged_answer_is_read_or_refused_and_its_length_is_kept(
    at: float, piece: bytes, drop: int
) -> None:
    whole = hits(
        unit(
            deltagerRelation=[
                member("Ada Sample", "STIFTERE", "Stiftere", attribute(FUNCTION, valued("X")))
            ],
            telefonNummer=[{"kontaktoplysning": "1", "hemmelig": False, **period()}],
        )
    )
    place = int(at * len(whole))
    content = whole[:place] + piece + whole[place + drop :]
    for question in (UNIT, ROLES):
        kept = SOURCES[KEY].kept(question, response(content))
        assert len(kept) == len(content)
        try:
            answer = read(question, kept)
        except SourceUnreadable:
            continue
        assert answer.kind in AnswerKind


def test_the_user_is_told_that_the_line_is_open() -> None:
    manifest = SOURCES[KEY].manifest
    assert manifest.plain_http == ("distribution.virk.dk",)
    assert "password" in str(manifest.warning)

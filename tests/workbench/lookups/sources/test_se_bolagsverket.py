"""Bolagsverket: an organisation part by part, and the list of its accounts."""

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import ask, read, read_recorded, response, values
from tests.recorded import recorded
from workbench.domain.company import Identifier, Query, Scheme
from workbench.domain.lookup import AnswerKind
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES
from workbench.net.exchange import KeyPlace, Method

KEY = "se_bolagsverket"
NUMBER = "5599000006"
UNIT = ask(KEY, "unit", NUMBER)
SEARCH = ask(KEY, "search", NUMBER, by="number")
INDEX = ask(KEY, "index", NUMBER)
EXAMPLE = "se_bolagsverket/spec_example_organisationer-aktiebolag-svar.json"
FAILED = "se_bolagsverket/spec_example_organisationer-fel-fran-en-uppgiftskalla-svar.json"
PROCEEDING = "pagaendeAvvecklingsEllerOmstruktureringsforfarande"
MISSPELT = "pagandeAvvecklingsEllerOmstruktureringsforfarande"
DOWN = {"typ": "OTILLGANGLIG_UPPGIFTSKALLA", "felBeskrivning": "x"}


def name(words: str, since: str, kind: str = "FORETAGSNAMN") -> dict[str, object]:
    return {
        "namn": words,
        "registreringsdatum": since,
        "organisationsnamntyp": {"kod": kind, "klartext": "x"},
        "verksamhetsbeskrivningSarskiltForetagsnamn": None,
    }


def organisation(**parts: Any) -> dict[str, Any]:
    """Return an invented organisation that is alive and known to both producers."""
    whole: dict[str, Any] = {
        "organisationsidentitet": {"identitetsbeteckning": NUMBER},
        "organisationsnamn": {"organisationsnamnLista": [name("Norrsken AB", "2015-03-01")]},
        "organisationsform": {"kod": "AB", "klartext": "Aktiebolag"},
        "organisationsdatum": {"registreringsdatum": "2010-01-01", "infortHosScb": None},
        "verksamOrganisation": {"kod": "JA"},
        "avregistreradOrganisation": None,
        PROCEEDING: None,
    }
    whole |= parts
    for part in whole.values():
        if isinstance(part, dict) and "identitetsbeteckning" not in part:
            part.setdefault("fel", None)
            part.setdefault("dataproducent", "Bolagsverket")
    return whole


def answer(*organisations: dict[str, Any]) -> bytes:
    return json.dumps({"organisationer": organisations}).encode()


def unit(**parts: Any) -> Any:
    return read(UNIT, answer(organisation(**parts)))


def proceedings(*codes: str, spelling: str = PROCEEDING) -> dict[str, Any]:
    told = [{"kod": code, "klartext": f"({code})", "fromDatum": "2026-02-03"} for code in codes]
    return {spelling: {f"{spelling}Lista": told}}


def test_the_specifications_example_is_read_as_it_stands() -> None:
    read_as = read_recorded(ask(KEY, "unit", "5299999994"), EXAMPLE)
    assert (read_as.kind, read_as.missing, read_as.drift) == (AnswerKind.FOUND, (), ())
    assert read_as.identifiers == (Identifier(Scheme.SE_ORGNR, "5299999994"),)
    assert [(each.fact.key, each.fact.value) for each in read_as.facts] == [
        ("company.name", "Cykelbolaget AB"),
        ("company.form", "Aktiebolag"),
        ("company.sole_trader", "no"),
        ("company.registered", "2000-01-23"),
        ("company.founded", "2000-01-23"),
        ("company.status", "ceased"),
        ("company.ceased", "2023-05-05"),
        ("company.status_since", "2023-05-05"),
        ("company.status_reason", "Likvidation"),
        ("company.insolvency", "Konkurs"),
        ("company.bankrupt", "2024-01-26"),
        ("company.insolvency", "Likvidation"),
        ("company.advertising_protected", "yes"),
        ("company.purpose", "Bedriva handel med cyklar och tillbehör till cyklar"),
        ("company.address", "Jobbstigen 2, 12345 Grönköping"),
        ("company.town", "Grönköping"),
        ("company.industry", "Specialiserad butikshandel med cyklar"),
        ("company.industry", "EU-mopeder, reservdelar och tillbehör, handel med"),
    ]
    trades = [each.fact for each in read_as.facts if each.fact.key == "company.industry"]
    assert [(each.qualifier("code"), each.qualifier("rank")) for each in trades] == [
        ("47642", "1"),
        ("45400", "2"),
    ]


def test_the_specifications_failed_example_states_nothing_and_names_what_is_not_known() -> None:
    read_as = read_recorded(ask(KEY, "unit", "5299999994"), FAILED)
    assert (read_as.kind, read_as.facts) == (AnswerKind.FAILED, ())
    assert read_as.problem is not None
    assert read_as.problem.again
    assert len(read_as.missing) == 8


def test_a_part_that_failed_is_named_and_the_rest_is_stated() -> None:
    read_as = unit(postadressOrganisation={"postadress": None, "fel": DOWN})
    assert read_as.kind is AnswerKind.PARTIAL
    assert [str(each) for each in read_as.missing] == [
        "The register could not tell this now: Address."
    ]
    assert values(read_as, "company.name") == ["Norrsken AB"]
    assert values(read_as, "company.address") == []


@pytest.mark.parametrize("part", ["avregistreradOrganisation", PROCEEDING, MISSPELT])
def test_a_company_is_not_called_active_while_its_troubles_are_unknown(part: str) -> None:
    assert values(unit(**{part: {"fel": DOWN}}), "company.status") == []


@pytest.mark.parametrize(
    ("working", "status"), [({"kod": "JA"}, ["active"]), ({"kod": "NEJ"}, ["dormant"]), (None, [])]
)
def test_only_statistics_sweden_says_that_it_is_active(
    working: dict[str, str] | None, status: list[str]
) -> None:
    assert values(unit(verksamOrganisation=working), "company.status") == status


@pytest.mark.parametrize("spelling", [PROCEEDING, MISSPELT])
@pytest.mark.parametrize(
    ("codes", "status"),
    [
        (("KK",), "bankrupt"),
        (("LI",), "in_liquidation"),
        (("FR",), "in_reorganisation"),
        (("AC",), "in_reorganisation"),
        (("FR", "LI", "KK"), "bankrupt"),
        (("FUOL",), "active"),
        (("NYTT",), ""),
    ],
)
def test_the_worst_proceeding_is_the_status(
    codes: tuple[str, ...], status: str, spelling: str
) -> None:
    read_as = unit(**proceedings(*codes, spelling=spelling))
    assert values(read_as, "company.status") == ([status] if status else [])
    since = ["2026-02-03"] if status not in {"", "active"} else []
    assert values(read_as, "company.status_since") == since
    assert values(read_as, "company.bankrupt") == (["2026-02-03"] if "KK" in codes else [])


def test_a_merger_under_way_is_told_with_its_day() -> None:
    (merger,) = (
        each.fact for each in unit(**proceedings("FUOL")).facts if each.fact.key == "company.merger"
    )
    assert (merger.value, merger.end, merger.qualifier("kind")) == (
        "(FUOL)",
        date(2026, 2, 3),
        "FUOL",
    )


@pytest.mark.parametrize(
    ("code", "words", "status", "reason"),
    [
        ("LIAV", "Likvidation", "ceased", "Likvidation"),
        ("OVERK", "n/a", "ceased", "Overksamhet"),
        ("KKAV", None, "ceased", "Konkurs"),
        ("NYKOD", "n/a", "ceased", "NYKOD"),
        ("FUAV", "Fusion", "merged", "Fusion"),
        ("DELAV", "Delning", "ceased", "Delning"),
    ],
)
def test_a_struck_off_company_says_when_and_why(
    code: str, words: str | None, status: str, reason: str
) -> None:
    read_as = unit(
        avregistreradOrganisation={"avregistreringsdatum": "2024-01-26T00:00:00.000+00:00"},
        avregistreringsorsak={"kod": code, "klartext": words},
    )
    assert values(read_as, "company.status") == [status]
    assert values(read_as, "company.ceased") == ["2024-01-26"]
    assert values(read_as, "company.status_reason") == [reason]


def test_the_name_is_the_companys_own_that_was_registered_last() -> None:
    names = [
        name("Gamla AB", "2010-01-01"),
        name("Norrsken AB", "2015-03-01"),
        name("Fabriken", "2020-01-01", "SARSKILT_FORETAGSNAMN"),
        name("Northern Light", "2021-01-01", "FORETAGSNAMN_PA_FRAMMANDE_SPRAK"),
    ]
    read_as = unit(organisationsnamn={"organisationsnamnLista": names})
    assert values(read_as, "company.name") == ["Norrsken AB"]
    (former,) = (each.fact for each in read_as.facts if each.fact.key == "company.former_name")
    assert (former.value, former.start, former.end) == (
        "Gamla AB",
        date(2010, 1, 1),
        date(2015, 3, 1),
    )


def test_a_number_decides() -> None:
    (candidate,) = read(SEARCH, answer(organisation())).candidates
    assert candidate.decisive
    assert (candidate.name, candidate.form, candidate.status) == (
        "Norrsken AB",
        "Aktiebolag",
        "active",
    )
    assert read(SEARCH, answer(organisation())).facts == ()


def test_of_several_companies_with_one_number_the_one_that_still_is_is_meant() -> None:
    gone = organisation(avregistreradOrganisation={"avregistreringsdatum": "2020-01-01"})
    assert values(read(UNIT, answer(gone, organisation())), "company.ceased") == []
    with pytest.raises(SourceUnreadable):
        read(UNIT, answer(organisation(), organisation()))


@pytest.mark.parametrize(
    "content",
    [
        answer(),
        answer(
            {
                "organisationsnamn": {"fel": {"typ": "ORGANISATION_FINNS_EJ"}},
                "reklamsparr": {"fel": {"typ": "ORGANISATION_FINNS_EJ"}},
            }
        ),
    ],
)
def test_an_organisation_that_nobody_knows_is_nothing_found(content: bytes) -> None:
    assert read(UNIT, content).kind is AnswerKind.NOTHING_FOUND


def test_what_one_producer_does_not_know_is_not_missing() -> None:
    read_as = unit(reklamsparr={"kod": None, "fel": {"typ": "ORGANISATION_FINNS_EJ"}})
    assert (read_as.kind, read_as.missing) == (AnswerKind.FOUND, ())
    assert values(read_as, "company.advertising_protected") == []


@pytest.mark.parametrize(
    "identity", [{"identitetsbeteckning": "5599000014"}, {"identitetsbeteckning": "194009272719"}]
)
def test_another_organisation_is_unreadable(identity: dict[str, str]) -> None:
    with pytest.raises(SourceUnreadable):
        unit(organisationsidentitet=identity)


def test_an_application_that_is_not_subscribed_is_told_what_to_do() -> None:
    refused = read(UNIT, b"{}", 403)
    assert refused.kind is AnswerKind.REFUSED
    assert refused.problem is not None
    assert "Subscribe" in str(refused.problem.hint)


@pytest.mark.parametrize(
    "number",
    ["194009272719", "4009272719", "5512120005", "559900-0006", "5599000007", "55990000", "x" * 10],
)
@pytest.mark.parametrize("kind", ["unit", "search", "index"])
def test_a_persons_or_a_broken_number_is_never_sent(kind: str, number: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, kind, number))


def test_it_is_asked_by_post_with_a_token_and_by_number_alone() -> None:
    source = SOURCES[KEY]
    request = source.request(UNIT)
    assert (request.method, json.loads(request.body)) == (
        Method.POST,
        {"identitetsbeteckning": NUMBER},
    )
    assert request.key is not None
    assert request.key.place is KeyPlace.CLIENT
    assert list(source.searches(Query(text="", name="Norrsken"))) == []
    held = Identifier(Scheme.SE_ORGNR, NUMBER)
    assert list(source.searches(Query(text="", identifier=held))) == [SEARCH]


def listed(*documents: tuple[str, str, str], form: str = "application/zip") -> bytes:
    rows = [
        {
            "dokumentId": identity,
            "filformat": form,
            "rapporteringsperiodTom": end,
            "registreringstidpunkt": filed,
        }
        for identity, end, filed in documents
    ]
    return json.dumps({"dokument": rows}).encode()


def test_each_years_newest_document_is_asked_for() -> None:
    read_as = read(
        INDEX,
        listed(
            ("a_paket", "2023-12-31", "2024-05-01"),
            ("c_paket", "2024-12-31", "2025-09-01"),
            ("b_paket", "2024-12-31", "2025-05-01"),
        ),
    )
    assert (read_as.kind, read_as.drift) == (AnswerKind.FOUND, ())
    assert [
        (each.source, each.argument("document"), each.argument("end")) for each in read_as.follow
    ] == [
        ("se_accounts", "c_paket", "2024-12-31"),
        ("se_accounts", "a_paket", "2023-12-31"),
    ]
    assert values(read_as, "company.last_accounts") == ["2024"]
    assert values(read_as, "company.filed_years") == ["2024", "2023"]
    filed = [each.fact for each in read_as.facts if each.fact.key == "accounts.filed"]
    assert [(each.value, each.end, each.qualifier("filing")) for each in filed] == [
        ("2025-09-01", date(2024, 12, 31), "c_paket"),
        ("2024-05-01", date(2023, 12, 31), "a_paket"),
    ]


def test_a_company_without_documents_is_not_offered() -> None:
    assert read(INDEX, listed()).kind is AnswerKind.NOT_OFFERED


def test_accounts_in_another_form_are_named_as_missing() -> None:
    read_as = read(INDEX, listed(("a", "2024-12-31", "2025-05-01"), form="application/pdf"))
    assert (read_as.kind, read_as.follow) == (AnswerKind.PARTIAL, ())
    assert "2024" in str(read_as.missing[0])


@pytest.mark.parametrize("identity", ["../x", "a/b", "", "a?b", "x" * 200])
def test_an_identity_that_is_no_plain_word_is_unreadable(identity: str) -> None:
    with pytest.raises(SourceUnreadable):
        read(INDEX, listed((identity, "2024-12-31", "2025-05-01")))


def places(value: object) -> Any:
    match value:
        case dict():
            for key, inner in value.items():
                yield value, key
                yield from places(inner)
        case list():
            for index, inner in enumerate(value):
                yield value, index
                yield from places(inner)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_one_changed_place_is_read_or_refused(data: st.DataObject) -> None:
    body = json.loads(recorded(EXAMPLE))
    holder, key = data.draw(st.sampled_from(list(places(body))))
    holder[key] = data.draw(
        st.sampled_from(
            [None, True, -1, "", "x", "\x00", "2024-02-30", [], {}, [None], {"kod": {}}]
        )
    )
    kind = data.draw(st.sampled_from(["unit", "search"]))
    with suppress(SourceUnreadable):
        read_as = read(ask(KEY, kind, "5299999994"), json.dumps(body).encode())
        assert all(each.fact.value for each in read_as.facts)


def test_a_care_of_line_is_neither_stated_nor_kept() -> None:
    post = {"coAdress": "C/o Ada Sample", "utdelningsadress": "Gatan 1", "postnummer": "11122"}
    content = answer(organisation(postadressOrganisation={"postadress": post}))
    assert values(read(UNIT, content), "company.address") == ["Gatan 1, 11122"]
    kept = SOURCES[KEY].kept(UNIT, response(content))
    assert b"Ada Sample" not in kept
    assert values(read(UNIT, kept), "company.address") == values(
        read(UNIT, content), "company.address"
    )


def test_an_answer_that_does_not_say_whom_it_is_about_is_unreadable() -> None:
    with pytest.raises(SourceUnreadable):
        unit(organisationsidentitet=None)

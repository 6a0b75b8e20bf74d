"""What parsers report of answers in another shape than they know, and that real ones alarm none."""

import json
import re

import pytest

from tests.answers import ask, read, response, values
from tests.recorded import recorded
from tests.workbench.lookups.sources.test_recorded_and_broken import ANSWERS
from workbench.domain.company import Entity
from workbench.domain.drift import Change, Drift
from workbench.domain.lookup import AnswerKind, Question
from workbench.lookups.guard import read as read_guarded
from workbench.lookups.json_answer import read_json
from workbench.lookups.source import SOURCES
from workbench.lookups.statements import Statements

NO, YEARS, DK = "no_enhetsregisteret", "no_regnskapsregisteret", "dk_datafordeler"
UNIT = ask(NO, "unit", "311000004")
RECORDED = (
    *ANSWERS,
    (ask(NO, "unit", "821227062"), f"{NO}/enhet_slettet_821227062.json"),
    (ask(NO, "search", "x", by="name"), f"{NO}/sok_enhet_ingen_treff.json"),
    (ask(YEARS, "accounts", "915501680"), f"{YEARS}/regnskap_915501680_nel_FY2024.json"),
    (ask(YEARS, "accounts", "989795848"), f"{YEARS}/regnskap_989795848_akerbp_FY2024.json"),
    (ask(YEARS, "accounts", "810202572"), f"{YEARS}/regnskap_810202572_bortigard_FY2024.json"),
    (ask(YEARS, "years", "923609016"), f"{YEARS}/aarsregnskap_kopi_923609016_aar.json"),
    (ask(YEARS, "years", "984851006"), f"{YEARS}/aarsregnskap_kopi_984851006_aar.json"),
    (ask("dk_cvrapi", "unit", "36890266"), "dk_cvrapi/search_36890266_v6_from_R_print.json"),
    (ask("rdap", "domain", "example.cz", base="https://x.example"), "rdap/domain_example.cz.json"),
    (
        ask("rdap", "domain", "google.com", base="https://x.example"),
        "rdap/domain_google_markmonitor_registrar.json",
    ),
    (
        ask("rdap", "domain", "lemonde.fr", base="https://x.example"),
        "rdap/domain_lemonde.fr_afnic.json",
    ),
    *(
        (ask(DK, kind, "47458714", unit="4001142075"), f"{DK}/{name}_4001142075{more}.json")
        for kind, name, more in (
            ("employment", "beskaeftigelse", ""),
            ("form", "virksomhedsform", ""),
            ("credit", "kreditoplysninger", "_empty"),
        )
    ),
    (ask("dk_regnskaber", "accounts", "54399219"), "dk_xbrl/xbrl_54399219_FY2022_instance.xml"),
    (
        ask("dk_regnskaber", "accounts", "32570119"),
        "dk_xbrl/ixbrl_32570119_maersk_training_FY2023_slim.xhtml",
    ),
)


@pytest.mark.parametrize(("question", "name"), RECORDED, ids=[name for _, name in RECORDED])
def test_no_recorded_answer_raises_a_false_alarm(question: Question, name: str) -> None:
    answer = read_guarded(SOURCES[question.source], question, response(recorded(name)))
    assert getattr(answer, "drift", None) == ()


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("hit_22756214_maersk_Q1_2026.json", "22756214"),
        ("hit_10204534_FY2012_urls_elided.json", "10204534"),
    ],
)
def test_no_recorded_publication_raises_a_false_alarm(name: str, number: str) -> None:
    hit = json.loads(recorded(f"dk_offentliggoerelser/{name}"))
    content = json.dumps({"hits": {"total": 1, "max_score": None, "hits": [hit]}}).encode()
    assert read(ask("dk_offentliggoerelser", "index", number), content).drift == ()


def test_the_recorded_parts_of_a_danish_company_raise_no_false_alarm() -> None:
    unit, name, address = json.loads(recorded(f"{DK}/lookup_47458714_lego_2026-10.json"))
    for kind, part in (("unit", unit), ("name", name), ("address", address)):
        question = ask(DK, kind, "47458714", unit="4001142075")
        assert read(question, json.dumps(part["body"]).encode()).drift == ()


def unit(**changed: object) -> bytes:
    known: dict[str, object] = {
        "organisasjonsnummer": "311000004",
        "navn": "Fjordlys Automasjon AS",
        "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
        "konkurs": False,
        "registreringsdatoEnhetsregisteret": "2008-05-04",
        "underAvvikling": False,
        "underTvangsavviklingEllerTvangsopplosning": False,
        "antallAnsatte": 24,
    }
    return json.dumps({k: v for k, v in (known | changed).items() if v != "gone"}).encode()


def test_a_new_field_is_named_without_its_place_in_a_list() -> None:
    remarks = [{"tekst": "x", "farge": 1}, {"tekst": "y", "farge": 2}]
    answer = read(UNIT, unit(paategninger=remarks, nytt=1))
    assert answer.drift == ("new /nytt", "new /paategninger/*/farge")
    assert answer.kind is AnswerKind.FOUND


def test_a_field_that_was_always_there_is_missed() -> None:
    answer = read(UNIT, unit(konkurs="gone"))
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ("missing /konkurs",))


def test_an_optional_field_of_another_type_is_left_out_and_reported() -> None:
    answer = read(UNIT, unit(antallAnsatte="24"))
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ("retyped /antallAnsatte",))
    assert values(answer, "company.employees") == []
    assert values(answer, "company.name") == ["Fjordlys Automasjon AS"]


def test_an_answer_that_cannot_be_read_still_says_what_had_changed() -> None:
    answer = read_guarded(SOURCES[NO], UNIT, response(unit(konkurs="no")))
    assert getattr(answer, "kind", None) is AnswerKind.FAILED
    assert getattr(answer, "drift", None) == ("retyped /konkurs",)
    accounts = read_guarded(SOURCES[YEARS], ask(YEARS, "accounts", "311000004"), response(b"[{}]"))
    assert getattr(accounts, "drift", None) == ("missing /*/virksomhet",)


def test_a_value_that_no_property_can_have_is_an_answer_that_cannot_be_read() -> None:
    content = recorded("dk_xbrl/xbrl_54399219_FY2022_instance.xml")
    odd = content.replace(b"iso4217:DKK", b"iso4217:dkk")
    assert odd != content
    question = ask("dk_regnskaber", "accounts", "54399219", start="2022-01-01", end="2022-12-31")
    answer = read_guarded(SOURCES[question.source], question, response(odd))
    assert getattr(answer, "kind", None) in {AnswerKind.FAILED, AnswerKind.PARTIAL}


def test_accounts_without_a_mandatory_concept_have_drifted() -> None:
    content = recorded("dk_xbrl/xbrl_54399219_FY2022_instance.xml")
    without = content.replace(b"gsd:ReportingPeriodStartDate", b"gsd:StartOfPeriod")
    question = ask("dk_regnskaber", "accounts", "54399219", start="2022-01-01", end="2022-12-31")
    assert read(question, without).drift == (
        "missing {http://xbrl.dcca.dk/gsd}ReportingPeriodStartDate",
    )


@pytest.mark.parametrize(
    ("name", "number", "day"),
    [
        ("xbrl_54399219_FY2022_instance.xml", "54399219", "2022"),
        ("ixbrl_32570119_maersk_training_FY2023_slim.xhtml", "32570119", "2023"),
    ],
)
def test_a_line_of_the_accounts_that_is_no_number_has_drifted(
    name: str, number: str, day: str
) -> None:
    content = recorded(f"dk_xbrl/{name}")
    assets = re.search(rb"<[^<]*\bfsa:Assets\b[^>]*>([^<]+)<", content)
    assert assets is not None
    question = ask("dk_regnskaber", "accounts", number, start=f"{day}-01-01", end=f"{day}-12-31")

    def drift(words: bytes) -> tuple[str, ...]:
        start, end = assets.span(1)
        return read(question, content[:start] + words + content[end:]).drift

    assert drift(b"many") == ("retyped {http://xbrl.dcca.dk/fsa}Assets",)
    assert drift(b" - ") == ()


def test_a_statement_never_raises_for_an_odd_type() -> None:
    root = read_json(b'{"a": [], "b": "soon", "c": "yes", "d": "7", "e": [{}]}')
    facts = Statements(Entity(NO, "311000004"))
    facts.text("company.name", root.get("a"))
    facts.day("company.founded", root.get("b"))
    facts.flag("company.in_group", root.get("c"))
    facts.number("company.employees", root.get("d"))
    facts.lines("company.purpose", root.get("e"))
    assert facts.facts == []
    assert root.changed() == tuple(f"retyped /{name}" for name in ("a", "b", "c", "d", "e/*"))


def test_what_is_written_down_is_read_again_in_words() -> None:
    for change in Change:
        drift = Drift(change, "/a/*/b c")
        assert Drift.read(str(drift)) == drift
        assert "/a/*/b c" in str(drift.words)
    assert Drift.read("/old") == Drift(Change.NEW, "/old")


ACCOUNTS = "no_regnskapsregisteret/regnskap_923609016_equinor_FY2024.json"


def altered(name: str, **changed: object) -> bytes:
    """Return a recorded answer, a list of one entry as that, with some of its fields changed."""
    content = json.loads(recorded(name))
    entry = content[0] if isinstance(content, list) else content
    entry.update(changed)
    return json.dumps(content).encode()


def test_a_whole_part_of_another_type_is_reported_and_the_rest_is_read() -> None:
    question = ask(YEARS, "accounts", "923609016")
    answer = read_guarded(SOURCES[YEARS], question, response(altered(ACCOUNTS, eiendeler="8")))
    assert getattr(answer, "drift", None) == ("retyped /*/eiendeler",)
    assert getattr(answer, "kind", None) is AnswerKind.FOUND
    answer = read(UNIT, unit(organisasjonsform="AS", historiskeNavn={"0": "x"}))
    assert answer.drift == ("retyped /historiskeNavn", "retyped /organisasjonsform")


def test_a_number_in_place_of_a_text_is_read_and_reported() -> None:
    answer = read(UNIT, unit(navn=7, organisasjonsform={"kode": 7, "beskrivelse": "AS"}))
    assert answer.drift == ("retyped /navn", "retyped /organisasjonsform/kode")
    assert values(answer, "company.name") == ["7"]


@pytest.mark.parametrize(
    ("question", "content", "drift"),
    [
        (
            ask("brave_web", "trouble", "Fjordlys", country="NO", words="x"),
            {"type": "search", "query": {}, "web": {"results": {"0": {}}}},
            "retyped /web/results",
        ),
        (
            ask("brave_web", "trouble", "Fjordlys", country="NO", words="x"),
            {"type": "search", "query": {}, "web": []},
            "retyped /web",
        ),
        (
            ask("brave_news", "press", "Fjordlys", country="NO", words="x"),
            {"type": "news", "results": {}},
            "retyped /results",
        ),
        (
            ask(DK, "form", "99000007", unit="4000000001"),
            {"data": {"CVR_Virksomhedsform": {"nodes": {}}}},
            "retyped /data/CVR_Virksomhedsform/nodes",
        ),
        (
            ask(DK, "form", "99000007", unit="4000000001"),
            {"data": {"CVR_Virksomhedsform": {"nodes": [{"kode": "80"}]}}},
            "missing /data/CVR_Virksomhedsform/nodes/*/vaerdi",
        ),
        (
            ask("dk_offentliggoerelser", "index", "99000007"),
            {"hits": {"total": 3, "hits": "3"}},
            "retyped /hits/hits",
        ),
        (ask(NO, "roles", "311000004"), {"rollegrupper": "none"}, "retyped /rollegrupper"),
    ],
)
def test_what_stands_there_in_another_shape_is_never_nothing_found(
    question: Question, content: object, drift: str
) -> None:
    answer = read_guarded(
        SOURCES[question.source], question, response(json.dumps(content).encode())
    )
    assert getattr(answer, "kind", None) is AnswerKind.FAILED
    assert drift in getattr(answer, "drift", ())


def test_nothing_found_with_a_new_field_is_still_nothing_found() -> None:
    content = json.dumps({"rollegrupper": [], "nytt": 1}).encode()
    answer = read_guarded(SOURCES[NO], ask(NO, "roles", "311000004"), response(content))
    assert getattr(answer, "kind", None) is AnswerKind.NOTHING_FOUND


def test_a_search_reports_what_is_of_another_type_among_its_hits() -> None:
    hit = {"organisasjonsnummer": "311000004", "navn": "Fjordlys", "organisasjonsform": "AS"}
    content = {"_embedded": {"enheter": [hit]}, "page": {"totalElements": 1}}
    answer = read(ask(NO, "search", "Fjordlys", by="name"), json.dumps(content).encode())
    assert answer.drift == ("retyped /_embedded/enheter/*/organisasjonsform",)
    assert len(answer.candidates) == 1

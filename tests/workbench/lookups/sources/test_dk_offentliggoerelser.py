"""Offentliggørelser: every period, the latest publication of each, the best document."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from tests.answers import ask, read, values
from tests.recorded import recorded
from tests.samples import NOW
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.ids import new_id
from workbench.domain.lookup import Answer, AnswerKind
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES
from workbench.net.exchange import Method

KEY = "dk_offentliggoerelser"
XML, XHTML, PDF = "application/xml", "application/xhtml+xml", "application/pdf"
Document = tuple[str, str, str]


def listed(*hits: object, total: object = None) -> bytes:
    count = len(hits) if total is None else total
    return json.dumps({"hits": {"total": count, "hits": hits}}).encode()


def hit(
    year: int,
    *documents: Document,
    published: str = "",
    corrected: bool | None = None,
    cvr: int = 99000007,
) -> dict[str, Any]:
    day = published or f"{year + 1}-05-30T22:00:00.000Z"
    source: dict[str, Any] = {
        "cvrNummer": cvr,
        "offentliggoerelsesTidspunkt": day,
        "regnskab": {
            "regnskabsperiode": {"startDato": f"{year}-01-01", "slutDato": f"{year}-12-31"}
        },
        "dokumenter": [
            {"dokumentType": kind, "dokumentMimeType": media, "dokumentUrl": address}
            for kind, media, address in documents
        ],
    }
    if corrected is not None:
        source["omgoerelse"] = corrected
    return {"_id": f"urn:{day}", "_source": source}


def document(name: str, media: str = XML, kind: str = "AARSRAPPORT") -> Document:
    return kind, media, f"http://regnskaber.virk.dk/1/{name}"


def index(*hits: object) -> Answer:
    return read(ask(KEY, "index", "99000007"), listed(*hits))


def addresses(answer: Answer) -> Sequence[str]:
    return [each.argument("address").rpartition("/")[2] for each in answer.follow]


def test_the_question_is_put_as_the_register_wants_it() -> None:
    request = SOURCES[KEY].request(ask(KEY, "index", "22756214"))
    assert (request.method, request.url) == (
        Method.POST,
        "http://distribution.virk.dk/offentliggoerelser/_search",
    )
    assert request.plain_http
    body = json.loads(request.body)
    assert body["query"]["bool"]["must"][0] == {"term": {"cvrNummer": 22756214}}
    assert body["size"] <= 3000


@pytest.mark.parametrize("number", ["", "2275621", "227562144", "2275621x", "٢٢٧٥٦٢١٤"])
def test_what_is_no_cvr_number_is_not_asked(number: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "index", number))


def test_research_asks_for_each_cvr_number() -> None:
    numbers = (Identifier(Scheme.DK_CVR, "99000007"), Identifier(Scheme.LEI, "x"))
    company = Company(id=new_id(), name="Nørrelund", country="DK", identifiers=numbers, opened=NOW)
    assert [each.about for each in SOURCES[KEY].plan(company, ())] == ["99000007"]


def test_a_real_annual_report_is_followed_to_its_xml() -> None:
    answer = read(
        ask(KEY, "index", "10204534"),
        listed(json.loads(recorded(f"{KEY}/hit_10204534_FY2012_urls_elided.json"))),
    )
    assert answer.kind is AnswerKind.FOUND
    (question,) = answer.follow
    assert (question.source, question.about) == ("dk_regnskaber", "10204534")
    assert dict(question.arguments) == {
        "address": "http://regnskaber.virk.dk/43540201/Y3ZyL...ZQ.xml",
        "end": "2012-12-31",
        "filing": "urn:ofk:oid:9366144",
        "start": "2012-01-01",
        "version": "original",
    }
    assert values(answer, "company.last_accounts") == ["2012"]
    # Midnight of 31 May 2013 in Denmark, written in UTC.
    assert values(answer, "accounts.filed") == ["2013-05-31"]


def test_a_real_quarterly_report_is_no_annual_report() -> None:
    answer = read(
        ask(KEY, "index", "22756214"),
        listed(json.loads(recorded(f"{KEY}/hit_22756214_maersk_Q1_2026.json"))),
    )
    assert (answer.kind, answer.follow) == (AnswerKind.NOT_OFFERED, ())


def test_the_best_document_is_taken() -> None:
    answer = index(
        hit(2025, document("a", PDF), document("b", XHTML), document("c", XML)),
        hit(2024, document("d", PDF), document("e", XHTML)),
        hit(2023, document("f", XML, "AARSRAPPORT_ESEF"), document("g", XHTML)),
        hit(2022, document("h", XML, "HALVAARSRAPPORT"), document("i", "application/zip")),
    )
    assert addresses(answer) == ["c", "e", "g"]


def test_the_latest_publication_of_a_period_is_taken_and_corrected_is_told() -> None:
    first = hit(2025, document("first"), published="2026-03-01T00:00:00Z", corrected=False)
    again = hit(2025, document("again"), published="2026-06-01T00:00:00Z", corrected=True)
    for hits in ((first, again), (again, first)):
        answer = index(*hits)
        assert addresses(answer) == ["again"]
        assert answer.follow[0].argument("version") == "corrected"


def test_every_period_with_figures_is_followed_the_newest_first() -> None:
    years = [str(year) for year in range(2025, 2011, -1)]
    answer = index(*(hit(int(year), document(year)) for year in years[::-1]))
    assert addresses(answer) == years
    assert values(answer, "company.filed_years") == years


def test_a_year_in_which_two_periods_end_is_filed_once_and_both_are_followed() -> None:
    short = hit(2025, document("short"), published="2025-07-01T00:00:00Z")
    short["_source"]["regnskab"]["regnskabsperiode"]["slutDato"] = "2025-04-30"
    answer = index(hit(2025, document("long")), short)
    assert addresses(answer) == ["long", "short"]
    assert values(answer, "company.filed_years") == ["2025"]
    assert len(values(answer, "accounts.filed")) == 2


def filed(answer: Answer) -> list[tuple[object, ...]]:
    return [
        (fact.value, fact.start, fact.end, fact.qualifier("filing"), fact.qualifier("version"))
        for fact in (each.fact for each in answer.facts)
        if fact.key == "accounts.filed"
    ]


def test_each_filing_is_dated_by_the_day_it_was_in_denmark() -> None:
    winter = hit(2024, document("a"), published="2025-01-05T22:59:59.000Z")
    summer = hit(2023, document("b", PDF), published="2024-06-30T22:00:00.000Z", corrected=True)
    assert filed(index(winter, summer)) == [
        ("2025-01-05", date(2024, 1, 1), date(2024, 12, 31), winter["_id"], "original"),
        ("2024-07-01", date(2023, 1, 1), date(2023, 12, 31), summer["_id"], "corrected"),
    ]


def test_a_filing_without_an_instant_has_no_day() -> None:
    assert filed(index(hit(2024, document("a"), published="soon"))) == []


def test_publications_that_did_not_come_along_are_told() -> None:
    answer = read(ask(KEY, "index", "99000007"), listed(hit(2025, document("a")), total=401))
    assert answer.kind is AnswerKind.PARTIAL
    assert "400 older publications" in str(answer.missing[0])


def test_periods_beyond_the_newest_twenty_are_told() -> None:
    answer = index(*(hit(year, document("a.xml")) for year in range(2003, 2026)))
    assert len(answer.follow) == 20
    assert answer.kind is AnswerKind.PARTIAL
    assert [str(each) for each in answer.missing] == ["3 older publications are not listed here."]


def test_an_answer_of_a_part_of_the_index_is_no_answer() -> None:
    broken = {"timed_out": True, "hits": {"total": 0, "hits": []}}
    answer = read(ask(KEY, "index", "99000007"), json.dumps(broken).encode())
    assert answer.kind is AnswerKind.FAILED


def test_accounts_as_pdf_only_are_a_link_and_make_the_answer_partial() -> None:
    answer = index(hit(2025, document("a")), hit(2024, document("b.pdf", PDF)))
    assert answer.kind is AnswerKind.PARTIAL
    assert addresses(answer) == ["a"]
    (mention,) = answer.mentions
    assert mention.address == "http://regnskaber.virk.dk/1/b.pdf"
    assert "PDF" in str(answer.missing[0])


def test_a_correction_as_pdf_leaves_the_figures_published_before_and_says_so() -> None:
    first = hit(2025, document("first"), published="2026-03-01T00:00:00Z", corrected=False)
    again = hit(2025, document("b.pdf", PDF), published="2026-06-01T00:00:00Z", corrected=True)
    again["_id"] = "urn:ofk:oid:2"
    for hits in ((first, again), (again, first)):
        answer = index(*hits)
        assert answer.kind is AnswerKind.PARTIAL
        assert addresses(answer) == ["first"]
        assert answer.follow[0].argument("version") == "original"
        assert [each.address.rpartition("/")[2] for each in answer.mentions] == ["b.pdf"]
        assert "published anew on 1 June 2026, as PDF only" in str(answer.missing[0]).replace(
            "\u00a0", " "
        )
        assert [(day, version) for day, *_, version in filed(answer)] == [
            ("2026-06-01", "corrected"),
            ("2026-03-01", "original"),
        ]


def test_a_document_elsewhere_is_not_followed() -> None:
    elsewhere = ("AARSRAPPORT", XML, "http://regnskaber.virk.dk.asked.example/a.xml")
    assert index(hit(2025, elsewhere)).kind is AnswerKind.NOT_OFFERED


def test_no_hits_is_nothing_found() -> None:
    assert index().kind is AnswerKind.NOTHING_FOUND


def test_a_window_too_large_failed_for_good() -> None:
    content = recorded(f"{KEY}/error_result_window_too_large_docs.json")
    answer = read(ask(KEY, "index", "22756214"), content, 500)
    assert answer.kind is AnswerKind.FAILED
    assert answer.problem is not None
    assert not answer.problem.again


@pytest.mark.parametrize(
    "content",
    [
        listed(total={"value": 1, "relation": "eq"}),
        listed(hit(2025, document("a"), cvr=99000015)),
        b'{"hits": {}}',
        b'{"took": 1}',
        b"[]",
    ],
)
def test_another_shape_or_company_is_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "index", "99000007"), content)


def test_the_user_is_told_that_the_line_is_open() -> None:
    manifest = SOURCES[KEY].manifest
    assert manifest.plain_http == ("distribution.virk.dk",)
    assert manifest.warning is not None

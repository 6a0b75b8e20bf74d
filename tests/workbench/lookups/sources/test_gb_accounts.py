"""Filed British accounts: where their figures lie, the figures, and where a person must read."""

import json
from datetime import date
from typing import Any

import pytest

from tests.answers import ask, read, read_recorded, response, values
from tests.recorded import recorded
from workbench.domain.lookup import Answer, AnswerKind, Question
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES
from workbench.net.exchange import KeyPlace

KEY = "gb_accounts"
FOLDER = "companies_house"
HOST = "https://document-api.company-information.service.gov.uk"
DOCUMENT = "IHFGB_pcm7rSIRefsfuXK1MDkLFxrSoHbKKAgY7OTxk"


def question(kind: str = "accounts", about: str = "00541560", **more: str) -> Question:
    arguments = {"document": DOCUMENT, "end": "2020-11-30", "filing": "MzMw", **more}
    return ask(KEY, kind, about, **arguments)


def test_a_document_is_asked_for_by_its_id_in_the_kind_that_is_offered() -> None:
    data = SOURCES[KEY].request(question("document_data"))
    assert data.address == f"{HOST}/document/{DOCUMENT}"
    assert data.headers == {"Accept": "application/json"}
    page = SOURCES[KEY].request(question(media="application/xml"))
    assert page.address == f"{HOST}/document/{DOCUMENT}/content"
    assert page.headers == {"Accept": "application/xml"}
    assert SOURCES[KEY].request(question()).headers == {"Accept": "application/xhtml+xml"}
    for request in (data, page):
        assert request.key is not None
        assert (request.key.key, request.key.place) == ("companies_house", KeyPlace.BASIC)
        # The document itself lies at Amazon's, where the key must not go and does not.
        assert request.hosts == (HOST.removeprefix("https://"), "*.amazonaws.com")


@pytest.mark.parametrize("document", ["", "short", "a/../b" * 5, f"{DOCUMENT}?x=1", "é" * 20])
def test_what_is_no_document_is_not_asked_for(document: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(question(document=document))
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(question(about="541560"))


def data(**more: Any) -> Answer:
    body = {
        "company_number": "00541560",
        "category": "accounts",
        "created_at": "2021-05-04T08:28:44.698561376Z",
        "resources": {
            "application/pdf": {"content_length": 82_803},
            "application/xhtml+xml": {"content_length": 590_716},
        },
        "links": {"self": f"{HOST}/document/{DOCUMENT}"},
        **more,
    }
    asked = question("document_data", filed="2021-05-04", version="corrected")
    return read(asked, json.dumps(body).encode())


def test_a_page_that_is_offered_is_asked_for_and_the_day_it_was_filed_is_told() -> None:
    answer = data()
    assert (answer.kind, answer.drift) == (AnswerKind.FOUND, ())
    (follow,) = answer.follow
    assert (follow.source, follow.kind, follow.about) == (KEY, "accounts", "00541560")
    assert dict(follow.arguments) == {
        "document": DOCUMENT,
        "end": "2020-11-30",
        "filed": "2021-05-04",
        "filing": "MzMw",
        "media": "application/xhtml+xml",
        "version": "corrected",
    }
    (filed,) = (each.fact for each in answer.facts)
    assert (filed.key, filed.value, filed.end) == (
        "accounts.filed",
        "2021-05-04",
        date(2020, 11, 30),
    )
    assert dict(filed.qualifiers) == {"filing": "MzMw", "scope": "own", "version": "corrected"}


def test_a_document_that_was_made_anew_tells_no_day_of_filing() -> None:
    answer = data(created_at="2024-01-01T00:00:00Z")
    assert (answer.kind, answer.facts, len(answer.follow)) == (AnswerKind.FOUND, (), 1)


def test_a_document_that_is_a_pdf_alone_is_not_offered_with_its_address() -> None:
    asked = ask(
        KEY,
        "document_data",
        "00445790",
        document=DOCUMENT,
        end="2026-06-18",
        filed="2026-07-01",
        filing="MzM=",
    )
    answer = read_recorded(asked, f"{FOLDER}/document_metadata_tesco_cs01.json")
    assert (answer.kind, answer.facts, answer.follow) == (AnswerKind.NOT_OFFERED, (), ())
    (mention,) = answer.mentions
    assert mention.address == (
        "https://find-and-update.company-information.service.gov.uk/company/00445790"
        "/filing-history/MzM%3D/document?format=pdf&download=0"
    )
    assert (mention.title, mention.day) == ("00445790 2026-06-18", "2026-07-01")
    assert answer.problem is not None
    assert not answer.problem.again
    assert mention.address in str(answer.problem.hint)


@pytest.mark.parametrize(("content", "status"), [(b"%PDF-1.7 ...", 200), (b"", 406)])
def test_a_page_that_turns_out_to_be_a_pdf_is_not_offered(content: bytes, status: int) -> None:
    answer = read(question(), content, status)
    assert (answer.kind, len(answer.mentions)) == (AnswerKind.NOT_OFFERED, 1)


def test_anothers_document_is_refused() -> None:
    with pytest.raises(SourceUnreadable, match="not about 00541560"):
        data(company_number="00541561")
    with pytest.raises(SourceUnreadable):
        data(resources=["application/pdf"])
    content = recorded(f"{FOLDER}/ixbrl/Prod223_3384_14033910_20220831.html")
    with pytest.raises(SourceUnreadable, match="not about 00541560"):
        read(question(end="2022-08-31"), content)


def test_a_recorded_filing_is_read_into_figures() -> None:
    answer = read_recorded(
        question(version="corrected"), f"{FOLDER}/ixbrl/Prod223_2911_00541560_20201130.html"
    )
    assert (answer.kind, answer.missing, answer.drift) == (AnswerKind.FOUND, (), ())
    assert values(answer, "accounts.revenue") == ["5936600", "8016736"]
    assert {each.fact.qualifier("version") for each in answer.facts} == {"corrected"}
    assert {each.fact.qualifier("filing") for each in answer.facts} == {"MzMw"}
    assert answer.entity is not None
    assert {each.fact.entity for each in answer.facts} == {answer.entity}


def test_a_recorded_package_is_read_into_figures() -> None:
    name = f"{FOLDER}/ixbrl/Prod223_3951_15052776_20240831_CIC.zip"
    answer = read_recorded(question(about="15052776", end="2024-08-31"), name)
    assert values(answer, "accounts.equity") == ["3365"]


def test_of_a_package_the_accounts_are_kept_and_read_again_as_they_were() -> None:
    package = recorded(f"{FOLDER}/ixbrl/Prod223_3951_15052776_20240831_CIC.zip")
    asked = question(about="15052776", end="2024-08-31")
    kept = SOURCES[KEY].kept(asked, response(package))
    assert kept.startswith(b"<?xml")
    assert read(asked, kept) == read(asked, package)
    for as_it_came in (b"PK\x03\x04 nonsense", b"%PDF-1.7", b"<html/>"):
        assert SOURCES[KEY].kept(asked, response(as_it_came)) == as_it_came


def test_what_was_left_out_makes_the_answer_partial() -> None:
    name = f"{FOLDER}/ixbrl/drkane_account_errors.html"
    answer = read_recorded(question(about="05969206", end="2017-10-31"), name)
    assert (answer.kind, len(answer.missing), len(answer.drift)) == (AnswerKind.PARTIAL, 2, 1)


def test_accounts_of_another_period_than_asked_for_are_refused() -> None:
    content = recorded(f"{FOLDER}/ixbrl/Prod223_2911_00541560_20201130.html")
    with pytest.raises(SourceUnreadable, match="another period"):
        read(question(end="2019-11-30"), content)


def test_half_a_document_is_unreadable() -> None:
    content = recorded(f"{FOLDER}/ixbrl/Prod223_2911_00541560_20201130.html")
    with pytest.raises(SourceUnreadable):
        read(question(), content[: len(content) // 2])


def test_a_document_that_is_gone_is_nothing_found() -> None:
    for kind in ("document_data", "accounts"):
        assert read(question(kind), b"", 404).kind is AnswerKind.NOTHING_FOUND

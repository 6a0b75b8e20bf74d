"""Which stored answers travel, which stay, and under what names."""

import hashlib
from dataclasses import replace
from uuid import UUID

import pytest

from tests.handoffs import MANIFESTS, STORED, manifest, rich
from tests.samples import SNAPSHOT, fjordlys
from workbench.domain.dossier import Dossier
from workbench.domain.source import Travel
from workbench.export.evidence import StoredAnswer, file_name, stored_answers
from workbench.texts import ENGLISH


def only(finished: Dossier) -> StoredAnswer:
    (answer,) = stored_answers(finished)
    return answer


def why(answer: StoredAnswer) -> str:
    assert answer.stays is not None
    assert (answer.name, answer.file) == ("", "")
    return ENGLISH.say(answer.stays)


def test_an_answer_whose_sources_let_it_travels_under_a_plain_name() -> None:
    answer = only(rich())
    assert answer.file == "evidence/no_enhetsregisteret-2026-11-22-000102030405.json"
    assert answer.stays is None


def test_one_source_that_forbids_it_is_enough_to_keep_it() -> None:
    closed = manifest("no_regnskapsregisteret", "Regnskapsregisteret", Travel.NOT)
    finished = replace(rich(), manifests={**MANIFESTS, closed.key: closed})
    assert why(only(finished)) == "Regnskapsregisteret does not let its answers be passed on"


def test_terms_nobody_knows_are_no_leave() -> None:
    finished = replace(rich(), manifests={})
    assert why(only(finished)) == "we do not know the terms it may be passed on under"


def test_an_answer_that_was_dropped_is_named_but_not_written() -> None:
    for snapshots in ({}, {SNAPSHOT: replace(STORED, content=b"")}):
        finished = replace(rich(), snapshots=snapshots)
        assert why(only(finished)) == "the stored answer is no longer kept"


def test_an_answer_that_came_empty_is_not_called_let_go() -> None:
    empty = hashlib.sha256(b"").digest()
    base = rich()
    said = tuple(replace(each, snapshot=empty) for each in base.sounding.facts)
    finished = replace(
        base,
        sounding=replace(base.sounding, facts=said),
        snapshots={empty: replace(STORED, sha256=empty, content=b"")},
    )
    assert why(only(finished)) == "the answer came without a body"


def test_a_page_kept_by_hand_stays_because_its_terms_are_not_known() -> None:
    base = fjordlys()
    page = replace(STORED, sha256=bytes(32), media_type="text/html")
    search = replace(base.hand_searches[0], id=UUID(int=98), snapshot=bytes(32).hex())
    finished = replace(
        rich(),
        sounding=replace(base, hand_searches=(search,)),
        snapshots={SNAPSHOT: STORED, bytes(32): page},
    )
    assert [each.source for each in stored_answers(finished)] == ["by_hand", "no_enhetsregisteret"]
    assert why(stored_answers(finished)[0]) == "we do not know the terms it may be passed on under"


@pytest.mark.parametrize(
    ("media", "suffix"),
    [
        ("application/json; charset=utf-8", ".json"),
        ("Application/PDF", ".pdf"),
        ("text/html", ".html.txt"),
        ("application/xhtml+xml", ".xhtml.txt"),
        ("text/xml", ".xml.txt"),
        ("text/csv", ".csv.txt"),
        ("image/svg+xml", ".bin"),
        ("application/x-msdownload", ".bin"),
        ("../../x", ".bin"),
    ],
)
def test_nothing_that_runs_on_a_double_click_gets_its_own_suffix(media: str, suffix: str) -> None:
    name = file_name("no_enhetsregisteret", replace(STORED, media_type=media))
    assert name == f"no_enhetsregisteret-2026-11-22-000102030405{suffix}"

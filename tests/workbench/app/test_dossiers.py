"""The dossier holds what is known now, and the stored answers where they are wanted."""

import pytest

from tests.fakes.desks import bench, state
from tests.samples import COMPANY, JONAS, METTE
from workbench.app import brought_files, dossiers, evidence_by_people
from workbench.domain.ids import new_id
from workbench.domain.lookup import AnswerKind
from workbench.domain.reference import HandAnswer
from workbench.errors import NotInStore


def test_an_unknown_company_has_none() -> None:
    with pytest.raises(NotInStore):
        dossiers.open_dossier(bench().desk, new_id())


def test_it_names_people_sources_and_our_firm() -> None:
    made = bench()
    dossier = dossiers.open_dossier(made.desk, COMPANY.id)
    assert dossier.people == {METTE.id: METTE, JONAS.id: JONAS}
    assert set(dossier.manifests) == {"brave", "no_enhetsregisteret"}
    assert dossier.firm == "Nordlys Software"
    assert dossier.decision is None
    assert dossier.requirements


def test_stored_answers_are_filled_in_only_where_they_are_wanted() -> None:
    made = bench()
    sha256 = state(made, content=b'{"navn": "FJORDLYS"}')
    assert dossiers.open_dossier(made.desk, COMPANY.id).snapshots == {}
    filled = dossiers.open_dossier(made.desk, COMPANY.id, with_answers=True)
    assert filled.snapshots[sha256].content == b'{"navn": "FJORDLYS"}'


def test_an_answer_of_nothing_is_filled_in_where_the_scorecard_leans_on_it() -> None:
    made = bench()
    state(made, facts=(), content=b"[]", answer=AnswerKind.NOTHING_FOUND, kind="accounts")
    filled = dossiers.open_dossier(made.desk, COMPANY.id, with_answers=True)
    assert [each.content for each in filled.snapshots.values()] == [b"[]"]
    state(made, facts=(), content=b"[1]", answer=AnswerKind.NOTHING_FOUND, kind="branch")
    filled = dossiers.open_dossier(made.desk, COMPANY.id, with_answers=True)
    assert [each.content for each in filled.snapshots.values()] == [b"[]"]


def test_pages_kept_by_hand_are_filled_in_too() -> None:
    made = bench()
    brought = brought_files.bring(made.desk, COMPANY.id, name="x.html", content=b"<p>a page</p>")
    done = evidence_by_people.answer_by_hand(
        made.desk,
        COMPANY.id,
        question="press",
        asked="https://a",
        answer=HandAnswer.FOUND,
        brought=brought,
    )
    filled = dossiers.open_dossier(made.desk, COMPANY.id, with_answers=True)
    assert set(filled.snapshots) == {bytes.fromhex(done.result.snapshot)}

"""The dossier holds what is known now, and the stored answers where they are wanted."""

from datetime import timedelta

import pytest

from tests.fakes.desks import Bench, bench, state
from tests.fakes.network import NOON
from tests.samples import COMPANY, JONAS, LEAD, METTE, REGISTER, annual, known, register_facts
from workbench.app import brought_files, decisions, dossiers, evidence_by_people, leads
from workbench.domain.company import Judgement, Sameness
from workbench.domain.ids import new_id
from workbench.domain.lead import SignalKind, Stage
from workbench.domain.lookup import AnswerKind
from workbench.domain.reference import HandAnswer
from workbench.errors import NotInStore
from workbench.texts import say

A_DAY = timedelta(days=1)


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


MOVED = [
    known("company.town", "OSLO") if each.fact.key == "company.town" else each
    for each in register_facts()
]
FIGURES = annual(
    2025, revenue=118_400_000, operating_result=9_800_000, assets=71_200_000, equity=32_750_000
)


def decided() -> Bench:
    """Return a lead marked MQL, about which the register had said OSLO first and then MOLDE."""
    made = bench()
    state(made, MOVED, b'{"town": "OSLO"}')
    state(made, FIGURES, b"[]")
    made.clock.time += A_DAY
    state(made)
    leads.note_signal(made.desk, LEAD, kind=SignalKind.ASKED_FOR_OFFER, day=NOON.date())
    made.clock.time += A_DAY
    decisions.qualify(made.desk, LEAD, Stage.MQL, reason="they asked")
    made.clock.time += A_DAY
    return made


def told(made: Bench) -> list[str]:
    since = dossiers.open_dossier(made.desk, COMPANY.id).since_decided
    return [str(each.words) for each in (*since.news, *since.also)] if since else []


@pytest.mark.parametrize("content", [b'{"town": "OSLO", "since": 2027}', b'{"town": "OSLO"}'])
def test_what_a_later_answer_says_otherwise_is_a_change_also_where_it_came_before(
    content: bytes,
) -> None:
    made = decided()
    assert told(made) == []
    state(made, MOVED, content)
    assert told(made) == ["Town: Oslo, was Molde."]
    as_locked = dossiers.locked_dossier(made.desk, COMPANY.id)
    assert (as_locked.changes, as_locked.since_decided, as_locked.headline) == ((), None, None)


def test_a_judgement_alone_is_a_change_since_the_decision() -> None:
    made = decided()
    apart = Judgement(
        id=new_id(),
        entity=REGISTER,
        company=COMPANY.id,
        sameness=Sameness.DIFFERENT,
        reason=say("Another company of the same name."),
        by=METTE.id,
        at=made.clock.now(),
    )
    made.store.write(lambda ledger: ledger.companies.judge(apart))
    assert "Town: Molde was another company's." in told(made)

"""Facts of a source that states less than it did carry the mark, as known at each instant."""

from datetime import timedelta

from tests.fakes.desks import Bench, bench, state
from tests.samples import COMPANY, register_facts
from workbench.app.dossiers import open_dossier
from workbench.domain.company import Entity
from workbench.domain.fact import LocatorKind, Place
from workbench.domain.fact import state as stating
from workbench.domain.health import suspicions
from workbench.domain.ids import new_id
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.domain.scorecard import Evidence, EvidenceKind
from workbench.export.record import record
from workbench.export.telling import tell

SOURCE = "no_enhetsregisteret"


def others(made: Bench, count: int, *keys: str) -> None:
    """Let a source answer about other companies, an hour apart, stating some properties."""
    for number in range(count):
        made.clock.time += timedelta(hours=1)
        at = made.clock.now()
        about = f"{at:%m%d%H}{number}"
        question = Question(source=SOURCE, kind="unit", about=about)
        lookup = Lookup(
            id=new_id(),
            question=question,
            company=new_id(),
            state=LookupState.ANSWERED,
            planned=at,
            answered=at,
            kind=AnswerKind.FOUND,
            snapshot=about.encode(),
        )
        place = Place(LocatorKind.JSON, "/x", "x")
        stated = [stating(Entity(SOURCE, about), key, "x", place) for key in keys]

        def unit(
            ledger: Ledger,
            lookup: Lookup = lookup,
            stated: list = stated,  # type: ignore[type-arg]
        ) -> None:
            ledger.lookups.add([lookup])
            ledger.facts.record(lookup, "p@1", stated, lookup.planned)

        made.store.write(unit)


def suspect() -> Bench:
    made = bench()
    state(made)
    others(made, 40, "company.name", "company.town")
    others(made, 20, "company.name")
    return made


def test_a_dossier_tells_which_of_its_sources_are_suspect() -> None:
    made = suspect()
    dossier = open_dossier(made.desk, COMPANY.id)
    assert set(dossier.suspects) == {SOURCE}
    (told,) = dossier.suspect_sources
    assert "in 0 of the last 20 answers" in str(told)
    mine = next(f for f in register_facts() if f.fact.entity.source == SOURCE)
    assert dossier.rests_on_suspect([Evidence(EvidenceKind.FACT, mine.fact.id.hex())])
    assert not dossier.rests_on_suspect([Evidence(EvidenceKind.FACT, "00")])


def test_what_was_known_before_the_fall_carries_no_mark() -> None:
    made = suspect()
    before = made.clock.now() - timedelta(hours=21)
    assert made.store.read(lambda it: suspicions(it.records, SOURCE)) != ()
    assert made.store.read(lambda it: suspicions(it.records, SOURCE, before)) == ()


def test_exports_carry_the_mark_in_words() -> None:
    made = suspect()
    dossier = open_dossier(made.desk, COMPANY.id)
    facts = record(dossier, made.desk.texts)["facts"]
    assert isinstance(facts, list)
    marked = {each["suspect"] is not None for each in facts if each["source"] == SOURCE}
    assert marked == {True}
    content = tell(dossier, made.desk.texts)
    (section,) = [each for each in content.sections if each.key == "sources"]
    assert any("is suspect" in claim.text for claim in section.paragraphs)


def test_a_source_that_goes_on_as_before_leaves_no_mark() -> None:
    made = bench()
    state(made)
    others(made, 60, "company.name", "company.town")
    assert open_dossier(made.desk, COMPANY.id).suspects == {}


def test_a_fall_is_noticed_a_minute_after_it_was_last_looked_for() -> None:
    made = bench()
    state(made)
    others(made, 40, "company.name", "company.town")
    assert open_dossier(made.desk, COMPANY.id).suspects == {}
    others(made, 20, "company.name")
    assert set(open_dossier(made.desk, COMPANY.id).suspects) == {SOURCE}

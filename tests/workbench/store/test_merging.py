"""Companies that are one are read as one in every store, and parted as if nothing had been."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fakes.desks import bench, undone
from tests.importing import FJORDLYS, previewed
from tests.samples import JONAS, METTE, fjordlys
from tests.workbench.store.conftest import START
from tests.workbench.store.made import answered, judged, says
from tests.workbench.store.test_locked import a_decision
from workbench.app import companies, summaries, watching
from workbench.app.desk import Desk
from workbench.app.importing.previewing import page
from workbench.app.importing.running import run
from workbench.app.importing.undoing import undo
from workbench.app.leads import set_offer
from workbench.app.merging import merge, part, tell_apart, twins
from workbench.app.soundings import take
from workbench.app.writing import conclude, written
from workbench.domain.clusters import CompanyJudgement
from workbench.domain.company import Company, Entity, Identifier, Judgement, Sameness, Scheme
from workbench.domain.figures import Money
from workbench.domain.ids import new_id
from workbench.domain.lead import (
    Lead,
    NextStep,
    Offer,
    Often,
    Signal,
    SignalKind,
    Stage,
    StageChange,
    Touch,
    TouchKind,
)
from workbench.domain.lead_list import LeadFilter, LeadRow
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Question
from workbench.domain.ports import Clock, Store
from workbench.domain.reference import Rating
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.store import backups, proofs
from workbench.store.sql_store import SqlStore
from workbench.texts import say

DAY = date(2026, 11, 20)
EVERY = LeadFilter(aside=True, order="name")
SOUNDING = fjordlys()


@dataclass(frozen=True)
class Pursued:
    """A company, our pursuit of it, and what its register calls it."""

    company: Company
    lead: Lead
    entity: Entity


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    def join(ledger: Ledger) -> None:
        for person in (METTE, JONAS):
            ledger.people.add(person)

    store.write(join)
    return replace(bench().desk, store=store, clock=clock)


def pursued(desk: Desk, name: str, number: str = "", stage: Stage = Stage.NEW) -> Pursued:
    """Add a company with a lead that stands at a stage."""
    at = desk.now()
    numbers = (Identifier(Scheme.NO_ORGNR, number),) if number else ()
    company = Company(id=new_id(), name=name, country="NO", identifiers=numbers, opened=at)
    lead = Lead(**written(desk, company.id, at))
    entity = Entity("no_enhetsregisteret", number or company.id.hex)

    def unit(ledger: Ledger) -> None:
        ledger.companies.add(company)
        ledger.companies.judge(judged(company.id, at, entity=entity))
        ledger.pursuits.append(lead)
        ledger.stages.append(StageChange(**written(desk, lead.id, at), stage=stage))
        conclude(desk, ledger, company.id, say("Opened {name}.", name=name))

    desk.store.write(unit)
    return Pursued(company, lead, entity)


Write = Callable[[Desk, Pursued, Ledger, str], None]


def offers(desk: Desk, whose: Pursued, ledger: Ledger, words: str) -> None:
    price, before = Money(Decimal(100), "NOK"), ledger.offers.of(whose.lead.id)
    entry = Offer(**written(desk, whose.lead.id), name=words, price=price, often=Often.ONCE)
    ledger.offers.append(replace(entry, supersedes=before[-1].id if before else None))


def signals(desk: Desk, whose: Pursued, ledger: Ledger, words: str) -> None:
    kind = SignalKind.FORM
    ledger.signals.append(
        Signal(**written(desk, whose.lead.id), kind=kind, day=DAY, asked_for=words)
    )


def steps(desk: Desk, whose: Pursued, ledger: Ledger, words: str) -> None:
    before = ledger.next_steps.of(whose.lead.id)
    entry = NextStep(**written(desk, whose.lead.id), what=words, due=DAY, responsible=METTE.id)
    ledger.next_steps.append(replace(entry, supersedes=before[-1].id if before else None))


def touches(desk: Desk, whose: Pursued, ledger: Ledger, words: str) -> None:
    entry = Touch(**written(desk, whose.lead.id), kind=TouchKind.CALL, day=DAY, words=words)
    ledger.touches.append(entry)


def ratings(desk: Desk, whose: Pursued, ledger: Ledger, words: str) -> None:
    ledger.ratings.append(Rating(**written(desk, whose.lead.id), criterion="easy", step=words))


def references(desk: Desk, whose: Pursued, ledger: Ledger, words: str) -> None:
    entry = replace(SOUNDING.references[0], **written(desk, whose.company.id), words=words)
    ledger.references.append(entry)


def stages(desk: Desk, whose: Pursued, ledger: Ledger, words: str) -> None:
    before = ledger.stages.of(whose.lead.id)[-1]
    entry = StageChange(**written(desk, whose.lead.id), stage=Stage.MQL, reason=words)
    ledger.stages.append(replace(entry, supersedes=before.id))


def rejections(desk: Desk, whose: Pursued, ledger: Ledger, words: str) -> None:
    other = Entity("no_enhetsregisteret", words)
    at = desk.now()
    ledger.companies.judge(judged(whose.company.id, at, Sameness.DIFFERENT, other))


def names(desk: Desk, whose: Pursued, ledger: Ledger, words: str) -> None:
    ledger.companies.rename(whose.company.id, f"Fjordlys {words} AS")


def addresses(desk: Desk, whose: Pursued, ledger: Ledger, words: str) -> None:
    domain = Identifier(Scheme.DOMAIN, f"{words}.example")
    ledger.companies.add_identifier(whose.company.id, domain)


WRITES: Mapping[str, Write] = {
    each.__name__: each
    for each in (
        offers,
        signals,
        steps,
        touches,
        ratings,
        references,
        stages,
        rejections,
        names,
        addresses,
    )
}
Step = tuple[str, int, str]


def write(desk: Desk, pair: Sequence[Pursued], steps: Sequence[Step]) -> None:
    """Write what some steps say, each at one of two companies."""
    for kind, which, words in steps:
        whose = pair[which]

        def unit(
            ledger: Ledger, kind: str = kind, whose: Pursued = whose, words: str = words
        ) -> None:
            WRITES[kind](desk, whose, ledger, words)
            conclude(desk, ledger, whose.company.id, say("Wrote {words}.", words=words))

        desk.store.write(unit)


def everything(desk: Desk, whose: Pursued, at: datetime = START) -> dict[str, object]:
    """Return all that is read of a company: its dossier, its journals, and its rows."""
    now, company, lead = START + timedelta(days=99), whose.company.id, whose.lead.id

    def look(ledger: Ledger) -> dict[str, object]:
        rows = ledger.leads.rows(EVERY, 10_000)
        return {
            "sounding": take(ledger, company, now),
            "then": take(ledger, company, now, as_of=at),
            "offers": ledger.offers.history(lead),
            "steps": ledger.next_steps.history(lead),
            "stages": ledger.stages.history(lead),
            "watches": [e for e in ledger.watches.everywhere() if e.about == company],
            "known": ledger.imports.known([company]),
            "rows": [row for row in rows if row.company == company],
            "outline": [e for e in ledger.companies.outlines() if e.company == company],
        }

    return desk.store.read(look)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(WRITES)), st.integers(0, 1), st.sampled_from(["one", "two", "three"])
    ),
    max_size=6,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=STEPS, meanwhile=STEPS)
def test_parted_companies_are_as_they_were_whatever_was_written_before(
    desk: Desk, before: list[Step], meanwhile: list[Step]
) -> None:
    pair = [pursued(desk, "Fjordlys Automasjon AS"), pursued(desk, "Fjordlys Autom. AS")]
    write(desk, pair, before)
    at = desk.now()
    then = [everything(desk, each, at) for each in pair]
    merge(desk, pair[0].company.id, pair[1].company.id)
    both = [everything(desk, each, at) for each in pair]
    assert both[0]["sounding"] == both[1]["sounding"]
    assert [len(each["rows"]) for each in both] == [1, 0]  # type: ignore[arg-type]
    part(desk, pair[0].company.id, pair[1].company.id, "two after all")
    assert [everything(desk, each, at) for each in pair] == then
    merge(desk, pair[0].company.id, pair[1].company.id)
    ahead = desk.store.read(lambda ledger: ledger.leads.of_company(pair[0].company.id))
    assert ahead is not None
    front = Pursued(pair[0].company, ahead, pair[0].entity)
    write(desk, [front, front], meanwhile)
    part(desk, pair[1].company.id, pair[0].company.id, "two after all")
    # What was written meanwhile stands at the lead we went on with, and at the company in front.
    if ahead.id == pair[0].lead.id:
        assert everything(desk, pair[1], at) == then[1]


@pytest.mark.parametrize(
    ("first", "second", "ahead"),
    [
        (Stage.NEW, Stage.MQL, 1),
        (Stage.SQL, Stage.WON, 1),
        (Stage.SQL, Stage.LOST, 0),
        (Stage.RESEARCHING, Stage.LOST, 1),
        (Stage.MQL, Stage.MQL, 0),
    ],
)
def test_one_goes_on_with_the_lead_that_came_furthest_and_else_with_the_older(
    desk: Desk, first: Stage, second: Stage, ahead: int
) -> None:
    pair = [
        pursued(desk, "Fjordlys AS", "311000004", first),
        pursued(desk, "Fjordlys", stage=second),
    ]
    merge(desk, pair[1].company.id, pair[0].company.id)

    def look(ledger: Ledger) -> tuple[Lead | None, tuple[LeadRow, ...]]:
        return ledger.leads.of_company(pair[0].company.id), ledger.leads.rows(EVERY, 10)

    lead, rows = desk.store.read(look)
    assert lead == pair[ahead].lead
    (row,) = rows
    assert (row.lead, row.company) == (pair[ahead].lead.id, pair[0].company.id)
    assert row.stage == (first, second)[ahead].value
    # It stays the one we go on with, however it ends.
    end = StageChange(**written(desk, row.lead), stage=Stage.LOST)
    desk.store.write(lambda ledger: ledger.stages.append(end))
    assert desk.store.read(lambda ledger: ledger.leads.of_company(pair[1].company.id)) == lead


def test_what_sources_said_of_either_is_read_of_both_and_parts_with_its_number(desk: Desk) -> None:
    one = pursued(desk, "Fjordlys AS", "311000004")
    other = pursued(desk, "Fjordlys Automasjon")
    about = Entity("wikidata", "Q1")
    desk.store.write(
        lambda ledger: ledger.companies.judge(
            judged(one.company.id, START, Sameness.DIFFERENT, about)
        )
    )
    desk.store.write(
        lambda ledger: ledger.companies.judge(judged(other.company.id, START, entity=about))
    )
    question = Question(source="wikidata", kind="item", about="Q1")
    at = desk.now()
    answered(
        desk.store,
        at,
        [says("company.town", "MOLDE", about)],
        question=question,
        company=other.company.id,
    )
    towns = partial(_towns, desk, one.company.id)
    assert towns() == []
    merge(desk, one.company.id, other.company.id)
    # Whoever opened one of them took the other for another: both were right then.
    assert towns() == ["MOLDE"]
    assert len(desk.store.read(lambda ledger: ledger.lookups.of_company(one.company.id))) == 1
    since = {one.company.id: at}
    assert desk.store.read(lambda ledger: ledger.facts.told_anew(since)) == {one.company.id}
    rejected = judged(one.company.id, desk.now(), Sameness.DIFFERENT, about)
    desk.store.write(lambda ledger: ledger.companies.judge(rejected))
    assert towns() == []
    part(desk, one.company.id, other.company.id, "two after all")
    assert _towns(desk, other.company.id) == ["MOLDE"]
    number = Identifier(Scheme.NO_ORGNR, "311000004")
    assert (
        desk.store.read(lambda ledger: ledger.companies.holder(other.company.id, number))
        == other.company.id
    )


def _towns(desk: Desk, company: UUID) -> list[str]:
    facts = desk.store.read(lambda ledger: ledger.facts.of_company(company))
    return [each.fact.value for each in facts]


def test_any_number_of_a_merged_company_leads_to_the_one_in_front(desk: Desk) -> None:
    one, other = pursued(desk, "Fjordlys AS", "311000004"), pursued(desk, "Fjordlys")
    site = Identifier(Scheme.DOMAIN, "fjordlys.example")
    desk.store.write(lambda ledger: ledger.companies.add_identifier(other.company.id, site))
    merge(desk, other.company.id, one.company.id)

    def look(ledger: Ledger) -> tuple[Company | None, Company, object]:
        by_site = ledger.companies.by_identifier(site)
        return by_site, ledger.companies.get(other.company.id), ledger.imports.holding([site])

    by_site, got, holding = desk.store.read(look)
    assert by_site == got
    assert (got.id, got.name) == (one.company.id, "Fjordlys AS")
    assert got.identifiers == (*one.company.identifiers, site)
    assert holding == {site: (one.company.id,)}
    assert (
        desk.store.read(lambda ledger: ledger.companies.holder(one.company.id, site))
        == other.company.id
    )


def test_companies_that_hold_one_number_are_one_by_themselves_until_somebody_parts_them(
    desk: Desk,
) -> None:
    one, other = pursued(desk, "Fjordlys AS", "311000004"), pursued(desk, "Fjordlys")
    number, site = one.company.identifiers[0], Identifier(Scheme.DOMAIN, "fjordlys.example")
    for each in (one, other):
        desk.store.write(partial(_given, each.company.id, site))
    # A web address is shared in groups.
    assert desk.store.read(lambda ledger: ledger.companies.clusters().members) == {}
    desk.store.write(partial(_given, other.company.id, number))
    (twin,) = desk.store.read(lambda ledger: twins(ledger, one.company.id))
    assert (twin.company, twin.by) == (other.company.id, None)
    assert str(twin.reason) == "Both hold the number 311000004."
    part(desk, one.company.id, other.company.id, "the number was mistyped")
    lei = Identifier(Scheme.LEI, "549300MLUDYVRQOOXS22")
    for each in (one, other):
        desk.store.write(partial(_given, each.company.id, lei))
    assert desk.store.read(lambda ledger: ledger.companies.clusters().members) == {}


def _got(company: UUID, ledger: Ledger) -> Company:
    return ledger.companies.get(company)


def _judged(judgement: Judgement, ledger: Ledger) -> None:
    ledger.companies.judge(judgement)


def _given(company: UUID, number: Identifier, ledger: Ledger) -> None:
    ledger.companies.add_identifier(company, number)


def test_an_equal_number_joins_none_whose_other_numbers_say_that_they_are_two(desk: Desk) -> None:
    one, other = (
        pursued(desk, "Fjordlys AS", "311000004"),
        pursued(desk, "Fjordlys Drift AS", "311000012"),
    )
    lei = Identifier(Scheme.LEI, "549300MLUDYVRQOOXS22")
    for each in (one, other):
        desk.store.write(partial(_given, each.company.id, lei))
    assert desk.store.read(lambda ledger: ledger.companies.clusters().members) == {}
    with pytest.raises(InvalidInput, match="311000004") as refused:
        merge(desk, one.company.id, other.company.id)
    assert refused.value.field == "reason"
    merged = merge(desk, one.company.id, other.company.id, "Drift went over into it in May")
    assert len(merged.result.identifiers) == 3


def test_merging_is_undone_and_done_again_as_if_nothing_had_been_said(desk: Desk) -> None:
    one, other = pursued(desk, "Fjordlys AS"), pursued(desk, "Fjordlys")
    then = [everything(desk, each) for each in (one, other)]
    did = merge(desk, one.company.id, other.company.id)
    back = undone(did)
    assert [everything(desk, each) for each in (one, other)] == then
    pair = (one.company.id, other.company.id)
    holding = desk.store.read(lambda ledger: ledger.companies.clusters().holding)
    assert holding[pair].sameness is Sameness.UNSURE
    again = undone(back)
    assert len(desk.store.read(lambda ledger: ledger.leads.rows(EVERY, 10))) == 1
    undone(again)
    assert [everything(desk, each) for each in (one, other)] == then
    with pytest.raises(InvalidInput, match="changed since"):
        undone(did)


def test_whatever_was_merged_into_a_company_parts_with_it(desk: Desk) -> None:
    one, two, three = (pursued(desk, f"Fjordlys {each}") for each in "ABC")
    merge(desk, two.company.id, three.company.id)
    merge(desk, three.company.id, one.company.id)
    one_id, two_id, three_id = (each.company.id for each in (one, two, three))
    of = desk.store.read(lambda ledger: ledger.companies.clusters().of(three_id))
    assert of == (one_id, two_id, three_id)
    names = [each.name for each in desk.store.read(lambda ledger: twins(ledger, three_id))]
    assert names == ["Fjordlys C", "Fjordlys B"]
    part(desk, one_id, three_id, "another company")
    assert desk.store.read(lambda ledger: ledger.companies.clusters().of(one_id)) == (
        one_id,
        two_id,
    )
    with pytest.raises(InvalidInput, match="not merged"):
        part(desk, one_id, three_id, "another company")


def test_one_watch_of_a_merged_company_runs_and_ends_for_both(desk: Desk) -> None:
    one, other = pursued(desk, "Fjordlys AS"), pursued(desk, "Fjordlys")
    for each in (one, other):
        watching.watch(desk, each.company.id, 14)
    merge(desk, one.company.id, other.company.id)
    (watched,) = watching.watched(desk)
    assert (watched.name, watched.watch.about) == ("Fjordlys AS", one.company.id)
    watching.stop(desk, one.company.id)
    assert watching.watched(desk) == ()
    part(desk, one.company.id, other.company.id, "two after all")
    assert [each.name for each in watching.watched(desk)] == ["Fjordlys"]


def test_what_its_register_removed_by_law_is_gone_of_all_that_are_one(desk: Desk) -> None:
    one, other = pursued(desk, "Fjordlys AS", "311000004"), pursued(desk, "Kari Nordmann")
    wiki = Entity("wikidata", "Q1")
    desk.store.write(
        lambda ledger: ledger.companies.judge(judged(other.company.id, START, entity=wiki))
    )
    question = Question(source="wikidata", kind="item", about="Q1")
    answered(
        desk.store,
        desk.now(),
        [says("company.town", "MOLDE", wiki)],
        question=question,
        company=other.company.id,
    )
    answered(
        desk.store,
        desk.now(),
        [says("company.name", "FJORDLYS AS", one.entity)],
        company=one.company.id,
    )
    merge(desk, one.company.id, other.company.id)
    if not isinstance(desk.store, SqlStore):
        pytest.skip("the store in memory keeps no erasures")
    desk.store.write(lambda ledger: ledger.facts.purge(one.entity))
    assert _towns(desk, one.company.id) == []
    part(desk, one.company.id, other.company.id, "two after all")
    for each in (one, other):
        company = desk.store.read(partial(_got, each.company.id))
        assert company.removed is not None
        assert company.name in {"", "311000004"}
        assert _towns(desk, each.company.id) == []
    assert proofs.check(desk.store).problems == ()
    lines = desk.store.read(
        lambda ledger: [*ledger.activity(one.company.id), *ledger.activity(other.company.id)]
    )
    assert not any("Nordmann" in str(line.what) for line in lines)


def test_none_is_merged_with_a_company_that_was_removed_by_law(desk: Desk) -> None:
    if not isinstance(desk.store, SqlStore):
        pytest.skip("the store in memory keeps no erasures")
    one, other = pursued(desk, "Fjordlys AS", "311000004"), pursued(desk, "Fjordlys")
    answered(
        desk.store,
        desk.now(),
        [says("company.name", "FJORDLYS AS", one.entity)],
        company=one.company.id,
    )
    desk.store.write(lambda ledger: ledger.facts.purge(one.entity))
    with pytest.raises(InvalidInput, match="by law"):
        merge(desk, one.company.id, other.company.id)
    desk.store.write(partial(_given, other.company.id, one.company.identifiers[0]))
    assert desk.store.read(lambda ledger: ledger.companies.clusters().members) == {}


def test_companies_told_apart_are_not_one_and_the_word_is_taken_back(desk: Desk) -> None:
    one, other = pursued(desk, "Fjordlys AS"), pursued(desk, "Fjordlys")
    did = tell_apart(desk, other.company.id, one.company.id, seen='["x"]')
    pair = (one.company.id, other.company.id)

    def held() -> CompanyJudgement:
        return desk.store.read(lambda ledger: ledger.companies.clusters().holding)[pair]

    assert (held().sameness, held().seen, held().by) == (Sameness.DIFFERENT, '["x"]', METTE.id)
    undone(did)
    assert held().sameness is Sameness.UNSURE
    merge(desk, one.company.id, other.company.id)
    with pytest.raises(InvalidInput, match="They are merged"):
        tell_apart(desk, one.company.id, other.company.id)


def test_as_of_a_day_before_they_became_one_each_is_alone(desk: Desk) -> None:
    one, other = pursued(desk, "Fjordlys AS"), pursued(desk, "Fjordlys")
    write(desk, [one, other], [("touches", 0, "one"), ("touches", 1, "two")])
    then = desk.now()
    merge(desk, one.company.id, other.company.id)
    now = desk.now()
    old = desk.store.read(lambda ledger: take(ledger, one.company.id, now, as_of=then))
    new = desk.store.read(lambda ledger: take(ledger, one.company.id, now))
    assert [each.words for each in old.touches] == ["one"]
    assert [each.words for each in new.touches] == ["one", "two"]


def test_the_list_made_anew_has_one_row_for_merged_companies(desk: Desk, clock: Clock) -> None:
    if not isinstance(desk.store, SqlStore):
        pytest.skip("nothing is made anew in memory")
    one, other = pursued(desk, "Fjordlys AS"), pursued(desk, "Fjordlys", stage=Stage.MQL)
    pursued(desk, "Bakkestø AS")
    write(desk, [one, other], [("steps", 0, "one"), ("signals", 1, "two")])
    merge(desk, one.company.id, other.company.id)
    kept = desk.store.read(lambda ledger: ledger.leads.rows(EVERY, 10))

    def summarise(ledger: Ledger, lead: Lead) -> None:
        summaries.refresh(ledger, lead.about, desk.starter, clock.now())

    assert proofs.rebuild(desk.store, summarise) == 2
    assert desk.store.read(lambda ledger: ledger.leads.rows(EVERY, 10)) == kept


def test_an_undone_change_of_a_merged_lead_is_written_where_it_goes_on(desk: Desk) -> None:
    one, other = pursued(desk, "Fjordlys AS"), pursued(desk, "Fjordlys")
    write(desk, [one, other], [("offers", 1, "theirs")])
    merge(desk, one.company.id, other.company.id)
    did = set_offer(desk, one.lead, name="ours", amount="10", currency="NOK", often=Often.ONCE)
    undone(did)
    names = [e.name for e in desk.store.read(lambda ledger: ledger.offers.of(one.lead.id))]
    assert names == ["theirs"]
    part(desk, one.company.id, other.company.id, "two after all")
    kept = desk.store.read(lambda ledger: ledger.offers.of(other.lead.id))
    assert [each.name for each in kept] == ["theirs"]


def test_what_was_locked_while_they_were_one_goes_too_when_one_is_removed_later(
    desk: Desk,
) -> None:
    if not isinstance(desk.store, SqlStore):
        pytest.skip("the store in memory keeps no erasures")
    store = desk.store
    one, other = pursued(desk, "Fjordlys AS"), pursued(desk, "Kari Nordmann", "311000012")
    name = says("company.name", "KARI NORDMANN", other.entity)
    answered(store, desk.now(), [name], company=other.company.id)
    before = locked(desk, one)
    merge(desk, one.company.id, other.company.id)
    meanwhile = locked(desk, one)
    part(desk, one.company.id, other.company.id, "two after all")
    after = locked(desk, one)
    store.write(lambda ledger: ledger.facts.purge(other.entity))
    left = store.read(lambda ledger: [each.id for each, _ in ledger.decisions.of(one.lead.id)])
    assert left == [before, after]
    assert meanwhile not in left
    lines = store.read(lambda ledger: ledger.activity(one.company.id))
    assert not any("Nordmann" in str(line.what) for line in lines)
    assert proofs.check(store).problems == ()


def locked(desk: Desk, whose: Pursued) -> UUID:
    """Lock a decision about a lead, and return its id."""
    decision = replace(a_decision(), about=whose.lead.id, at=desk.now())
    desk.store.write(lambda ledger: ledger.decisions.lock(decision))
    return decision.id


def test_a_backup_from_before_a_merger_is_brought_up_to_what_was_removed_since(
    tmp_path: Path, new_store: Callable[..., SqlStore], clock: Clock
) -> None:
    store = new_store()
    store.write(lambda ledger: ledger.people.add(METTE))
    desk = replace(bench().desk, store=store, clock=clock)
    one, other = pursued(desk, "Fjordlys AS", "311000004"), pursued(desk, "Kari Nordmann")
    wiki = Entity("wikidata", "Q1")
    desk.store.write(partial(_judged, judged(other.company.id, START, entity=wiki)))
    question = Question(source="wikidata", kind="item", about="Q1")
    town = says("company.town", "MOLDE", wiki)
    answered(store, desk.now(), [town], question=question, company=other.company.id)
    copies = backups.backup(store, tmp_path / "copy")
    merge(desk, one.company.id, other.company.id)
    store.write(lambda ledger: ledger.facts.purge(one.entity))
    path = store.path
    store.close()
    assert path is not None
    backups.restore(copies[0], path, clock)
    again = new_store()
    desk = replace(desk, store=again)
    assert _towns(desk, other.company.id) == []
    assert proofs.check(again).problems == ()


def test_rows_of_a_file_that_name_a_merged_company_go_to_the_one_in_front(desk: Desk) -> None:
    other = pursued(desk, "Fjordlys Automasjon")
    one = run(desk, previewed(desk, FJORDLYS, decided={2: None}), JobControl()).result
    number = Identifier(Scheme.NO_ORGNR, "311000004")
    held = desk.store.read(lambda ledger: ledger.companies.by_identifier(number))
    assert held is not None
    merge(desk, held.id, other.company.id)
    (plan,) = page(desk, previewed(desk, f"{FJORDLYS} igjen"))
    assert plan.company == other.company.id
    undone_run = undo(desk, one.run.id, JobControl()).result
    assert [str(each.why) for each in undone_run.stayed] == [
        "It is one with another company since."
    ]
    part(desk, other.company.id, held.id, "two after all")
    assert desk.store.read(lambda ledger: ledger.companies.get(held.id)).identifiers


def test_a_company_is_opened_by_any_of_its_numbers_as_the_one_in_front(desk: Desk) -> None:
    one, other = pursued(desk, "Fjordlys AS"), pursued(desk, "Fjordlys Autom. AS", "311000004")
    merge(desk, one.company.id, other.company.id)
    known = companies.known(desk, "311 000 004")
    assert known is not None
    assert known.id == one.company.id
    assert companies.opened(desk, known).lead == one.lead


def test_letting_go_of_a_dossier_reaches_all_that_are_one(desk: Desk) -> None:
    one, other = pursued(desk, "Fjordlys AS", "311000004"), pursued(desk, "Fjordlys")
    wiki = Entity("wikidata", "Q1")
    desk.store.write(partial(_judged, judged(other.company.id, START, entity=wiki)))
    question = Question(source="wikidata", kind="item", about="Q1")
    town = says("company.town", "MOLDE", wiki)
    answered(desk.store, desk.now(), [town], question=question, company=other.company.id)
    trader = says("company.sole_trader", "yes", one.entity)
    answered(desk.store, desk.now(), [trader], company=one.company.id)
    merge(desk, one.company.id, other.company.id)
    front = desk.store.read(lambda ledger: ledger.facts.sole_traders())
    assert front == (one.company.id,)
    ground = say("Nobody needs it any more.")
    desk.store.write(lambda ledger: ledger.facts.let_go(one.company.id, ground))
    assert _towns(desk, one.company.id) == []
    part(desk, one.company.id, other.company.id, "two after all")
    assert _towns(desk, other.company.id) == []

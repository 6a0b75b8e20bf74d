"""What changed since an instant, over every store: each cause is told apart from the others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from tests.workbench.store.conftest import START
from tests.workbench.store.made import (
    REGISTER,
    ROLES,
    UNIT,
    a_company,
    answered,
    judged,
    says,
)
from workbench.domain.changes import Change, changes
from workbench.domain.company import Entity, Sameness
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, Question
from workbench.domain.ports import Store
from workbench.domain.sounding import Sounding

PROFF = Entity("proff_page", "311000004")
PAGE = Question(source="proff_page", kind="page", about="311000004")
ACCOUNTS = Question(source="no_regnskapsregisteret", kind="accounts", about="311000004")
FILED = Entity("no_regnskapsregisteret", "311000004")
DECIDED = START + timedelta(days=10, hours=1)


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def figure(line: str, amount: int, year: int, version: str = "original") -> Stated:
    return state(
        FILED,
        f"accounts.{line}",
        str(amount),
        Place(LocatorKind.JSON, f"/{line}/{year}", str(amount)),
        unit="NOK",
        end=date(year, 12, 31),
        scope="own",
        version=version,
    )


class Case:
    """A company whose entities are judged the same from the start."""

    def __init__(self, store: Store) -> None:
        self.store = store
        company = a_company(day(0))
        self.company = company.id
        store.write(lambda ledger: ledger.companies.add(company))
        for entity in (REGISTER, PROFF, FILED):
            self.judge(entity, Sameness.SAME, day(0))

    def judge(self, entity: Entity, sameness: Sameness, at: datetime) -> None:
        judgement = judged(self.company, at, sameness, entity)
        self.store.write(lambda ledger: ledger.companies.judge(judgement))

    def answered(
        self,
        number: int,
        *stated: Stated,
        question: Question = UNIT,
        parser: str = "unit@1",
        content: bytes | None = None,
        kind: AnswerKind = AnswerKind.FOUND,
    ) -> Lookup:
        return answered(
            self.store,
            day(number),
            stated,
            question=question,
            parser=parser,
            content=content,
            kind=kind,
            company=self.company,
        )

    def reread(
        self,
        lookup: Lookup,
        number: int,
        *stated: Stated,
        parser: str = "unit@2",
        kind: AnswerKind = AnswerKind.FOUND,
    ) -> None:
        lookup = replace(lookup, kind=kind)
        self.store.write(lambda ledger: ledger.facts.record(lookup, parser, stated, day(number)))

    def changes(self, now: datetime | None = None) -> tuple[Change, ...]:
        def look(ledger: Ledger) -> tuple[Change, ...]:
            return changes(
                taken(ledger, self.company, DECIDED, DECIDED),
                taken(ledger, self.company, day(99), now),
                ledger.facts.readings_of_company(self.company),
            )

        found = self.store.read(look)
        # Who is asked first of whom anything may be told anew must not leave anybody out.
        assert self.anew() or not found or now is not None
        return found

    def anew(self) -> bool:
        """Whether the company may be told of otherwise since the decision."""
        since = {self.company: DECIDED}
        return self.company in self.store.read(lambda ledger: ledger.facts.told_anew(since))

    def told(self) -> Sequence[str]:
        return [told(each) for each in self.changes()]


def taken(ledger: Ledger, company: UUID, at: datetime, as_of: datetime | None) -> Sounding:
    return Sounding(
        as_of=at,
        company=ledger.companies.get(company),
        facts=ledger.facts.of_company(company, as_of),
        lookups=ledger.lookups.of_company(company, as_of),
    )


def told(change: Change) -> str:
    before = change.before.fact.value if change.before else "-"
    now = change.now.fact.value if change.now else "-"
    what = change.fact.key.partition(".")[2]
    return f"{change.cause.value} {what}: {before} > {now}"


@pytest.fixture
def case(store: Store) -> Case:
    return Case(store)


def test_nothing_new_is_no_change(case: Case) -> None:
    case.answered(1, says("company.town", "MOLDE"))
    case.answered(20, says("company.town", "MOLDE"))
    assert case.told() == []


def test_a_newer_answer_that_says_otherwise_is_a_change_at_the_company(case: Case) -> None:
    case.answered(1, says("company.employees", "41"))
    case.answered(20, says("company.employees", "20"))
    assert case.told() == ["company employees: 41 > 20"]


def test_the_same_bytes_read_by_a_mended_parser_were_read_wrongly(case: Case) -> None:
    lookup = case.answered(1, says("company.employees", "3"))
    case.reread(lookup, 20, says("company.employees", "300"))
    (change,) = case.changes()
    assert told(change) == "misread employees: 3 > 300"
    assert change.before is not None
    assert change.before.snapshot == lookup.snapshot, "the misread place can still be opened"


def test_a_misreading_mended_before_the_decision_is_no_news(case: Case) -> None:
    lookup = case.answered(1, says("company.employees", "3"))
    case.reread(lookup, 5, says("company.employees", "300"))
    assert case.told() == []


def test_the_same_bytes_that_came_again_were_still_read_wrongly(case: Case) -> None:
    case.answered(1, says("company.employees", "3"), content=b"same")
    again = case.answered(20, says("company.employees", "3"), content=b"same")
    case.reread(again, 21, says("company.employees", "300"))
    assert case.told() == ["misread employees: 3 > 300"]


def test_a_misreading_that_is_mended_and_then_overtaken_is_two_changes(case: Case) -> None:
    lookup = case.answered(1, says("company.employees", "3"))
    case.reread(lookup, 20, says("company.employees", "300"))
    case.answered(30, says("company.employees", "280"), parser="unit@2")
    assert case.told() == ["misread employees: 3 > 300", "company employees: 300 > 280"]


def test_an_old_answer_read_again_after_a_newer_one_came_is_two_changes(case: Case) -> None:
    lookup = case.answered(1, says("company.employees", "3"))
    case.answered(30, says("company.employees", "280"), parser="unit@2")
    case.reread(lookup, 31, says("company.employees", "300"))
    assert case.told() == ["misread employees: 3 > 300", "company employees: 300 > 280"]


def test_what_the_bytes_never_stated_was_our_mistake(case: Case) -> None:
    lookup = case.answered(1, says("company.employees", "3"), says("company.town", "MOLDE"))
    case.reread(lookup, 20, says("company.town", "MOLDE"))
    assert case.told() == ["misread employees: 3 > -"]


def test_what_a_mended_parser_reads_only_in_part_is_no_mistake(case: Case) -> None:
    lookup = case.answered(1, says("company.employees", "3"), says("company.town", "MOLDE"))
    case.reread(lookup, 20, says("company.town", "MOLDE"), kind=AnswerKind.PARTIAL)
    assert case.told() == []


def test_where_the_bytes_never_stated_it_the_rivals_word_stands(case: Case) -> None:
    lookup = case.answered(1, says("company.employees", "3"), says("company.town", "MOLDE"))
    case.answered(1, says("company.employees", "60", PROFF), question=PAGE)
    case.reread(lookup, 20, says("company.town", "MOLDE"))
    assert case.told() == ["misread employees: 3 > 60"]


def test_of_two_figures_the_mended_parser_finds_the_one_shown_is_told(case: Case) -> None:
    lookup = case.answered(1, figure("equity", 89, 2024), question=ACCOUNTS)
    corrected = figure("equity", 900, 2024, version="corrected")
    case.reread(lookup, 20, figure("equity", 890, 2024), corrected)
    assert case.told() == ["misread equity: 89 > 900"]


def test_two_sources_of_one_rank_that_take_turns_change_nothing(case: Case) -> None:
    one, other = Entity("one", "311000004"), Entity("other", "311000004")
    for each, value in ((one, "60"), (other, "64")):
        case.judge(each, Sameness.SAME, day(0))
        case.answered(
            3 if each is one else 2,
            says("company.employees", value, each),
            question=Question(source=each.source, kind="unit", about="311000004"),
        )
    again = Question(source="other", kind="unit", about="311000004")
    case.answered(20, says("company.employees", "64", other), question=again)
    assert case.told() == []


def test_what_a_mended_parser_finds_in_old_bytes_was_overlooked(case: Case) -> None:
    lookup = case.answered(1, says("company.town", "MOLDE"))
    case.reread(lookup, 20, says("company.town", "MOLDE"), says("company.employees", "300"))
    assert case.told() == ["misread employees: - > 300"]


def test_other_bytes_by_another_parser_may_be_either(case: Case) -> None:
    lookup = case.answered(1, says("company.employees", "3"))
    case.answered(20, says("company.employees", "300"), parser="unit@2")
    assert case.told() == ["unsure employees: 3 > 300"]
    case.reread(lookup, 21, says("company.employees", "3"))
    assert case.told() == ["company employees: 3 > 300"], "read again, the old bytes settle it"


def test_a_question_never_asked_before_brings_what_is_new_to_us(case: Case) -> None:
    case.answered(1, says("company.town", "MOLDE"))
    case.answered(20, says("company.employees", "64"), question=ROLES)
    assert case.told() == ["new_to_us employees: - > 64"]


def test_a_question_that_had_found_nothing_brings_a_change(case: Case) -> None:
    case.answered(1, says("company.town", "MOLDE"))
    case.answered(1, question=ROLES, kind=AnswerKind.NOTHING_FOUND, content=b"{}")
    case.answered(20, says("company.employees", "64"), question=ROLES)
    assert case.told() == ["company employees: - > 64"]


def test_what_is_left_out_is_no_longer_stated(case: Case) -> None:
    case.answered(1, says("company.town", "MOLDE"), says("company.employees", "64"))
    case.answered(20, says("company.town", "MOLDE"))
    assert case.told() == ["not_stated employees: 64 > -"]


def test_a_partial_answer_ends_nothing(case: Case) -> None:
    case.answered(1, says("company.town", "MOLDE"), says("company.employees", "64"))
    case.answered(20, says("company.town", "MOLDE"), kind=AnswerKind.PARTIAL)
    assert case.told() == []


def test_a_rival_nobody_is_shown_changes_nothing(case: Case) -> None:
    case.answered(1, says("company.employees", "64"))
    case.answered(1, says("company.employees", "60", PROFF), question=PAGE)
    case.answered(20, says("company.employees", "62", PROFF), question=PAGE)
    assert case.told() == []


def test_a_source_that_falls_silent_lets_its_rival_be_shown(case: Case) -> None:
    case.answered(1, says("company.employees", "64"))
    case.answered(1, says("company.employees", "60", PROFF), question=PAGE)
    case.answered(20, says("company.town", "MOLDE"))
    assert "not_stated employees: 64 > 60" in case.told()


def test_a_better_source_asked_since_is_new_to_us(case: Case) -> None:
    case.answered(1, says("company.employees", "60", PROFF), question=PAGE)
    case.answered(20, says("company.employees", "64"))
    assert case.told() == ["new_to_us employees: 60 > 64"]


def test_a_better_source_that_only_repeats_a_newer_answer_hides_no_change(case: Case) -> None:
    case.answered(1, says("company.employees", "60", PROFF), question=PAGE)
    case.answered(20, says("company.employees", "64", PROFF), question=PAGE)
    case.answered(20, says("company.employees", "64"))
    assert case.told() == ["company employees: 60 > 64"]


def test_registers_that_differ_in_capitals_say_the_same(case: Case) -> None:
    case.answered(1, says("company.name", "Fjordlys Automasjon AS", PROFF), question=PAGE)
    case.answered(20, says("company.name", "FJORDLYS AUTOMASJON AS"))
    assert case.told() == []


def test_what_was_another_companys_is_said_so(case: Case) -> None:
    case.answered(1, says("company.employees", "60", PROFF), question=PAGE)
    case.judge(PROFF, Sameness.DIFFERENT, day(20))
    assert case.told() == ["not_theirs employees: 60 > -"]


def test_an_entity_judged_the_same_since_is_new_to_us(case: Case) -> None:
    case.judge(PROFF, Sameness.UNSURE, day(1))
    case.answered(1, says("company.employees", "60", PROFF), question=PAGE)
    case.judge(PROFF, Sameness.SAME, day(20))
    assert case.told() == ["new_to_us employees: - > 60"]


def test_a_purged_company_has_no_changes(case: Case) -> None:
    case.answered(1, says("company.employees", "60"))
    case.answered(20, says("company.employees", "64"))
    case.store.write(lambda ledger: ledger.facts.purge(REGISTER))
    assert case.told() == []


def test_a_person_read_again_under_another_id_is_no_change(case: Case) -> None:
    case.answered(1, says("role.holder", "Ingrid Prøve", role="manager"), content=b"one")
    case.answered(20, says("role.holder", "Ingrid Prøve", role="manager"), content=b"two")
    assert case.told() == []


def test_somebody_follows_somebody_in_a_role_while_another_stays(case: Case) -> None:
    chair = says("role.holder", "Ola Fiktiv", role="chair")
    case.answered(1, chair, says("role.holder", "Ingrid Prøve", role="manager"))
    case.answered(20, chair, says("role.holder", "Anton Opfind", role="manager"))
    assert case.told() == ["company holder: Ingrid Prøve > Anton Opfind"]


def test_one_of_many_comes_and_others_go(case: Case) -> None:
    def member(name: str) -> Stated:
        return says("role.holder", name, role="member")

    case.answered(1, member("Ola Fiktiv"), member("Ingrid Prøve"), member("Anton Opfind"))
    case.answered(20, member("Ola Fiktiv"), member("Poul Fiktivsen"))
    assert sorted(case.told()) == [
        "company holder: - > Poul Fiktivsen",
        "not_stated holder: Anton Opfind > -",
        "not_stated holder: Ingrid Prøve > -",
    ]


def test_new_accounts_stand_beside_the_newest_older_ones(case: Case) -> None:
    case.answered(1, figure("equity", 890, 2024), question=ACCOUNTS)
    case.answered(20, figure("equity", 420, 2025), question=ACCOUNTS)
    (change,) = case.changes()
    assert told(change) == "company equity: 890 > 420"
    assert change.fresh


def test_another_document_of_a_source_that_was_asked_is_new_accounts(case: Case) -> None:
    def filing(year: str) -> Question:
        return Question(
            source="no_regnskapsregisteret",
            kind="accounts",
            about="311000004",
            arguments=(("year", year),),
        )

    case.answered(1, figure("equity", 890, 2024), question=filing("2024"))
    case.answered(20, figure("equity", 420, 2025), question=filing("2025"))
    case.answered(20, figure("equity", 700, 2023), question=filing("2023"))
    assert case.told() == ["company equity: 890 > 420", "new_to_us equity: - > 700"]


def test_accounts_filed_before_the_decision_were_only_unread(case: Case) -> None:
    def filed(on: str) -> Stated:
        place = Place(LocatorKind.JSON, "/filed", on)
        return state(FILED, "accounts.filed", on, place, end=date(2025, 12, 31), scope="own")

    other = Question(source=ACCOUNTS.source, kind="accounts", about="x")
    before, after = ("2026-11-30", "2026-12-03")
    case.answered(1, figure("equity", 890, 2024), question=ACCOUNTS)
    case.answered(20, figure("equity", 420, 2025), filed(before), question=other)
    assert "new_to_us equity: 890 > 420" in case.told()
    case.answered(21, figure("equity", 420, 2025), filed(after), question=other)
    assert "company equity: 890 > 420" in case.told()


def test_an_older_figure_read_wrongly_is_no_part_of_what_new_accounts_moved(case: Case) -> None:
    old, new = figure("equity", 89, 2024), figure("equity", 890, 2024)
    lookup = case.answered(1, old, question=ACCOUNTS)
    case.reread(lookup, 15, new)
    case.answered(20, new, figure("equity", 420, 2025), question=ACCOUNTS, parser="unit@2")
    assert case.told() == ["company equity: 890 > 420", "misread equity: 89 > 890"]


def test_a_period_read_wrongly_is_not_taken_for_new_accounts(case: Case) -> None:
    lookup = case.answered(1, figure("equity", 890, 2024), question=ACCOUNTS)
    case.reread(lookup, 20, figure("equity", 890, 2025))
    assert sorted(case.told()) == ["misread equity: - > 890", "misread equity: 890 > -"]


def test_a_line_that_new_accounts_leave_out_is_told(case: Case) -> None:
    case.answered(1, figure("equity", 890, 2024), figure("cash", 10, 2024), question=ACCOUNTS)
    case.answered(20, figure("equity", 890, 2025), question=ACCOUNTS)
    assert case.told() == ["not_stated cash: 10 > -"]


def test_a_corrected_filing_of_the_same_period_is_a_change_at_the_company(case: Case) -> None:
    case.answered(1, figure("equity", 890, 2024), question=ACCOUNTS)
    mended = figure("equity", 700, 2024, version="corrected")
    case.answered(20, figure("equity", 890, 2024), mended, question=ACCOUNTS)
    (change,) = case.changes()
    assert (told(change), change.fresh) == ("company equity: 890 > 700", False)


def test_the_day_of_an_end_is_told_with_the_status_it_brought(case: Case) -> None:
    case.answered(1, says("company.status", "active"))
    case.answered(20, says("company.status", "bankrupt"), says("company.bankrupt", "2026-12-03"))
    (change,) = case.changes()
    assert told(change) == "company status: active > bankrupt"
    assert change.since is not None
    assert change.since.fact.value == "2026-12-03"


def test_the_readings_of_a_company_are_those_of_its_questions(store: Store) -> None:
    case = Case(store)
    case.answered(1, says("company.town", "MOLDE"))
    lookup = case.answered(2, content=b"{}")
    case.answered(3, says("company.town", "OSLO", Entity("proff_page", "1")), question=PAGE)
    case.reread(lookup, 20, parser="unit@9")
    read = store.read(lambda ledger: ledger.facts.readings_of_company(case.company))
    assert [(each.parser, each.at, len(each.places)) for each in read] == [
        ("unit@1", day(1), 1),
        ("unit@1", day(2), 0),
        ("unit@9", day(20), 0),
    ]
    assert {each.question for each in read} == {UNIT.key}
    assert (read[2].first, read[2].last) == (day(2), day(2))


def test_the_same_bytes_again_tell_nothing_anew_and_older_ones_that_came_back_do(
    case: Case,
) -> None:
    case.answered(1, says("company.status", "active"), content=b"one")
    case.answered(5, says("company.status", "winding_up"), content=b"two")
    case.answered(11, says("company.status", "winding_up"), content=b"two")
    assert not case.anew()
    case.answered(12, says("company.status", "active"), content=b"one")
    assert case.anew()
    assert case.told() == ["company status: winding_up > active"]


def test_what_another_company_is_told_anew_is_not_told_of_this_one(case: Case) -> None:
    case.answered(1, says("company.status", "active"))
    other = Entity(REGISTER.source, "311000012")
    asked = replace(UNIT, about="311000012")
    case.answered(11, says("company.status", "active", other), question=asked)
    assert not case.anew()
    assert case.store.read(lambda ledger: ledger.facts.told_anew({})) == frozenset()

"""Several use cases as one unit of work are kept together or not at all."""

import pytest

from tests.fakes.desks import bench
from tests.samples import COMPANY, LEAD
from tests.workbench.store.made import an_answer
from workbench.app import leads
from workbench.app.desk import Desk
from workbench.app.one_unit import in_one_unit
from workbench.domain.lead import Often, Stage
from workbench.domain.lead_list import LeadFilter
from workbench.errors import InvalidInput


def offer(desk: Desk, amount: str) -> None:
    leads.set_offer(
        desk, LEAD, name="Line monitoring", amount=amount, currency="NOK", often=Often.YEARLY
    )


def plan(desk: Desk) -> None:
    leads.plan_step(desk, LEAD, what="Offer", due=desk.now().date())


def test_each_use_case_sees_what_the_one_before_it_wrote() -> None:
    made = bench()

    def work(desk: Desk) -> None:
        offer(desk, "480000")
        offer(desk, "240000")
        assert len(desk.store.read(lambda ledger: ledger.offers.of(LEAD.id))) == 1
        plan(desk)

    in_one_unit(made.desk, COMPANY.id, work)
    first, second = made.store.read(lambda ledger: ledger.offers.history(LEAD.id))
    assert second.supersedes == first.id


def test_the_list_shows_what_all_of_them_wrote() -> None:
    made = bench()
    in_one_unit(made.desk, COMPANY.id, plan)
    (row,) = leads.rows(made.desk, LeadFilter(stage=Stage.NEW.value))
    assert row.next_step == "Offer"


def test_where_one_is_refused_nothing_is_kept() -> None:
    made = bench()

    def work(desk: Desk) -> None:
        offer(desk, "480000")
        offer(desk, "nothing")

    with pytest.raises(InvalidInput):
        in_one_unit(made.desk, COMPANY.id, work)
    assert made.store.read(lambda ledger: ledger.offers.history(LEAD.id)) == ()


def test_bytes_are_neither_kept_nor_read_within() -> None:
    made = bench()
    answer = an_answer(b"{}", made.clock.now())

    def keep(desk: Desk) -> None:
        desk.store.keep(answer)

    def read(desk: Desk) -> None:
        desk.store.snapshot(answer.sha256)

    for work in (keep, read):
        with pytest.raises(ValueError, match="unit"):
            in_one_unit(made.desk, COMPANY.id, work)


def test_bytes_that_are_brought_along_are_kept_before_the_unit_begins() -> None:
    made = bench()
    answer = an_answer(b"{}", made.clock.now())
    kept: list[bytes] = []

    def keep(desk: Desk) -> None:
        kept.append(desk.store.keep(answer))

    in_one_unit(made.desk, COMPANY.id, keep, bringing=[answer])
    assert made.store.snapshot(kept[0]).content == b"{}"

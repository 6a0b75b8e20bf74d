"""That people were told is written down, stays, and can be taken back."""

from datetime import timedelta

import pytest

from tests.fakes.desks import bench
from tests.samples import COMPANY
from workbench.app.desk import Desk
from workbench.app.informing import inform
from workbench.domain.informing import Informed, Informing
from workbench.domain.operation import NoInverse
from workbench.errors import InvalidInput
from workbench.texts import ENGLISH


def entries(desk: Desk) -> tuple[Informed, ...]:
    return desk.store.read(lambda ledger: ledger.informed.of(COMPANY.id))


def test_every_word_stays_and_the_last_can_be_taken_back() -> None:
    desk = bench().desk
    today = desk.now().date()
    before = today - timedelta(days=2)
    inform(desk, COMPANY.id, how=Informing.LETTER, day=before)
    done = inform(desk, COMPANY.id, how=Informing.MAIL, day=today, note="letter 3")
    assert [each.day for each in entries(desk)] == [before, today]
    assert ENGLISH.say(done.did) == "Told on 22 November 2026, by e-mail."
    assert not isinstance(done.inverse, NoInverse)
    undone = done.inverse()
    assert [each.day for each in entries(desk)] == [before]
    assert not isinstance(undone.inverse, NoInverse)
    undone.inverse()
    assert len(entries(desk)) == 2
    told = desk.store.read(lambda ledger: ledger.activity(COMPANY.id))
    assert len(told) == 4


def test_an_exception_needs_its_reason() -> None:
    desk = bench().desk
    today = desk.now().date()
    for how in (each for each in Informing if each.is_exception):
        with pytest.raises(InvalidInput) as refused:
            inform(desk, COMPANY.id, how=how, day=today, note=" ")
        assert refused.value.field == "note"
    done = inform(desk, COMPANY.id, how=Informing.BY_LAW, day=today, note="hvitvaskingsloven")
    assert ENGLISH.say(done.did) == "Nobody need be told: a law lays it down."


def test_nobody_was_told_tomorrow() -> None:
    desk = bench().desk
    with pytest.raises(InvalidInput, match="has not come yet"):
        inform(desk, COMPANY.id, how=Informing.MAIL, day=desk.now().date() + timedelta(days=1))
    assert entries(desk) == ()

"""An answer that came while another program holds the store is held on to until it is written."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

import pytest

from tests.fakes.lookup_ledger import SmallStore
from tests.fakes.sources import ScriptedDoor, answer, source
from tests.samples import COMPANY
from tests.workbench.lookups.engine_bench import FOUND, Bench
from workbench.domain.figures import Money
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import AnswerKind, Lookup, Snapshot
from workbench.errors import StoreBusy
from workbench.jobs import JobControl
from workbench.lookups.verdicts import Patience
from workbench.net.exchange import Response
from workbench.texts import say

T = TypeVar("T")

PRICE = Money(Decimal("0.005"), "USD")


class Busy(SmallStore):
    """A store that another program holds for some commits after an answer came."""

    turned_away = 0

    def hold(self, commits: int) -> None:
        self.turned_away = commits

    def _check(self) -> None:
        if self.turned_away:
            self.turned_away -= 1
            raise StoreBusy(say("Another program is using the store."))

    def write(self, change: Callable[[Ledger], T]) -> T:
        self._check()
        return super().write(change)

    def keep(self, snapshot: Snapshot, of: Lookup | None = None) -> bytes:
        self._check()
        return super().keep(snapshot, of)


@pytest.mark.parametrize("status", [200, 503])
def test_an_answer_that_came_while_the_store_was_held_is_kept_and_not_asked_again(
    status: int,
) -> None:
    def comes(control: JobControl) -> Response:
        store.hold(3)
        return answer(FOUND if status == 200 else "down", status)

    store = Busy(COMPANY)
    once = Patience(attempts=1)
    bench = Bench(ScriptedDoor(a=[comes]), source("a", cost=PRICE), store=store, patience=once)
    lookup = bench.only()
    assert lookup.kind is (AnswerKind.FOUND if status == 200 else AnswerKind.FAILED)
    assert (lookup.snapshot in store.snapshots, store.turned_away) == (True, 0)
    assert len(bench.door.asked) == 1


def test_a_store_that_is_held_for_too_long_ends_the_run() -> None:
    def comes(control: JobControl) -> Response:
        store.hold(1000)
        return answer(FOUND)

    store = Busy(COMPANY)
    bench = Bench(ScriptedDoor(a=[comes]), store=store, patience=Patience(holding=0.0))
    with pytest.raises(StoreBusy):
        bench.run()

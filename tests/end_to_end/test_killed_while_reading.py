"""A program that is killed while it reads an answer: the next one reads it, and asks nobody."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from tests.fakes.stormy import Now, Stormy, asking, good, number, opened, stormy, world
from workbench.domain.figures import Money
from workbench.domain.lookup import Answer, AnswerKind, Lookup, Question
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.verdicts import Patience
from workbench.net.exchange import Response
from workbench.net.served_world import serve
from workbench.store import open_store

ROOT = Path(__file__).parents[2]
SHORT = Patience(pause=0.01, lease=1)
FREE, PAID = "free", "paid"


def asked_of(price: str) -> Stormy:
    return stormy("a", cost=Money(Decimal("0.01"), "USD") if price == PAID else None)


def asked_until_answered(engine: Engine, source: Stormy, company: UUID) -> Lookup:
    """Ask again and again: the killed program's lease lasts for a second more."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        questions = [source.question(number(0))]
        (lookup,) = engine.run(questions, company=company, control=JobControl())
        if lookup.kind is not None:
            return lookup
        time.sleep(0.1)
    raise AssertionError("the lease of the killed program never ended")


@pytest.mark.parametrize("price", [FREE, PAID])
def test_an_answer_that_reached_us_is_neither_asked_for_again_nor_lost(
    price: str, tmp_path: Path
) -> None:
    source = asked_of(price)
    place = tmp_path / "leadline.db"
    with closing(open_store(place, clock=Now())) as store:
        company = opened(store, 0)
    with serve(world(good(source))) as served:
        child = (__spec__.name, str(place), str(served.port), company.hex, price)
        ended = subprocess.run([sys.executable, "-m", *child], cwd=ROOT, check=False, timeout=60)
        assert ended.returncode == -signal.SIGKILL
        with (
            closing(open_store(place, clock=Now())) as store,
            asking(store, served.port, [source]) as engine,
        ):
            lookup = asked_until_answered(engine, source, company)
            facts = store.read(lambda ledger: ledger.facts.of_company(company))
        assert (lookup.kind, lookup.attempt) == (AnswerKind.FOUND, 2)
        assert facts
        assert len(served.visits) == 1


def main() -> None:
    """Ask one question, and end as nobody expects once its answer is to be read."""
    place, port, company, price = sys.argv[1:]
    source = asked_of(price)

    def read(_source: Stormy, _question: Question, _response: Response) -> Answer:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    pytest.MonkeyPatch().setattr(type(source), "read", read)
    with (
        closing(open_store(Path(place), clock=Now())) as store,
        asking(store, int(port), [source], patience=SHORT) as engine,
    ):
        engine.run([source.question(number(0))], company=UUID(company), control=JobControl())


if __name__ == "__main__":
    main()

"""Duplicates found among 100,000 companies, beside folding each of their names once."""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from tests.bench.figures import Figure
from tests.fakes.desks import bench
from tests.lifelike import Lifelike, companies
from tests.samples import METTE
from workbench.app.desk import Desk
from workbench.app.duplicates import find
from workbench.app.writing import written
from workbench.bootstrap import SystemClock
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.ids import new_id
from workbench.domain.lead import Aside, Lead, Stage
from workbench.domain.lead_list import LeadRow
from workbench.jobs import JobControl
from workbench.matching.name_words import read_words
from workbench.store import open_store
from workbench.store.companies import packed_companies
from workbench.store.journals import PURSUITS, packed_entries
from workbench.store.leads import packed_list
from workbench.store.sql_store import SqlStore
from workbench.store.unit import Unit

COMPANIES = 100_000
_EVERY = 50
"""One company in so many is here twice, the second time by its name alone, written otherwise."""
_AT_ONCE = 5000
_LIMIT = 60_000.0


def figures() -> Iterator[Figure]:
    """Measure once, by processor time: a run takes the better part of a minute."""
    every = list(islice(companies(COMPANIES), COMPANIES))
    with tempfile.TemporaryDirectory(prefix="leadline-bench-") as folder:
        clock = SystemClock()
        with closing(open_store(Path(folder) / "leadline.db", clock=clock)) as store:
            store.write(lambda ledger: ledger.people.add(METTE))
            desk = replace(bench(pursued=False).desk, store=store, clock=clock)
            _fill(desk, store, every)
            began = time.process_time()
            found = find(desk, JobControl())
            taken = time.process_time() - began
    began = time.process_time()
    read_words.cache_clear()
    for each in every:
        read_words(each.name, "NO")
    folded = time.process_time() - began
    yield Figure(
        name=f"{found.found} duplicates in {found.companies}, CPU, once",
        ours=(taken * 1000,),
        control=(folded * 1000,),
        control_name="each name folded once",
        limit=_LIMIT,
        rule="1 min",
    )


def _fill(desk: Desk, store: SqlStore, every: Sequence[Lifelike]) -> None:
    known = [(each.name, each.number) for each in every]
    draw = random.Random(COMPANIES)  # noqa: S311 - the same each time, keeps no secret
    known += [(_otherwise(each.name, draw), "") for each in every[::_EVERY]]
    for first in range(0, len(known), _AT_ONCE):
        some = known[first : first + _AT_ONCE]
        store.change(partial(_add, desk, some))


def _add(desk: Desk, some: Sequence[tuple[str, str]], unit: Unit) -> None:
    made = [_company(desk, name, number) for name, number in some]
    leads = [Lead(**written(desk, each.id)) for each in made]
    listed = [_row(each, lead) for each, lead in zip(made, leads, strict=True)]
    unit.insert(
        chain(
            packed_companies(unit.packer, made),
            packed_entries(unit.packer, PURSUITS, leads),
            packed_list(unit.packer, listed),
        )
    )


def _company(desk: Desk, name: str, number: str) -> Company:
    numbers = (Identifier(Scheme.NO_ORGNR, number),) if number else ()
    return Company(id=new_id(), name=name, country="NO", identifiers=numbers, opened=desk.now())


def _row(company: Company, lead: Lead) -> LeadRow:
    return LeadRow(
        lead=lead.id,
        company=company.id,
        name=company.name,
        town="",
        founded="",
        stage=Stage.NEW.value,
        aside=Aside.NO.value,
        lowest=None,
        highest=None,
        band="",
        interest="",
        next_step="",
        next_due="",
        responsible="",
        trouble="",
    )


def _otherwise(name: str, draw: random.Random) -> str:
    """Return a name as somebody else writes it: in capitals, without its form, or with a slip."""
    match draw.randrange(3):
        case 0:
            return name.upper()
        case 1:
            return name.rpartition(" ")[0] or name
        case _:
            place = draw.randrange(len(name))
            return name[:place] + name[place + 1 :] or name

"""The child that is killed among lists: it imports, brings in, merges and parts, round after round.

`python -m tests.proof.killed_at_lists FOLDER` begins each round where the one before it was broken
off. A line on the witness is written after what it tells was promised to the person, so whatever
stands there must be found in the store afterwards.
"""

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from uuid import UUID

from tests.bench.importing import synthetic_numbers
from tests.fakes.desks import bench
from tests.known import brought
from tests.proof.killed import READY, STORE, WITNESS, Now, Witness
from tests.samples import METTE
from workbench.app import merging
from workbench.app.desk import Desk
from workbench.app.importing.opening import open_file
from workbench.app.importing.previewing import preview
from workbench.app.importing.running import BLOCK, run
from workbench.app.lists import keeping
from workbench.domain.company import Identifier, Scheme
from workbench.domain.import_fields import Field
from workbench.domain.known_lists import KnownKind
from workbench.domain.ledger import Ledger
from workbench.jobs import JobControl
from workbench.store import open_store

IMPORTED, BROUGHT, MERGED, PARTED, LISTED = "imported", "brought", "merged", "parted", "listed"
ROWS = 2 * BLOCK + 300
"""Rows of a round's file: two whole units of work, and a part of one."""
TOLD = 200
"""Rows of a round's list of customers."""


def numbers(number: int) -> list[str]:
    """Return the numbers of the companies that a round's file names, in the order of its rows."""
    return list(islice(synthetic_numbers(), number * ROWS, (number + 1) * ROWS))


def file_name(number: int) -> str:
    """Return what a round's file is called."""
    return f"round {number}.csv"


def company_at(ledger: Ledger, value: str) -> UUID | None:
    """Return the company with a Norwegian number."""
    found = ledger.companies.by_identifier(Identifier(Scheme.NO_ORGNR, value))
    return found.id if found is not None else None


def _held(ledger: Ledger, value: str) -> UUID:
    company = company_at(ledger, value)
    if company is None:
        raise RuntimeError(f"{value} was imported and is not here")
    return company


def main(folder: Path) -> None:
    """Work until somebody ends the process."""
    witness = Witness(folder / WITNESS)
    clock = Now()
    with closing(open_store(folder / STORE, clock=clock)) as store:
        if not store.read(lambda ledger: ledger.people.all()):
            store.write(lambda ledger: ledger.people.add(METTE))
        desk = replace(bench(pursued=False).desk, store=store, clock=clock)
        witness.say(READY)
        for number in _left(desk):
            _import(desk, number)
            witness.say(IMPORTED, str(number))
            _bring(desk, number)
            witness.say(BROUGHT, str(number))
            _merge(desk, number, witness)
            _list(desk, number)
            witness.say(LISTED, str(number))


def _left(desk: Desk) -> Iterator[int]:
    """Yield the rounds that were not gone through to their end."""
    number = sum(each.name.startswith("round ") for each in keeping.every(desk))
    while True:
        yield number
        number += 1


def _import(desk: Desk, number: int) -> None:
    rows = (
        f"Firma {each} AS;{value};Molde;www.firma{each}.example"
        for each, value in enumerate(numbers(number), number * ROWS)
    )
    content = "\n".join(["Firma;Org.nr.;Poststed;Nettside", *rows]).encode()
    opened = open_file(desk, file_name(number), content, JobControl())
    if Field.NUMBER not in {each.field for each in opened.columns.columns}:
        raise RuntimeError("the column of numbers was not recognised")
    run(desk, preview(desk, opened, JobControl()), JobControl())


def _bring(desk: Desk, number: int) -> None:
    rows = (f"Firma {value};{value};Molde;2019" for value in numbers(number)[:TOLD])
    brought(
        desk,
        "Kunde;Org.nr;Poststed;Kunde siden",
        *rows,
        name="customers.csv",
        kind=KnownKind.CUSTOMER,
        day=date(2026, 11, 20),
    )


def _merge(desk: Desk, number: int, witness: Witness) -> None:
    """Merge the first two companies of a round, then the next two, and part those again."""
    one, other, third, fourth = desk.store.read(
        lambda ledger: [_held(ledger, each) for each in numbers(number)[:4]]
    )
    for pair in ((one, other), (third, fourth)):
        if desk.store.read(lambda ledger: ledger.companies.clusters()).of(pair[0]) == pair[:1]:
            merging.merge(desk, *pair, reason="Bought last year.")
    witness.say(MERGED, str(number))
    merging.part(desk, third, fourth, reason="They are two.")
    witness.say(PARTED, str(number))


def _list(desk: Desk, number: int) -> None:
    imported = desk.store.read(lambda ledger: ledger.imports.runs())[-1]
    keeping.make(desk, f"round {number}", keeping.of_import(desk, imported)[:40])


if __name__ == "__main__":
    main(Path(sys.argv[1]))

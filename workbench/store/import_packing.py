"""What some rows of an imported file write, packed table by table, in whatever process."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from workbench.domain.clusters import is_confirming
from workbench.domain.company import Identifier, Scheme
from workbench.domain.ids import new_id
from workbench.domain.importing import Batch, ImportRun
from workbench.domain.lookup import Lookup
from workbench.store import journals
from workbench.store.companies import packed_companies, packed_judgements
from workbench.store.facts import packed_facts, packed_places
from workbench.store.journals import packed_entries
from workbench.store.leads import packed_list
from workbench.store.packing import Column, PackedRows, Packer, Same, packer_for
from workbench.store.tables.imports import IMPORT_ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedBatch:
    """A `Batch` as it is inserted.

    Attributes:
        reading: the reading of the file that states its facts.
        confirming: numbers of new companies, by which others may turn out to be one with them, as
            the company's bytes, the scheme and the value, which travel lightly.
        given: numbers that companies get which we had.
        places: rows that need the reading to be there; `others` are about the companies.
    """

    run: ImportRun
    lookup: Lookup
    reading: UUID
    confirming: tuple[tuple[bytes, str, str], ...]
    given: tuple[tuple[UUID, Identifier], ...]
    companies: tuple[PackedRows, ...]
    facts: tuple[PackedRows, ...]
    places: tuple[PackedRows, ...]
    others: tuple[PackedRows, ...]

    @property
    def numbers(self) -> list[tuple[UUID, Identifier]]:
        """The confirming numbers, each with its company."""
        return [
            (UUID(bytes=company), Identifier(Scheme(scheme), value))
            for company, scheme, value in self.confirming
        ]


@dataclass(frozen=True, slots=True)
class BatchPacker:
    """Packs batches for one store; it can be sent to another process.

    Attributes:
        database: `sqlite` or `postgresql`.
        replica: in whose name the store appends.
    """

    database: str
    replica: UUID

    def __call__(self, batch: Batch) -> PackedBatch:
        """Return what a batch writes, ready to be inserted."""
        packer, reading = packer_for(self.database, self.replica), new_id()
        # Ids are hashes: in their order an index is written page by page instead of all over.
        stated = sorted(batch.stated, key=lambda each: each.fact.id)
        facts = [each.fact for each in stated]
        places = {each.fact.id: each.place for each in stated}
        return PackedBatch(
            run=batch.run,
            lookup=batch.lookup,
            reading=reading,
            confirming=tuple(_confirming(batch)),
            given=batch.identifiers,
            companies=tuple(packed_companies(packer, batch.companies)),
            facts=tuple(packed_facts(packer, facts, batch.run.at)),
            places=tuple(packed_places(packer, reading, places)),
            others=tuple(_others(packer, batch)),
        )


def _confirming(batch: Batch) -> Iterator[tuple[bytes, str, str]]:
    for company in batch.companies:
        for number in company.identifiers:
            if is_confirming(number):
                yield company.id.bytes, number.scheme.value, number.value


def _others(packer: Packer, batch: Batch) -> Iterator[PackedRows]:
    rows: dict[str, Column] = {
        "run": Same(batch.run.id),
        "line": [each.number for each in batch.rows],
        "company": [each.company for each in batch.rows],
        "wrote": [each.encoded() for each in batch.rows],
    }
    return chain(
        packed_judgements(packer, batch.judgements),
        packed_entries(packer, journals.PURSUITS, batch.leads),
        packed_entries(packer, journals.STAGES, batch.stages),
        packed_entries(packer, journals.CONTACTS, batch.contacts),
        packed_entries(packer, journals.TOUCHES, batch.touches),
        packed_entries(packer, journals.SIGNALS, batch.signals),
        packed_entries(packer, journals.NEXT_STEPS, batch.next_steps),
        packed_list(packer, batch.listed),
        [packer.appended(IMPORT_ROW, rows, batch.run.by, batch.run.at)],
    )

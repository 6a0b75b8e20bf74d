"""What a person brings in by hand: its bytes kept, judged to be the company, taken back again."""

import hashlib
from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.writing import write
from workbench.domain.company import Entity, Judgement, Sameness
from workbench.domain.ids import new_id
from workbench.domain.lookup import Snapshot
from workbench.domain.operation import Operation
from workbench.texts import Message, say


def snapshot_of(
    desk: Desk,
    content: bytes,
    media_type: str,
    address: str = "",
    headers: Mapping[str, str] | None = None,
) -> Snapshot:
    """Return bytes as an answer that was taken now."""
    return Snapshot(
        sha256=hashlib.sha256(content).digest(),
        content=content,
        media_type=media_type,
        address=address,
        status=HTTPStatus.OK,
        taken=desk.now(),
        headers=dict(headers or {}),
    )


def judged(
    desk: Desk, company: UUID, entity: Entity, sameness: Sameness, reason: Message
) -> Judgement:
    """Return the judgement of the person who sits here between an entity and a company."""
    return Judgement(
        id=new_id(),
        entity=entity,
        company=company,
        sameness=sameness,
        reason=reason,
        by=desk.person,
        at=desk.now(),
    )


def taken_back(desk: Desk, company: UUID, entity: Entity, did: Message) -> Operation[object]:
    """Judge what was brought not to be this company: its facts no longer count."""
    undone = say("Taken back: {did}", did=did)
    judgement = judged(desk, company, entity, Sameness.DIFFERENT, undone)
    write(desk, company, undone, lambda ledger: ledger.companies.judge(judgement))

    def redo() -> Operation[object]:
        return _brought_back(desk, company, entity, did)

    return Operation(result=None, did=undone, inverse=redo)


def _brought_back(desk: Desk, company: UUID, entity: Entity, did: Message) -> Operation[object]:
    judgement = judged(desk, company, entity, Sameness.SAME, did)
    write(desk, company, did, lambda ledger: ledger.companies.judge(judgement))
    return Operation(result=None, did=did, inverse=lambda: taken_back(desk, company, entity, did))

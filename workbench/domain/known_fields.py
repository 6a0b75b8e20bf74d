"""What a column of one of our lists may tell, beside who a company is."""

from collections.abc import Mapping
from enum import StrEnum

from workbench.domain.import_fields import Field
from workbench.domain.known_lists import KnownKind
from workbench.texts import Message, say


class KnownField(StrEnum):
    """One thing that a column of a list of ours tells of our dealings with a company."""

    DAYS_LATE = "days_late"
    DUE = "due"
    OVERDUE = "overdue"
    OWED = "owed"
    BUCKET = "bucket"
    CURRENCY = "currency"
    SINCE = "since"
    REVENUE = "revenue"
    OWNER = "owner"
    DEAL = "deal"
    DEAL_STAGE = "deal_stage"
    VALUE = "value"
    CLOSE = "close"
    REASON = "reason"

    @property
    def words(self) -> Message:
        """What a person reads."""
        return _WORDS[self]

    @property
    def many(self) -> bool:
        """Whether several columns may tell it; of any other the first counts."""
        return self in {KnownField.BUCKET, KnownField.REASON}


Telling = Field | KnownField
"""What a column tells: who the company is, or what we have with it."""

_WORDS = {
    KnownField.DAYS_LATE: say("days late"),
    KnownField.DUE: say("due date"),
    KnownField.OVERDUE: say("amount overdue"),
    KnownField.OWED: say("amount owed"),
    KnownField.BUCKET: say("amount by age"),
    KnownField.CURRENCY: say("currency"),
    KnownField.SINCE: say("customer since"),
    KnownField.REVENUE: say("revenue with us"),
    KnownField.OWNER: say("who of us has it"),
    KnownField.DEAL: say("deal"),
    KnownField.DEAL_STAGE: say("stage of the deal"),
    KnownField.VALUE: say("value of the deal"),
    KnownField.CLOSE: say("expected close"),
    KnownField.REASON: say("reason"),
}
WHO = (
    Field.NAME,
    Field.NUMBER,
    Field.VAT,
    Field.LEI,
    Field.WEBSITE,
    Field.MAIL,
    Field.POSTCODE,
    Field.TOWN,
    Field.COUNTRY,
)
"""Fields of who a company is; people at it, and what else a list has, are not kept."""
OF_KIND: Mapping[KnownKind, tuple[KnownField, ...]] = {
    KnownKind.CUSTOMER: (
        KnownField.SINCE,
        KnownField.REVENUE,
        KnownField.CURRENCY,
        KnownField.OWNER,
    ),
    KnownKind.DEAL: (
        KnownField.DEAL,
        KnownField.DEAL_STAGE,
        KnownField.VALUE,
        KnownField.CURRENCY,
        KnownField.CLOSE,
        KnownField.OWNER,
    ),
    KnownKind.DEBTOR: (
        KnownField.DAYS_LATE,
        KnownField.DUE,
        KnownField.OVERDUE,
        KnownField.OWED,
        KnownField.BUCKET,
        KnownField.CURRENCY,
    ),
    KnownKind.COMPETITOR: (KnownField.REASON,),
    KnownKind.DO_NOT_CONTACT: (KnownField.REASON,),
}
"""What a list of each kind tells."""

"""What our own lists say of a company as plain JSON values; it is in no document that leaves us."""

from workbench.domain.figures import Money
from workbench.domain.known_lists import KnownHit
from workbench.domain.sounding import Sounding
from workbench.domain.values import decimal_text
from workbench.export.score_record import Record
from workbench.texts import Texts


def known_record(sounding: Sounding, texts: Texts) -> Record:
    """Return the hits and the open questions, or nothing where our lists say nothing."""
    known = sounding.known
    if not known.hits and not known.questions:
        return {}
    return {
        "known_to_us": [_hit(each, sounding, texts) for each in known.hits],
        "may_be_known_to_us": [_hit(each, sounding, texts) for each in known.questions],
    }


def _hit(hit: KnownHit, sounding: Sounding, texts: Texts) -> Record:
    details, listed = hit.row.details, hit.known_list
    late = details.lateness
    return {
        "kind": hit.kind.value,
        "words": texts.say(hit.words),
        "list": listed.name,
        "day": listed.day.isoformat(),
        "days_old": listed.age(sounding.as_of.date()),
        "row": hit.row.number,
        "name": hit.row.name,
        "days_late": None if late is None else {"least": late.least, "most": late.most},
        "sums": [_money(each) for each in details.sums],
        "since": details.since,
        "owner": details.owner,
        "deals": [
            {
                "name": each.name,
                "stage": each.stage,
                "value": None if each.value is None else _money(each.value),
                "close": None if each.close is None else each.close.isoformat(),
            }
            for each in details.deals
        ],
        "reason": details.reason,
        "why": [texts.say(each) for each in hit.why],
        "against": [texts.say(each) for each in hit.against],
    }


def _money(money: Money) -> Record:
    return {"amount": decimal_text(money.amount), "currency": money.currency}

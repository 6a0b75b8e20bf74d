"""Which values of an imported row differ from what is shown of a company, and stay aside."""

from collections.abc import Iterator, Sequence

from workbench.domain.import_fields import Field
from workbench.domain.importing import Known
from workbench.matching.letters import skeleton
from workbench.matching.phones import phone_number
from workbench.matching.told import Told
from workbench.texts import Message, say

_COMPARED = (
    (Field.NAME, "company.name"),
    (Field.STREET, "company.address"),
    (Field.TOWN, "company.town"),
    (Field.WEBSITE, "company.website"),
    (Field.PHONE, "company.phone"),
    (Field.MAIL, "company.email"),
)
_WITHIN = frozenset({Field.STREET})
"""Fields whose words may be a part of what is known: a street of an address."""


def differing(told: Told, known: Known) -> Iterator[Message]:
    """Yield what differs, each with the value that stays."""
    for wanted, key in _COMPARED:
        theirs, ours = told.text(wanted), known.values.get(key, ())
        if wanted is Field.NAME:
            ours = (known.name, *ours)
        if wanted is Field.MAIL:
            theirs = told.company_mail
        if theirs and ours and not _agrees(wanted, theirs, ours, told.country):
            yield say(
                "{what}: {ours} stays; the file says {theirs}",
                what=wanted.words,
                ours=ours[0],
                theirs=theirs,
            )


def _agrees(wanted: Field, theirs: str, ours: Sequence[str], country: str) -> bool:
    if wanted is Field.PHONE:
        number = phone_number(theirs, country) or theirs
        return number in {phone_number(each, country) or each for each in ours}
    mine, known = skeleton(theirs), [skeleton(each) for each in ours]
    return mine in known or (wanted in _WITHIN and any(mine in each for each in known))

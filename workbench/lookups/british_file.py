"""Filed British accounts that a person downloaded and brought, read into proposals.

Nothing here asks the network. What is brought is a page, an instance or a package as Companies
House offers them (http://download.companieshouse.gov.uk/en_accountsdata.html, or "View iXBRL" in a
company's filing history).
"""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from workbench.domain.company import Entity, Identifier, Scheme
from workbench.domain.proposal import ProposedFacts
from workbench.errors import SourceUnreadable
from workbench.lookups.british_accounts import read_accounts
from workbench.lookups.british_bulk import filings_of, is_bulk
from workbench.lookups.british_documents import ZIP, page_of
from workbench.lookups.british_numbers import canonical
from workbench.lookups.british_taxonomy import number_of
from workbench.lookups.by_hand import BRITISH_FILE
from workbench.lookups.tagged_lines import Filing
from workbench.lookups.xbrl.document import read_report
from workbench.texts import say

PARSER = f"{BRITISH_FILE}@2"
_MEDIA_TYPE = "application/xhtml+xml"
_MARKS = re.compile(
    rb"xbrl\.frc\.org\.uk/|www\.xbrl\.org/uk/|www\.companieshouse\.gov\.uk/ef/xbrl/"
)
_HISTORY = "https://find-and-update.company-information.service.gov.uk/company/{}/filing-history"
_DIGITS = 16
_AGAIN = say(
    "Download the accounts again from the company's filing history, as a web page (iXBRL); a PDF"
    " is not read."
)


def is_british(content: bytes) -> bool:
    """Whether bytes look like filed British accounts, packed or not."""
    return content.startswith(ZIP) or _MARKS.search(content) is not None


def read_file(content: bytes) -> ProposedFacts:
    """Return what brought accounts propose; the copy that is kept is the filed page itself.

    A file does not tell the register's number of its filing; its own digest stands in for it, so
    that the same file brought twice is the same filing.

    Raises:
        SourceUnreadable: it is no British accounts, says not whose they are, or is damaged.
    """
    try:
        return _read(page_of(content))
    except SourceUnreadable as problem:
        hint = problem.hint or _AGAIN
        raise SourceUnreadable(problem.message, detail=problem.detail, hint=hint) from problem


def _read(page: bytes) -> ProposedFacts:
    report = read_report(page)
    digest = hashlib.sha256(page).hexdigest()[:_DIGITS]
    number = canonical(number_of(report))
    if not number:
        raise SourceUnreadable(say("The accounts do not say whose they are."))
    entity = Entity(BRITISH_FILE, number)
    accounts = read_accounts(report, Filing(entity=entity, number=digest))
    return ProposedFacts(
        address=_HISTORY.format(number),
        entity=entity,
        identifier=Identifier(Scheme.GB_CRN, number),
        name=accounts.name,
        facts=accounts.facts,
        kept=page,
        media_type=_MEDIA_TYPE,
        parser=PARSER,
        notes=accounts.missing,
    )


def filed_in(file: Path, identifiers: Sequence[Identifier]) -> bytes | None:
    """Return a company's accounts out of a package of many; None where a file is no such package.

    Raises:
        SourceUnreadable: the package holds none of the company's, or several, or is damaged.
    """
    if not is_bulk(file):
        return None
    numbers = [each.value for each in identifiers if each.scheme is Scheme.GB_CRN]
    if not numbers:
        raise SourceUnreadable(
            say("The package holds accounts by British company numbers, and none is known here.")
        )
    found = [each for number in numbers for each in filings_of(file, number)]
    if not found:
        raise SourceUnreadable(
            say("No accounts of {number} are in {file}.", number=numbers[0], file=file.name)
        )
    if len(found) > 1:
        raise SourceUnreadable(
            say(
                "{file} holds several accounts of this company: {names}. Unpack the one you mean.",
                file=file.name,
                names=", ".join(each.name for each in found),
            )
        )
    return found[0].page

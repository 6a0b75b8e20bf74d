"""Sources that nobody may ask by machine: people bring their pages, one at a time."""

from workbench.domain.company import Scheme
from workbench.domain.source import Manifest, Personal, Travel
from workbench.texts import say

PROFF_PAGE = "proff_page"
BRITISH_FILE = "gb_accounts_file"

BY_HAND: tuple[Manifest, ...] = (
    Manifest(
        key=PROFF_PAGE,
        title="Proff",
        answers=say("Older annual accounts, from a page you saved and confirmed line by line."),
        countries=("DK", "NO"),
        schemes=(Scheme.DK_CVR, Scheme.NO_ORGNR),
        hosts=(),
        paces=(),
        licence=say("Terms of use of proff.dk and proff.no"),
        attribution="Proff",
        travel=Travel.NOT,
        home="https://www.proff.dk/",
        warning=say(
            "Their terms forbid collecting pages by machine and passing them on: open each page"
            " yourself. It stays with us."
        ),
        by_hand=True,
        limits=say("Nobody may ask by machine: one page at a time, opened by you."),
        personal=Personal.SOLE_TRADERS,
    ),
    Manifest(
        key=BRITISH_FILE,
        title="Companies House (a file)",
        answers=say("A British company's annual accounts, from a file you downloaded and brought."),
        countries=("GB",),
        schemes=(Scheme.GB_CRN,),
        hosts=(),
        paces=(),
        licence="Companies House data, free to reuse",
        attribution="Companies House",
        travel=Travel.ATTRIBUTED,
        home="https://find-and-update.company-information.service.gov.uk/",
        by_hand=True,
        limits=say("No key is needed: you bring the file, and confirm what it says."),
        personal=Personal.SIGNATORIES,
    ),
)

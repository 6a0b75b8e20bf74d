"""Sources that nobody may ask by machine: people bring their pages, one at a time."""

from workbench.domain.company import Scheme
from workbench.domain.source import Manifest, Personal, Travel
from workbench.texts import say

PROFF_PAGE = "proff_page"
BRITISH_FILE = "gb_accounts_file"
BE_KBO = "be_kbo"
EE_FILES = "ee_ariregister_files"
IMPORTED = "imported_file"
TYPED = "typed_accounts"
SENT = "sent_accounts"

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
        title=say("Companies House (a file)"),
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
    Manifest(
        key=BE_KBO,
        title="KBO/BCE Open Data",
        answers=say("Who a Belgian company is, from the register's file that you downloaded."),
        countries=("BE",),
        schemes=(Scheme.BE_KBO,),
        hosts=(),
        paces=(),
        licence=say("Licence of the KBO/BCE Open Data"),
        attribution="FOD Economie / SPF Economie, KBO/BCE",
        travel=Travel.ATTRIBUTED,
        home="https://economie.fgov.be/",
        warning=say(
            "The register asks for a free account before it lets you download its file, and offers"
            " nothing to ask without a login."
        ),
        by_hand=True,
        limits=say("You download the file yourself: all of it once a month, changes every day."),
        personal=Personal.SOLE_TRADERS,
    ),
    Manifest(
        key=EE_FILES,
        title=say("e-Äriregister (files)"),
        answers=say(
            "Who an Estonian company is and its annual accounts, from the register's files that you"
            " downloaded."
        ),
        countries=("EE",),
        schemes=(Scheme.EE_REGISTRIKOOD,),
        hosts=(),
        paces=(),
        licence="CC BY 4.0",
        attribution="Registrite ja Infosüsteemide Keskus (RIK)",
        travel=Travel.ATTRIBUTED,
        home="https://avaandmed.ariregister.rik.ee/",
        by_hand=True,
        limits=say("You download the files yourself: companies every day, accounts every month."),
        personal=Personal.SOLE_TRADERS,
    ),
    Manifest(
        key=IMPORTED,
        title=say("Imported file"),
        answers=say("Companies, addresses and numbers from a list or an export you imported."),
        countries=(),
        schemes=(),
        hosts=(),
        paces=(),
        licence=say("whoever made the list"),
        attribution=say("the file itself"),
        travel=Travel.NOT,
        home="",
        warning=say("What a list says of companies was checked by nobody here."),
        by_hand=True,
        limits=say("Read once, when you import it."),
        personal=Personal.CONTACTS_IN_FILES,
    ),
    Manifest(
        key=TYPED,
        title=say("Entered by hand"),
        answers=say("Figures a person read off published accounts, each with its page."),
        countries=(),
        schemes=(),
        hosts=(),
        paces=(),
        licence=say("whoever published the accounts"),
        attribution=say("the accounts themselves"),
        travel=Travel.ATTRIBUTED,
        home="",
        by_hand=True,
        limits=say("Read by a person, one document at a time."),
        personal=Personal.NONE,
    ),
    Manifest(
        key=SENT,
        title=say("Sent to us"),
        answers=say("Figures a person read off accounts that the company sent us."),
        countries=(),
        schemes=(),
        hosts=(),
        paces=(),
        licence=say("sent to us in confidence"),
        attribution=say("the company itself"),
        travel=Travel.NOT,
        home="",
        warning=say("What a company sent us in confidence stays with us."),
        by_hand=True,
        limits=say("Read by a person, one document at a time."),
        personal=Personal.NONE,
    ),
)

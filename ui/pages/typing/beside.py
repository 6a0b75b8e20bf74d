"""What the typing page has done beside the window: reading a document, keeping figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from workbench.app.brought_files import read_file
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.app.typing_accounts import Document, Entered, enter, open_document
from workbench.domain.accounts import AnnualAccounts
from workbench.domain.currencies import currency_in
from workbench.domain.filed_documents import FiledDocument, without_figures
from workbench.domain.operation import Operation
from workbench.domain.source import Manifest
from workbench.domain.typed_accounts import Typed
from workbench.jobs import JobControl


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, and whom the page showed when it was brought."""

    company: UUID | None
    document: Document


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a company that matters here.

    Attributes:
        currency: of its country; empty where that is not known.
        documents: that registers keep of years without figures, the newest first.
    """

    company: UUID
    name: str
    currency: str
    accounts: tuple[AnnualAccounts, ...]
    manifests: Mapping[str, Manifest]
    documents: tuple[FiledDocument, ...]


def opened(company: UUID | None, file: Path, desk: Desk, control: JobControl) -> Opened:
    """Read a document.

    Raises:
        InvalidInput: it cannot be read, or is no PDF that opens.
    """
    return Opened(company, open_document(desk, file.name, read_file(file), control))


def entered(
    company: UUID,
    typed: Typed,
    document: Document,
    desk: Desk,
    control: JobControl,
    *,
    as_printed: bool,
) -> Operation[Entered]:
    """Keep the figures; see `workbench.app.typing_accounts.enter`."""
    return enter(desk, company, typed, document, control, as_printed=as_printed)


def known_of(company: UUID, desk: Desk) -> Known:
    """Read what is known of a company."""
    dossier = open_dossier(desk, company)
    sounding = dossier.sounding
    subject = sounding.company
    return Known(
        company,
        subject.name,
        currency_in(subject.country, desk.now().date()),
        sounding.accounts,
        dossier.manifests,
        without_figures(desk.lookups.documents(subject, sounding.facts), sounding.accounts),
    )

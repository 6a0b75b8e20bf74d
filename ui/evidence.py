"""What a claim rests on, in the inspector: the stored answer with the place marked, or words."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from ui.telling.evidence import Resolved, resolve
from ui.theme.look import Look
from ui.widgets.evidence_panel import EvidenceView
from ui.widgets.inspector import Inspector
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.app.evidence import excerpt
from workbench.domain.excerpt import Excerpt
from workbench.domain.fact import Place
from workbench.domain.lookup import Snapshot
from workbench.errors import NotInStore
from workbench.texts import Message, say


class EvidenceReader(QObject):
    """Shows what is asked for in the inspector, and follows what is clicked there.

    Everything `evidence_wanted` of a page may carry is understood: a `KnownFact`, a `Lookup`,
    anything a person entered, an `Evidence`, a `ScoredLine` with all it rests on, a tuple of
    `Judgement`s.
    """

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        inspector: Inspector,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or inspector)
        self._look = look
        self._workspace = workspace
        self._inspector = inspector
        self._company: UUID | None = None
        self._citation = ""
        self._address = ""
        inspector.followed.connect(self.show)

    def about(self, company: UUID) -> None:
        """Say which company's evidence is shown from now on."""
        self._company = company

    def show(self, what: object) -> None:
        """Read what a claim rests on beside the window, and show it."""
        if self._company is not None:
            self._workspace.look(
                partial(_read, self._company, what), self._show, replaces="evidence"
            )

    def _show(self, read: "_Read") -> None:
        resolved = read.resolved
        self._citation = self._look.say(resolved.citation) if resolved.citation else ""
        self._address = resolved.address
        actions = []
        if self._address.startswith("https://"):
            actions.append((say("Open the page"), self._open))
        if self._citation:
            actions.append((say("Copy citation"), self._copy))
        self._inspector.show_evidence(
            EvidenceView(
                title=resolved.title,
                value=resolved.value,
                about=resolved.about,
                excerpt=read.excerpt,
                rows=resolved.rows,
                actions=tuple(actions),
            )
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._citation)
        self._workspace.did.emit(say("Copied the citation."))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read beside the window."""

    resolved: Resolved
    excerpt: Excerpt | None


def _read(company: UUID, what: object, desk: Desk) -> _Read:
    dossier = open_dossier(desk, company)
    resolved = resolve(dossier, what)
    if resolved.snapshot is None:
        return _Read(resolved, None)
    return _Read(resolved, _excerpt(desk, resolved.snapshot, resolved.place))


def _excerpt(desk: Desk, sha256: bytes, place: Place | None) -> Excerpt | None:
    try:
        snapshot: Snapshot = desk.store.snapshot(sha256)
    except NotInStore:
        return Excerpt(marked=place.original if place else "", note=_removed())
    return excerpt(snapshot, place) if place is not None else None


def _removed() -> Message:
    return say("The stored answer was removed; only its fingerprint is kept.")

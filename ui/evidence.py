"""What a claim rests on, in the inspector: the stored answer with the place marked, or words."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage

from ui.telling.evidence import resolve
from ui.telling.resolved import Resolved
from ui.theme.look import Look
from ui.widgets.evidence_panel import EvidenceView
from ui.widgets.inspector import Inspector
from ui.workspace import Workspace
from workbench.app.desk import Desk
from workbench.app.dossiers import open_dossier
from workbench.app.evidence import look_at
from workbench.app.safe_copies import Cited, Opens, copy_for_opening, opens
from workbench.domain.excerpt import Excerpt
from workbench.errors import NotInStore
from workbench.jobs import JobControl
from workbench.texts import say


class EvidenceReader(QObject):
    """Shows what is asked for in the inspector, and follows what is clicked there.

    Everything `evidence_wanted` of a page may carry is understood: a `KnownFact`, a `Lookup`,
    anything a person entered, an `Evidence`, a `ScoredLine` with all it rests on, a tuple of
    `Judgement`s, a `Told` change.
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
        self._at_hand: _Read | None = None
        self._copies: QTemporaryDir | None = None
        inspector.followed.connect(self.show)

    def about(self, company: UUID) -> None:
        """Say which company's evidence is shown from now on."""
        self._company = company

    def show(self, what: object) -> None:
        """Read what a claim rests on beside the window, and show it."""
        if self._company is not None:
            # Not in the store's lane: drawing a page of a PDF takes a while.
            self._workspace.study(
                partial(_read, self._company, what), self._show, replaces="evidence"
            )

    def _show(self, read: "_Read") -> None:
        resolved = read.resolved
        self._citation = resolved.citation.written(self._look.texts) if resolved.citation else ""
        self._address = resolved.address
        self._at_hand = read
        actions = []
        if read.opens is not Opens.NOT:
            actions.append((_OPENING[read.opens], self._open_copy))
        if self._address.startswith("https://"):
            actions.append((say("Open the page online"), self._open_online))
        if self._citation:
            actions.append((say("Copy citation"), self._copy))
        self._inspector.show_evidence(
            EvidenceView(
                title=resolved.title,
                value=resolved.value,
                about=resolved.about,
                excerpt=read.excerpt,
                picture=read.picture,
                rows=resolved.rows,
                actions=tuple(actions),
            )
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._citation)
        self._workspace.did.emit(say("Copied the citation."))

    def _open_online(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))

    def _open_copy(self) -> None:
        if self._at_hand is not None:
            # Goes with this program's end, and what was opened with it.
            self._copies = self._copies or QTemporaryDir()
            copying = partial(_copied, self._at_hand, Path(self._copies.path()))
            self._workspace.study(copying, self._copied, replaces="open a copy")

    def _copied(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self._workspace.did.emit(say("No program here opens {file}.", file=copy.name))


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read beside the window; `opens` says how the stored answer is opened outside it."""

    resolved: Resolved
    excerpt: Excerpt | None = None
    picture: QImage | None = None
    opens: Opens = Opens.NOT


def _read(company: UUID, what: object, desk: Desk, control: JobControl) -> _Read:
    control.check()
    resolved = resolve(open_dossier(desk, company), what)
    if resolved.kept is None or resolved.citation is None:
        return _Read(resolved)
    seen = look_at(desk, resolved.citation, resolved.place, control)
    page = seen.excerpt.page if seen.excerpt is not None else None
    return _Read(
        replace(resolved, citation=seen.citation),
        seen.excerpt,
        _decoded(page.png) if page is not None else None,
        opens(seen.snapshot) if seen.snapshot is not None else Opens.NOT,
    )


def _decoded(png: bytes) -> QImage:
    # Off the window's thread, for a page has some four million pixels; and not by
    # `QImage.fromData`, which keeps Python from the window for the 40 ms it takes.
    picture = QImage()
    picture.loadFromData(png)
    return picture


def _copied(read: _Read, folder: Path, desk: Desk, control: JobControl) -> Path:
    control.check()
    resolved = read.resolved
    kept, citation = resolved.kept, resolved.citation
    if kept is None or citation is None:
        raise NotInStore(say("What this rested on was removed or withdrawn."))
    cited = Cited(
        snapshot=desk.store.snapshot(kept.sha256), citation=citation, place=resolved.place
    )
    return copy_for_opening(desk, cited, kept.name, folder, control)


_OPENING = {
    Opens.IN_BROWSER: say("Open in browser"),
    Opens.AS_FILE: say("Open the file"),
}

"""The prepared questions: opened in the browser by one key, answered by one key, each dated."""

from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.sheets.form import Filled, UseCase
from ui.sheets.found import ADDRESS, WEIGHT, WORDS, FoundPart
from ui.theme.look import Look
from ui.theme.scale import GRID, Type
from ui.widgets.choice import Choice, Option
from ui.widgets.fact_row import FactRow
from ui.widgets.words import hairline, words
from ui.workspace import Workspace
from workbench.app import evidence_by_people
from workbench.app.prepared_questions import PreparedQuestion, for_company
from workbench.domain.dossier import Dossier
from workbench.domain.reference import HandAnswer, HandSearch, Weight
from workbench.errors import WorkbenchError
from workbench.texts import Message, say

WIDE = 620
_OPEN = say("Open in the browser")
_KEEP = say("Keep what was found")


class Questions(Filled):
    """One question after the other; Enter opens it, F, N or S answers it.

    Signals:
        answered: the `HandSearch` of each answer, while the sheet stays for the next question.
    """

    answered = Signal(object)

    def __init__(self, look: Look, workspace: Workspace, dossier: Dossier, parent: QWidget) -> None:
        sounding = dossier.sounding
        super().__init__(
            look,
            workspace,
            parent,
            say("Look up by hand: {name}", name=sounding.company.name),
            _OPEN,
            about=sounding.company.id,
            use_case=self._finding,
            width=WIDE,
        )
        self.questions = for_company(sounding.company, sounding.facts)
        self._answers = {each.question: each for each in sounding.hand_searches}
        self._at = next(
            (n for n, each in enumerate(self.questions) if each.key not in self._answers), 0
        )
        self._keeping = False
        self._progress = words(look, "", Type.SMALL, "soft")
        self._question = words(look, "", Type.BRAND, wrap=True)
        self._where = words(look, "", Type.SMALL, "soft", wrap=True)
        self._choice = Choice(look, _options(), name=say("What you found"))
        self._choice.chosen.connect(self._chose)
        self._found = FoundPart(look, workspace, self.about, self.add_field)
        self._found.hide()
        self._found.ready.connect(self._file_read)
        self._found.refused.connect(self._file_refused)
        self._listed = QWidget()
        self._rows: dict[str, FactRow] = {}
        self.setAcceptDrops(True)
        self._set_up()
        self._show()

    @property
    def question(self) -> PreparedQuestion:
        """The question that is being answered."""
        return self.questions[self._at]

    def open(self, first: QWidget | None = None) -> None:
        """Come forward with the keys where F, N and S are."""
        super().open(first or self._choice.findChild(QWidget))

    def confirm(self) -> None:
        """Open the question in the browser, or keep what was found of it."""
        if self._found.isVisibleTo(self):
            self._keep()
        else:
            QDesktopServices.openUrl(QUrl(self.question.address))

    def concluded(self, result: object) -> None:
        """Show the answer with its day, and go on to the next question without one."""
        self.primary.setEnabled(True)
        if isinstance(result, HandSearch):
            self._answers[result.question] = result
            self.answered.emit(result)
        left = [n for n, each in enumerate(self.questions) if each.key not in self._answers]
        if not left:
            super().concluded(result)
            return
        self._at = left[0]
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._choice.take_key(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            self.take_page(url)
            event.acceptProposedAction()

    def take_page(self, url: QUrl) -> None:
        """Take a page that was dropped: a file to keep, or the address of one."""
        self._choice.mark(HandAnswer.FOUND)
        self._begin_found()
        if url.isLocalFile():
            self._found.take_file(Path(url.toLocalFile()))
        else:
            self.fields[ADDRESS].set_text(url.toString())

    def _keep(self) -> None:
        if self._found.is_read:
            super().confirm()
        elif self.primary.isEnabled():
            self._keeping = True
            self.clear_problem()
            self.primary.setEnabled(False)
            self._found.read_file()

    def _file_read(self) -> None:
        if self._keeping:
            self._keeping = False
            self.primary.setEnabled(True)
            self._keep()

    def _file_refused(self, problem: WorkbenchError) -> None:
        self._keeping = False
        self.show_problem(problem)

    def _set_up(self) -> None:
        for widget in (self._progress, self._question, self._where, self._choice, self._found):
            self.body.addWidget(widget)
        self.end_body()
        column = QVBoxLayout(self._listed)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(0)
        for number, question in enumerate(self.questions):
            row = FactRow(self._look, question.words, "", role="soft", opens=number)
            row.opened.connect(self._go)
            self._rows[question.key] = row
            column.addWidget(hairline())
            column.addWidget(row)
        self.body.addWidget(self._listed)

    def _go(self, number: object) -> None:
        if isinstance(number, int):
            self._at = number
            self._show()

    def _show(self) -> None:
        answered = sum(each.key in self._answers for each in self.questions)
        progress = say("{done} of {total} answered", done=answered, total=len(self.questions))
        self._progress.setText(self._look.say(progress))
        self._question.setText(self._look.say(self.question.words))
        host = urlsplit(self.question.address).hostname or ""
        self._where.setText(self._look.say(say("Enter opens {host}", host=host)))
        known = self._answers.get(self.question.key)
        self._choice.mark(known.answer if known else None)
        self._end_found()
        for key, row in self._rows.items():
            said, role = _told(self._answers.get(key))
            row.set_value(said, role=role, strong=key == self.question.key)
        first = self._choice.findChild(QWidget)
        if first is not None and self.isVisible():
            first.setFocus()

    def _chose(self, key: str) -> None:
        if key == HandAnswer.FOUND:
            self._begin_found()
        else:
            self._end_found()
            use_case = partial(
                evidence_by_people.answer_by_hand,
                company=self.about,
                question=self.question.key,
                asked=self.question.address,
                answer=HandAnswer(key),
            )
            self.workspace.change(
                self.about, use_case, done=self.concluded, failed=self.show_problem
            )

    def _begin_found(self) -> None:
        self._found.show()
        self._listed.hide()
        self.primary.set_message(_KEEP)
        self.fields[ADDRESS].input.setFocus()

    def _end_found(self) -> None:
        self._keeping = False
        self._found.hide()
        self._found.clear(self.question.address)
        self._listed.show()
        self.primary.set_message(_OPEN)

    def _finding(self) -> UseCase:
        typed, question = self._found.typed(), self.question
        return partial(
            evidence_by_people.answer_by_hand,
            company=self.about,
            question=question.key,
            asked=question.address,
            answer=HandAnswer.FOUND,
            address=typed[ADDRESS],
            words=typed[WORDS],
            weight=Weight(typed[WEIGHT]),
            brought=self._found.brought,
        )


def _options() -> list[Option]:
    return [
        Option(HandAnswer.FOUND, say("Found"), "F"),
        Option(HandAnswer.NOTHING_FOUND, say("Looked, nothing found"), "N"),
        Option(HandAnswer.SKIPPED, say("Skip"), "S"),
    ]


def _told(answer: HandSearch | None) -> tuple[Message, str]:
    """Return an answer with its day, and the colour role it is shown in."""
    if answer is None:
        return say("not looked up yet"), "faint"
    day = answer.at.date()
    match answer.answer:
        case HandAnswer.NOTHING_FOUND:
            return say("nothing found, {day}", day=day), "ink"
        case HandAnswer.SKIPPED:
            return say("skipped, {day}", day=day), "soft"
        case HandAnswer.FOUND:
            bad = answer.weight is Weight.BAD
            return say("found, {day}", day=day), "not_now" if bad else "ink"

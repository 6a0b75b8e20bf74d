"""What would be asked about a company: each question with its reason and its cost, to be chosen."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.sheets.form import Filled
from ui.theme.look import Look
from ui.theme.scale import Type
from ui.widgets.check_row import CheckRow
from ui.widgets.fact_row import FactRow
from ui.widgets.words import hairline, words
from ui.workspace import Workspace
from workbench.app import research
from workbench.app.desk import Desk
from workbench.app.plan_words import total_words, why_words
from workbench.app.research import Planned
from workbench.domain.dossier import Dossier
from workbench.domain.figures import Money
from workbench.errors import InvalidInput
from workbench.texts import Message, say

_NOTHING = say("Nothing is ticked.")


class Plan(Filled):
    """Missing and stale answers are ticked, fresh ones and what costs are not; a person decides."""

    def __init__(self, look: Look, workspace: Workspace, dossier: Dossier, host: QWidget) -> None:
        company = dossier.sounding.company
        super().__init__(
            look,
            workspace,
            host,
            say("What to ask about {name}", name=company.name),
            say("Ask"),
            about=company.id,
        )
        self._rows: dict[str, CheckRow] = {}
        self._costs: dict[str, Money | None] = {}
        self._kept: Mapping[str, str] = {}
        self._note = words(look, say("Reading what is known…"), Type.BODY, "soft", wrap=True)
        self._list = QVBoxLayout()
        self._total = words(look, "", Type.STRONG, wrap=True)
        self.body.addWidget(self._note)
        self.body.addLayout(self._list)
        self.body.addWidget(self._total)
        self.end_body()
        self.primary.setEnabled(False)
        workspace.look(partial(_planned, dossier), self.show_plan, failed=self.show_problem)

    def show_plan(self, planned: Sequence[Planned]) -> None:
        """Offer these questions: those that can be asked first, the others with what they want."""
        self._note.setText(self._look.say(_note(planned)))
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in sorted(planned, key=_order):
            column.addWidget(hairline())
            column.addWidget(self._row(each))
        self._list.addWidget(listed)
        # A layout shows what it is given a turn later, and until then nothing in it takes keys.
        listed.show()
        self.restore(self._kept)
        self._count()
        first = next(iter(self._rows.values()), None)
        if first is not None and self.isVisible():
            first.setFocus()

    def confirm(self) -> None:
        """Ask what is ticked; the answers arrive on the company's page."""
        chosen = self._chosen()
        if not chosen:
            self.show_problem(InvalidInput(say("Tick what is to be asked."), field="chosen"))
            return
        self.workspace.research(self.about, chosen=frozenset(chosen))
        self.concluded(None)

    def draft(self) -> dict[str, str]:
        """Return which questions are ticked."""
        return {key: "yes" if row.isChecked() else "" for key, row in self._rows.items()}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Tick what was ticked before."""
        self._kept = draft
        for key, ticked in draft.items():
            if key in self._rows:
                self._rows[key].setChecked(bool(ticked))

    def _row(self, each: Planned) -> QWidget:
        asked = say("{source}: {what}", source=each.manifest.title, what=each.question.words)
        if not each.usable:
            return FactRow(self._look, asked, why_words(each), role="soft")
        row = CheckRow(self._look, asked, why_words(each), role="soft", taken=each.by_itself)
        row.toggled.connect(self._count)
        self._rows[each.question.key] = row
        self._costs[each.question.key] = each.manifest.cost
        return row

    def _chosen(self) -> list[str]:
        return [key for key, row in self._rows.items() if row.isChecked()]

    def _count(self, *_: object) -> None:
        chosen = self._chosen()
        self.clear_problem()
        self.primary.setEnabled(bool(self._rows))
        told = total_words(self._costs[key] for key in chosen) if chosen else _NOTHING
        self._total.setText(self._look.say(told))


def _planned(dossier: Dossier, desk: Desk) -> tuple[Planned, ...]:
    return research.in_turn(desk, research.plan(desk, dossier.sounding.company.id))


def _order(each: Planned) -> tuple[bool, bool]:
    """Put what is ticked first, so that the keys begin there, and what cannot be asked last."""
    return not each.usable, not each.by_itself


def _note(planned: Sequence[Planned]) -> Message:
    if not planned:
        return say("No source here knows companies of this kind.")
    if any(each.by_itself for each in planned):
        return say("What is missing or stale is ticked; what is fresh, and what costs, is not.")
    return say("Every answer that costs nothing is fresh. Tick what you want to ask all the same.")

"""Which company is meant: the candidates with what agrees and differs, or where it was looked."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.telling.answers import answer_tone, may_ask_again, why
from ui.theme.look import Look
from ui.theme.roles import Tone
from ui.widgets.busy import Busy
from ui.widgets.buttons import PrimaryButton
from ui.widgets.candidate_row import CandidateRow
from ui.widgets.fact_row import FactRow
from ui.widgets.field import Field
from ui.widgets.page_frame import PageFrame
from ui.widgets.section import Section
from ui.widgets.sentence import Sentence
from ui.workspace import Workspace
from workbench.app import own_leads
from workbench.app.companies import UNASKED, Found
from workbench.app.own_leads import Meant, OwnLead
from workbench.app.register_candidates import LookedUp
from workbench.domain.company import Candidate
from workbench.domain.identity import cased
from workbench.domain.lookup import AnswerKind, Lookup, LookupState
from workbench.domain.waiting import offline
from workbench.errors import InvalidInput, WorkbenchError
from workbench.texts import Message, say, say_many

_WHILE_TYPING = "search while typing"
_ROLES = {Tone.PLAIN: "soft", Tone.GO: "ink"}


class CandidatesPage(PageFrame):
    """What a query brought; a person chooses, nothing is accepted by itself.

    Signals:
        chosen: the `Candidate` that is the company.
        company_wanted: UUID of a company of ours that is meant.
        again: what is to be looked for, once more or corrected.
        stopped: looking is to stop.
    """

    key = "candidates"
    icon = "search"
    in_sidebar = False

    chosen = Signal(object)
    company_wanted = Signal(object)
    again = Signal(str)
    stopped = Signal()

    def __init__(self, look: Look, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(look, say("Which company is it?"), parent=parent)
        self._workspace = workspace
        self.field = Field(look, say("Company"), prompt=say("Name, number or web address"))
        self.field.entered.connect(self._ask)
        self._busy = Busy(look)
        self._busy.cancelled.connect(self.stopped)
        self._told = Sentence(look, role="soft")
        self._told.hide()
        self._typed = Section(look)
        self._typed.hide()
        self.field.changed.connect(self._look_while_typing)
        self._offered = Section(look)
        self._ours = Section(look)
        self._looked = Section(look)
        self._waiting = Section(look)
        self.retry = PrimaryButton(look, say("Look again"), icon="refresh-cw")
        self.retry.clicked.connect(self._ask_same)
        self.rows: list[CandidateRow] = []
        self.own_rows: list[FactRow] = []
        self.typed_rows: list[CandidateRow] = []
        self.add_action(self.retry)
        for widget in (
            self.field,
            self._busy,
            self._told,
            self._typed,
            self._offered,
            self._ours,
            self._looked,
            self._waiting,
        ):
            self.add(widget)
        self._show_parts(found=False, looked=False)

    @cached_property
    def _titles(self) -> Mapping[str, str | Message]:
        # Only asked for once sources have answered: before that it would read them all in here.
        return {each.key: each.title for each in self._workspace.desk.lookups.manifests()}

    @property
    def offered(self) -> tuple[Candidate, ...]:
        """Who is offered now, the likeliest first."""
        return tuple(row.candidate for row in self.rows)

    def beside(self, chosen: Candidate) -> tuple[Candidate, ...]:
        """Return who was offered for the same words as the chosen one."""
        return self.offered if chosen in self.offered else ()

    def shown(self) -> None:
        """Give the keys to the likeliest candidate, or to the field."""
        rows: list[QWidget] = [*self.rows, *self.own_rows]
        target = rows[0] if rows else self.field.input
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, text: str) -> None:
        """Say that somebody is being looked for."""
        self.field.set_text(text)
        self.field.clear_error()
        self.rows, self.own_rows = [], []
        self._told.hide()
        self._end_typing()
        self._show_parts(found=False, looked=False)
        self.set_title(self.title)
        self._busy.begin(say("Looking for {text} in the registers…", text=text))

    def show_found(self, found: Found) -> None:
        """Show the candidates, the likeliest marked; or where it was looked and what was said."""
        self._busy.finish()
        self.field.set_text(found.query.text)
        self._fill_offered(found)
        self._fill_ours(found)
        self._fill_looked(found)
        self._fill_waiting(found.waiting)
        looked = bool(found.lookups or found.registers)
        self._show_parts(found=bool(found.candidates), looked=looked)
        self._ours.setVisible(bool(found.ours))
        self._waiting.setVisible(bool(found.waiting))
        self.retry.setVisible(_worth_again(found))
        self.set_title(self.title, _summary(found))
        if self.isVisible():
            self.shown()

    def show_problem(self, problem: WorkbenchError) -> None:
        """Say why it could not be looked for: at the field, where what was typed will not do."""
        self._busy.finish()
        if isinstance(problem, InvalidInput):
            self.field.show_problem(problem)
        else:
            self._told.set_message(say("{problem}", problem=self._look.say(problem.message)))
            self._told.show()
            self.retry.show()

    def show_typed(self, offered: Sequence[Meant]) -> None:
        """Show who may be meant by what has been typed so far: ours first, then registers' hits."""
        ours = [each for each in offered if isinstance(each, OwnLead)]
        others = [each for each in offered if isinstance(each, Candidate)]
        with self._typed.filling():
            self._typed.clear()
            if ours:
                self._typed.add_heading(say("Your leads"))
            for each in ours:
                self._typed.add_row(self._own_row(each, say("{town}", town=cased(each.place))))
            self.typed_rows = self._rows_of(others)
            if others:
                self._typed.add_heading(say("In your offline registers"))
            for row in self.typed_rows:
                self._typed.add_row(row)
        self._typed.setVisible(bool(offered))

    def _look_while_typing(self, text: str) -> None:
        self._workspace.study(
            lambda desk, control: own_leads.while_typing(desk, text, control),
            self.show_typed,
            replaces=_WHILE_TYPING,
        )

    def _end_typing(self) -> None:
        """Let go of what was looked for while somebody typed; an answer on its way is dropped."""
        self._look_while_typing("")
        self.show_typed(())

    def _rows_of(self, offered: Sequence[Candidate]) -> list[CandidateRow]:
        rows = []
        for candidate in offered:
            row = CandidateRow(self._look, candidate)
            row.opened.connect(self.chosen)
            row.moved.connect(self._move)
            rows.append(row)
        return rows

    def _show_parts(self, *, found: bool, looked: bool) -> None:
        self._offered.setVisible(found)
        self._looked.setVisible(looked)
        self._ours.hide()
        self._waiting.hide()
        self.retry.hide()

    def _fill_offered(self, found: Found) -> None:
        self._offered.clear()
        self.rows = []
        self._offered.add_heading(say("Enter opens the marked one"))
        self.rows = self._rows_of(found.candidates)
        for row in self.rows:
            self._offered.add_row(row)

    def _fill_ours(self, found: Found) -> None:
        self._ours.clear()
        self.own_rows = []
        beside, alone = say("Or as a telephone number"), say("With this telephone number")
        self._ours.add_heading(beside if found.candidates else alone)
        for each in found.ours:
            row = self._own_row(each, each.why)
            self.own_rows.append(row)
            self._ours.add_row(row)

    def _own_row(self, lead: OwnLead, told: Message) -> FactRow:
        row = FactRow(self._look, say("{name}", name=lead.name), told, opens=lead.company)
        row.opened.connect(self.company_wanted)
        return row

    def _fill_looked(self, found: Found) -> None:
        self._looked.clear()
        self._looked.add_heading(say("Where it was looked"))
        rows = [self._looked_row(each) for each in sorted(found.lookups, key=_unsure_first)]
        rows += [_register_row(each) for each in found.registers]
        for manifest in found.unasked:
            title = say("{source}", source=manifest.title)
            rows.append((title, UNASKED, "look_closer"))
        # A source that is asked twice for one query may have nothing to say but the same.
        for label, told, role in dict.fromkeys(rows):
            self._looked.add_row(FactRow(self._look, label, told, role=role))

    def _looked_row(self, lookup: Lookup) -> tuple[Message, Message, str]:
        source = lookup.question.source
        title = self._titles.get(source, source)
        tone = answer_tone(lookup)
        label = say("{source}, {what}", source=title, what=lookup.question.words)
        return label, _answered(lookup), _ROLES.get(tone, tone.value)

    def _fill_waiting(self, earlier: Sequence[str]) -> None:
        self._waiting.clear()
        self._waiting.add_heading(say("Waits to be looked for"))
        for text in earlier:
            row = FactRow(self._look, say("{words}", words=text), say("look again"), opens=text)
            row.opened.connect(self._look_again)
            self._waiting.add_row(row)

    def _move(self, steps: int) -> None:
        row = self.sender()
        every = [*self.typed_rows, *self.rows]
        if isinstance(row, CandidateRow) and row in every:
            place = every.index(row) + steps
            if 0 <= place < len(every):
                every[place].setFocus(Qt.FocusReason.TabFocusReason)
            elif place < 0:
                self.field.input.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _ask(self, text: str) -> None:
        if text:
            self.again.emit(text)

    def _look_again(self, text: object) -> None:
        self._ask(str(text))

    def _ask_same(self) -> None:
        self._ask(self.field.text())


def _register_row(looked: LookedUp) -> tuple[Message, Message, str]:
    about = looked.about
    label = say("{register}, offline, of {day}", register=about.title, day=about.dated)
    return label, looked.words, "ink" if looked.likely else "soft"


def _unsure_first(lookup: Lookup) -> int:
    """Return where a look-up stands: what did not answer, what found somebody, then the rest."""
    if may_ask_again(lookup):
        return 0
    return 1 if lookup.candidates else 2


def _answered(lookup: Lookup) -> Message:
    count = len(lookup.candidates)
    told = lookup.words
    if lookup.kind is AnswerKind.FOUND and count:
        told = say_many("{count} company", "{count} companies", count)
    # What waits tells why in its own words.
    because = why(lookup) if lookup.kind is not None else None
    return told if because is None else say("{answer}: {why}", answer=told, why=because)


def _waits(found: Found, text: str) -> Message:
    reasons = [each.problem for each in found.lookups if each.problem is not None]
    other = next((each for each in reasons if each != offline()), None)
    if other is None:
        return say("“{text}” waits for the network: look again when you are online.", text=text)
    return say("“{text}” waits: {why}. Look again after that.", text=text, why=other.message)


def _worth_again(found: Found) -> bool:
    nobody = not (found.candidates or found.ours)
    return nobody or any(may_ask_again(each) for each in found.lookups)


def _summary(found: Found) -> Message:
    count, text = len(found.candidates) + len(found.ours), found.query.text
    if count:
        return say_many(
            "{count} company may be meant by “{text}”. You decide; the number is the proof.",
            "{count} companies may be meant by “{text}”. You decide; the number is the proof.",
            count,
            text=text,
        )
    if found.lookups and all(each.state is LookupState.PLANNED for each in found.lookups):
        return _waits(found, text)
    unsure = [each for each in found.lookups if may_ask_again(each)]
    if unsure:
        return say_many(
            "“{text}” was not found, but {count} source did not answer: it may be there.",
            "“{text}” was not found, but {count} sources did not answer: it may be there.",
            len(unsure),
            text=text,
        )
    return say(
        "“{text}” was looked for and not found. Check the spelling or try the number.", text=text
    )

"""The ledger: everything one unit of work may read and append, over one transaction."""

import importlib
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from workbench.domain.informing import Informed
from workbench.domain.lead import (
    Brief,
    Channel,
    Contact,
    Lead,
    NextStep,
    Offer,
    Signal,
    StageChange,
    Touch,
)
from workbench.domain.ledger import Activity
from workbench.domain.reference import HandSearch, Rating, Reference
from workbench.domain.scorecard import Scorecard
from workbench.domain.sole_trader import EndNotice
from workbench.domain.watch import Watch
from workbench.domain.work_list import WorkList, WorkSession
from workbench.store import journals
from workbench.store.cards import SqlCards, keep_scorecard
from workbench.store.companies import SqlCompanies
from workbench.store.facts import SqlFacts
from workbench.store.health import SqlRecords
from workbench.store.journals import SqlJournal
from workbench.store.known_lists import SqlKnownLists
from workbench.store.leads import SqlLeads
from workbench.store.locked import SqlActivity, SqlDecisions, SqlHandoffs
from workbench.store.lookups import SqlLookups
from workbench.store.people import SqlPeople
from workbench.store.unit import Unit

if TYPE_CHECKING:
    from workbench.store.imports import SqlImports
    from workbench.store.phones import SqlPhones


class SqlLedger:
    """The parts of the ledger, each made when it is first asked for."""

    def __init__(self, unit: Unit) -> None:
        """Take the unit of work."""
        self._unit = unit

    @cached_property
    def people(self) -> SqlPeople:
        """Those of us who use this store."""
        return SqlPeople(self._unit)

    @cached_property
    def companies(self) -> SqlCompanies:
        """Companies, their numbers, and judgements."""
        return SqlCompanies(self._unit)

    @cached_property
    def facts(self) -> SqlFacts:
        """Facts, readings and places."""
        return SqlFacts(self._unit)

    @cached_property
    def lookups(self) -> SqlLookups:
        """The durable rows of look-ups."""
        return SqlLookups(self._unit)

    @cached_property
    def records(self) -> SqlRecords:
        """How sources fared."""
        return SqlRecords(self._unit)

    @cached_property
    def cards(self) -> SqlCards:
        """Versions of the criteria."""
        return SqlCards(self._unit)

    @cached_property
    def decisions(self) -> SqlDecisions:
        """Locked decisions."""
        return SqlDecisions(self._unit)

    @cached_property
    def leads(self) -> SqlLeads:
        """The lead list."""
        return SqlLeads(self._unit)

    @cached_property
    def pursuits(self) -> SqlJournal[Lead]:
        """Leads, by company."""
        return SqlJournal(self._unit, journals.PURSUITS)

    @cached_property
    def offers(self) -> SqlJournal[Offer]:
        """What we would sell."""
        return SqlJournal(self._unit, journals.OFFERS)

    @cached_property
    def signals(self) -> SqlJournal[Signal]:
        """What leads did that shows interest."""
        return SqlJournal(self._unit, journals.SIGNALS)

    @cached_property
    def contacts(self) -> SqlJournal[Contact]:
        """People at leads."""
        return SqlJournal(self._unit, journals.CONTACTS)

    @cached_property
    def channels(self) -> SqlJournal[Channel]:
        """Ways of reaching them."""
        return SqlJournal(self._unit, journals.CHANNELS)

    @cached_property
    def touches(self) -> SqlJournal[Touch]:
        """What passed between us."""
        return SqlJournal(self._unit, journals.TOUCHES)

    @cached_property
    def next_steps(self) -> SqlJournal[NextStep]:
        """What happens next."""
        return SqlJournal(self._unit, journals.NEXT_STEPS)

    @cached_property
    def stages(self) -> SqlJournal[StageChange]:
        """Moves between stages."""
        return SqlJournal(self._unit, journals.STAGES)

    @cached_property
    def briefs(self) -> SqlJournal[Brief]:
        """What first calls open with."""
        return SqlJournal(self._unit, journals.BRIEFS)

    @cached_property
    def references(self) -> SqlJournal[Reference]:
        """What people said of companies."""
        return SqlJournal(self._unit, journals.REFERENCES)

    @cached_property
    def hand_searches(self) -> SqlJournal[HandSearch]:
        """What was searched for by hand."""
        return SqlJournal(self._unit, journals.HAND_SEARCHES)

    @cached_property
    def ratings(self) -> SqlJournal[Rating]:
        """What was rated by hand."""
        return SqlJournal(self._unit, journals.RATINGS)

    @cached_property
    def watches(self) -> SqlJournal[Watch]:
        """Companies that are watched."""
        return SqlJournal(self._unit, journals.WATCHES)

    @cached_property
    def work_lists(self) -> SqlJournal[WorkList]:
        """Companies to be sounded together."""
        return SqlJournal(self._unit, journals.WORK_LISTS)

    @cached_property
    def work_sessions(self) -> SqlJournal[WorkSession]:
        """Stretches of work on a list."""
        return SqlJournal(self._unit, journals.WORK_SESSIONS)

    @cached_property
    def informed(self) -> SqlJournal[Informed]:
        """That people were told that we have data about them."""
        return SqlJournal(self._unit, journals.INFORMED)

    @cached_property
    def end_notices(self) -> SqlJournal[EndNotice]:
        """That somebody was shown that a dossier ends."""
        return SqlJournal(self._unit, journals.END_NOTICES)

    @cached_property
    def handoffs(self) -> SqlHandoffs:
        """Folders given to sales."""
        return SqlHandoffs(self._unit)

    @cached_property
    def imports(self) -> "SqlImports":
        """Imported files; what reads their cells is read in when a file is imported."""
        made: SqlImports = importlib.import_module("workbench.store.imports").SqlImports(self._unit)
        return made

    @cached_property
    def phones(self) -> "SqlPhones":
        """Telephone numbers; read in when somebody is looked for by one."""
        made: SqlPhones = importlib.import_module("workbench.store.phones").SqlPhones(self._unit)
        return made

    @cached_property
    def known_lists(self) -> SqlKnownLists:
        """Our own lists of companies."""
        return SqlKnownLists(self._unit)

    def keep_scorecard(self, scorecard: Scorecard, by: UUID) -> None:
        """Store a scorecard that was opened, exported or locked."""
        keep_scorecard(self._unit, scorecard, by)

    def log(self, activity: Activity) -> None:
        """Append a line to the log of activity."""
        SqlActivity(self._unit).log(activity)

    def activity(self, about: UUID) -> tuple[Activity, ...]:
        """Return what was done about something, oldest first."""
        return SqlActivity(self._unit).of(about)

    def acts(self, by: UUID, since: datetime) -> tuple[Activity, ...]:
        """Return what somebody did from an instant on, oldest first."""
        return SqlActivity(self._unit).acts(by, since)

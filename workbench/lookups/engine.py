"""The engine: what every source can be asked, asking them, and reading stored answers again."""

import contextlib
import logging
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from workbench.domain.company import Company, Query
from workbench.domain.fact import KnownFact
from workbench.domain.filed_documents import FiledDocument
from workbench.domain.ledger import Ledger
from workbench.domain.lookup import Answer, AnswerKind, Lookup, Question
from workbench.domain.ports import Clock, Store
from workbench.domain.source import Manifest
from workbench.errors import NotInStore, SourceUnreadable
from workbench.jobs import JobControl
from workbench.lookups import keeping, leasing, verdicts
from workbench.lookups.asking import Run
from workbench.lookups.by_hand import BY_HAND
from workbench.lookups.guard import Fault, guarded
from workbench.lookups.means import Means
from workbench.lookups.parsing import ReadingRoom
from workbench.lookups.register_feeds import SourceFeeds
from workbench.lookups.snapshots import response_of
from workbench.lookups.source import SOURCES, Source, usable
from workbench.lookups.terms import Terms
from workbench.lookups.verdicts import Patience
from workbench.net.exchange import Sender
from workbench.net.secrets import Keys, Secret
from workbench.registry import Registry
from workbench.texts import Message, say

_AT_ONCE = 500
"""Look-ups of each source that wait and are asked in one run."""

_log = logging.getLogger(__name__)


class Engine:
    """Asks sources; the `Lookups` of the use cases."""

    def __init__(
        self,
        *,
        door: Sender,
        store: Store,
        clock: Clock,
        keys: Keys,
        sources: Registry[Source] = SOURCES,
        room: ReadingRoom | None = None,
        patience: Patience | None = None,
        jitter: Callable[[], float] | None = None,
        paced: bool = True,
    ) -> None:
        """Put the engine together.

        Args:
            door: sends requests: the door to the network, or a recorded world's.
            store: keeps look-ups, answers and facts.
            clock: tells the time.
            keys: where the user's keys are.
            sources: every source there is.
            room: where large answers are read.
            patience: how long and how often a source is tried.
            jitter: gives 0 to 1, for waits between attempts; None draws at random.
            paced: False over a recorded world, where nobody is asked too often.
        """
        self._paced = paced
        self._keys = keys
        self._scopes: dict[Secret, str] = {}
        self._means = Means(
            door=door,
            store=store,
            clock=clock,
            sources=sources,
            terms=self._terms,
            room=room or ReadingRoom(),
            patience=patience or Patience(),
            jitter=jitter or random.SystemRandom().random,
        )

    def manifests(self) -> tuple[Manifest, ...]:
        """Return what every source says of itself; last those that only people may ask."""
        return (*(source.manifest for source in self._means.sources.values()), *BY_HAND)

    def usable(self, source: str) -> bool:
        """Whether a source can be asked now: it needs no key, or has one."""
        known = self._means.sources.get(source)
        return known is not None and usable(known, self._keys)

    def searches(self, query: Query) -> tuple[Question, ...]:
        """Return the questions that may find candidates for a query, of sources usable now."""
        return self._questions(
            lambda source: source.searches(query) if self.usable(source.manifest.key) else ()
        )

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> tuple[Question, ...]:
        """Return the questions that research of a company asks now, usable sources or not."""
        return self._questions(lambda source: source.plan(company, facts))

    def documents(self, company: Company, facts: Sequence[KnownFact]) -> tuple[FiledDocument, ...]:
        """Return what registers keep as documents; see `Lookups.documents`."""
        found: list[FiledDocument] = []
        for source in self._means.sources.values():
            told = guarded(lambda each: each.documents(company, facts), source)
            if isinstance(told, Fault):
                _log.error("%s has a fault:\n%s", source.manifest.key, told.trace)
                continue
            found.extend(told)
        return tuple(found)

    def feeds(
        self, questions: Sequence[Question], since: datetime
    ) -> tuple[tuple[Question, frozenset[str]], ...]:
        """Return how changes are told for some questions at once; see `Lookups.feeds`."""
        about: dict[tuple[str, str], list[Question]] = defaultdict(list)
        for each in questions:
            about[each.source, each.kind].append(each)
        found = []
        for (source, kind), mine in about.items():
            known = self._means.sources.get(source)
            asked = known.feed(kind, [each.about for each in mine], since) if known else None
            if asked is not None:
                named = set(asked.about.split(","))
                covered = frozenset(each.key for each in mine if each.about in named)
                found.append((asked, covered))
        return tuple(found)

    def run(
        self,
        questions: Sequence[Question],
        *,
        company: UUID | None,
        control: JobControl,
        told: Callable[[Lookup], None] | None = None,
        reasons: Mapping[str, Message] = {},
        within: int | None = None,
    ) -> tuple[Lookup, ...]:
        """Ask, and every question that an answer opens; return each look-up as it ended.

        `reasons` says of questions, by key, why they are asked; the ledger keeps it. One whose
        answer somebody else has brought since is not asked again, and returned as it ended;
        `within` is after how many days whoever asks calls any answer stale.
        `told` is called from the engine's threads. A look-up that waits (no network, pace) is
        returned as planned, with its problem. What only people may ask is not asked.

        Raises:
            CancelledByUser: after what had arrived was stored.
            StoreError: the store refused.
        """
        at = self._means.clock.now()
        planned = [
            leasing.planned(each, company, at, self._terms(each.source), reasons.get(each.key))
            for each in questions
            if self._means.sources.get(each.source) is not None
        ]
        run = Run(self._means, company=company, control=control, told=told, within=within)
        return run.finish(planned)

    def resume(
        self, control: JobControl, told: Callable[[Lookup], None] | None = None
    ) -> tuple[Lookup, ...]:
        """Ask what waits and is due, as far as its source can be asked; see `Lookups.resume`."""
        means = self._means
        standing = means.store.read(lambda ledger: ledger.lookups.standing())
        waiting = dict.fromkeys(source for source, due in standing if due is not None)
        # The vault is asked for keys outside of any unit of work.
        terms = [self._terms(source) for source in waiting if self.usable(source)]
        due = means.store.read(
            lambda ledger: leasing.due(
                ledger, terms, means.clock.now(), _AT_ONCE, means.patience.longest
            )
        )
        run = Run(means, company=None, control=control, told=told, seconds=means.patience.run)
        return run.finish(due)

    def turns(self, sources: Iterable[str]) -> Mapping[str, float]:
        """Return in how many seconds each source may be asked next; see `Lookups.turns`."""
        means, at, longest = self._means, self._means.clock.now(), self._means.patience.longest
        terms = [self._terms(source) for source in sources if self.usable(source)]
        return means.store.read(
            lambda ledger: {each.source: leasing.turn(ledger, each, at, longest) for each in terms}
        )

    def register_feeds(self) -> SourceFeeds:
        """Return the registers that tell what changed in them."""
        return SourceFeeds(self._means)

    def reread(self, lookup: Lookup, control: JobControl | None = None) -> Answer:
        """Read a stored answer again with the present parser; the ledger gains a reading.

        Raises:
            NotInStore: the look-up has no stored answer, or its source is no longer known.
            SourceUnreadable: the present parser cannot read it; nothing is changed.
        """
        means, answer = self._means, self.read(lookup, control or JobControl())
        source = means.sources[lookup.question.source]
        if answer.kind is AnswerKind.FAILED:
            words = say("The stored answer cannot be read.")
            raise SourceUnreadable(answer.problem.message if answer.problem else words)
        now = means.clock.now()
        ended = replace(verdicts.settled(lookup, answer, now, None), answered=lookup.answered)
        means.store.write(
            lambda ledger: keeping.keep_answer(ledger, ended, answer, source.manifest, now)
        )
        return answer

    def read(self, lookup: Lookup, control: JobControl) -> Answer:
        """Return what the present parser reads in a stored answer; see `Lookups.read`."""
        means = self._means
        source = means.sources.get(lookup.question.source)
        if lookup.snapshot is None or source is None:
            raise NotInStore(say("There is no stored answer to read again."))
        stored = means.store.snapshot(lookup.snapshot)
        if stored.sha256 != lookup.snapshot:
            raise NotInStore(say("Names were removed from this answer, so it is not read again."))
        response = response_of(stored)
        read = means.room.read(source, lookup.question, response, control)
        answer = read.answer if isinstance(read, Fault) else read
        return verdicts.plausible(answer, response.taken.date())

    def read_again(self, company: UUID, control: JobControl) -> int:
        """Read a company's stored answers again whose reader is newer now; see `Lookups`."""
        outdated = self._means.store.read(partial(self._outdated, company=company))
        for lookup in outdated:
            control.check()
            # What the present reader cannot read stays as it was read before.
            with contextlib.suppress(NotInStore, SourceUnreadable):
                self.reread(lookup, control)
        return len(outdated)

    def _outdated(self, ledger: Ledger, company: UUID) -> list[Lookup]:
        read = defaultdict[tuple[str, bytes], set[str]](set)
        for each in ledger.facts.readings_of_company(company):
            read[each.question, each.snapshot].add(each.parser)
        return [
            each
            for each in ledger.lookups.of_company(company)
            if each.snapshot is not None
            and (parsers := read.get((each.question.key, each.snapshot)))
            and (source := self._means.sources.get(each.question.source)) is not None
            and source.parser
            and source.parser not in parsers
        ]

    def close(self) -> None:
        """End the child processes that read large answers."""
        self._means.room.close()

    def _questions(self, ask: Callable[[Source], Sequence[Question]]) -> tuple[Question, ...]:
        asked: dict[str, Question] = {}
        for source in self._means.sources.values():
            questions = guarded(ask, source)
            if isinstance(questions, Fault):
                _log.error("%s has a fault:\n%s", source.manifest.key, questions.trace)
                continue
            asked |= {question.key: question for question in questions}
        return tuple(asked.values())

    def _terms(self, source: str) -> Terms:
        known = self._means.sources.get(source)
        if known is None:
            return Terms(source=source)
        manifest = known.manifest
        scope = self._scope(manifest)
        return Terms(
            source=source,
            scope=scope,
            paces=manifest.paces if self._paced else (),
            cost=manifest.cost,
            beside=self._beside(manifest) if scope else (),
        )

    def _beside(self, manifest: Manifest) -> tuple[str, ...]:
        """Return the other sources that are asked with the key of one: its owner counts by key."""
        every = (each.manifest for each in self._means.sources.values())
        return tuple(
            each.key
            for each in every
            if each.key_need is not None
            and manifest.key_need is not None
            and each.key_need.name == manifest.key_need.name
            and each.key != manifest.key
        )

    def _scope(self, manifest: Manifest) -> str:
        """Return the fingerprint of the key that a source is asked with, worked out once a key."""
        need = manifest.key_need
        secret = self._keys.get(need.name) if need is not None else None
        if need is None or secret is None:
            return ""
        if secret not in self._scopes:
            self._scopes[secret] = secret.fingerprint(need.name)
        return self._scopes[secret]

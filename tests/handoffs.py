"""Dossiers for the export tests: a rich one, a bare one, a refused one and a hostile one."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from tests.samples import (
    COMPANY,
    JONAS,
    LEAD,
    METTE,
    NOW,
    SNAPSHOT,
    annual,
    fjordlys,
    known,
    scorecard,
)
from workbench.domain.card import Band, Pillar
from workbench.domain.company import Scheme
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact
from workbench.domain.handoff import Decision, Link, Waiver
from workbench.domain.lead import Stage
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Problem, Question, Snapshot
from workbench.domain.scorecard import Evidence, Met, RequirementState, Score, ScoredLine
from workbench.domain.sounding import Sounding
from workbench.domain.source import Manifest, Travel
from workbench.texts import say

ADDRESS = "https://register.example/311000004"
STORED = Snapshot(
    sha256=SNAPSHOT,
    content=b'{"equity": 32750000}',
    media_type="application/json",
    address=ADDRESS,
    status=200,
    taken=NOW,
)
HOSTILE = (
    '=HYPERLINK("http://evil.example","x") <script>alert(1)</script> #panic("out")'
    " \u202egnp.exe {name} 😀 中文 "
)


def manifest(key: str, title: str, travel: Travel = Travel.FREELY) -> Manifest:
    """Return a source's manifest with its terms."""
    return Manifest(
        key=key,
        title=title,
        answers=say("who they are"),
        countries=("NO",),
        schemes=(Scheme.NO_ORGNR,),
        hosts=("register.example",),
        paces=(),
        licence="NLOD 2.0",
        attribution=f"Contains data from {title}",
        travel=travel,
        home="https://register.example",
    )


MANIFESTS = {
    each.key: each
    for each in (
        manifest("no_enhetsregisteret", "Enhetsregisteret"),
        manifest("no_regnskapsregisteret", "Regnskapsregisteret"),
        manifest("proff_page", "A closed page", Travel.NOT),
    )
}


def years() -> tuple[KnownFact, ...]:
    """Return four years before 2025, the first with a loss."""
    return tuple(
        fact
        for year, revenue, result in (
            (2021, 61_000_000, -2_100_000),
            (2022, 74_300_000, 1_900_000),
            (2023, 88_000_000, 4_100_000),
            (2024, 101_700_000, 5_900_000),
        )
        for fact in annual(year, revenue=revenue, net_result=result, assets=50_000_000)
    )


def lookup(number: int, kind: AnswerKind) -> Lookup:
    """Return an answered look-up."""
    problem = Problem(message=say("The server answered 503."))
    return Lookup(
        id=UUID(int=100 + number),
        question=Question(source="no_enhetsregisteret", kind="unit", about="311000004"),
        company=COMPANY.id,
        state=LookupState.ANSWERED,
        planned=NOW,
        asked=NOW,
        answered=NOW,
        kind=kind,
        address=ADDRESS,
        problem=problem if kind is AnswerKind.FAILED else None,
    )


def line(
    question: str,
    pillar: Pillar,
    points: int,
    possible: int,
    because: str,
    *,
    evidence: tuple[Evidence, ...] = (),
) -> ScoredLine:
    """Return a line of a scorecard; without evidence it is open from nothing to all."""
    answered = bool(evidence)
    return ScoredLine(
        criterion=f"{question}@1",
        question=say(question),
        pillar=pillar,
        points=points,
        lowest=points if answered else 0,
        highest=points if answered else possible,
        possible=possible,
        answered=answered,
        because=say(because),
        evidence=evidence,
    )


def rich() -> Dossier:
    """Return a signed, locked dossier with five years and each of the six answers."""
    sounding = fjordlys(years())
    sounding = replace(
        sounding,
        lookups=tuple(lookup(place, kind) for place, kind in enumerate(AnswerKind)),
    )
    base = scorecard(sounding)
    proof = base.lines[0].evidence
    card = replace(
        base,
        card_signed=True,
        can=Score(lowest=61, shown=70, highest=81, possible=100),
        lines=(
            line("Price", Pillar.ECONOMY, 12, 12, "our price is small", evidence=proof),
            line("Equity", Pillar.ECONOMY, 8, 10, "equity is solid", evidence=proof),
            line("Payer", Pillar.CUSTOMER, 3, 10, "one of two says late", evidence=proof),
            line("Reviews", Pillar.PUBLIC, 4, 8, "no reviews found"),
            line("Age", Pillar.AGE, 10, 10, "founded 18 years ago", evidence=proof),
            line("Fit", Pillar.FIT, 6, 12, "one customer is 38 %", evidence=proof),
            line("Signer", Pillar.FIT, 5, 12, "nobody has asked"),
            line("Asked", Pillar.INTEREST, 20, 20, "asked four days ago", evidence=proof),
        ),
    )
    decision = Decision(
        id=UUID(int=77),
        about=LEAD.id,
        by=METTE.id,
        at=NOW,
        stage=Stage.SQL,
        scorecard=card,
        reason="They asked, and they can pay.",
        waivers=(
            Waiver(requirement="two", title=say("Two references"), reason="only one answered"),
        ),
    )
    return Dossier(
        sounding=sounding,
        scorecard=card,
        requirements=(
            RequirementState(
                requirement="lowest",
                stage=Stage.SQL,
                title=say("Lowest score at least 60"),
                met=Met.MET,
                because=say("the lowest is 61"),
            ),
        ),
        decision=decision,
        link=Link(replica=UUID(int=5), sequence=12, previous=bytes(32), hash=bytes(range(32, 64))),
        people={METTE.id: METTE, JONAS.id: JONAS},
        manifests=MANIFESTS,
        snapshots={SNAPSHOT: STORED},
        firm="Nordlys Software",
    )


def bare() -> Dossier:
    """Return a dossier of which nothing is known but the company."""
    return Dossier(sounding=Sounding(as_of=NOW, company=COMPANY, facts=()), scorecard=None)


def refused(facts: Sequence[KnownFact] = ()) -> Dossier:
    """Return a bankrupt, advertising-protected sole trader with neither offer nor contact."""
    whole = rich()
    said = (
        known("company.bankrupt", "2026-09-01"),
        known("company.advertising_protected", "yes"),
        known("company.sole_trader", "yes"),
        *facts,
    )
    card = replace(
        scorecard(),
        band=Band.NOT_NOW,
        caps=(say("bankrupt: at most Not now"),),
        can=Score(lowest=12, shown=12, highest=12, possible=100),
    )
    return replace(
        whole,
        sounding=Sounding(as_of=NOW, company=COMPANY, facts=said, lead=LEAD),
        scorecard=card,
        decision=None,
        link=None,
    )


def hostile(text: str = HOSTILE, *, times: int = 8) -> Dossier:
    """Return a dossier in which every text that can come from outside is `text`, repeated."""
    whole, words = rich(), text * times
    sounding, card = whole.sounding, whole.scorecard
    if card is None or sounding.brief is None or sounding.next_step is None:
        raise AssertionError
    return replace(
        whole,
        firm=words,
        sounding=replace(
            sounding,
            company=replace(sounding.company, name=words),
            brief=replace(sounding.brief, open_with=words, not_mention=words),
            contacts=(
                replace(
                    sounding.contacts[0],
                    name=words,
                    role=words,
                    phone=words,
                    mail=words,
                    part=words,
                    where_from=words,
                ),
            ),
            signals=tuple(
                replace(sounding.signals[0], id=UUID(int=900 + place), asked_for=words)
                for place in range(5)
            ),
            touches=(replace(sounding.touches[0], words=words),),
            next_step=replace(sounding.next_step, what=words),
            references=(replace(sounding.references[0], words=words),),
            hand_searches=(replace(sounding.hand_searches[0], words=words, asked=words),),
        ),
        scorecard=replace(
            card,
            card_title=words,
            caps=(say("{words}", words=words),) * 3,
            lines=tuple(
                replace(
                    each,
                    because=say("{words}", words=words),
                    question=say("{words}", words=words),
                )
                for each in card.lines
            ),
        ),
    )

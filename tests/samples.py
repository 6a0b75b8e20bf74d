"""Invented companies, soundings and dossiers for tests; numbers no real firm can hold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from workbench.domain.card import Band, Pillar
from workbench.domain.company import Company, Entity, Identifier, Scheme
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact, LocatorKind, Place, state
from workbench.domain.figures import Money
from workbench.domain.lead import (
    Brief,
    Channel,
    ChannelKind,
    Contact,
    Lead,
    NextStep,
    Offer,
    Often,
    Openness,
    Signal,
    SignalKind,
    Stage,
    StageChange,
    Touch,
    TouchKind,
)
from workbench.domain.lookup import AnswerKind, Lookup, LookupState, Question
from workbench.domain.people import Department, Person
from workbench.domain.reference import (
    HandAnswer,
    HandSearch,
    Heard,
    PaysHow,
    Rating,
    Reference,
    Relation,
    Weight,
    Wording,
)
from workbench.domain.scorecard import (
    Evidence,
    EvidenceKind,
    NextQuestion,
    Score,
    Scorecard,
    ScoredLine,
)
from workbench.domain.sounding import Sounding
from workbench.texts import say

NOW = datetime(2026, 11, 22, 10, 58, tzinfo=UTC)
SNAPSHOT = bytes(range(32))
METTE = Person(id=UUID(int=1), name="Mette Kjær", department=Department.MARKETING)
JONAS = Person(id=UUID(int=2), name="Jonas Lund", department=Department.SALES)
COMPANY = Company(
    id=UUID(int=10),
    name="Fjordlys Automasjon AS",
    country="NO",
    identifiers=(Identifier(Scheme.NO_ORGNR, "311000004"),),
    opened=NOW,
)
LEAD = Lead(id=UUID(int=11), about=COMPANY.id, by=METTE.id, at=NOW, campaign="Autumn fair")
REGISTER = Entity("no_enhetsregisteret", "311000004")
ACCOUNTS = Entity("no_regnskapsregisteret", "311000004")


def known(
    key: str,
    value: str,
    *,
    entity: Entity = REGISTER,
    unit: str = "",
    start: date | None = None,
    end: date | None = None,
    at: datetime = NOW,
    **qualifiers: str,
) -> KnownFact:
    """Return a fact as if a source had just stated it."""
    place = Place(LocatorKind.JSON, f"/{key.rsplit('.', maxsplit=1)[-1]}", value)
    stated = state(entity, key, value, place, unit=unit, start=start, end=end, **qualifiers)
    return KnownFact(
        fact=stated.fact, place=stated.place, snapshot=SNAPSHOT, first_seen=at, last_seen=at
    )


def annual(
    year: int, currency: str = "NOK", entity: Entity = ACCOUNTS, **lines: int
) -> tuple[KnownFact, ...]:
    """Return one calendar year's own accounts; lines are in whole units of the currency."""
    return tuple(
        known(
            f"accounts.{line}",
            str(amount),
            entity=entity,
            unit=currency,
            start=date(year, 1, 1),
            end=date(year, 12, 31),
            scope="own",
            filing=str(year),
        )
        for line, amount in lines.items()
    )


def register_facts() -> tuple[KnownFact, ...]:
    """Return what the Norwegian register says of Fjordlys Automasjon."""
    said = {
        "name": "FJORDLYS AUTOMASJON AS",
        "form": "Aksjeselskap",
        "status": "active",
        "founded": "2008-04-14",
        "town": "MOLDE",
        "country": "NO",
        "employees": "64",
        "website": "fjordlys.example",
        "manager_changed": "2026-06-03",
    }
    return tuple(known(f"company.{key}", value) for key, value in said.items())


def fjordlys(extra: Sequence[KnownFact] = (), *, as_of: datetime = NOW) -> Sounding:
    """Return a well-researched, healthy, interested company."""
    figures = annual(
        2025,
        revenue=118_400_000,
        operating_result=9_800_000,
        net_result=7_600_000,
        assets=71_200_000,
        current_assets=38_900_000,
        equity=32_750_000,
        liabilities=38_450_000,
        short_debt=21_300_000,
    )
    return Sounding(
        as_of=as_of,
        company=COMPANY,
        facts=(*register_facts(), *figures, *extra),
        lead=LEAD,
        stage=StageChange(
            id=UUID(int=12), about=LEAD.id, stage=Stage.RESEARCHING, by=METTE.id, at=NOW
        ),
        offer=Offer(
            id=UUID(int=13),
            about=LEAD.id,
            name="Line monitoring",
            price=Money(Decimal(480_000), "NOK"),
            often=Often.YEARLY,
            by=METTE.id,
            at=NOW,
        ),
        signals=(
            Signal(
                id=UUID(int=14),
                about=LEAD.id,
                kind=SignalKind.ASKED_FOR_OFFER,
                day=date(2026, 11, 18),
                asked_for="line monitoring for two halls",
                by=METTE.id,
                at=NOW,
            ),
        ),
        contacts=(
            Contact(
                id=UUID(int=15),
                about=LEAD.id,
                name="Ingrid Prøve",
                role="Head of production",
                phone="+47 00 00 00 00",
                mail="ingrid@fjordlys.example",
                where_from="wrote to us",
                part="decides together with finance",
                expires=date(2027, 11, 22),
                by=METTE.id,
                at=NOW,
            ),
        ),
        channels=(
            Channel(
                id=UUID(int=16),
                about=LEAD.id,
                kind=ChannelKind.PHONE,
                openness=Openness.OPEN,
                reason=say("They wrote to us."),
                by=METTE.id,
                at=NOW,
            ),
        ),
        touches=(
            Touch(
                id=UUID(int=17),
                about=LEAD.id,
                kind=TouchKind.MEETING,
                day=date(2026, 11, 11),
                words="Showed the demo on line 2.",
                by=METTE.id,
                at=NOW,
            ),
        ),
        references=(
            Reference(
                id=UUID(int=18),
                about=COMPANY.id,
                relation=Relation.SUPPLIER,
                day=date(2026, 11, 19),
                heard=Heard.DIRECT,
                wording=Wording.QUOTE,
                words="Always on the day.",
                pays=PaysHow.ON_TIME,
                tell_outside=False,
                expires=date(2027, 11, 19),
                by=METTE.id,
                at=NOW,
            ),
        ),
        hand_searches=(
            HandSearch(
                id=UUID(int=19),
                about=COMPANY.id,
                question="press_trouble",
                asked="https://search.example/?q=Fjordlys",
                answer=HandAnswer.NOTHING_FOUND,
                by=METTE.id,
                at=NOW,
            ),
        ),
        next_step=NextStep(
            id=UUID(int=20),
            about=LEAD.id,
            what="Offer",
            due=date(2026, 11, 26),
            responsible=JONAS.id,
            by=METTE.id,
            at=NOW,
        ),
        brief=Brief(
            id=UUID(int=21),
            about=LEAD.id,
            open_with="the stop on line 2 they told us about",
            not_mention="what the former supplier said",
            by=METTE.id,
            at=NOW,
        ),
    )


def scorecard(sounding: Sounding | None = None) -> Scorecard:
    """Return a filled-in card with one open line, written by hand."""
    facts = (sounding or fjordlys()).facts
    equity = next(each for each in facts if each.fact.key == "accounts.equity")
    proof = (Evidence(EvidenceKind.FACT, equity.fact.id.hex()),)

    def line(criterion: str, question: str, pillar: Pillar, points: int, of: int) -> ScoredLine:
        return ScoredLine(
            criterion=f"{criterion}@1",
            question=say(question),
            pillar=pillar,
            points=points,
            lowest=points,
            highest=points,
            possible=of,
            answered=True,
            because=say("equity is {share} of assets", share="46 %"),
            evidence=proof,
        )

    easy = ScoredLine(
        criterion="easy_to_work_with@1",
        question=say("Easy to work with?"),
        pillar=Pillar.CUSTOMER,
        points=5,
        lowest=0,
        highest=10,
        possible=10,
        answered=False,
        because=say("nobody has rated it yet"),
    )
    return Scorecard(
        id=UUID(int=30),
        lead=LEAD.id,
        card=UUID(int=31),
        card_title="Starter card",
        card_version=1,
        card_signed=False,
        as_of=NOW,
        lines=(
            line("price_carried", "Can it carry our price?", Pillar.ECONOMY, 25, 25),
            line("own_money", "Own money?", Pillar.ECONOMY, 30, 40),
            easy,
            line("age", "How old is it?", Pillar.AGE, 20, 25),
            line("asked", "Have they asked?", Pillar.INTEREST, 20, 20),
        ),
        can=Score(lowest=75, shown=80, highest=85, possible=100),
        will=Score(lowest=20, shown=20, highest=20, possible=20),
        band=Band.GO,
        band_by_points=Band.GO,
        caps=(),
        next_question=NextQuestion(
            criterion="easy_to_work_with@1",
            lowest=75,
            highest=85,
            ask=say("Rate it yourself."),
        ),
        look_closer_from=40,
        go_from=65,
    )


def dossier() -> Dossier:
    """Return a finished dossier without a decision."""
    sounding = fjordlys()
    return Dossier(
        sounding=sounding,
        scorecard=scorecard(sounding),
        people={METTE.id: METTE, JONAS.id: JONAS},
        firm="Nordlys Software",
    )


def skagen() -> Sounding:
    """Return a Danish company whose accounts state gross profit, but no revenue."""
    company = Company(
        id=UUID(int=40),
        name="Skagen Sensor A/S",
        country="DK",
        identifiers=(Identifier(Scheme.DK_CVR, "99000023"),),
        opened=NOW,
    )
    register = Entity("dk_cvrapi", "99000023")
    said = {
        "company.name": "Skagen Sensor A/S",
        "company.status": "active",
        "company.founded": "2011-03-14",
        "company.employees": "38",
        "company.advertising_protected": "no",
    }
    figures = {
        year: annual(
            year,
            "DKK",
            Entity("dk_regnskaber", "99000023"),
            gross_profit=22_900_000,
            operating_result=result,
            assets=22_981_114,
            equity=9_420_407,
        )
        for year, result in ((2024, 1_200_000), (2025, 1_900_000))
    }
    return Sounding(
        as_of=NOW,
        company=company,
        facts=(
            *(known(key, value, entity=register) for key, value in said.items()),
            *figures[2024],
            *figures[2025],
        ),
        lead=replace(LEAD, id=UUID(int=41), about=company.id),
        offer=Offer(
            id=UUID(int=42),
            about=UUID(int=41),
            name="Line monitoring",
            price=Money(Decimal(480_000), "DKK"),
            often=Often.YEARLY,
            by=METTE.id,
            at=NOW,
        ),
    )


def droemmebil() -> Sounding:
    """Return a company eight months old without accounts, that asked for an offer."""
    company = Company(
        id=UUID(int=50),
        name="Drømmebil Import ApS",
        country="DK",
        identifiers=(Identifier(Scheme.DK_CVR, "99000007"),),
        opened=NOW,
    )
    register = Entity("dk_cvrapi", "99000007")
    said = {
        "company.name": "Drømmebil Import ApS",
        "company.status": "active",
        "company.founded": "2026-03-15",
        "company.employees": "2",
    }
    return Sounding(
        as_of=NOW,
        company=company,
        facts=tuple(known(key, value, entity=register) for key, value in said.items()),
        lead=replace(LEAD, id=UUID(int=51), about=company.id),
        signals=(
            Signal(
                id=UUID(int=52),
                about=UUID(int=51),
                kind=SignalKind.ASKED_FOR_OFFER,
                day=date(2026, 11, 20),
                by=METTE.id,
                at=NOW,
            ),
        ),
    )


def reference(
    number: int, pays: PaysHow, heard: Heard = Heard.DIRECT, expires: date = date(2027, 11, 19)
) -> Reference:
    """Return what a supplier said about paying."""
    return Reference(
        id=UUID(int=number),
        about=COMPANY.id,
        relation=Relation.SUPPLIER,
        day=date(2026, 11, 19),
        heard=heard,
        wording=Wording.PARAPHRASE,
        words="",
        pays=pays,
        tell_outside=False,
        expires=expires,
        by=METTE.id,
        at=NOW,
    )


def hand_search(
    number: int,
    answer: HandAnswer = HandAnswer.NOTHING_FOUND,
    weight: Weight = Weight.NEUTRAL,
    *,
    question: str = "press_trouble",
    at: datetime = NOW,
) -> HandSearch:
    """Return a prepared question that somebody answered."""
    return HandSearch(
        id=UUID(int=number),
        about=COMPANY.id,
        question=question,
        asked="https://search.example/?q=Fjordlys",
        answer=answer,
        weight=weight,
        by=METTE.id,
        at=at,
    )


def rating(number: int, criterion: str, step: str, at: datetime = NOW) -> Rating:
    """Return a rating by hand of the lead."""
    return Rating(
        id=UUID(int=number), about=LEAD.id, criterion=criterion, step=step, by=METTE.id, at=at
    )


def lookup(
    number: int, kind: str, answer: AnswerKind | None, source: str = "no_regnskapsregisteret"
) -> Lookup:
    """Return a look-up of one question, answered now unless `answer` is None."""
    return Lookup(
        id=UUID(int=number),
        question=Question(source=source, kind=kind, about="311000004"),
        company=COMPANY.id,
        state=LookupState.PLANNED if answer is None else LookupState.ANSWERED,
        planned=NOW,
        answered=None if answer is None else NOW,
        kind=answer,
    )

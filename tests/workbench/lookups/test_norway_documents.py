"""Norwegian accounts through the engine: a PDF is kept as it is, and older years stay known."""

import json
from datetime import timedelta
from decimal import Decimal

from tests.fakes.ledger import FakeStore
from tests.fakes.network import NOON, StandingClock, keys
from tests.fakes.sources import ScriptedDoor, answer, registry
from tests.samples import COMPANY
from workbench.domain.accounts import gather
from workbench.domain.company import Entity
from workbench.domain.figures import Money
from workbench.domain.freshness import Need, freshness
from workbench.domain.lookup import AnswerKind
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.sources.no_regnskapsregisteret import Regnskapsregisteret, document

FJORDLYS = "311000004"
TOLD = "%PDF-1.7\n1 0 obj << /Invented (fodselsdato) >> endobj\n%%EOF"


def test_a_pdf_is_found_kept_whole_and_states_nothing() -> None:
    clock = StandingClock()
    store = FakeStore(clock)
    door = ScriptedDoor(data=[answer(TOLD, content_type="application/pdf")])
    engine = Engine(
        door=door,
        store=store,
        clock=clock,
        keys=keys(),
        sources=registry(Regnskapsregisteret()),
    )
    asked = document(FJORDLYS, "2024")
    assert asked not in engine.plan(COMPANY, ())
    [lookup] = engine.run([asked], company=None, control=JobControl())
    engine.close()
    assert door.asked == [
        f"data.brreg.no/regnskapsregisteret/regnskap/aarsregnskap/kopi/{FJORDLYS}/2024"
    ]
    assert (lookup.kind, lookup.drift) == (AnswerKind.FOUND, ())
    assert lookup.snapshot is not None
    kept = store.snapshot(lookup.snapshot)
    assert (kept.content, kept.media_type) == (TOLD.encode(), "application/pdf")
    entity = Entity("no_regnskapsregisteret", FJORDLYS)
    assert store.read(lambda ledger: ledger.facts.of([entity])) == ()
    assert freshness(lookup, (), NOON).need is Need.FRESH


def filed(year: int, equity: int) -> str:
    """Return invented accounts of one year in the register's shape."""
    return json.dumps(
        [
            {
                "id": year,
                "virksomhet": {"organisasjonsnummer": COMPANY.identifiers[0].value},
                "regnskapstype": "SELSKAP",
                "regnskapsperiode": {"fraDato": f"{year}-01-01", "tilDato": f"{year}-12-31"},
                "valuta": "NOK",
                "egenkapitalGjeld": {"egenkapital": {"sumEgenkapital": equity}},
                "eiendeler": {},
                "resultatregnskapResultat": {},
            }
        ]
    )


def test_the_year_before_stays_known_when_the_register_tells_the_next_alone() -> None:
    clock = StandingClock()
    store = FakeStore(clock)
    source = Regnskapsregisteret()
    engine = Engine(
        door=ScriptedDoor(data=[answer(filed(2023, 60)), answer(filed(2024, 64))]),
        store=store,
        clock=clock,
        keys=keys(),
        sources=registry(source),
    )
    asked = source.plan(COMPANY, ())[0]
    for _ in range(2):
        [lookup] = engine.run([asked], company=None, control=JobControl(), within=0)
        assert lookup.kind is AnswerKind.FOUND
        clock.time += timedelta(days=200)
    engine.close()
    entity = Entity("no_regnskapsregisteret", FJORDLYS)
    known = store.read(lambda ledger: ledger.facts.of([entity]))
    years = [(each.end.year, each.money("equity")) for each in gather(known)]
    assert years == [(2024, Money(Decimal(64), "NOK")), (2023, Money(Decimal(60), "NOK"))]

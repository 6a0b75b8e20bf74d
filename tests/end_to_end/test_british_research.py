"""A British company is researched from its profile to the figures of its filed accounts."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.network import StandingClock
from tests.fakes.rooms import HereRoom
from tests.samples import METTE
from tests.starter import CARD
from tests.workbench.lookups.test_british_accounts import document, heads, pounds
from workbench.app import companies, dossiers, research
from workbench.app.desk import Desk
from workbench.domain.lookup import AnswerKind
from workbench.export.folder import FolderExporter
from workbench.jobs import JobControl
from workbench.lookups.engine import Engine
from workbench.lookups.page_reader import ReaderOfPages
from workbench.lookups.verdicts import Patience
from workbench.net.secrets import KeyRing, Secret, SessionKeys
from workbench.net.worlds import World, WorldDoor
from workbench.store import open_store
from workbench.texts import ENGLISH

NUMBER = "99000007"
API, DOCUMENTS = (f"{each}.company-information.service.gov.uk" for each in ("api", "document-api"))
STORE = "documents.s3.eu-west-2.amazonaws.com"
PAGE, PICTURE = "PageOfTheAccounts_2025", "PictureOfTheAccounts_2024"


def answered(host: str, path: str, body: object, status: int = 200, **headers: str) -> str:
    told = "".join(f'{name} = "{value}", ' for name, value in headers.items())
    return (
        f"[[exchange]]\nhost = {json.dumps(host)}\npath = {json.dumps(path)}\nstatus = {status}\n"
        f"headers = {{ {told.rstrip(', ')} }}\ntext = {json.dumps(json.dumps(body))}\n\n"
    )


def filing(number: str, end: str, filed: str, document_id: str) -> dict[str, object]:
    return {
        "transaction_id": number,
        "type": "AA",
        "category": "accounts",
        "description": "accounts-with-accounts-type-full",
        "description_values": {"made_up_date": end},
        "date": filed,
        "links": {"document_metadata": f"https://{DOCUMENTS}/document/{document_id}"},
    }


def metadata(*kinds: str) -> dict[str, object]:
    return {
        "company_number": NUMBER,
        "created_at": "2026-05-04T08:28:44Z",
        "resources": {kind: {"content_length": 1} for kind in kinds},
    }


def world(folder: Path) -> World:
    """Write the answers about an invented company, in the shapes of the specification."""
    company = f"/company/{NUMBER}"
    profile = {
        "company_name": "NORDLYS LTD",
        "company_number": NUMBER,
        "company_status": "active",
        "type": "ltd",
        "date_of_creation": "2001-02-03",
        "jurisdiction": "england-wales",
        "has_charges": True,
        "links": {"self": company},
    }
    officer = {"name": "EXAMPLE, Ann", "officer_role": "director", "address": {"premises": "5"}}
    officers = {"items": [officer], "active_count": 1, "total_results": 1}
    filings = {
        "items": [
            filing("T2025", "2025-12-31", "2026-05-04", PAGE),
            filing("T2024", "2024-12-31", "2025-05-04", PICTURE),
        ],
        "total_count": 2,
    }
    exchanges = [
        answered(API, company, profile),
        answered(API, f"{company}/officers", officers),
        answered(API, f"{company}/filing-history", filings),
        *(
            answered(API, f"{company}/{part}", {"errors": []}, 404)
            for part in (
                "charges",
                "persons-with-significant-control",
                "persons-with-significant-control-statements",
            )
        ),
        answered(DOCUMENTS, f"/document/{PAGE}", metadata("application/xhtml+xml")),
        answered(DOCUMENTS, f"/document/{PICTURE}", metadata("application/pdf")),
        answered(
            DOCUMENTS, f"/document/{PAGE}/content", "", 302, location=f"https://{STORE}/signed"
        ),
    ]
    facts = pounds("TurnoverRevenue", "1200", "year") + pounds("Equity", "300") + heads("7")
    (folder / "accounts.xml").write_bytes(document(facts))
    exchanges.append(f'[[exchange]]\nhost = "{STORE}"\npath = "/signed"\nfile = "accounts.xml"\n')
    (folder / "world.toml").write_text("".join(exchanges), "utf-8")
    return World.open(folder)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock, keys = StandingClock(), SessionKeys()
    keys.put("companies_house", Secret("a-key-of-ours"))
    store = open_store(tmp_path / "leadline.db", clock=clock)
    engine = Engine(
        door=WorldDoor(world(tmp_path), clock=clock),
        store=store,
        clock=clock,
        keys=keys,
        patience=Patience(pause=0.0),
        paced=False,
    )
    with contextlib.closing(store), contextlib.closing(engine):
        store.write(lambda ledger: ledger.people.add(METTE))
        yield Desk(
            store=store,
            lookups=engine,
            pages=ReaderOfPages(),
            room=HereRoom(),
            exporter=FolderExporter(),
            keys=KeyRing(keys),
            texts=ENGLISH,
            clock=clock,
            person=METTE.id,
            starter=CARD,
        )


def test_from_the_number_to_the_figures_of_its_accounts(desk: Desk) -> None:
    (found,) = companies.find(desk, f"GB {NUMBER}", JobControl()).candidates
    opened = companies.open_company(desk, found).result
    research.research(desk, opened.company.id, JobControl())
    dossier = dossiers.open_dossier(desk, opened.company.id)
    status = dossier.sounding.chosen("company.status")
    assert status is not None
    assert status.shown.fact.value == "active"
    people = [each.fact.value for each in dossier.sounding.all("role.holder")]
    assert people == ["Ann EXAMPLE"]
    (accounts,) = dossier.sounding.accounts
    revenue, equity = accounts.money("revenue"), accounts.money("equity")
    assert revenue is not None
    assert equity is not None
    assert (str(revenue.amount), str(equity.amount), revenue.currency) == ("1200", "300", "GBP")
    assert accounts.filed is not None
    assert accounts.filed.isoformat() == "2026-05-04"
    asked = {
        (each.question.kind, each.question.argument("end")): each.kind
        for each in dossier.sounding.lookups
        if each.question.source.startswith("gb_") and each.question.kind != "search"
    }
    assert asked == {
        ("unit", ""): AnswerKind.FOUND,
        ("officers", ""): AnswerKind.FOUND,
        ("control", ""): AnswerKind.NOTHING_FOUND,
        ("no_parent", ""): AnswerKind.NOTHING_FOUND,
        ("charges", ""): AnswerKind.NOTHING_FOUND,
        ("filings", ""): AnswerKind.FOUND,
        ("document_data", "2025-12-31"): AnswerKind.FOUND,
        ("accounts", "2025-12-31"): AnswerKind.FOUND,
        ("document_data", "2024-12-31"): AnswerKind.NOT_OFFERED,
    }

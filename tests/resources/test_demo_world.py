"""The demo world is what its writer writes: invented, valid, and in sums that hold."""

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from stdnum import lei
from stdnum.dk import cvr
from stdnum.no import orgnr

import resources
from tests.proof.demo_figures import danish_years
from tests.proof.demo_world import cast, written
from workbench.lookups.source import SOURCES
from workbench.net.worlds import World

DEMO = resources.path("demo")
CAST = cast()
NORWEGIAN = [company["number"] for company in CAST["norwegian"]]
DANISH = [company["number"] for company in CAST["danish"]]
CLOSED = [company["number"] for company in CAST["closed"]["companies"]]
WITH_ACCOUNTS = [company for company in CAST["danish"] if "accounts" in company]
FILED = sorted((DEMO / "answers" / "dk").glob("*.xml"))
FSA = "{http://xbrl.dcca.dk/fsa}"


def figures(file: Path, context: str) -> dict[str, int]:
    root = etree.parse(str(file)).getroot()
    return {
        str(element.tag).removeprefix(FSA): int(element.text or "")
        for element in root
        if str(element.tag).startswith(FSA)
        and element.get("unitRef")
        and str(element.get("contextRef")).startswith(f"{context}_")
    }


def test_the_committed_files_are_what_the_writer_writes() -> None:
    files = {
        file.relative_to(DEMO).as_posix(): file.read_bytes()
        for file in DEMO.rglob("*")
        if file.is_file() and file.name not in {"cast.toml", "story.toml"}
    }
    assert files == written(CAST)


def test_every_number_checks_and_none_can_be_a_real_firms() -> None:
    branches = [each["number"] for company in CAST["norwegian"] for each in company["branches"]]
    norwegian = [*NORWEGIAN, *branches, *CLOSED]
    assert [number for number in norwegian if not orgnr.is_valid(number)] == []
    assert [number for number in DANISH if not cvr.is_valid(number)] == []
    leis = [company["lei"] for company in CAST["danish"] if "lei" in company]
    assert [number for number in leis if not lei.is_valid(number)] == []
    # No organisation that issues LEIs begins them so.
    assert {number[:6] for number in leis} == {"999900"}
    assert {number[0] for number in norwegian} == {"3"}
    assert {number[:5] for number in DANISH} == {"99000"}
    assert max(Counter([*norwegian, *DANISH]).values()) == 1


def test_only_hosts_of_sources_and_invented_ones_are_named() -> None:
    declared = {host for source in SOURCES.values() for host in source.manifest.hosts}
    endings = (".example", *(host.removeprefix("*") for host in declared))
    hosts = {exchange.host for exchange in World.open(DEMO).exchanges}
    for file in (DEMO / "answers").rglob("*.json"):
        text = file.read_text(encoding="utf-8")
        hosts |= set(re.findall(r"https?://([^/\"]+)", text))
        hosts |= set(re.findall(r"[\w.-]+@([\w.-]+)", text))
        hosts |= set(re.findall(r"www\.[\w.-]+", text))
    told = (DEMO / "story.toml").read_text(encoding="utf-8")
    hosts |= set(re.findall(r"https?://([^/\"]+)", told)) | set(
        re.findall(r"@([\w-]+\.[\w.-]+)", told)
    )
    assert [host for host in sorted(hosts) if not host.endswith(endings)] == []


@pytest.mark.parametrize("number", [c["number"] for c in CAST["norwegian"] if "accounts" in c])
def test_norwegian_accounts_add_up(number: str) -> None:
    text = (DEMO / "answers" / "no" / f"{number}-accounts.json").read_text(encoding="utf-8")
    [accounts] = json.loads(text, parse_float=Decimal)
    funding, assets = accounts["egenkapitalGjeld"], accounts["eiendeler"]
    equity, debt = funding["egenkapital"], funding["gjeldOversikt"]
    result = accounts["resultatregnskapResultat"]
    finance, operating = result["finansresultat"], result["driftsresultat"]
    total = assets["sumEiendeler"]
    assert total == funding["sumEgenkapitalGjeld"]
    assert total == equity["sumEgenkapital"] + debt["sumGjeld"]
    assert total == sum(
        assets[part][f"sum{part[0].upper()}{part[1:]}"]
        for part in ("omloepsmidler", "anleggsmidler")
    )
    assert equity["sumEgenkapital"] == (
        equity["opptjentEgenkapital"]["sumOpptjentEgenkapital"]
        + equity["innskuttEgenkapital"]["sumInnskuttEgenkaptial"]
    )
    assert debt["sumGjeld"] == (
        debt["kortsiktigGjeld"]["sumKortsiktigGjeld"]
        + debt["langsiktigGjeld"]["sumLangsiktigGjeld"]
    )
    assert operating["driftsresultat"] == (
        operating["driftsinntekter"]["sumDriftsinntekter"]
        - operating["driftskostnad"]["sumDriftskostnad"]
    )
    assert result["ordinaertResultatFoerSkattekostnad"] == (
        operating["driftsresultat"] + finance["nettoFinans"]
    )
    assert finance["nettoFinans"] == (
        finance["finansinntekt"]["sumFinansinntekter"]
        - finance["finanskostnad"]["sumFinanskostnad"]
    )
    assert min(debt["kortsiktigGjeld"].values()) > 0


@pytest.mark.parametrize("file", FILED, ids=lambda file: file.stem)
@pytest.mark.parametrize("year", ["this", "before"])
def test_danish_accounts_add_up(file: Path, year: str) -> None:
    lines = figures(file, year)
    if not lines:
        assert year == "before"
        return
    debt = lines["LiabilitiesOtherThanProvisions"]
    assert lines["Assets"] == lines["LiabilitiesAndEquity"]
    assert lines["Assets"] == lines["Equity"] + lines["Provisions"] + debt
    assert lines["Assets"] == lines["NoncurrentAssets"] + lines["CurrentAssets"]
    assert lines["Equity"] == lines["ContributedCapital"] + lines["RetainedEarnings"]
    assert debt == (
        lines["LongtermLiabilitiesOtherThanProvisions"]
        + lines["ShorttermLiabilitiesOtherThanProvisions"]
    )
    assert 0 <= lines["CashAndCashEquivalents"] <= lines["CurrentAssets"]
    assert lines["ShorttermLiabilitiesOtherThanProvisions"] >= 0
    depreciation = next(amount for name, amount in lines.items() if name.startswith("Depreciation"))
    operating = lines["ProfitLossFromOrdinaryOperatingActivities"]
    pretax = lines["ProfitLossFromOrdinaryActivitiesBeforeTax"]
    assert operating == lines["GrossProfitLoss"] - lines["EmployeeBenefitsExpense"] - depreciation
    assert pretax == operating + lines["OtherFinanceIncome"] - lines["OtherFinanceExpenses"]
    assert lines["ProfitLoss"] == pretax - lines["TaxExpense"]
    assert lines.get("Revenue", lines["GrossProfitLoss"]) >= lines["GrossProfitLoss"]


@pytest.mark.parametrize("company", WITH_ACCOUNTS, ids=lambda c: c["name"])
def test_each_filing_repeats_the_year_before_and_equity_moves_by_result_and_dividend(
    company: dict[str, Any],
) -> None:
    years = danish_years(company["accounts"])
    filed = [
        DEMO / "answers" / "dk" / f"{company['number']}-{year.end.isoformat()}.xml"
        for year in years
    ]
    restated = company["accounts"].get("restated", {})
    for earlier, later, dividend in zip(
        filed, filed[1:], (y.dividend for y in years[1:]), strict=False
    ):
        own, told = figures(earlier, "this"), figures(later, "before")
        differing = {name for name in own.keys() | told.keys() if own.get(name) != told.get(name)}
        moved = {"NoncurrentAssets", "CurrentAssets"}
        assert differing == (moved if earlier.stem[-10:] in restated else set())
        opening, closing = figures(earlier, "this")["Equity"], figures(later, "this")["Equity"]
        assert closing == opening + figures(later, "this")["ProfitLoss"] - dividend


def test_skagen_sensor_is_as_it_was_designed() -> None:
    newest = figures(DEMO / "answers" / "dk" / "99000023-2025-12-31.xml", "this")
    assert (newest["Equity"], newest["Assets"]) == (9_420_407, 22_981_114)
    assert "Revenue" not in newest
    assert newest["AverageNumberOfEmployees"] == 38


def test_lindholms_newest_report_halves_its_equity() -> None:
    newest = DEMO / "answers" / "dk" / "99000074-2026-06-30.xml"
    share = Decimal(figures(newest, "this")["Equity"]) / figures(newest, "before")["Equity"]
    assert Decimal("0.45") < share < Decimal("0.55")

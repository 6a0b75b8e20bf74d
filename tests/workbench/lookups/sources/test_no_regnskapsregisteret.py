"""Regnskapsregisteret: every figure equals the recorded one, with currency, period and sign."""

import json
from datetime import date
from decimal import Decimal

import pytest

from tests.answers import TAKEN, ask, read, read_recorded, values
from tests.recorded import recorded
from tests.samples import COMPANY, SNAPSHOT
from workbench.domain.accounts import AnnualAccounts, Scope, gather
from workbench.domain.fact import KnownFact
from workbench.domain.figures import Money
from workbench.domain.lookup import Answer, AnswerKind
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "no_regnskapsregisteret"
FILES = {
    "923609016": "regnskap_923609016_equinor_FY2024.json",
    "989795848": "regnskap_989795848_akerbp_FY2024.json",
    "810202572": "regnskap_810202572_bortigard_FY2024.json",
    "915501680": "regnskap_915501680_nel_FY2024.json",
}
EXTRA = f"{KEY}/regnskap_923609016_equinor_FY2022_partner_konsern_selskap_trimmed.json"
PATHS = {
    "revenue": "resultatregnskapResultat.driftsresultat.driftsinntekter.sumDriftsinntekter",
    "operating_costs": "resultatregnskapResultat.driftsresultat.driftskostnad.sumDriftskostnad",
    "operating_result": "resultatregnskapResultat.driftsresultat.driftsresultat",
    "net_finance": "resultatregnskapResultat.finansresultat.nettoFinans",
    "pretax_result": "resultatregnskapResultat.ordinaertResultatFoerSkattekostnad",
    "net_result": "resultatregnskapResultat.aarsresultat",
    "assets": "eiendeler.sumEiendeler",
    "current_assets": "eiendeler.omloepsmidler.sumOmloepsmidler",
    "fixed_assets": "eiendeler.anleggsmidler.sumAnleggsmidler",
    "equity": "egenkapitalGjeld.egenkapital.sumEgenkapital",
    "retained": "egenkapitalGjeld.egenkapital.opptjentEgenkapital.sumOpptjentEgenkapital",
    "paid_in": "egenkapitalGjeld.egenkapital.innskuttEgenkapital.sumInnskuttEgenkaptial",
    "liabilities": "egenkapitalGjeld.gjeldOversikt.sumGjeld",
    "short_debt": "egenkapitalGjeld.gjeldOversikt.kortsiktigGjeld.sumKortsiktigGjeld",
    "long_debt": "egenkapitalGjeld.gjeldOversikt.langsiktigGjeld.sumLangsiktigGjeld",
}
BALANCE = {
    "assets",
    "current_assets",
    "fixed_assets",
    "equity",
    "retained",
    "paid_in",
    "liabilities",
    "short_debt",
    "long_debt",
    "cash",
}


def accounts(answer: Answer) -> tuple[AnnualAccounts, ...]:
    return gather(
        KnownFact(
            fact=stated.fact,
            place=stated.place,
            snapshot=SNAPSHOT,
            first_seen=TAKEN,
            last_seen=TAKEN,
        )
        for stated in answer.facts
    )


def changed(**fields: object) -> bytes:
    (record,) = json.loads(recorded(f"{KEY}/{FILES['923609016']}"))
    return json.dumps([{**record, **fields}]).encode()


def read_changed(**fields: object) -> Answer:
    return read(ask(KEY, "accounts", "923609016"), changed(**fields))


@pytest.mark.parametrize(("number", "file"), FILES.items())
def test_every_figure_equals_the_recorded_one(number: str, file: str) -> None:
    (record,) = json.loads(recorded(f"{KEY}/{file}"), parse_float=Decimal)
    answer = read_recorded(ask(KEY, "accounts", number), f"{KEY}/{file}")
    (found,) = accounts(answer)
    assert found.currency == record["valuta"]
    assert (found.start, found.end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (found.scope, found.filing) == (Scope.OWN, str(record["id"]))
    assert found.is_a_year
    assert answer.drift == ()
    for line, path in PATHS.items():
        value = record
        for step in path.split("."):
            value = value[step]
        money = found.money(line)
        assert money is not None, line
        assert (money.amount, money.currency) == (value, record["valuta"]), line


@pytest.mark.parametrize(
    ("number", "line", "amount", "currency"),
    [
        ("923609016", "revenue", 72_543_000_000, "USD"),
        ("923609016", "operating_result", 10_347_000_000, "USD"),
        ("923609016", "net_result", 8_141_000_000, "USD"),
        ("923609016", "assets", 109_150_000_000, "USD"),
        ("923609016", "equity", 41_090_000_000, "USD"),
        ("915501680", "net_result", -260_874_000, "NOK"),
        ("810202572", "operating_result", -8_599, "NOK"),
        ("989795848", "retained", -340_000_000, "USD"),
    ],
)
def test_golden_figures(number: str, line: str, amount: int, currency: str) -> None:
    answer = read_recorded(ask(KEY, "accounts", number), f"{KEY}/{FILES[number]}")
    (found,) = accounts(answer)
    money = found.money(line)
    assert money is not None
    assert (money.amount, money.currency) == (Decimal(amount), currency)


def test_a_balance_holds_at_its_day_and_a_result_over_its_period() -> None:
    answer = read_recorded(ask(KEY, "accounts", "923609016"), f"{KEY}/{FILES['923609016']}")
    for stated in answer.facts:
        line = stated.fact.key.removeprefix("accounts.")
        assert stated.fact.end == date(2024, 12, 31)
        assert stated.fact.start == (None if line in BALANCE else date(2024, 1, 1)), line


def test_own_figures_and_the_groups_are_two_sets() -> None:
    answer = read_recorded(ask(KEY, "accounts", "923609016"), EXTRA)
    own, group = accounts(answer)
    assert (own.scope, group.scope) == (Scope.OWN, Scope.GROUP)
    assert (own.filing, group.filing) == ("4080683", "4080685")
    for line, mine, theirs in (
        ("revenue", 96_784_000_000, 150_806_000_000),
        ("tax", -68_000_000, 49_860_000_000),
        ("cash", 10_204_000_000, 16_598_000_000),
    ):
        assert own.money(line) == Money(Decimal(mine), "USD")
        assert group.money(line) == Money(Decimal(theirs), "USD")
    assert group.money("retained") is None


def test_an_empty_income_statement_is_not_stated_and_not_zero() -> None:
    (record,) = json.loads(recorded(f"{KEY}/{FILES['923609016']}"))
    result = record["resultatregnskapResultat"]
    result["driftsresultat"]["driftsinntekter"] = {}
    answer = read_changed(resultatregnskapResultat=result)
    assert values(answer, "accounts.revenue") == []
    assert values(answer, "accounts.operating_result") == ["10347000000"]


@pytest.mark.parametrize(
    ("unaudited", "waived", "audited"),
    [(False, False, "yes"), (True, False, "no"), (False, True, "no")],
)
def test_accounts_are_audited_unless_they_say_otherwise(
    *, unaudited: bool, waived: bool, audited: str
) -> None:
    audit = {"ikkeRevidertAarsregnskap": unaudited, "fravalgRevisjon": waived}
    assert values(read_changed(revisjon=audit), "accounts.audited") == [audited]
    assert values(read_changed(revisjon={}), "accounts.audited") == []


def test_a_banks_accounts_are_not_offered_and_not_asked_again() -> None:
    answer = read_recorded(
        ask(KEY, "accounts", "984851006"), f"{KEY}/error_500_984851006_dnb_BANK.json", 500
    )
    assert (answer.kind, answer.facts) == (AnswerKind.NOT_OFFERED, ())
    assert answer.problem is not None
    assert "BANK" in str(answer.problem.message)
    assert not answer.problem.again


def test_nothing_filed_is_nothing_found() -> None:
    assert read(ask(KEY, "accounts", "311000004"), b"", 404).kind is AnswerKind.NOTHING_FOUND
    assert read(ask(KEY, "accounts", "311000004"), b"[]").kind is AnswerKind.NOTHING_FOUND


@pytest.mark.parametrize(("number", "newest"), [("923609016", "2024"), ("984851006", "2025")])
def test_the_filed_years_state_the_newest_alone(number: str, newest: str) -> None:
    answer = read_recorded(ask(KEY, "years", number), f"{KEY}/aarsregnskap_kopi_{number}_aar.json")
    assert [stated.fact.key for stated in answer.facts] == ["company.last_accounts"]
    assert values(answer, "company.last_accounts") == [newest]
    assert answer.drift == ()


@pytest.mark.parametrize("years", [b'["soon"]', b"[20241]", b"[2024]", b"[null, []]"])
def test_what_is_no_year_is_refused(years: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read(ask(KEY, "years", "311000004"), years)


def test_the_registers_own_test_answer_is_refused_for_its_currency() -> None:
    with pytest.raises(SourceUnreadable):
        read_recorded(
            ask(KEY, "accounts", "123456789"), f"{KEY}/official_test_OrgnrResponseDefault.json"
        )


@pytest.mark.parametrize("form", ["xml", "ld.json"])
def test_other_forms_of_the_answer_are_refused(form: str) -> None:
    with pytest.raises(SourceUnreadable):
        read_recorded(
            ask(KEY, "accounts", "123456789"), f"{KEY}/official_test_OrgnrResponseDefault.{form}"
        )


@pytest.mark.parametrize(
    "fields",
    [
        {"virksomhet": {"organisasjonsnummer": "311000012"}},
        {"valuta": None},
        {"valuta": "kroner"},
        {"regnskapsperiode": {"fraDato": "2024-01-01"}},
        {"regnskapsperiode": {"fraDato": "2025-01-01", "tilDato": "2024-12-31"}},
        {"regnskapstype": "ANNET"},
        {"id": None},
        {"eiendeler": {"sumEiendeler": "109150000000"}},
        {"eiendeler": {"sumEiendeler": True}},
    ],
)
def test_accounts_that_do_not_hold_together_state_nothing(fields: dict[str, object]) -> None:
    with pytest.raises(SourceUnreadable):
        read_changed(**fields)


def test_research_asks_for_accounts_and_years() -> None:
    assert SOURCES[KEY].plan(COMPANY, ()) == (
        ask(KEY, "accounts", "311000004"),
        ask(KEY, "years", "311000004"),
    )


def test_requests_name_the_number() -> None:
    source = SOURCES[KEY]
    assert source.request(ask(KEY, "accounts", "311000004")).url.endswith("/regnskap/311000004")
    assert source.request(ask(KEY, "years", "311000004")).url.endswith(
        "/aarsregnskap/kopi/311000004/aar"
    )
    with pytest.raises(InvalidInput):
        source.request(ask(KEY, "accounts", "311000005"))

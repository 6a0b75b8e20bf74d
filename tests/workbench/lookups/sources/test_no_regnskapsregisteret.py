"""Regnskapsregisteret: every figure equals the recorded one, with currency, period and sign."""

import json
from dataclasses import replace
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
from workbench.lookups.sources.no_regnskapsregisteret import document, documents

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
    return gather(known(answer))


def known(answer: Answer) -> tuple[KnownFact, ...]:
    return tuple(
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


# Every figure of the recorded answers, in whole thousands or millions where they are that.
M = 1_000_000
EVERY_FIGURE = {
    "923609016": (
        "USD",
        M,
        "72543 62196 10347 -2179 8168 8141 109150 45079 64071 41090 40038 1052 68060 42024 26036",
    ),
    "989795848": (
        "USD",
        M,
        "12380 4116 8264 -225 8039 1818 42193 6164 36029 12691 -340 13031 29504 4516 24988",
    ),
    "915501680": (
        "NOK",
        1000,
        (
            "90624 173774 -83150 -177592 -260742 -260874 "
            "1380128 113931 1266197 1313849 -618588 1932437 66277 60847 5430"
        ),
    ),
    "810202572": (
        "NOK",
        1,
        (
            "174012 182611 -8599 205629 197030 186155 "
            "6059747 3086673 2973074 5957114 5769133 187981 102633 78465 24168"
        ),
    ),
}
WORDS = {
    "923609016": ("store", "forenkletAnvendelseIFRS"),
    "989795848": ("store", "IFRS"),
    "915501680": ("store", "regnskapslovenAlminneligRegler"),
    "810202572": ("store", "regnskapslovenAlminneligRegler"),
}


@pytest.mark.parametrize("number", FILES)
def test_a_recorded_answer_states_these_lines_and_no_others(number: str) -> None:
    answer = read_recorded(ask(KEY, "accounts", number), f"{KEY}/{FILES[number]}")
    currency, unit, amounts = EVERY_FIGURE[number]
    layout, rules = WORDS[number]
    told = {each.fact.key.removeprefix("accounts."): each.fact for each in answer.facts}
    assert len(told) == len(answer.facts)
    figures = {line: (fact.number, fact.unit) for line, fact in told.items() if fact.unit}
    assert figures == {
        line: (Decimal(amount) * unit, currency)
        for line, amount in zip(PATHS, amounts.split(), strict=True)
    }
    assert {line: fact.value for line, fact in told.items() if not fact.unit} == {
        "in_liquidation": "no",
        "is_parent": "yes",
        "layout": layout,
        "rules": rules,
        "audited": "yes",
    }


@pytest.mark.parametrize("number", FILES)
def test_every_line_keeps_the_registers_own_name_of_it(number: str) -> None:
    answer = read_recorded(ask(KEY, "accounts", number), f"{KEY}/{FILES[number]}")
    names = {each.fact.key.removeprefix("accounts."): each for each in answer.facts}
    for line, path in PATHS.items():
        assert names[line].fact.qualifier("concept") == path.rpartition(".")[2]
    for stated in answer.facts:
        concept = stated.fact.qualifier("concept")
        assert stated.place.locator.endswith(f"/{concept}")


def read_partners() -> Answer:
    """Return a partner's answer as read; whoever recorded it cut off whose accounts they are."""
    sets = json.loads(recorded(EXTRA))
    for each in sets:
        assert "virksomhet" not in each
        each["virksomhet"] = {"organisasjonsnummer": "923609016"}
    return read(ask(KEY, "accounts", "923609016"), json.dumps(sets).encode())


def test_accounts_that_do_not_say_whose_they_are_are_unreadable() -> None:
    with pytest.raises(SourceUnreadable):
        read_changed(virksomhet=None)


def test_a_partners_answer_states_more_lines_of_the_company_and_of_its_group() -> None:
    answer = read_partners()
    lines = (*PATHS, "tax", "cash")
    figures = {
        "own": "96784 68419 28365 -887 27478 27546 159342 83023 76319 50914 49772 "
        "1142 108428 74830 33598 -68 10204",
        "group": "150806 71995 78811 -207 78604 28744 158021 78170 79851 53989 - "
        "53988 104032 43806 60226 49860 16598",
    }
    for scope, amounts in figures.items():
        told = {
            each.fact.key.removeprefix("accounts."): each.fact.number
            for each in answer.facts
            if each.fact.qualifier("scope") == scope
        }
        wanted = zip(lines, amounts.split(), strict=True)
        assert told == {line: Decimal(each) * M for line, each in wanted if each != "-"}
    assert {each.fact.unit for each in answer.facts} == {"USD"}
    assert {each.fact.end for each in answer.facts} == {date(2022, 12, 31)}
    assert answer.drift == ()


def test_a_balance_holds_at_its_day_and_a_result_over_its_period() -> None:
    answer = read_recorded(ask(KEY, "accounts", "923609016"), f"{KEY}/{FILES['923609016']}")
    for stated in answer.facts:
        line = stated.fact.key.removeprefix("accounts.")
        assert stated.fact.end == date(2024, 12, 31)
        assert stated.fact.start == (None if line in BALANCE else date(2024, 1, 1)), line


def test_own_figures_and_the_groups_are_two_sets() -> None:
    answer = read_partners()
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
    ("unaudited", "waived", "audited", "kind"),
    [
        (False, False, ["yes"], []),
        (True, False, ["no"], ["ikke revidert årsregnskap"]),
        (False, True, ["no"], ["fravalgt revisjon"]),
        (True, True, ["no"], ["fravalgt revisjon"]),
        (True, None, ["no"], ["ikke revidert årsregnskap"]),
        (None, True, ["no"], ["fravalgt revisjon"]),
        (False, None, [], []),
        (None, False, [], []),
    ],
)
def test_accounts_are_audited_unless_they_say_otherwise(
    *, unaudited: bool | None, waived: bool | None, audited: list[str], kind: list[str]
) -> None:
    audit = {"ikkeRevidertAarsregnskap": unaudited, "fravalgRevisjon": waived}
    answer = read_changed(revisjon=audit)
    assert values(answer, "accounts.audited") == audited
    assert values(answer, "accounts.audit_kind") == kind
    assert values(read_changed(revisjon={}), "accounts.audited") == []


def test_what_is_no_line_of_ours_is_known_and_what_costs_are_is_not_guessed() -> None:
    (record,) = json.loads(recorded(f"{KEY}/{FILES['923609016']}"))
    result = record["resultatregnskapResultat"]
    result["skattekostnadEkstraordinaertResultat"] = 1.0
    result["finansresultat"]["finanskostnad"]["rentekostnadSammeKonsern"] = 1.0
    answer = read_changed(resultatregnskapResultat=result, regnskapDokumenttype="AARSREGNSKAP")
    assert answer.drift == ()
    assert "sumFinanskostnad" not in {each.fact.qualifier("concept") for each in answer.facts}


def test_a_period_that_is_no_year_is_told_as_it_is() -> None:
    period = {"fraDato": "2024-05-01", "tilDato": "2024-12-31"}
    (found,) = accounts(read_changed(regnskapsperiode=period))
    assert not found.is_a_year
    assert (found.start, found.end) == (date(2024, 5, 1), date(2024, 12, 31))


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
def test_the_filed_years_are_each_told_and_the_newest_apart(number: str, newest: str) -> None:
    answer = read_recorded(ask(KEY, "years", number), f"{KEY}/aarsregnskap_kopi_{number}_aar.json")
    assert values(answer, "company.last_accounts") == [newest]
    assert values(answer, "company.filed_years") == [
        str(year) for year in range(int(newest), 2010, -1)
    ]
    assert len(answer.facts) == int(newest) - 2010 + 1
    assert {each.place.original for each in answer.facts} == set(
        values(answer, "company.filed_years")
    )
    assert answer.drift == ()


def test_a_year_that_is_listed_twice_is_told_once() -> None:
    answer = read(ask(KEY, "years", "311000004"), b'["2024", "2023", "2024"]')
    assert values(answer, "company.filed_years") == ["2024", "2023"]
    assert read(ask(KEY, "years", "311000004"), b"[]").kind is AnswerKind.NOTHING_FOUND


def test_each_years_pdf_has_an_address() -> None:
    base = "https://data.brreg.no/regnskapsregisteret/regnskap/aarsregnskap/kopi/311000004"
    assert documents("311000004", ["2023", "2024", "2023"]) == (
        ("2024", f"{base}/2024"),
        ("2023", f"{base}/2023"),
    )
    assert SOURCES[KEY].request(document("311000004", "2024")).address == f"{base}/2024"
    for number, year in (("311000005", "2024"), ("311000004", "24"), ("311000004", "../1")):
        with pytest.raises(InvalidInput):
            documents(number, [year])
        with pytest.raises(InvalidInput):
            SOURCES[KEY].request(document(number, year))


def test_the_pdf_of_each_year_that_was_told_is_a_document_of_the_register() -> None:
    told = known(read(ask(KEY, "years", "311000004"), b'["2023", "2024"]'))
    filed = SOURCES[KEY].documents(COMPANY, told)
    assert [(each.source, each.year) for each in filed] == [(KEY, "2024"), (KEY, "2023")]
    assert [each.address for each in filed] == [
        address for _, address in documents("311000004", ["2023", "2024"])
    ]
    elsewhere = [replace(each, current=False) for each in told]
    assert SOURCES[KEY].documents(COMPANY, elsewhere) == ()


def test_a_pdf_is_taken_as_it_is_and_nothing_is_read_from_it() -> None:
    asked = document("311000004", "2024")
    assert str(asked.words) == "a filed document 2024"
    answer = read(asked, b"%PDF-1.7 not for machines")
    assert (answer.kind, answer.facts, answer.drift) == (AnswerKind.FOUND, (), ())
    assert answer.entity is not None
    assert read(asked, b"<html>No such year</html>", 404).kind is AnswerKind.NOTHING_FOUND
    with pytest.raises(SourceUnreadable):
        read(asked, b"<html>%PDF-1.7</html>")


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


@pytest.mark.parametrize(
    "fields",
    [
        {"eiendeler": {"sumEiendeler": -68430000.0}},
        {"egenkapitalGjeld": {"sumEgenkapitalGjeld": 1.0}},
    ],
)
def test_a_balance_sheet_whose_sides_differ_is_left_out_and_named(
    fields: dict[str, object],
) -> None:
    answer = read_changed(**fields)
    assert answer.kind is AnswerKind.PARTIAL
    assert "two sides of the balance sheet" in str(answer.missing[0])
    stated = {each.fact.key.removeprefix("accounts.") for each in answer.facts}
    assert not stated & BALANCE
    assert "net_result" in stated


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

"""The open data files of Estonia's register in their shape, about invented companies."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

CODE = "99000028"
"""Of an invented company; its check digit agrees."""
OTHER = "99000034"

COMPANIES = (
    "nimi;ariregistri_kood;ettevotja_oiguslik_vorm;ettevotja_oigusliku_vormi_alaliik;kmkr_nr;"
    "ettevotja_staatus;ettevotja_staatus_tekstina;ettevotja_esmakande_kpv;ettevotja_aadress;"
    "asukoht_ettevotja_aadressis;asukoha_ehak_kood;asukoha_ehak_tekstina;"
    "indeks_ettevotja_aadressis;ads_adr_id;ads_ads_oid;ads_normaliseeritud_taisaadress;"
    "teabesysteemi_link"
)
REPORTS = (
    "report_id;taidetud_aruanne_report_id;registrikood;õiguslik vorm;staatus;aruandeaasta;"
    "kas konsolideeritud?;period_start;period_end;esitatud_kpv;kas auditeeritud?;"
    "valitud aruanne kategooria;minimaalne kategooria andmete alusel;auditi töövõtu liik;"
    "audiitori otsuse tüüp;modifikatsioon asjaolu rõhutamine;modifikatsioon muu asjaolu;"
    "modifikatsioon tegevuse jatkuvus;Audiitorettevõtja (AEV)"
)
ELEMENTS = "report_id;tabel;elemendi_label;elemendi_nimetus;vaartus"

BALANCE, INCOME, STAFF = "Bilanss", "Kasumiaruanne skeem 1", "Lisa: Tööjõukulud"
PEOPLE = "AverageNumberOfEmployeesInFullTimeEquivalentUnits"


def company(code: str = CODE, name: str = "Virmalised OÜ", **cells: str) -> str:
    """Return a row of the file of companies; `cells` replace some by column."""
    told = {
        "nimi": f'"{name}"',
        "ariregistri_kood": code,
        "ettevotja_oiguslik_vorm": "Osaühing",
        "kmkr_nr": "EE100000000",
        "ettevotja_staatus": "R",
        "ettevotja_staatus_tekstina": "Registrisse kantud",
        "ettevotja_esmakande_kpv": "05.06.2013",
        "indeks_ettevotja_aadressis": "11911",
        "ads_normaliseeritud_taisaadress": '"Harju maakond, Tallinn, Näite pst 1"',
    } | cells
    return _row(COMPANIES, told)


def report(
    number: str = "77", year: int = 2025, cells: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return a row of the file of reports; `cells` replace some by column."""
    told = {
        "report_id": number,
        "registrikood": CODE,
        "õiguslik vorm": "OÜ",
        "aruandeaasta": str(year),
        "kas konsolideeritud?": '"Ei"',
        "period_start": f'"01.01.{year}"',
        "period_end": f'"31.12.{year}"',
        "esitatud_kpv": f'"14.05.{year + 1}"',
        "kas auditeeritud?": '"Jah"',
        "audiitori otsuse tüüp": '"Märkuseta"',
        "Audiitorettevõtja (AEV)": "10384467",
        **cells,
    }
    return _row(REPORTS, told)


def element(name: str, amount: str, table: str = BALANCE, of: str = "77", label: str = "") -> str:
    """Return a row of a file of elements."""
    return f'{of};"{table}";"{label or name}";"{name}";"{amount}"'


def _row(head: str, told: dict[str, str]) -> str:
    columns = head.split(";")
    assert told.keys() <= set(columns)
    return ";".join(told.get(column, "") for column in columns)


LINES = (
    element("Assets", "5000.50"),
    element("CurrentAssets", "3000"),
    element("Equity", "4000.50"),
    element("CurrentLiabilities", "600"),
    element("NonCurrentLiabilities", "400"),
    element("Revenue", "12345.67", INCOME),
    element("TotalProfitLoss", "-12", INCOME),
    element("TotalAnnualPeriodProfitLoss", "-15", INCOME),
    element(PEOPLE, "2.6", STAFF),
)


def companies(folder: Path, *rows: str) -> Path:
    """Write the file of companies."""
    name = "ettevotja_rekvisiidid__lihtandmed.csv"
    given = rows or (company(OTHER, "Keegi Teine AS"), company())
    return zipped(folder / f"{name}.zip", name, (f"\ufeff{COMPANIES}", *given))


def reports(folder: Path, *rows: str, until: str = "31082026") -> Path:
    """Write the file of reports."""
    name = f"1.aruannete_yldandmed_kuni_{until}"
    return zipped(folder / f"{name}_0.zip", f"{name}.csv", (REPORTS, *(rows or (report(),))))


def elements(folder: Path, *rows: str, year: int = 2025, until: str = "31082026") -> Path:
    """Write the file of a year's elements."""
    name = f"4.{year}_aruannete_elemendid_kuni_{until}"
    return zipped(folder / f"{name}_0.zip", f"{name}.csv", (ELEMENTS, *(rows or LINES)))


def zipped(archive: Path, name: str, lines: Sequence[str]) -> Path:
    """Write a zip with one table."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, "\r\n".join([*lines, ""]).encode())
    return archive

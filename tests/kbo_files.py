"""The zips of Belgium's register in their shape: invented enterprises, or recorded rows."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.recorded import recorded

NUMBER = "0999999922"
"""Of an invented enterprise; its check digits agree."""
OTHER = "0999999823"

_TABLES = {
    "enterprise": (
        '"EnterpriseNumber","Status","JuridicalSituation","TypeOfEnterprise","JuridicalForm",'
        '"JuridicalFormCAC","StartDate"'
    ),
    "establishment": '"EstablishmentNumber","StartDate","EnterpriseNumber"',
    "denomination": '"EntityNumber","Language","TypeOfDenomination","Denomination"',
    "address": (
        '"EntityNumber","TypeOfAddress","CountryNL","CountryFR","Zipcode","MunicipalityNL",'
        '"MunicipalityFR","StreetNL","StreetFR","HouseNumber","Box","ExtraAddressInfo",'
        '"DateStrikingOff"'
    ),
    "contact": '"EntityNumber","EntityContact","ContactType","Value"',
    "activity": '"EntityNumber","ActivityGroup","NaceVersion","NaceCode","Classification"',
    "code": '"Category","Code","Language","Description"',
}
DELETED = {
    "enterprise": '"EnterpriseNumber"',
    "establishment": '"EstablishmentNumber"',
    "denomination": '"EntityNumber"',
}
INVENTED = {
    "enterprise": [
        '"0999.999.823","AC","000","2","014",,03-04-2001',
        '"0999.999.922","AC","000","2","014","610",14-04-2008',
    ],
    "establishment": ['"2.999.999.901",01-05-2008,"0999.999.922"'],
    "denomination": [
        '"0999.999.823","2","001","Een Ander"',
        '"0999.999.922","2","003","Fjordlys"',
        '"0999.999.922","1","001","Fjordlys Belgique"',
        '"0999.999.922","2","001","Fjordlys België ""Automatisering"", NV"',
        '"2.999.999.901","2","003","Fjordlys Gent"',
    ],
    "address": [
        '"0999.999.922","REGO",,,"9000","Gent","Gand","Brabantdam","Brabantdam","7","2","",'
    ],
    "contact": [
        '"0999.999.922","ENT","TEL","09 123 45 67"',
        '"0999.999.922","ENT","WEB","www.fjordlys.example"',
    ],
    "activity": [
        '"0999.999.922","001","2008","62010","MAIN"',
        '"0999.999.922","001","2025","62100","MAIN"',
        '"0999.999.922","001","2025","46500","SECO"',
    ],
    "code": [
        '"JuridicalForm","610","FR","Société anonyme"',
        '"JuridicalForm","610","NL","Naamloze vennootschap"',
        '"JuridicalSituation","050","FR","Ouverture de faillite"',
        '"JuridicalSituation","050","NL","Opening van het faillissement"',
        '"JuridicalSituation","051","FR","Clôture de faillite"',
        '"JuridicalSituation","012","FR","Dissolution volontaire - liquidation"',
        '"Nace2025","62100","NL","Computerprogrammering"',
    ],
}


def full(folder: Path, number: int = 140, **rows: list[str]) -> Path:
    """Write a zip with all enterprises: the invented ones, with some files' rows replaced."""
    held = {table: [head, *{**INVENTED, **rows}[table]] for table, head in _TABLES.items()}
    return written(folder / f"KboOpenData_{number:04}_2025_07_05_Full.zip", held)


def update(folder: Path, number: int, **rows: list[str]) -> Path:
    """Write a zip with what was taken out and put in: `denomination_delete=[…]`."""
    held = {f"{table}_insert": [head] for table, head in _TABLES.items() if table != "code"}
    held |= {f"{table}_delete": [head] for table, head in DELETED.items()}
    for name, given in rows.items():
        held[name] = [*held[name], *given]
    return written(folder / f"KboOpenData_{number:04}_2025_07_06_Update.zip", held)


def written(file: Path, held: Mapping[str, list[str]]) -> Path:
    """Write a zip with these files' lines, as the register ends them."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, lines in held.items():
            made.writestr(f"{name}.csv", "\r\n".join([*lines, ""]).encode())
    return file


def of_recorded_rows(folder: Path) -> Path:
    """Write a zip of the rows that were recorded; skip where they are missing."""
    file = folder / "KboOpenData_0140_2025_07_05_Full.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for table in _TABLES:
            name = "code_excerpt" if table == "code" else table
            made.writestr(f"{table}.csv", recorded(f"be_kbo/{name}.csv"))
    return file

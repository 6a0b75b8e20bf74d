"""Registers' bulk files in their real formats, about invented companies."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

NORWEGIAN = (
    "organisasjonsnummer",
    "navn",
    "organisasjonsform.kode",
    "organisasjonsform.beskrivelse",
    "naeringskode1.kode",
    "hjemmeside",
    "forretningsadresse.adresse",
    "forretningsadresse.postnummer",
    "forretningsadresse.poststed",
    "forretningsadresse.landkode",
    "stiftelsesdato",
    "konkurs",
    "underAvvikling",
    "underTvangsavviklingEllerTvangsopplosning",
)
BRITISH = (
    "CompanyName",
    " CompanyNumber",
    "RegAddress.AddressLine1",
    " RegAddress.AddressLine2",
    "RegAddress.PostTown",
    "RegAddress.Country",
    "RegAddress.PostCode",
    "CompanyCategory",
    "CompanyStatus",
    "IncorporationDate",
    "SICCode.SicText_1",
    "PreviousName_1.CONDATE",
    " PreviousName_1.CompanyName",
)
ESTONIAN = (
    "nimi",
    "ariregistri_kood",
    "ettevotja_oiguslik_vorm",
    "kmkr_nr",
    "ettevotja_staatus",
    "ettevotja_esmakande_kpv",
    "asukoht_ettevotja_aadressis",
    "asukoha_ehak_tekstina",
    "indeks_ettevotja_aadressis",
)
LATVIAN = (
    "regcode",
    "name",
    "name_in_quotes",
    "regtype",
    "type",
    "registered",
    "terminated",
    "closed",
    "address",
    "index",
)
GLEIF = (
    "LEI",
    "Entity.LegalName",
    "Entity.OtherEntityNames.OtherEntityName.1",
    "Entity.OtherEntityNames.OtherEntityName.1.type",
    "Entity.LegalAddress.FirstAddressLine",
    "Entity.LegalAddress.City",
    "Entity.LegalAddress.Country",
    "Entity.LegalAddress.PostalCode",
    "Entity.LegalForm.EntityLegalFormCode",
    "Entity.EntityStatus",
    "Entity.EntityCategory",
    "Entity.EntityCreationDate",
    "Entity.RegistrationAuthority.RegistrationAuthorityID",
    "Entity.RegistrationAuthority.RegistrationAuthorityEntityID",
)

Row = Mapping[str, str]


def table(
    columns: Sequence[str], rows: Iterable[Row], delimiter: str = ",", encoding: str = "utf-8"
) -> bytes:
    """Return a table; what a row leaves out is empty, names count without blanks around them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    for row in rows:
        assert set(row) <= {column.strip() for column in columns}
        writer.writerow([row.get(column.strip(), "") for column in columns])
    return text.getvalue().encode(encoding)


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def unit(number: str, name: str, **more: str) -> dict[str, str]:
    """Return a Norwegian unit's row: an active AS in Molde but for what is said otherwise."""
    row = {
        "organisasjonsnummer": number,
        "navn": name,
        "organisasjonsform.kode": "AS",
        "forretningsadresse.adresse": "Storgata 1",
        "forretningsadresse.postnummer": "6413",
        "forretningsadresse.poststed": "MOLDE",
        "forretningsadresse.landkode": "NO",
        "stiftelsesdato": "2008-04-14",
        "konkurs": "false",
        "underAvvikling": "false",
        "underTvangsavviklingEllerTvangsopplosning": "false",
    }
    places = {"town": "forretningsadresse.poststed", "postcode": "forretningsadresse.postnummer"}
    return row | {places.get(key, key): value for key, value in more.items()}


def norwegian(folder: Path, rows: Iterable[Row], name: str = "enheter_2026-11-01.csv.gz") -> Path:
    """Write the Norwegian register's CSV, packed where its name says so."""
    content = table(NORWEGIAN, rows)
    path = folder / name
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    return path


def named(folder: Path, *names: str, town: str = "MOLDE") -> Path:
    """Write a Norwegian file of companies by their names; numbers count from 311000001."""
    rows = (unit(f"{311000000 + at}", name, town=town) for at, name in enumerate(names, start=1))
    return norwegian(folder, rows)


def norwegian_json(folder: Path, units: Sequence[Mapping[str, object]]) -> Path:
    """Write the Norwegian register's JSON, packed."""
    path = folder / "enheter_alle.json.gz"
    path.write_bytes(gzip.compress(json.dumps(units, ensure_ascii=False).encode()))
    return path


def british(folder: Path, rows: Iterable[Row]) -> Path:
    """Write the British one, in a zip."""
    content = table(BRITISH, rows)
    name = "BasicCompanyDataAsOneFile-2026-11-01"
    return zipped(folder / f"{name}.zip", {f"{name}.csv": content})


def estonian(folder: Path, rows: Iterable[Row]) -> Path:
    """Write the Estonian one, in a zip, with a byte order mark."""
    content = table(ESTONIAN, rows, ";", "utf-8-sig")
    name = "ettevotja_rekvisiidid__lihtandmed.csv"
    return zipped(folder / f"{name}.zip", {name: content})


def latvian(folder: Path, rows: Iterable[Row]) -> Path:
    """Write the Latvian one."""
    path = folder / "register.csv"
    path.write_bytes(table(LATVIAN, rows, ";", "utf-8-sig"))
    return path


def gleif(folder: Path, rows: Iterable[Row]) -> Path:
    """Write the LEI register's golden copy, in a zip."""
    name = "20261101-0800-gleif-goldencopy-lei2-golden-copy.csv"
    return zipped(folder / f"{name}.zip", {name: table(GLEIF, rows)})


def american(folder: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    """Write the SEC's list of tickers."""
    path = folder / "company_tickers.json"
    path.write_text(json.dumps({str(at): row for at, row in enumerate(rows)}), "utf-8")
    return path


def belgian(folder: Path, **tables: str) -> Path:
    """Write the Belgian zip; tables are given as text, those left out have their head alone."""
    heads = {
        "meta": '"Variable","Value"',
        "enterprise": '"EnterpriseNumber","Status","JuridicalSituation","TypeOfEnterprise",'
        '"JuridicalForm","JuridicalFormCAC","StartDate"',
        "denomination": '"EntityNumber","Language","TypeOfDenomination","Denomination"',
        "address": '"EntityNumber","TypeOfAddress","CountryNL","CountryFR","Zipcode",'
        '"MunicipalityNL","MunicipalityFR","StreetNL","StreetFR","HouseNumber","Box",'
        '"ExtraAddressInfo","DateStrikingOff"',
        "activity": '"EntityNumber","ActivityGroup","NaceVersion","NaceCode","Classification"',
        "contact": '"EntityNumber","EntityContact","ContactType","Value"',
    }
    members = {
        f"{name}.csv": f"{head}\n{tables.get(name, '')}".encode() for name, head in heads.items()
    }
    return zipped(folder / "KboOpenData_0140_2026_11_Full.zip", members)

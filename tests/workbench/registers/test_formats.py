"""Every register's file is recognised, read row by row, and says what it is."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from tests import bulk_files
from tests.bulk_files import unit
from tests.recorded import recorded
from tests.shelves import hits, names, shelf
from workbench.domain.company import Identifier, Scheme
from workbench.domain.registers import RegisterHit
from workbench.errors import InvalidInput
from workbench.jobs import JobControl
from workbench.registers.bulk_file import BulkFile
from workbench.registers.format import FORMATS, Damaged, Entry, FedFormat, lines
from workbench.registers.making import recognised


def only(folder: Path, file: Path) -> RegisterHit:
    """Build a register of one company and return that."""
    registers = shelf(folder)
    about = registers.build(file, JobControl()).about
    assert about.rows == 1
    with BulkFile(file) as opened:
        ((entry,),) = recognised(opened).portions(opened, Damaged())
    (hit,) = hits(registers, str(entry[0]))
    return hit


def test_a_norwegian_unit_as_csv(tmp_path: Path) -> None:
    row = unit("311000004", "FJORDLYS AUTOMASJON AS", hjemmeside="www.fjordlys.example")
    hit = only(tmp_path, bulk_files.norwegian(tmp_path, [row | {"naeringskode1.kode": "62.100"}]))
    profile = hit.profile
    assert hit.number == Identifier(Scheme.NO_ORGNR, "311000004")
    assert (profile.name, profile.form, profile.status) == (
        "FJORDLYS AUTOMASJON AS",
        "AS",
        "active",
    )
    assert (profile.street, profile.postcode, profile.town) == ("Storgata 1", "6413", "MOLDE")
    assert (profile.country, profile.trade) == ("NO", "62.100")
    assert profile.founded == date(2008, 4, 14)
    assert profile.domains == ("fjordlys.example",)
    assert not hit.personal
    assert hit.dated == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("field", "status"),
    [
        ("konkurs", "bankrupt"),
        ("underAvvikling", "in_liquidation"),
        ("underTvangsavviklingEllerTvangsopplosning", "compulsory_dissolution"),
    ],
)
def test_a_norwegian_trouble_is_the_status(tmp_path: Path, field: str, status: str) -> None:
    row = unit("311000004", "Fjordlys AS", **{field: "true"})
    assert only(tmp_path, bulk_files.norwegian(tmp_path, [row])).profile.status == status


def test_older_norwegian_files_are_read_too(tmp_path: Path) -> None:
    row = unit("311000004", "Fjordlys AS", konkurs="N", underAvvikling="J")
    content = bulk_files.table(bulk_files.NORWEGIAN, [row], ";")
    path = tmp_path / "enheter.csv"
    path.write_bytes(content.replace(b"organisasjonsform.kode", b"orgform.kode"))
    profile = only(tmp_path, path).profile
    assert (profile.form, profile.status) == ("AS", "in_liquidation")


def test_a_norwegian_unit_without_a_business_address_has_its_postal_one(tmp_path: Path) -> None:
    postal = ("postadresse.adresse", "postadresse.postnummer", "postadresse.poststed")
    row = unit("311000004", "Fjordlys AS", town="") | dict(
        zip(postal, ("Kaia 2", "6001", "BY"), strict=True)
    )
    path = tmp_path / "enheter.csv"
    path.write_bytes(bulk_files.table((*bulk_files.NORWEGIAN, *postal), [row]))
    profile = only(tmp_path, path).profile
    assert (profile.street, profile.postcode, profile.town) == ("Kaia 2", "6001", "BY")


def test_a_norwegian_unit_of_which_no_trouble_is_denied_has_no_status(tmp_path: Path) -> None:
    row = unit("311000004", "Fjordlys AS", konkurs="")
    assert only(tmp_path, bulk_files.norwegian(tmp_path, [row])).profile.status == ""


def test_a_norwegian_sole_trader_is_marked(tmp_path: Path) -> None:
    row = unit("311000004", "KARI HAVBRIS CATERING") | {"organisasjonsform.kode": "ENK"}
    assert only(tmp_path, bulk_files.norwegian(tmp_path, [row])).personal


@pytest.mark.parametrize(
    ("name", "told", "town", "status"),
    [
        ("enhet_923609016_equinor_2026-10", "EQUINOR ASA", "STAVANGER", "active"),
        (
            "enhet_slettet_821227062",
            "VESTFOLD OG TELEMARK FYLKESKOMMUNE UNDER SLETTING FRA 01.01.2024",
            "",
            "ceased",
        ),
    ],
)
def test_a_real_norwegian_entry_is_read_as_a_file_would_tell_it(
    name: str, told: str, town: str, status: str
) -> None:
    known = FORMATS["no_enhetsregisteret"]
    assert isinstance(known, FedFormat)
    unit_told = json.loads(recorded(f"no_enhetsregisteret/{name}.json"))
    entry = known.changed(unit_told, "json")
    assert entry is not None
    assert (entry.name, entry.town, entry.status) == (told, town, status)
    assert bool(entry.other_names) == (status == "active")
    assert known.changed(unit_told, "csv") == entry._replace(other_names="")


def test_a_norwegian_business_address_without_a_town_is_not_used(tmp_path: Path) -> None:
    told = {
        "organisasjonsnummer": "311000004",
        "navn": "Fjordlys AS",
        "organisasjonsform": {"kode": "AS"},
        "forretningsadresse": {"adresse": ["c/o"], "landkode": "SE"},
        "postadresse": {"adresse": ["Kaia 2"], "poststed": "BY", "landkode": "NO"},
    }
    hit = only(tmp_path, bulk_files.norwegian_json(tmp_path, [told]))
    assert (hit.profile.street, hit.profile.town, hit.profile.country) == ("Kaia 2", "BY", "NO")


def test_a_norwegian_unit_as_json_with_its_former_names(tmp_path: Path) -> None:
    told = {
        "organisasjonsnummer": "311000004",
        "navn": "FJORDLYS AUTOMASJON AS",
        "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
        "historiskeNavn": [{"navn": "LYSFJORD STYRING AS"}],
        "postadresse": {"adresse": ["Storgata 1", "2. etg"], "poststed": "MOLDE"},
        "konkurs": False,
        "underAvvikling": False,
        "underTvangsavviklingEllerTvangsopplosning": False,
    }
    hit = only(tmp_path, bulk_files.norwegian_json(tmp_path, [told]))
    assert hit.profile.other_names == ("LYSFJORD STYRING AS",)
    assert (hit.profile.street, hit.profile.status) == ("Storgata 1, 2. etg", "active")


def test_recorded_norwegian_units_are_read(tmp_path: Path) -> None:
    page = json.loads(recorded("no_enhetsregisteret/sok_enhet_digdir_page.json"))
    units = page["_embedded"]["enheter"]
    path = tmp_path / "enheter_alle.json.gz"
    path.write_bytes(gzip.compress(json.dumps(units).encode()))
    built = shelf(tmp_path).build(path, JobControl())
    assert (built.about.rows, built.about.damaged) == (len(units), 0)


def test_a_british_company(tmp_path: Path) -> None:
    row = {
        "CompanyName": "SEXTANT WIDGETS LIMITED",
        "CompanyNumber": "01799999",
        "RegAddress.AddressLine1": "1 HARBOUR ROW",
        "RegAddress.PostTown": "CHICHESTER",
        "RegAddress.PostCode": "PO19 8DJ",
        "CompanyCategory": "Private Limited Company",
        "CompanyStatus": "Active - Proposal to Strike off",
        "IncorporationDate": "13/03/1984",
        "SICCode.SicText_1": "74990 - Non-trading company",
        "PreviousName_1.CompanyName": "ASTROLABE WIDGETS LIMITED",
    }
    hit = only(tmp_path, bulk_files.british(tmp_path, [row]))
    profile = hit.profile
    assert hit.number == Identifier(Scheme.GB_CRN, "01799999")
    assert (profile.status, profile.founded) == ("strike_off_proposed", date(1984, 3, 13))
    assert (profile.trade, profile.country) == ("74990", "GB")
    assert profile.other_names == ("ASTROLABE WIDGETS LIMITED",)


def test_the_recorded_british_sample_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "BasicCompanyData_sample200.csv"
    path.write_bytes(recorded("companies_house/BasicCompanyData_sample200.csv"))
    registers = shelf(tmp_path)
    built = registers.build(path, JobControl())
    assert built.about.key == "gb_companies_house"
    assert built.about.damaged == 0
    assert built.about.rows > 100
    assert names(hits(registers, "01799445")) == ["LAWMARK LIMITED"]
    assert names(hits(registers, "1799445"))[0] == "LAWMARK LIMITED"


def test_an_estonian_company(tmp_path: Path) -> None:
    row = {
        "nimi": "Merelainete OÜ",
        "ariregistri_kood": "16752073",
        "ettevotja_oiguslik_vorm": "Osaühing",
        "kmkr_nr": "EE102999999",
        "ettevotja_staatus": "R",
        "ettevotja_esmakande_kpv": "05.06.2023",
        "asukoht_ettevotja_aadressis": "Mere pst 12",
        "asukoha_ehak_tekstina": "Pirita linnaosa, Tallinn, Harju maakond",
        "indeks_ettevotja_aadressis": "11911",
    }
    hit = only(tmp_path, bulk_files.estonian(tmp_path, [row]))
    assert hit.profile.identifiers == (
        Identifier(Scheme.EE_REGISTRIKOOD, "16752073"),
        Identifier(Scheme.EU_VAT, "EE102999999"),
    )
    assert (hit.profile.status, hit.profile.founded) == ("active", date(2023, 6, 5))


def test_the_recorded_estonian_row_is_read(tmp_path: Path) -> None:
    told = json.loads(recorded("ee_ariregister/lihtandmed_row_16752073.json"))
    content = bulk_files.table(tuple(told), [told], ";", "utf-8-sig")
    file = bulk_files.zipped(tmp_path / "lihtandmed.csv.zip", {"lihtandmed.csv": content})
    registers = shelf(tmp_path)
    assert registers.build(file, JobControl()).about.key == "ee_ariregister"
    assert len(hits(registers, "007 agent tallinn")) == 1


def test_a_latvian_company(tmp_path: Path) -> None:
    row = {
        "regcode": "40103550818",
        "name": "SIA Jūras vējš",
        "regtype": "K",
        "type": "SIA",
        "registered": "2012-05-31",
        "closed": " ",
        "address": "Valmieras nov., Valmiera, Ostas iela 12",
        "index": "4201",
    }
    hit = only(tmp_path, bulk_files.latvian(tmp_path, [row]))
    assert (hit.profile.town, hit.profile.street) == ("Valmiera", "Ostas iela 12")
    assert (hit.profile.status, hit.profile.postcode) == ("active", "LV-4201")


def test_the_recorded_latvian_row_is_read(tmp_path: Path) -> None:
    told = json.loads(recorded("lv_ur/register_row_40103550818.json"))
    path = tmp_path / "register.csv"
    path.write_bytes(bulk_files.table(tuple(told), [told], ";", "utf-8-sig"))
    registers = shelf(tmp_path)
    assert registers.build(path, JobControl()).about.key == "lv_ur"
    assert len(hits(registers, "psihologs")) == 1


def test_a_company_with_an_lei_and_its_national_number(tmp_path: Path) -> None:
    row = {
        "LEI": "5299001ERX0K10IZUL40",
        "Entity.LegalName": "Møllehavn Industri ASA",
        "Entity.OtherEntityNames.OtherEntityName.1": "Mollehavn Industries",
        "Entity.OtherEntityNames.OtherEntityName.1.type": "TRADING_OR_OPERATING_NAME",
        "Entity.LegalAddress.City": "Bergen",
        "Entity.LegalAddress.Country": "NO",
        "Entity.EntityStatus": "ACTIVE",
        "Entity.EntityCategory": "GENERAL",
        "Entity.EntityCreationDate": "1972-09-18T00:00:00+01:00",
        "Entity.RegistrationAuthority.RegistrationAuthorityID": "RA000472",
        "Entity.RegistrationAuthority.RegistrationAuthorityEntityID": "923 609 016",
    }
    hit = only(tmp_path, bulk_files.gleif(tmp_path, [row]))
    assert hit.profile.identifiers[1] == Identifier(Scheme.NO_ORGNR, "923609016")
    assert hit.profile.other_names == ("Mollehavn Industries",)
    assert hit.profile.founded == date(1972, 9, 18)
    assert hit.dated == date(2026, 11, 1)
    assert len(hits(shelf(tmp_path), "923 609 016")) == 1


def test_a_sole_proprietor_with_an_lei_is_marked_and_found_by_the_registered_name_alone(
    tmp_path: Path,
) -> None:
    row = {
        "LEI": "5299001ERX0K10IZUL40",
        "Entity.LegalName": "Havbris",
        "Entity.EntityCategory": "SOLE_PROPRIETOR",
        "Entity.OtherEntityNames.OtherEntityName.1": "Kari Prøve",
    }
    hit = only(tmp_path, bulk_files.gleif(tmp_path, [row]))
    assert hit.personal
    assert hit.profile.other_names == ()
    assert hits(shelf(tmp_path), "kari") == ()


def test_a_belgian_enterprise_is_joined_from_its_tables(tmp_path: Path) -> None:
    file = bulk_files.belgian(
        tmp_path,
        meta='"SnapshotDate","05-11-2026"\n',
        enterprise='"0200.065.765","AC","000","2","416",,09-08-1960\n'
        '"0200.068.636","AC","000","1","",,01-01-1968\n',
        denomination='"0200.065.765","1","001","Association Intercommunale Kanal"\n'
        '"0200.065.765","2","001","Intergemeentelijke Vereniging Kanaal"\n'
        '"0200.065.765","2","002","Kanaal"\n'
        '"2.000.000.339","2","001","Vestiging"\n',
        address='"0200.065.765","REGO",,,"9070","Destelbergen","Destelbergen","Kaai","Quai","1",'
        '"","",\n',
        activity='"0200.065.765","006","2003","70111","MAIN"\n'
        '"0200.065.765","006","2025","84130","MAIN"\n',
        contact='"0200.065.765","ENT","WEB","www.kanaal.example"\n',
    )
    registers = shelf(tmp_path)
    about = registers.build(file, JobControl()).about
    assert (about.rows, about.personal, about.dated) == (2, 1, date(2026, 11, 5))
    (hit,) = hits(registers, "0200.065.765")
    profile = hit.profile
    assert profile.name == "Intergemeentelijke Vereniging Kanaal"
    assert profile.other_names == ("Association Intercommunale Kanal", "Kanaal")
    assert (profile.street, profile.postcode, profile.town) == ("Kaai 1", "9070", "Destelbergen")
    assert (profile.trade, profile.status, profile.form) == ("84130", "active", "416")
    assert profile.domains == ("kanaal.example",)
    (other,) = hits(registers, "0200068636")
    assert (other.personal, other.profile.founded) == (True, None)


def test_recorded_belgian_rows_are_read(tmp_path: Path) -> None:
    tables = ("enterprise", "denomination", "address", "activity", "contact")
    members = {f"{name}.csv": recorded(f"be_kbo/{name}.csv") for name in tables}
    file = bulk_files.zipped(tmp_path / "KboOpenData_0140_2025_07_05_Full.zip", members)
    built = shelf(tmp_path).build(file, JobControl())
    assert built.about.damaged == 0
    assert built.about.dated == date(2025, 7, 5)


def test_american_companies_stand_once_however_many_tickers(tmp_path: Path) -> None:
    rows = [
        {"cik_str": 999001, "ticker": "KELP", "title": "Kelp Robotics Inc."},
        {"cik_str": 999001, "ticker": "KELPB", "title": "Kelp Robotics Inc."},
    ]
    hit = only(tmp_path, bulk_files.american(tmp_path, rows))
    assert hit.number == Identifier(Scheme.US_CIK, "0000999001")


def test_the_recorded_american_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "company_tickers.json"
    path.write_bytes(recorded("sec_edgar/company_tickers.json"))
    registers = shelf(tmp_path)
    assert registers.build(path, JobControl()).about.damaged == 0
    assert names(hits(registers, "320193")) == ["Apple Inc."]


def test_the_american_list_with_private_people_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cik-lookup-data.txt"
    path.write_text("KELP ROBOTICS INC.:0000999001:\n")
    with pytest.raises(InvalidInput, match="private people"):
        shelf(tmp_path).build(path, JobControl())


@pytest.mark.parametrize("key", list(FORMATS))
def test_every_format_says_where_its_file_comes_from(key: str) -> None:
    known = FORMATS[key]
    assert known.key == key
    assert known.address.startswith("https://")
    assert known.names
    assert known.licence
    assert known.attribution
    assert str(known.title)


def test_lines_have_each_text_once() -> None:
    assert lines(["Kelp\nInc", "", "Kelp Inc", " Alga "]) == "Kelp Inc\nAlga"
    assert len(lines(range(99)).split("\n")) == 40


def test_an_entry_is_empty_but_for_what_is_told() -> None:
    entry = Entry(number="311000004", name="Fjordlys AS")
    assert (entry.also, entry.other_names, entry.personal) == ("", "", False)

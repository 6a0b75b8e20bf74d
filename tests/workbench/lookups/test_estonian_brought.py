"""An Estonian company in the register's files: what is read together, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.estonian_open_data import (
    CODE,
    LINES,
    companies,
    company,
    element,
    elements,
    report,
    reports,
)
from workbench.app.excerpts.in_json import at_pointer
from workbench.domain.brought import T, TaskT
from workbench.domain.company import Entity, Identifier, Scheme
from workbench.domain.proposal import ProposedFacts
from workbench.errors import CancelledByUser, InvalidInput
from workbench.jobs import JobControl, Progress
from workbench.lookups.estonian_brought import read_entry
from workbench.lookups.parsing import ReadingRoom


class Here:
    """A room in this very process."""

    def run(self, call: Callable[[TaskT], T], task: TaskT, control: JobControl) -> T:
        control.check()
        return call(task)


def entry(file: Path, code: str = CODE, control: JobControl | None = None) -> ProposedFacts:
    identifiers = (Identifier(Scheme.LEI, "x"), Identifier(Scheme.EE_REGISTRIKOOD, code))
    read = read_entry(file, identifiers, Here(), control or JobControl())
    assert read is not None
    return read


def told(proposed: ProposedFacts) -> dict[str, str]:
    return {each.fact.key: each.fact.value for each in proposed.facts}


def test_a_file_brings_those_that_lie_beside_it(tmp_path: Path) -> None:
    companies(tmp_path)
    reports(tmp_path, report(), report("60", 2024))
    elements(tmp_path, element("Assets", "8", of="60"), year=2024)
    proposed = entry(elements(tmp_path))
    assert (proposed.entity, proposed.name) == (
        Entity("ee_ariregister_files", CODE),
        "Virmalised OÜ",
    )
    assets = {
        (each.fact.end.year, each.fact.value)
        for each in proposed.facts
        if each.fact.key == "accounts.assets" and each.fact.end is not None
    }
    assert assets == {(2025, "5000.5"), (2024, "8")}
    (read_from,) = map(str, proposed.notes)
    assert read_from.startswith("Read from ettevotja_rekvisiidid__lihtandmed.csv.zip, 1.aruannete")
    assert "4.2024_aruannete_elemendid_kuni_31082026_0.zip, 4.2025" in read_from


def test_the_file_of_companies_alone_tells_who_it_is(tmp_path: Path) -> None:
    assert told(entry(companies(tmp_path))) == {
        "company.name": "Virmalised OÜ",
        "company.form": "Osaühing",
        "company.sole_trader": "no",
        "company.status": "active",
        "company.status_reason": "Registrisse kantud",
        "company.founded": "2013-06-05",
        "company.registered": "2013-06-05",
        "company.vat_registered": "yes",
        "company.address": "Harju maakond, Tallinn, Näite pst 1, 11911",
    }


def test_a_report_whose_elements_are_not_there_says_which_file_to_fetch(tmp_path: Path) -> None:
    proposed = entry(reports(tmp_path))
    assert set(told(proposed)) == {
        "accounts.audited",
        "accounts.audit_kind",
        "accounts.auditor",
        "accounts.filed",
    }
    assert str(proposed.notes[-1]) == (
        "The figures for 31 December 2025 are in the file of the elements of 2025, which does not"
        " lie beside this one."
    )


def test_every_fact_stands_in_the_copy_that_is_kept_and_nobody_else_does(tmp_path: Path) -> None:
    reports(tmp_path)
    elements(tmp_path, *LINES, element("Assets", "424242", of="78"))
    proposed = entry(companies(tmp_path))
    kept = proposed.kept.decode()
    assert "Keegi Teine" not in kept
    assert "424242" not in kept
    assert len(proposed.facts) == 22
    for each in proposed.facts:
        assert at_pointer(kept, each.place.locator).marked, each.fact.key


def test_elements_without_the_reports_are_nobodys(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="whose figures") as refused:
        entry(elements(tmp_path))
    assert refused.value.field == "page"
    assert "general data" in str(refused.value.hint)


def test_a_company_in_none_of_the_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=f"{CODE} is not in the file"):
        entry(companies(tmp_path, company("99000034", "Keegi Teine AS")))


def test_a_company_of_another_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no Estonian registry code"):
        read_entry(companies(tmp_path), (Identifier(Scheme.LEI, "x"),), Here(), JobControl())


def test_another_file_is_left_to_others(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Virmalised</p>")
    code = Identifier(Scheme.EE_REGISTRIKOOD, CODE)
    assert read_entry(page, (code,), Here(), JobControl()) is None


def test_the_search_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    heard: list[Progress] = []
    control = JobControl(heard.append)
    companies(tmp_path)
    elements(tmp_path)
    entry(reports(tmp_path), control=control)
    assert [str(each.label) for each in heard] == [
        "ettevotja_rekvisiidid__lihtandmed.csv.zip was searched.",
        "1.aruannete_yldandmed_kuni_31082026_0.zip was searched.",
        "4.2025_aruannete_elemendid_kuni_31082026_0.zip was searched.",
    ]
    assert heard[-1].done == heard[-1].total
    control.cancel()
    with pytest.raises(CancelledByUser):
        entry(companies(tmp_path), control=control)


def test_it_is_read_in_another_process(tmp_path: Path) -> None:
    elements(tmp_path)
    reports(tmp_path)
    code = Identifier(Scheme.EE_REGISTRIKOOD, CODE)
    proposed = read_entry(companies(tmp_path), (code,), ReadingRoom(), JobControl())
    assert proposed is not None
    assert told(proposed)["accounts.revenue"] == "12345.67"

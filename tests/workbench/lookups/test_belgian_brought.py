"""A Belgian enterprise from the register's file: recorded rows, updates, names and statuses."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.kbo_files import NUMBER, full, of_recorded_rows, update
from workbench.app.excerpts.in_json import at_pointer
from workbench.domain.brought import T, TaskT
from workbench.domain.company import Entity, Identifier, Scheme
from workbench.domain.proposal import ProposedFacts
from workbench.errors import CancelledByUser, InvalidInput, SourceUnreadable
from workbench.jobs import JobControl, Progress
from workbench.lookups.belgian_brought import read_entry
from workbench.lookups.parsing import ReadingRoom


class Here:
    """A room in this very process."""

    def run(self, call: Callable[[TaskT], T], task: TaskT, control: JobControl) -> T:
        control.check()
        return call(task)


def entry(archive: Path, number: str = NUMBER, control: JobControl | None = None) -> ProposedFacts:
    identifiers = (Identifier(Scheme.LEI, "x"), Identifier(Scheme.BE_KBO, number))
    read = read_entry(archive, identifiers, Here(), control or JobControl())
    assert read is not None
    return read


def told(proposed: ProposedFacts) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for each in proposed.facts:
        values.setdefault(each.fact.key, []).append(each.fact.value)
    return values


def test_a_recorded_enterprise_is_exact(tmp_path: Path) -> None:
    proposed = entry(of_recorded_rows(tmp_path), "0200065765")
    assert told(proposed) == {
        "company.name": ["Intergemeentelijke Vereniging Veneco"],
        "company.form": ["416"],
        "company.sole_trader": ["no"],
        "company.status": ["active"],
        "company.founded": ["1960-08-09"],
        "company.address": ["Panhuisstraat 1, 9070 Destelbergen"],
        "company.town": ["Destelbergen"],
        "company.country": ["BE"],
        "company.industry": ["84130", "68121"],
    }
    assert proposed.entity == Entity("be_kbo", "0200065765")
    assert [str(note) for note in proposed.notes] == [
        "As of the file KboOpenData_0140_2025_07_05_Full.zip."
    ]


@pytest.mark.parametrize(
    ("number", "values"),
    [
        ("0200068636", {"company.industry": ["36000"], "company.founded": ["1923-02-16"]}),
        # The default of 1968 is no age, the day of 1968 is one.
        ("0200171970", {"company.founded": [], "company.address": ["Brabantdam 101, 9000 Gent"]}),
        ("0200362210", {"company.founded": ["1968-02-26"]}),
        ("0200362210", {"company.email": ["officiel.ic-inbw@inbw.be"]}),
        # Its situation, 012, is not among the codes that were recorded: told, but no status.
        ("0200245711", {"company.status": [], "company.status_reason": ["012"]}),
        ("0200362408", {"company.phone": ["02 315 13 51"], "company.email": ["info@isbw.be"]}),
        ("0200420608", {"company.form": ["Etablissement public"], "company.name": []}),
    ],
)
def test_more_recorded_enterprises(
    number: str, values: dict[str, list[str]], tmp_path: Path
) -> None:
    stated = told(entry(of_recorded_rows(tmp_path), number))
    assert {key: stated.get(key, []) for key in values} == values


def test_the_start_that_stands_for_an_unknown_day_is_named(tmp_path: Path) -> None:
    notes = " ".join(str(each) for each in entry(of_recorded_rows(tmp_path), "0200171970").notes)
    assert "1 January 1968" in notes


def test_an_invented_enterprise_is_told_in_words_with_its_branches(tmp_path: Path) -> None:
    proposed = entry(full(tmp_path))
    assert told(proposed) == {
        "company.name": ['Fjordlys België "Automatisering", NV'],
        "company.form": ["Société anonyme"],
        "company.sole_trader": ["no"],
        "company.status": ["active"],
        "company.founded": ["2008-04-14"],
        "company.address": ["Brabantdam 7 2, 9000 Gent"],
        "company.town": ["Gent"],
        "company.country": ["BE"],
        "company.phone": ["09 123 45 67"],
        "company.website": ["www.fjordlys.example"],
        "company.industry": ["Computerprogrammering"],
        "company.branch": ["Fjordlys Gent"],
    }
    industry = next(each.fact for each in proposed.facts if each.fact.key == "company.industry")
    assert dict(industry.qualifiers) == {"code": "62100", "rank": "1"}
    branch = next(each.fact for each in proposed.facts if each.fact.key == "company.branch")
    assert branch.qualifier("number") == "2999999901"


def test_every_fact_stands_in_the_copy_that_is_kept(tmp_path: Path) -> None:
    proposed = entry(full(tmp_path))
    assert b"Een Ander" not in proposed.kept
    kept = proposed.kept.decode()
    for each in proposed.facts:
        assert at_pointer(kept, each.place.locator).marked, each.fact.key


@pytest.mark.parametrize(
    ("situation", "status", "reason"),
    [
        ("000", ["active"], []),
        ("050", ["bankrupt"], ["Ouverture de faillite"]),
        ("051", [], ["Clôture de faillite"]),
        ("012", ["in_liquidation"], ["Dissolution volontaire - liquidation"]),
        ("777", [], ["777"]),
    ],
)
def test_the_status_is_what_the_situation_says(
    situation: str, status: list[str], reason: list[str], tmp_path: Path
) -> None:
    row = f'"0999.999.922","AC","{situation}","2","014",,14-04-2008'
    stated = told(entry(full(tmp_path, enterprise=[row])))
    assert stated.get("company.status", []) == status
    assert stated.get("company.status_reason", []) == reason


def test_an_address_that_was_struck_off_is_told_as_such(tmp_path: Path) -> None:
    row = '"0999.999.922","REGO",,,"1420","Gent","Gand","S","S","421","","",13-11-2023'
    stated = told(entry(full(tmp_path, address=[row])))
    assert stated["company.remark"] == ["DateStrikingOff 2023-11-13"]
    assert "company.address" not in stated
    assert "company.town" not in stated


def test_an_address_abroad_names_its_country_but_no_code(tmp_path: Path) -> None:
    row = '"0999.999.922","REGO","Frankrijk","France","62000","Arras","Arras","R","Rue","2","","",'
    name = '"0999.999.922","1","001","Fjordlys SA"'
    stated = told(entry(full(tmp_path, address=[row], denomination=[name])))
    assert stated["company.address"] == ["Rue 2, 62000 Arras, France"]
    assert "company.country" not in stated


def test_a_natural_person_is_a_sole_trader(tmp_path: Path) -> None:
    row = '"0999.999.922","AC","000","1",,,14-04-2008'
    stated = told(entry(full(tmp_path, enterprise=[row])))
    assert stated["company.sole_trader"] == ["yes"]
    assert "company.form" not in stated


def test_a_branch_without_a_name_is_told_by_its_number(tmp_path: Path) -> None:
    name = '"0999.999.922","2","001","Fjordlys"'
    assert told(entry(full(tmp_path, denomination=[name])))["company.branch"] == ["2.999.999.901"]


def test_updates_beside_the_file_are_applied(tmp_path: Path) -> None:
    archive = full(tmp_path)
    update(
        tmp_path,
        141,
        denomination_delete=['"0999.999.922"'],
        denomination_insert=['"0999.999.922","2","001","Fjordlys Nieuw"'],
        establishment_delete=['"2.999.999.901"'],
        enterprise_delete=['"0999.999.823"'],
    )
    proposed = entry(archive)
    stated = told(proposed)
    assert stated["company.name"] == ["Fjordlys Nieuw"]
    assert "company.branch" not in stated
    assert stated["company.founded"] == ["2008-04-14"]
    assert "0141" in str(proposed.notes[0])
    with pytest.raises(InvalidInput):
        entry(archive, "0999999823")


def test_a_company_that_is_not_in_the_file_may_have_ended(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        entry(full(tmp_path), "0200065765")
    assert refused.value.field == "page"
    assert "ended" in str(refused.value.hint)


def test_a_company_without_a_belgian_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_entry(
            full(tmp_path), (Identifier(Scheme.NO_ORGNR, "311000004"),), Here(), JobControl()
        )
    assert refused.value.field == "page"


def test_an_update_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        entry(update(tmp_path, 141))
    assert "Full" in str(refused.value.hint)


@pytest.mark.parametrize("day", ["2008-04-14", "31-02-2008", "soon"])
def test_a_day_in_another_form_is_unreadable(day: str, tmp_path: Path) -> None:
    row = f'"0999.999.922","AC","000","2","014",,{day}'
    with pytest.raises(SourceUnreadable):
        entry(full(tmp_path, enterprise=[row]))


def test_how_far_it_is_is_told_and_it_can_be_stopped(tmp_path: Path) -> None:
    reports: list[Progress] = []
    entry(full(tmp_path), control=JobControl(reports.append))
    done = [report.done for report in reports]
    assert done == sorted(done)
    assert len(done) == 7
    assert done[-1] == reports[-1].total

    stopped: list[Progress] = []

    def stop(progress: Progress) -> None:
        stopped.append(progress)
        control.cancel()

    control = JobControl(stop)
    with pytest.raises(CancelledByUser):
        entry(full(tmp_path), control=control)
    assert len(stopped) == 1


def test_each_file_inside_is_searched_in_another_process(tmp_path: Path) -> None:
    with closing(ReadingRoom(desks=1)) as room:
        identifiers = (Identifier(Scheme.BE_KBO, NUMBER),)
        proposed = read_entry(full(tmp_path), identifiers, room, JobControl())
        bad = full(tmp_path, activity=['"0999.999.922","001"'])
        with pytest.raises(SourceUnreadable) as refused:
            read_entry(bad, identifiers, room, JobControl())
    assert proposed is not None
    assert proposed.facts
    assert str(refused.value.message)

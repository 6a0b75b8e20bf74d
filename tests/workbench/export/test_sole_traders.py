"""A sole trader's personal data is in no file that we hand over, unless somebody says why."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.handoffs import rich
from tests.samples import known, reference
from workbench.domain.dossier import Dossier
from workbench.domain.lead import Contact
from workbench.domain.reference import PaysHow
from workbench.domain.scorecard import Evidence, EvidenceKind
from workbench.domain.travelling import travelling
from workbench.export.folder import FolderExporter
from workbench.texts import ENGLISH, say

SECRETS = ("Ringveien 19", "Anne Fiktiv", "+47 70 99 88 77", "Pays when reminded", "QUOTED")
WHY = "They asked us to pass it on."


def trader() -> Dossier:
    """Return a dossier of a sole trader of whom everything is known."""
    base = rich()
    facts = (
        *base.sounding.facts,
        known("company.sole_trader", "yes"),
        known("company.address", SECRETS[0]),
        known("company.phone", SECRETS[2]),
        known("role.holder", SECRETS[1], role="Innehaver"),
    )
    heard = replace(reference(77, PaysHow.LATE), words=SECRETS[3])
    assert base.scorecard is not None
    first, *others = base.scorecard.lines
    quoting = replace(
        first,
        because=say("{words}", words=SECRETS[4]),
        evidence=(Evidence(EvidenceKind.FACT, facts[-1].fact.id.hex()),),
    )
    return replace(
        base,
        sounding=replace(base.sounding, facts=facts, references=(heard,)),
        scorecard=replace(base.scorecard, lines=(quoting, *others)),
    )


def written(dossier: Dossier, folder: Path) -> tuple[str, list[str]]:
    """Return everything that is text in the folder, and the names of the stored answers."""
    files = FolderExporter().write_folder(dossier, ENGLISH, folder)
    plain = [each for each in files if each.suffix in {".html", ".json", ".csv", ".txt"}]
    words = "\n".join(each.read_text(encoding="utf-8") for each in plain)
    kept = [each.name for each in files if each.parent.name == "evidence"]
    return words, kept


def test_nothing_personal_leaves_by_itself(tmp_path: Path) -> None:
    dossier = trader()
    contact = dossier.sounding.contacts[-1]
    assert isinstance(contact, Contact)
    words, answers = written(dossier, tmp_path / "out")
    assert [each for each in (*SECRETS, contact.name, contact.mail) if each in words] == []
    assert answers == ["index.txt"]
    assert dossier.sounding.company.name in words
    assert "Left out, since the company is a person" in words
    assert "whom to call is personal data of a sole trader" in words


def test_who_says_why_hands_it_over_and_is_named_with_it(tmp_path: Path) -> None:
    words, answers = written(replace(trader(), personal_because=WHY), tmp_path / "out")
    assert [each for each in SECRETS if each not in words] == []
    assert len(answers) > 1
    assert f"personal data is included: {WHY}" in words


def test_what_stays_is_counted_by_source_and_the_points_stay() -> None:
    before = trader()
    after = travelling(before)
    assert after.withheld
    (left,) = after.left_out
    assert left.statements == 3
    assert travelling(after) == after
    assert before.scorecard is not None
    assert after.scorecard is not None
    assert [each.points for each in after.scorecard.lines] == [
        each.points for each in before.scorecard.lines
    ]
    said = ENGLISH.say(after.scorecard.lines[0].because)
    assert said == "rests on personal data, which stays with us"


def test_a_companys_dossier_is_as_it_was() -> None:
    before = rich()
    facts = (*before.sounding.facts, known("company.address", SECRETS[0]))
    company = replace(before, sounding=replace(before.sounding, facts=facts))
    assert travelling(company) == company


@pytest.mark.parametrize(("sole", "marked"), [("yes", True), ("no", False)])
def test_an_address_that_may_be_a_home_is_marked(
    sole: str, tmp_path: Path, *, marked: bool
) -> None:
    base = rich()
    facts = (known("company.sole_trader", sole), known("company.address", SECRETS[0]))
    dossier = replace(base, sounding=replace(base.sounding, facts=facts), personal_because=WHY)
    files = FolderExporter().write_folder(dossier, ENGLISH, tmp_path / "out")
    document = json.loads(next(each for each in files if each.suffix == ".json").read_bytes())
    by_property = {each["property"]: each["personal"] for each in document["facts"]}
    assert (by_property["company.address"] is not None) == marked
    assert by_property["company.sole_trader"] is None
    assert (document["informing"] is not None) == marked

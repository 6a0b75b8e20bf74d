"""The family of a company: each relative once, with how it belongs and its own number."""

import pytest

from tests.samples import COMPANY, NOW, REGISTER, known
from workbench.domain.company import Entity, Identifier, Scheme
from workbench.domain.fact import KnownFact
from workbench.domain.family import Kinship, family, no_parent_told, share_words
from workbench.domain.sounding import Sounding
from workbench.texts import ENGLISH

OTHER = Entity("gleif", "5493000000000000AA11")


def sounding(*facts: KnownFact) -> Sounding:
    return Sounding(as_of=NOW, company=COMPANY, facts=facts)


def kin(*facts: KnownFact) -> dict[str, Kinship]:
    return {each.key: each for each in family(sounding(*facts))}


def test_parents_subsidiaries_and_branches_stand_apart() -> None:
    found = kin(
        known(
            "company.related_parent",
            "Eksempel Holding AS",
            number="311000012",
            scheme="no.orgnr",
            kind="ultimate",
        ),
        known("company.subsidiary", "Eksempel Datter AS", kind="direct"),
        known("company.branch", "Eksempel avd. Bergen", number="311000101"),
    )
    assert list(found) == ["above", "below", "branches"]
    (parent,) = found["above"].relatives
    assert parent.identifier == Identifier(Scheme.NO_ORGNR, "311000012")
    assert parent.relation is not None
    assert ENGLISH.say(parent.relation) == "head of the group"


def test_a_relative_that_two_sources_tell_is_one() -> None:
    def parent(name: str, entity: Entity) -> KnownFact:
        return known(
            "company.related_parent",
            name,
            entity=entity,
            number="311000012",
            scheme="no.orgnr",
            kind="direct",
        )

    found = kin(parent("EKSEMPEL HOLDING AS", REGISTER), parent("Eksempel Holding AS", OTHER))
    assert len(found["above"].relatives) == 1


def test_branches_of_one_name_and_equal_numbers_of_two_countries_are_not_one() -> None:
    found = kin(
        known("company.branch", "Eksempel AS", number="311000101"),
        known("company.branch", "Eksempel AS", number="311000102"),
        known("company.subsidiary", "Eksempel ApS", number="99000007", scheme="dk.cvr"),
        known("company.subsidiary", "Näide OÜ", number="99000007", scheme="ee.registrikood"),
    )
    assert len(found["branches"].relatives) == 2
    assert len(found["below"].relatives) == 2


def test_a_parent_that_is_the_head_of_the_group_is_told_once() -> None:
    def parent(number: str, kind: str) -> KnownFact:
        return known(
            "company.related_parent",
            f"Holding {number}",
            entity=OTHER,
            number=number,
            scheme="no.orgnr",
            kind=kind,
        )

    one = kin(parent("311000012", "ultimate"), parent("311000012", "direct"))
    (holding,) = one["above"].relatives
    assert holding.relation is not None
    assert ENGLISH.say(holding.relation) == "direct parent and head of the group"
    two = kin(parent("311000012", "ultimate"), parent("311000020", "direct"))
    assert [ENGLISH.say(each.relation or "") for each in two["above"].relatives] == [
        "head of the group",
        "direct parent",
    ]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("partner", "partner, 50 %"),
        ("liable_partner", "partner with full liability, 50 %"),
        ("municipality", "municipality that owns it, 50 %"),
    ],
)
def test_a_partner_of_a_partnership_is_told_with_its_share(kind: str, words: str) -> None:
    owner = known("company.owner", "Eksempel Holding AS", kind=kind, share="0.5")
    (relative,) = kin(owner)["above"].relatives
    assert relative.relation is not None
    assert ENGLISH.say(relative.relation).replace("\u00a0", " ") == words


def test_why_no_parent_is_told_is_kept_apart() -> None:
    facts = known("company.no_parent_because", "Its owners are natural persons")
    assert kin(facts) == {}
    assert len(no_parent_told(sounding(facts))) == 1


@pytest.mark.parametrize(
    ("share", "told"),
    [("0.5", "50 %"), ("0.5–0.6667", "50 % to 67 %"), ("1", "100 %"), ("most", "most")],
)
def test_a_share_is_told_as_a_share_or_a_band(share: str, told: str) -> None:
    words = share_words(share)
    assert words is not None
    assert ENGLISH.say(words).replace("\u00a0", " ") == told


def test_without_a_share_nothing_is_told() -> None:
    assert share_words("") is None

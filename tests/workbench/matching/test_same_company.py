"""Only equal numbers, or a name with everything else, make a row and a company the same."""

from dataclasses import replace

from workbench.domain.company import Identifier, Scheme
from workbench.domain.profile import Profile
from workbench.domain.verdict import Answer
from workbench.matching.same_company import decide

NUMBER = Identifier(Scheme.DK_CVR, "99000007")
OURS = Profile(
    name="Nørrelund Maskinfabrik A/S",
    identifiers=(NUMBER,),
    country="DK",
    street="Møllevej 3",
    postcode="8800",
    town="Viborg",
    domains=("norrelund.example",),
    phones=("+45 87 12 34 56",),
)
ROW = replace(OURS, identifiers=())


def test_an_equal_number_is_accepted_whatever_the_name() -> None:
    verdict = decide(Profile(name="Anything", identifiers=(NUMBER,)), OURS)
    assert (verdict.answer, verdict.accepted) == (Answer.SAME, True)


def test_a_vat_number_that_holds_the_number_counts_as_it() -> None:
    vat = Identifier(Scheme.EU_VAT, "DK99000007")
    assert decide(Profile(name="x", identifiers=(vat,)), OURS).accepted


def test_another_number_of_one_register_is_another_company() -> None:
    other = replace(OURS, identifiers=(Identifier(Scheme.DK_CVR, "99000015"),))
    assert decide(other, OURS).answer is Answer.DIFFERENT


def test_a_name_with_everything_else_is_accepted_also_in_other_letters() -> None:
    row = replace(ROW, name="Norrelund Maskinfabrik AS", town="VIBORG", phones=("87123456",))
    verdict = decide(row, OURS)
    assert (verdict.answer, verdict.accepted, verdict.kind) == (Answer.SAME, True, "words")


def test_one_thing_that_differs_leaves_it_to_a_person() -> None:
    verdict = decide(replace(ROW, street="Havnegade 1"), OURS)
    assert (verdict.answer, verdict.accepted) == (Answer.CANNOT_TELL, False)
    assert "street differs" in [str(each) for each in verdict.differs]


def test_a_name_and_a_town_are_too_little() -> None:
    row = Profile(name=OURS.name, country="DK", town="Viborg")
    assert decide(row, OURS).answer is Answer.CANNOT_TELL


def test_an_equal_domain_under_another_name_leaves_it_to_a_person() -> None:
    row = Profile(name="Nørrelund Holding", domains=OURS.domains)
    verdict = decide(row, OURS)
    assert verdict.answer is Answer.CANNOT_TELL
    assert any("another name" in str(each) for each in verdict.differs)


def test_nothing_in_common_is_another_company() -> None:
    assert decide(Profile(name="Kvist & Ko"), OURS).answer is Answer.DIFFERENT

"""The verdict on two profiles holds its rules, whatever they are called."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.name_pairs.pairs import listed
from workbench.domain.company import Identifier, Scheme
from workbench.domain.profile import Profile
from workbench.domain.verdict import Answer
from workbench.matching.judge import EQUAL_NUMBER, judge
from workbench.matching.name_words import read_words
from workbench.matching.precision import may_accept

NUMBER = Identifier(Scheme.NO_ORGNR, "311000004")
OTHER_NUMBER = Identifier(Scheme.NO_ORGNR, "311000020")
COMPANIES = tuple(each for each in listed() if each.held_out)

words = st.sampled_from(
    ["fjordlys", "nørrelund", "bakkestø", "automasjon", "bygg", "holding", "norge", "2", "ii", "&"]
)
names = st.one_of(
    st.lists(words, min_size=1, max_size=4).map(" ".join),
    st.sampled_from([each.full for each in COMPANIES]),
    st.text(min_size=1, max_size=12).filter(lambda text: any(map(str.isalnum, text))),
)
profiles = st.builds(
    Profile,
    name=names,
    country=st.sampled_from(["", "NO", "DK"]),
    town=st.sampled_from(["", "Molde", "Randers"]),
    other_names=st.lists(names, max_size=1).map(tuple),
)


@given(profiles)
def test_a_company_is_never_told_from_itself(profile: Profile) -> None:
    assert judge(profile, profile).answer is not Answer.DIFFERENT


@given(profiles, profiles)
def test_it_does_not_matter_which_comes_first(one: Profile, other: Profile) -> None:
    there, back = judge(one, other), judge(other, one)
    assert (there.answer, there.probability, there.kind, there.accepted, there.family) == (
        back.answer,
        back.probability,
        back.kind,
        back.accepted,
        back.family,
    )


@given(profiles, profiles)
def test_a_changed_number_never_passes(one: Profile, other: Profile) -> None:
    verdict = judge(
        replace(one, identifiers=(NUMBER,)), replace(other, identifiers=(OTHER_NUMBER,))
    )
    assert verdict.answer is not Answer.SAME
    assert not verdict.accepted


@given(profiles, profiles)
def test_only_what_is_the_same_is_accepted(one: Profile, other: Profile) -> None:
    verdict = judge(one, other)
    assert not verdict.accepted or (verdict.answer is Answer.SAME and not verdict.family)


@given(profiles, st.sampled_from(["Holding", "Norge", "2", "Invest", "III"]))
def test_a_sister_is_never_accepted(profile: Profile, ending: str) -> None:
    bare = replace(profile, other_names=())
    assume(read_words(bare.name, bare.country).telling)
    verdict = judge(bare, replace(bare, name=f"{bare.name} {ending}"))
    assert not verdict.accepted


def test_an_equal_number_decides() -> None:
    verdict = judge(
        Profile(name="Fjordlys", identifiers=(NUMBER,)),
        Profile(name="Fjordlys Automasjon AS", identifiers=(NUMBER,)),
    )
    assert (verdict.answer, verdict.kind, verdict.accepted) == (Answer.SAME, EQUAL_NUMBER, True)


def test_a_number_inside_a_vat_number_is_equal_to_it() -> None:
    verdict = judge(
        Profile(name="Nørrelund", identifiers=(Identifier(Scheme.EU_VAT, "DK99000007"),)),
        Profile(name="Nørrelund A/S", identifiers=(Identifier(Scheme.DK_CVR, "99000007"),)),
    )
    assert verdict.kind == EQUAL_NUMBER


def test_a_number_that_contradicts_the_name_is_said() -> None:
    verdict = judge(
        Profile(name="Fjordlys Automasjon AS", identifiers=(NUMBER,)),
        Profile(name="Bakkestø Bygg AS", identifiers=(NUMBER,)),
    )
    assert verdict.answer is Answer.CANNOT_TELL
    assert not verdict.accepted
    assert "The number is that of {theirs}" in verdict.differs[0].msgid


def test_numbers_one_slip_apart_under_one_name_cannot_be_told() -> None:
    slipped = Identifier(Scheme.NO_ORGNR, "311000005")
    verdict = judge(
        Profile(name="Fjordlys AS", identifiers=(NUMBER,)),
        Profile(name="Fjordlys AS", identifiers=(slipped,)),
    )
    assert verdict.answer is Answer.CANNOT_TELL


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Profile(name="Nørrelund A/S", country="DK"), Profile(name="Nørrelund AS", country="NO")),
        (Profile(name="Nørrelund A/S", country="DK"), Profile(name="Nørrelund ApS", country="DK")),
        (Profile(name="Nørrelund 2 A/S"), Profile(name="Nørrelund 3 A/S")),
        (Profile(name="Nørrelund II A/S"), Profile(name="Nørrelund A/S")),
        (Profile(name="Nørrelund Holding A/S"), Profile(name="Nørrelund A/S")),
        (Profile(name="Nørrelund Norge"), Profile(name="Nørrelund Danmark")),
        (
            Profile(name="Nørrelund", form="Anpartsselskab", country="DK"),
            Profile(name="Nørrelund", form="Aktieselskab", country="DK"),
        ),
    ],
)
def test_a_sister_is_shown_as_family(asked: Profile, found: Profile) -> None:
    verdict = judge(asked, found)
    assert verdict.family
    assert verdict.answer is not Answer.SAME
    assert verdict.differs


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Fjordlys Automasjon", "Fjordlys Automasjon AS"),
        ("FJORDLYS AUTOMASJON AS", "Fjordlys Automasjon AS"),
        ("Fjord Lys Automasjon", "Fjordlys Automasjon AS"),
        ("Fjordlis Automasjon AS", "Fjordlys Automasjon AS"),
        ("Noerrelund Maskinfabrik A/S", "Nørrelund Maskinfabrik A/S"),
        ("Nørrelund Maskinfabrik Aktieselskab", "Nørrelund Maskinfabrik A/S"),
    ],
)
def test_another_writing_is_the_same(asked: str, found: str) -> None:
    verdict = judge(Profile(name=asked), Profile(name=found))
    assert verdict.answer is Answer.SAME
    assert verdict.agrees


def test_a_former_name_is_said() -> None:
    verdict = judge(
        Profile(name="Gamle Fjord AS"), Profile(name="Fjordlys AS", other_names=("Gamle Fjord AS",))
    )
    assert verdict.answer is Answer.SAME
    assert verdict.kind.startswith("other name")


def test_another_town_makes_a_namesake_doubtful() -> None:
    here = Profile(name="Havbris Catering", town="Molde")
    near = judge(here, Profile(name="Havbris Catering", town="Molde"))
    far = judge(here, Profile(name="Havbris Catering", town="Bergen"))
    assert far.probability < near.probability


def test_a_number_without_a_name_decides() -> None:
    verdict = judge(
        Profile(name="", identifiers=(NUMBER,)), Profile(name="Fjordlys AS", identifiers=(NUMBER,))
    )
    assert (verdict.answer, verdict.accepted, verdict.differs) == (Answer.SAME, True, ())


def test_one_web_address_under_other_names_cannot_be_told() -> None:
    verdict = judge(
        Profile(name="Vesterby Tømrer", domains=("norrelund.example",)),
        Profile(name="Nørrelund Maskinfabrik A/S", domains=("norrelund.example",)),
    )
    assert verdict.answer is Answer.CANNOT_TELL
    assert not verdict.accepted


def test_a_likely_name_with_everything_else_is_not_accepted_before_it_was_measured() -> None:
    ours = Profile(
        name="Nørrelund Maskinfabrik A/S",
        country="DK",
        postcode="8800",
        town="Viborg",
        domains=("norrelund.example",),
        phones=("+45 87 12 34 56",),
    )
    row = replace(ours, name="Norrelund Maskinfabrik AS", town="VIBORG", phones=("87123456",))
    verdict = judge(row, ours)
    assert verdict.answer is Answer.SAME
    assert verdict.accepted is may_accept(verdict.kind)

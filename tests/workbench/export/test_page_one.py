"""Page one: what it says of a company that is known well, hardly or not at all."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from tests.handoffs import bare, refused, rich
from tests.samples import NOW, annual, dossier, fjordlys, known
from workbench.domain.card import Band
from workbench.domain.company import Entity
from workbench.domain.dossier import Dossier
from workbench.domain.fact import KnownFact
from workbench.domain.lead import ChannelKind, Often, Openness
from workbench.domain.reference import PaysHow
from workbench.domain.scorecard import Score
from workbench.domain.sounding import Sounding
from workbench.export.abilities import newest_own
from workbench.export.content import Block, PageOne, Tone
from workbench.export.telling import tell
from workbench.texts import ENGLISH, Texts


def told(finished: Dossier) -> PageOne:
    return tell(finished, ENGLISH).page_one


def with_sounding(sounding: Sounding) -> PageOne:
    return told(replace(dossier(), sounding=sounding))


def rows(block: Block) -> list[tuple[str, str]]:
    return [(row.label, row.claim.text.replace("\u00a0", " ")) for row in block.rows]


def test_it_says_who_they_are() -> None:
    assert [claim.text.replace("\u00a0", " ") for claim in told(rich()).who] == [
        "Org. no. 311 000 004",
        "Molde, Norway",
        "18 years old",
        "64 employees",
        "Aksjeselskap",
    ]


def test_a_young_company_is_counted_in_months() -> None:
    said = (known("company.founded", "2026-03-23"),)
    sounding = Sounding(as_of=NOW, company=fjordlys().company, facts=said)
    assert "7 months old" in [claim.text for claim in with_sounding(sounding).who]


def test_what_is_not_known_of_them_is_said() -> None:
    assert [claim.text for claim in told(bare()).who][1:] == [
        "Norway, town not known",
        "age not known",
        "employees not stated",
    ]


def test_of_a_company_whose_country_no_register_told_neither_town_nor_country_is_known() -> None:
    company = replace(fjordlys().company, country="")
    said = with_sounding(Sounding(as_of=NOW, company=company, facts=())).who
    assert said[1].text == "town and country not known"


def test_the_verdict_is_a_range_with_band_answers_card_and_who_locked_it() -> None:
    verdict = told(rich()).verdict
    assert (verdict.range, verdict.band, verdict.stamp) == ("61–81", "Go", "")
    assert verdict.details == (
        "5 of 7 answered",
        "Starter card, version 1, signed by both",
        "locked by Mette Kjær, 22 November 2026",
    )


def test_an_unsigned_card_is_stamped_a_guess() -> None:
    assert told(dossier()).verdict.stamp == "unsigned guess"
    assert told(dossier()).verdict.details[-1] == "not locked"


def test_what_it_would_be_now_stands_beside_a_locked_range() -> None:
    finished = rich()
    assert finished.scorecard is not None
    now = replace(
        finished.scorecard,
        can=Score(lowest=58, shown=58, highest=58, possible=100),
        band=Band.LOOK_CLOSER,
    )
    verdict = told(replace(finished, scorecard=now)).verdict
    assert verdict.cautions == ("Locked at 61–81 on 22 November 2026; would now be 58.",)


def test_caps_are_told_under_the_verdict() -> None:
    assert told(refused()).verdict.cautions == ("bankrupt: at most Not now",)
    assert told(refused()).verdict.tone is Tone.BAD


def test_can_they_is_answered_with_figures() -> None:
    assert rows(told(rich()).can) == [
        ("Our price", "NOK 480,000 is 0.4 % of revenue"),
        ("Own money", "equity 46 % of assets"),
        ("Making money", "operating result NOK 9.80 m in 2025; one year has no trend to tell"),
        ("As a customer", "1 asked: pays on time"),
    ]


def test_can_they_says_what_is_missing() -> None:
    assert rows(told(bare()).can) == [
        ("Our price", "no offer with a price yet"),
        ("Own money", "no full year's accounts"),
        ("Making money", "no full year's accounts"),
        ("As a customer", "nobody asked yet"),
    ]


@pytest.mark.parametrize(
    ("often", "facts", "words"),
    [
        (
            Often.YEARLY,
            annual(2025, gross_profit=24_000_000),
            "NOK 480,000 is 2 % of gross profit",
        ),
        (
            Often.YEARLY,
            annual(2025, "EUR", revenue=1_000_000),
            "NOK 480,000 a year; our price is in NOK, their accounts are in EUR",
        ),
        (
            Often.ONCE,
            annual(2025, "EUR", revenue=1_000_000),
            "NOK 480,000 once; our price is in NOK, their accounts are in EUR",
        ),
    ],
)
def test_our_price_is_held_against_what_is_stated(
    often: Often, facts: tuple[KnownFact, ...], words: str
) -> None:
    base = fjordlys()
    assert base.offer is not None
    page = with_sounding(replace(base, facts=facts, offer=replace(base.offer, often=often)))
    assert rows(page.can)[0] == ("Our price", words)


def test_our_price_stays_on_the_page_without_accounts() -> None:
    page = with_sounding(replace(fjordlys(), facts=()))
    assert rows(page.can)[0][1].startswith("NOK 480,000 a year; ")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            (*annual(2025, operating_result=9, net_result=7), *annual(2024, operating_result=8)),
            "operating result NOK 9 in 2025, up from NOK 8",
        ),
        (
            (*annual(2025, net_result=7), *annual(2024, net_result=8)),
            "net result NOK 7 in 2025, down from NOK 8",
        ),
        (annual(2025, pretax_result=9), "result before tax NOK 9 in 2025"),
    ],
)
def test_which_result_it_is_is_named_as_the_card_names_it(
    facts: tuple[KnownFact, ...], words: str
) -> None:
    page = with_sounding(replace(fjordlys(), facts=facts))
    assert rows(page.can)[2] == ("Making money", words)


def test_lost_money_and_late_payers_stand_out() -> None:
    base = fjordlys()
    late = replace(base.references[0], pays=PaysHow.LATE)
    facts = annual(2025, net_result=-5, equity=-1, assets=10)
    page = with_sounding(replace(base, facts=facts, references=(late,)))
    assert [row.claim.tone for row in page.can.rows][1:] == [Tone.BAD, Tone.BAD, Tone.BAD]


def test_what_somebody_said_is_not_used_after_it_expired() -> None:
    base = fjordlys()
    old = replace(base.references[0], expires=date(2026, 11, 21))
    page = with_sounding(replace(base, references=(old,)))
    assert rows(page.can)[3] == ("As a customer", "nobody asked yet")


def test_will_they_names_signs_and_the_last_touch() -> None:
    assert rows(told(rich()).will) == [
        ("Asked for an offer", "18 November 2026"),
        ("Last: Meeting", "11 November 2026: Showed the demo on line 2."),
    ]


def test_no_sign_is_cold() -> None:
    assert rows(told(bare()).will) == [("Cold", "no sign of interest written down")]


def test_reasons_for_and_against_are_three_each_and_on_one_side_only() -> None:
    page = told(rich())
    assert rows(page.reasons_for) == [
        ("+20", "asked four days ago"),
        ("+12", "our price is small"),
        ("+10", "founded 18 years ago"),
    ]
    assert rows(page.reasons_against) == [
        ("−7", "one of two says late"),
        ("−6", "one customer is 38 %"),
        ("−2", "equity is solid"),
    ]


def test_nothing_for_or_against_is_said() -> None:
    page = told(bare())
    assert rows(page.reasons_for) == [("", "nothing answered speaks for it yet")]
    assert rows(page.reasons_against) == [("", "nothing answered speaks against it")]


def test_what_is_not_known_comes_widest_first_with_what_to_ask() -> None:
    assert rows(told(rich()).unknown) == [
        ("Signer", "nobody has asked"),
        ("Reviews", "no reviews found"),
    ]
    assert rows(told(dossier()).unknown) == [
        ("Easy to work with?", "nobody has rated it yet. Rate it yourself.")
    ]


def test_whom_to_call_names_person_channels_and_what_is_unknown() -> None:
    assert rows(told(rich()).call) == [
        ("", "Ingrid Prøve, Head of production"),
        ("", "+47 00 00 00 00 · ingrid@fjordlys.example"),
        ("", "decides together with finance"),
        ("", "from: wrote to us"),
        ("", "telephone open: They wrote to us."),
        ("", "unknown, so not open: e-mail, letter, meeting"),
    ]


def test_a_closed_channel_is_closed_and_the_newest_word_counts() -> None:
    base = fjordlys()
    closed = replace(base.channels[0], id=UUID(int=99), openness=Openness.CLOSED)
    mail = replace(base.channels[0], kind=ChannelKind.MAIL, openness=Openness.UNKNOWN)
    page = with_sounding(replace(base, channels=(*base.channels, closed, mail)))
    assert [(row.claim.text, row.claim.tone) for row in page.call.rows[-3:]] == [
        ("e-mail unknown, so not open: They wrote to us.", Tone.CAREFUL),
        ("telephone closed: They wrote to us.", Tone.BAD),
        ("unknown, so not open: letter, meeting", Tone.CAREFUL),
    ]


def test_an_expired_contact_is_not_named() -> None:
    base = fjordlys()
    gone = replace(base.contacts[0], expires=date(2026, 11, 21))
    page = with_sounding(replace(base, contacts=(gone,)))
    assert rows(page.call)[0] == ("", "no contact yet: ask who decides")
    assert "Ingrid" not in str(page)


def test_the_first_call_has_what_they_asked_what_to_open_with_and_what_not_to_say() -> None:
    assert rows(told(rich()).opening) == [
        ("They asked for", "line monitoring for two halls"),
        ("Open with", "the stop on line 2 they told us about"),
        ("Do not mention", "what the former supplier said"),
    ]


def test_the_next_step_has_a_day_and_a_person() -> None:
    assert rows(told(rich()).next_step) == [("", "Offer by 26 November 2026, Jonas Lund")]
    assert rows(told(bare()).next_step) == [("", "no next step yet")]


def test_legal_flags_stand_at_the_head() -> None:
    flags = told(refused()).flags
    assert [flag.text.split(":")[0] for flag in flags] == [
        "Bankrupt on 1 September 2026",
        "Advertising protection",
        "Sole trader",
    ]
    assert all(flag.notes for flag in flags)


def test_a_danish_company_with_unknown_protection_is_flagged() -> None:
    base = fjordlys()
    page = with_sounding(replace(base, company=replace(base.company, country="DK")))
    assert [flag.tone for flag in page.flags] == [Tone.CAREFUL]


def test_one_source_that_says_protected_is_enough() -> None:
    yes = known("company.advertising_protected", "yes")
    no = known("company.advertising_protected", "no")
    base = fjordlys((no, yes))
    assert [flag.tone for flag in with_sounding(base).flags] == [Tone.BAD]
    assert [flag.tone for flag in with_sounding(fjordlys((no,))).flags] == [Tone.GOOD]


def test_figures_and_days_are_written_as_the_reader_writes_them() -> None:
    page = tell(rich(), Texts("da")).page_one
    assert page.can.rows[2].claim.text.startswith("operating result 9,80\u00a0mio.\u00a0NOK")
    assert page.who[1].text == "Molde, Norge"


def test_a_copy_that_tells_only_the_year_is_not_the_newest_year() -> None:
    copied = known(
        "accounts.operating_result",
        "1",
        entity=Entity("proff_api", "311000004"),
        unit="NOK",
        start=date(2025, 1, 1),
        end=date(2025, 12, 31),
        filing="2025",
        precision="year",
    )
    (filed,) = annual(2025, operating_result=9)
    june = replace(filed.fact, start=date(2024, 7, 1), end=date(2025, 6, 30))
    newest = newest_own(replace(fjordlys(), facts=(copied, replace(filed, fact=june))))
    assert newest is not None
    assert newest.lines["operating_result"].fact.number == 9

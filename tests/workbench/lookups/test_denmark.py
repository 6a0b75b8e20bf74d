"""What the Danish sources share: numbers, statuses, addresses, and what research asks them."""

from datetime import date

import pytest

from tests.samples import COMPANY, NOW
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.ids import new_id
from workbench.errors import InvalidInput
from workbench.lookups.denmark import checked_cvr, danish_day, is_virk, status_word
from workbench.lookups.source import SOURCES

DANISH = Company(
    id=new_id(),
    name="Nørrelund Maskinfabrik A/S",
    country="DK",
    identifiers=(Identifier(Scheme.DK_CVR, "99000007"), Identifier(Scheme.DOMAIN, "n.example")),
    opened=NOW,
)


@pytest.mark.parametrize(
    ("key", "kinds"),
    [
        ("dk_cvr_permanent", ["unit", "roles"]),
        ("dk_cvrapi", ["unit"]),
        ("dk_offentliggoerelser", ["index"]),
        ("dk_datafordeler", ["unit"]),
        ("dk_regnskaber", []),
    ],
)
def test_research_asks_about_danish_numbers_only(key: str, kinds: list[str]) -> None:
    questions = SOURCES[key].plan(DANISH, ())
    assert [each.kind for each in questions] == kinds
    assert all((each.source, each.about) == (key, "99000007") for each in questions)
    assert SOURCES[key].plan(COMPANY, ()) == ()


@pytest.mark.parametrize(
    "key", ["dk_cvr_permanent", "dk_cvrapi", "dk_offentliggoerelser", "dk_datafordeler"]
)
def test_a_foreign_number_is_never_asked(key: str) -> None:
    for question in SOURCES[key].plan(DANISH, ()):
        foreign = type(question)(source=key, kind=question.kind, about="311000004")
        with pytest.raises(InvalidInput):
            SOURCES[key].request(foreign)


def test_eight_digits_are_a_number_whatever_their_check_digit() -> None:
    assert checked_cvr("12345678") == "12345678"


@pytest.mark.parametrize(
    ("danish", "ours"),
    [
        ("NORMAL", "active"),
        ("OPLØST EFTER KONKURS", "bankrupt"),
        ("OPLØST EFTER FUSION", "merged"),
        ("OPLØST EFTER SPALTNING", "ceased"),
        ("OPLØST EFTER ERKLÆRING", "ceased"),
        ("OPLØST EFTER FRIVILLIG LIKVIDATION", "ceased"),
        ("TVANGSOPLØST", "ceased"),
        ("SLETTET", "ceased"),
        ("UNDER KONKURS", "bankrupt"),
        ("UNDER TVANGSOPLØSNING", "compulsory_dissolution"),
        ("UNDER FRIVILLIG LIKVIDATION", "in_liquidation"),
        ("under rekonstruktion", "in_reorganisation"),
        ("Ophørt", "ceased"),
        ("UDEN RETSVIRKNING", ""),
        ("UNDER REASSUMERING", ""),
        ("inaktiv", ""),
    ],
)
def test_statuses_are_told_in_our_words_or_not_at_all(danish: str, ours: str) -> None:
    assert status_word(danish) == ours


def test_only_the_registers_hosts_are_its_own() -> None:
    assert is_virk("http://regnskaber.virk.dk/a")
    assert not is_virk("http://regnskaber.virk.dk@asked.example/a")


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2013-05-30T22:00:00.000Z", date(2013, 5, 31)),
        ("2026-03-29T00:59:59Z", date(2026, 3, 29)),
        ("2026-10-24T22:30:00Z", date(2026, 10, 25)),
        ("2026-10-25T22:30:00Z", date(2026, 10, 25)),
        ("2026-12-31T23:00:00Z", date(2027, 1, 1)),
        ("2026-07-01T00:30:00.000+02:00", date(2026, 7, 1)),
        ("2026-07-01", date(2026, 7, 1)),
        ("soon", None),
    ],
)
def test_an_instant_is_the_day_it_was_in_denmark(instant: str, day: date | None) -> None:
    assert danish_day(instant) == day

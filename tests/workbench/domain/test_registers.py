"""Why a company was found is said in words, the best kind of match first."""

from datetime import date

import pytest

from workbench.domain.company import Identifier, Scheme
from workbench.domain.profile import Profile
from workbench.domain.registers import Match, RegisterHit
from workbench.texts import say


def hit(match: Match, former: str = "", mended: tuple[tuple[str, str], ...] = ()) -> RegisterHit:
    return RegisterHit(
        profile=Profile(name="Fjordlys AS"),
        register="no_enhetsregisteret",
        title=say("Norway: Enhetsregisteret"),
        dated=date(2026, 11, 1),
        number=Identifier(Scheme.NO_ORGNR, "311000004"),
        match=match,
        former=former,
        mended=mended,
    )


def test_kinds_of_matches_are_ordered_from_the_number_to_what_was_mended() -> None:
    orders = [each.order for each in Match]
    assert orders == sorted(orders)
    assert Match.NUMBER.order < Match.EXACT.order < Match.BEGINS.order < Match.WORDS.order
    assert max(orders) == Match.MENDED.order


@pytest.mark.parametrize("match", list(Match))
def test_every_kind_of_match_has_its_words(match: Match) -> None:
    assert str(hit(match).because)


def test_what_was_read_otherwise_is_said_before_anything_else() -> None:
    mended = (("fjordlsy", "fjordlys"), ("autmoasjon", "automasjon"))
    told = hit(Match.MENDED, former="Lysfjord AS", mended=mended)
    assert str(told.because) == "Read as: fjordlsy → fjordlys, autmoasjon → automasjon"
    assert str(hit(Match.EXACT, "Lysfjord AS").because) == "Other or former name: Lysfjord AS"

"""Whoever shares a number, an address, a phone or a rare word is compared; the rest is not."""

from uuid import UUID

import pytest

from workbench.domain.company import Identifier, Scheme
from workbench.domain.duplicates import Outline
from workbench.matching.blocks import sharing


def outline(place: int, *names: str, **more: tuple[str, ...]) -> Outline:
    numbers = more.pop("numbers", ())
    held = tuple(Identifier(Scheme.NO_ORGNR, each) for each in numbers)
    return Outline(company=UUID(int=place), names=names, country="NO", identifiers=held, **more)


def pairs(*outlines: Outline) -> set[tuple[int, int]]:
    return set(sharing(outlines, lambda count: None))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (outline(0, "Fjordlys Automasjon AS"), outline(1, "FJORDLYS AUTOMASJON")),
        (outline(0, "Fjordlys Automasjon AS"), outline(1, "Fjordlys Automasion AS")),
        (outline(0, "Fjord Lys AS"), outline(1, "Fjordlys")),
        (outline(0, "Kånklå AS"), outline(1, "Kånkl AS")),
        (outline(0, "Nordeiendom AS"), outline(1, "Ordeiendom AS")),
        (outline(0, "Ærø Smedje ApS"), outline(1, "Aeroe Smedje")),
        (outline(0, "Nytt AS", "Gammelt Navn AS"), outline(1, "Gammelt Navn")),
        (outline(0, "A AS", numbers=("311000004",)), outline(1, "B AS", numbers=("311000004",))),
        (
            outline(0, "A AS", websites=("https://www.fjordlys.example/om",)),
            outline(1, "B AS", websites=("post@fjordlys.example",)),
        ),
        (outline(0, "A AS", phones=("+47 71 00 00 04",)), outline(1, "B AS", phones=("71000004",))),
    ],
)
def test_what_may_be_one_is_compared(one: Outline, other: Outline) -> None:
    assert pairs(one, outline(9, "Bakkestø Bygg AS"), other) == {(0, 2)}


def test_what_shares_a_word_of_many_or_a_mail_provider_is_not() -> None:
    many = [
        outline(place, f"Fjordlys {place:03} Nord{chr(97 + place % 26) * 9} AS")
        for place in range(26)
    ]
    assert pairs(*many) == set()
    mails = ("kari@gmail.com",)
    assert pairs(outline(0, "A AS", websites=mails), outline(1, "B AS", websites=mails)) == set()


def test_somebody_who_stops_it_is_heard() -> None:
    def stop(count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sharing([outline(0, "A AS")], stop)

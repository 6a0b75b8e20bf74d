"""Every text can be read on its ground, in all three sets of colours."""

import pytest

from ui.theme.roles import LEGIBLE, SETS, Roles, contrast, mixed, text_pairs


@pytest.mark.parametrize(
    ("roles", "text", "ground"),
    [
        pytest.param(roles, text, ground, id=f"{roles.name}-{text}-on-{ground}")
        for roles in SETS.values()
        for text, ground in text_pairs(roles)
    ],
)
def test_text_is_legible_on_its_ground(roles: Roles, text: str, ground: str) -> None:
    assert contrast(getattr(roles, text), getattr(roles, ground)) >= LEGIBLE


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("roles", SETS.values(), ids=SETS.keys())
def test_what_is_typed_into_is_outlined_in_high_contrast(roles: Roles) -> None:
    least = 3.0 if roles.name == "contrast" else 1.3
    assert contrast(roles.edge, roles.surface) >= least


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mixed("#FFFFFF", "#000000", 0) == "#000000"
    assert mixed("#FFFFFF", "#000000", 1) == "#FFFFFF"
    assert mixed("#FF0000", "#0000FF", 0.5) == "#800080"

"""Pictures of years and ranges: what is drawn, what is said, what is left out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lxml import etree

from tests.samples import annual, known, scorecard
from workbench.domain.accounts import gather
from workbench.domain.company import Entity
from workbench.domain.drawing import (
    Bar,
    Palette,
    accounts_chart,
    chart_of,
    comparable_years,
    draw_range,
    draw_years,
)
from workbench.domain.fact import KnownFact
from workbench.domain.score_range import can_they
from workbench.domain.scorecard import Score
from workbench.texts import ENGLISH

PALETTE = Palette(
    ink="ink",
    soft="soft",
    line="line",
    surface="surface",
    accent="accent",
    bad="bad",
    go_ground="go",
    look_closer_ground="closer",
    not_now_ground="notnow",
)


def boxes(svg: str, colour: str) -> list[etree._Element]:
    return [each for each in etree.fromstring(svg) if each.get("fill") == colour]


def words(svg: str) -> list[str]:
    return [str(each.text) for each in etree.fromstring(svg) if each.tag.endswith("text")]


def drawn(facts: Sequence[KnownFact]) -> str:
    return accounts_chart(gather(facts), ENGLISH, PALETTE)


def test_several_years_stand_side_by_side_the_oldest_first() -> None:
    facts = (*annual(2025, revenue=300, net_result=30), *annual(2024, revenue=200, net_result=20))
    svg = drawn(facts)
    assert words(svg) == [
        "Revenue, NOK",
        "2024",
        "200",
        "2025",
        "300",
        "Net result, NOK",
        "2024",
        "20",
        "2025",
        "30",
    ]
    assert len(boxes(svg, "accent")) == 4


def test_one_year_draws_one_pair_and_says_that_no_trend_can_be_told() -> None:
    svg = drawn(annual(2025, revenue=300, net_result=30))
    assert len(boxes(svg, "accent")) == 2
    assert words(svg)[-1] == "one year: cannot tell a trend"


def test_gross_profit_is_drawn_under_its_own_name_where_no_year_states_revenue() -> None:
    assert "Gross profit, NOK" in words(drawn(annual(2025, gross_profit=300)))


def test_a_loss_hangs_below_the_line_in_another_colour() -> None:
    facts = (*annual(2024, net_result=-50), *annual(2025, net_result=50))
    svg = drawn(facts)
    (loss,), (gain,) = boxes(svg, "bad"), boxes(svg, "accent")
    (zero,) = boxes(svg, "line")
    assert loss.get("y") == zero.get("y")
    assert float(str(gain.get("y"))) < float(str(zero.get("y")))
    assert loss.get("height") == gain.get("height")


def test_a_year_that_states_nothing_is_not_drawn_as_nothing() -> None:
    facts = (*annual(2024, revenue=200, net_result=1), *annual(2025, revenue=300))
    chart = chart_of(gather(facts), ENGLISH)
    assert chart is not None
    assert chart.panels[1][1][1] == Bar("2025", None, "not stated")
    assert len(boxes(draw_years(chart, PALETTE), "accent")) == 3


def test_other_currencies_and_short_periods_are_left_out() -> None:
    short = [
        replace(each, fact=replace(each.fact, start=date(2023, 10, 1)))
        for each in annual(2023, revenue=1)
    ]
    facts = (*annual(2025, revenue=3), *annual(2024, "EUR", revenue=2), *short)
    assert [each.end.year for each in comparable_years(gather(facts))] == [2025]


def test_at_most_the_five_newest_years_are_drawn() -> None:
    facts = [fact for year in range(2015, 2026) for fact in annual(year, revenue=year)]
    years = [each.end.year for each in comparable_years(gather(facts))]
    assert years == [2021, 2022, 2023, 2024, 2025]


def test_without_figures_there_is_no_picture() -> None:
    assert drawn(()) == ""
    assert drawn(annual(2025, assets=5)) == ""


def test_the_picture_is_told_to_those_who_cannot_see_it() -> None:
    svg = etree.fromstring(drawn(annual(2025, revenue=300, net_result=30)))
    assert svg.get("aria-label") == "Revenue, NOK 2025: 300; Net result, NOK 2025: 30"


def test_words_in_a_picture_are_escaped() -> None:
    chart = chart_of(gather(annual(2025, revenue=300)), ENGLISH)
    assert chart is not None
    evil = replace(chart, caution="<script>", alternative='"><script>')
    svg = draw_years(evil, PALETTE)
    assert "<script" not in svg
    assert "<script>" in words(svg)


def test_the_range_lies_on_its_bands_with_the_shown_value_as_a_tick() -> None:
    svg = draw_range(can_they(scorecard()), PALETTE, "75 to 85", width=400)
    assert [boxes(svg, each)[0].get("x") for each in ("notnow", "closer", "go")] == [
        "0.00",
        "160.00",
        "260.00",
    ]
    (capsule,) = boxes(svg, "surface")
    assert (capsule.get("x"), capsule.get("width")) == ("300.00", "40.00")
    assert boxes(svg, "ink")[0].get("x") == "319.00"


def test_a_range_of_one_point_at_either_end_stays_inside_the_picture() -> None:
    for points in (0, 100):
        sure = replace(can_they(scorecard()), score=Score(points, points, points, 100))
        (capsule,) = boxes(draw_range(sure, PALETTE, "", width=400), "surface")
        left, wide = float(str(capsule.get("x"))), float(str(capsule.get("width")))
        assert left >= 1
        assert left + wide <= 399


def test_a_copy_that_tells_only_the_year_does_not_push_the_accounts_out_of_the_picture() -> None:
    copied = known(
        "accounts.revenue",
        "1",
        entity=Entity("proff_api", "311000004"),
        unit="NOK",
        start=date(2025, 1, 1),
        end=date(2025, 12, 31),
        filing="2025",
        precision="year",
    )
    june = [
        replace(each, fact=replace(each.fact, start=date(year - 1, 7, 1), end=date(year, 6, 30)))
        for year in (2025, 2024)
        for each in annual(year, revenue=9)
    ]
    drawn = comparable_years(gather((copied, *june)))
    assert [each.end for each in drawn] == [date(2024, 6, 30), date(2025, 6, 30)]

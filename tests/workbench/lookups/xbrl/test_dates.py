"""Dates that a page prints in words or figures."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lookups.xbrl.dates import printed_date

DAYS = st.dates(min_value=date(1000, 1, 1))


@given(day=DAYS)
def test_figures_are_read_in_the_order_the_format_names(day: date) -> None:
    assert printed_date(f"{day:%d.%m.%Y}", "datedaymonthyear") == day.isoformat()
    assert printed_date(f"{day:%m/%d/%Y}", "dateslashus") == day.isoformat()
    assert printed_date(f"{day:%Y-%m-%d}", "dateyearmonthday") == day.isoformat()


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("31. december 2023", "datedaymonthnameyearda", "2023-12-31"),
        ("1. maj 2024", "datedaymonthyearda", "2024-05-01"),
        ("31st December 2023", "datelonguk", "2023-12-31"),
        ("December 31, 2023", "datelongus", "2023-12-31"),
        ("31/12/23", "dateslasheu", "2023-12-31"),
        ("31.12.2023", "datedoteu", "2023-12-31"),
        ("1.3.19", "datedaymonthyear", "2019-03-01"),
        ("7 May 2021", "datedaymonthyearen", "2021-05-07"),
        ("1 Sept 2021", "datedaymonthyearen", "2021-09-01"),
        ("1st of March, 2021", "datedaymonthyearen", "2021-03-01"),
        ("30. juni 2024", "datedaymonthyeardk", "2024-06-30"),
        ("31. des. 2023", "datedaymonthnameyearno", "2023-12-31"),
        ("1 mai 2024", "datedaymonthnameyearno", "2024-05-01"),
        ("31 oktober 2023", "datedaymonthnameyearsv", "2023-10-31"),
        ("1. joulukuuta 2023", "datedaymonthnameyearfi", "2023-12-01"),
        ("31. heinäkuuta 2023", "datedaymonthnameyearfi", "2023-07-31"),
        ("31 maaliskuuta 2023", "datedaymonthnameyearfi", "2023-03-31"),
        ("30 marraskuuta 2023", "datedaymonthnameyearfi", "2023-11-30"),
    ],
)
def test_months_are_read_by_their_names(text: str, form: str, day: str) -> None:
    assert printed_date(text, form) == day


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("31.02.2023", "datedaymonthyear"),
        ("2023", "datelonguk"),
        ("1.1.2023", "dateunheardof"),
        ("March 5 2023", "datedaymonthyearen"),
        ("5 March 2023", "datemonthdayyearen"),
        ("1 March May 2023", "datelonguk"),
        ("1 March 2023 or 2024", "datelonguk"),
        ("1 Marching 2023", "datelonguk"),
        ("1 maj 2023", "datelonguk"),
        ("1 May 2023", "datedaymonthnameyearda"),
        ("01/02/2023", "datelonguk"),
        ("1 March 2023", "datedaymonthyear"),
        ("1.1.123", "datedaymonthyear"),
        ("1.1.20233", "datedaymonthyear"),
        ("13/12/2023", "dateslashus"),
        ("1 March 2023", "datedaymonthnameyear"),
        ("1 1", "datedayday"),
        ("٣١.12.2023", "datedaymonthyear"),
        ("令和5年3月31日", "dateerayearmonthdayjp"),
    ],
)
def test_what_is_no_date_is_none(text: str, form: str) -> None:
    assert printed_date(text, form) is None


@pytest.mark.parametrize(
    ("text", "form", "stated"),
    [
        ("December 2023", "datemonthyearen", "2023-12"),
        ("december 2023", "datemonthnameyearda", "2023-12"),
        ("12/23", "datemonthyear", "2023-12"),
        ("2023-12", "dateyearmonth", "2023-12"),
        ("31 December", "datedaymonthen", "--12-31"),
        ("31st December", "datelongdaymonthuk", "--12-31"),
        ("December 31st", "datemonthdayen", "--12-31"),
        ("29.2.", "datedaymonth", None),
        ("29.2", "datedaymonth", "--02-29"),
        ("30.2", "datedaymonth", None),
        ("13/2023", "datemonthyear", None),
    ],
)
def test_a_date_may_lack_its_day_or_its_year(text: str, form: str, stated: str | None) -> None:
    assert printed_date(text, form) == stated


@given(text=st.text(), form=st.sampled_from(["datedaymonthyear", "datelonguk", "dateyearmonthfi"]))
def test_any_text_is_a_date_or_none(text: str, form: str) -> None:
    read = printed_date(text, form)
    assert read is None or read[:1].isdecimal()

"""What other programs call a sign of interest is known, and a day only where it is one."""

from datetime import date

import pytest

from workbench.domain.lead import SignalKind
from workbench.matching.signs import day_named, sign_named


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Trade Show", SignalKind.FAIR),
        ("Messe", SignalKind.FAIR),
        ("Web-form", SignalKind.FORM),
        ("Employee referral", SignalKind.REFERRED),
        ("Purchased List", SignalKind.COLD),
        ("Autumn campaign", None),
        ("", None),
    ],
)
def test_a_source_says_what_they_did(words: str, kind: SignalKind | None) -> None:
    assert sign_named(words) is kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-02", date(2026, 3, 2)),
        ("2026-03-02 10:04", date(2026, 3, 2)),
        ("2026-03-02T10:04:00Z", date(2026, 3, 2)),
        ("02.03.2026", date(2026, 3, 2)),
        ("2-3-2026", date(2026, 3, 2)),
        ("25/12/2026", date(2026, 12, 25)),
        ("12/25/2026", date(2026, 12, 25)),
        ("03/04/2026", None),
        ("31.02.2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_read_only_where_it_is_one_day(text: str, day: date | None) -> None:
    assert day_named(text) == day

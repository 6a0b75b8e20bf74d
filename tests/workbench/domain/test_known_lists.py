"""Of each series one list counts, and those that stopped counting long ago are let go of."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.samples import METTE
from workbench.domain.ids import new_id
from workbench.domain.known_lists import FORMER_DAYS, KnownKind, KnownList, counting, over

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SERIES = (new_id(), new_id())


def a_list(series: int, days: int, back: int | None, gone: int | None) -> KnownList:
    """A list that came so many days ago, and was taken back or let go of so many days ago."""

    def ago(count: int | None) -> datetime | None:
        return None if count is None else NOW - timedelta(days=min(count, days))

    return KnownList(
        id=new_id(),
        series=SERIES[series],
        kind=KnownKind.DEBTOR,
        name="debtors.csv",
        file=b"x",
        columns="[]",
        day=date(2026, 1, 1),
        rows=1,
        left_out=0,
        by=METTE.id,
        at=NOW - timedelta(days=days),
        withdrawn=ago(back),
        let_go=ago(gone),
    )


DAYS = st.integers(0, 120)
LISTS = st.lists(
    st.builds(a_list, st.integers(0, 1), DAYS, st.none() | DAYS, st.none() | DAYS), max_size=6
).map(lambda every: tuple(sorted(every, key=lambda each: each.at)))


@given(LISTS)
def test_no_list_that_counts_is_let_go_of_and_none_twice(lists: tuple[KnownList, ...]) -> None:
    standing, gone = counting(lists), over(lists, NOW)
    assert not {each.id for each in standing} & {each.id for each in gone}
    assert all(each.let_go is None for each in (*standing, *gone))
    after = tuple(replace(e, let_go=NOW) if e in gone else e for e in lists)
    assert {each.id for each in counting(after)} == {each.id for each in standing}
    assert over(after, NOW) == ()


@given(LISTS)
def test_every_list_that_does_not_count_is_let_go_of_in_the_end(
    lists: tuple[KnownList, ...],
) -> None:
    far = NOW + timedelta(days=FORMER_DAYS)
    left = {each.id for each in lists if each.let_go is None}
    left -= {each.id for each in counting(lists)}
    assert {each.id for each in over(lists, far)} == left


@given(LISTS)
def test_nothing_that_stopped_counting_this_month_is_let_go_of(
    lists: tuple[KnownList, ...],
) -> None:
    month = NOW - timedelta(days=FORMER_DAYS)
    for each in over(lists, NOW):
        later = [e.at for e in lists if e.series == each.series and e.at >= each.at and e != each]
        assert any(at <= month for at in (*later, *filter(None, [each.withdrawn])))

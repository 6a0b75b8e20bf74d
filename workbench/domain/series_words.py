"""What is said of a table of years: who states the figures, whose they are, what to mind."""

from collections.abc import Mapping, Sequence

from workbench.domain.accounts import AnnualAccounts
from workbench.domain.accounts_series import Series
from workbench.domain.source import Manifest, source_title
from workbench.texts import Message, say, say_many


def series_words(series: Series, manifests: Mapping[str, Manifest], currency: str) -> Message:
    """Return the heading of a series whose sums are shown in a currency (ISO 4217)."""
    return say(
        "{source} · {whose} · {unit}",
        source=sources_words(series.sources, manifests),
        whose=series.scope.words,
        unit=series.unit.words(currency),
    )


def sources_words(sources: Sequence[str], manifests: Mapping[str, Manifest]) -> Message:
    """Return whose figures stand together: the first source by name, the others counted."""
    first, *others = sources
    told = say("{source}", source=source_title(manifests, first))
    if not others:
        return told
    return say_many(
        "{source} and {count} more", "{source} and {count} more", len(others), source=told
    )


def year_notes(series: Series) -> tuple[Message, ...]:
    """Return what must be known before the years of a series are compared; empty where nothing."""
    alone = len({each.end.year for each in series.sets}) == 1
    return (*((say("One year: cannot tell a trend."),) if alone else ()), *odd_years(series))


def odd_years(series: Series) -> tuple[Message, ...]:
    """Return which years are not what they seem: odd periods, stated otherwise, or filed anew."""
    odd = (each for each in series.sets if each.start is not None and not each.is_a_year)
    notes = [_odd(each) for each in odd]
    notes += [
        say("{period} was stated otherwise in the next report.", period=year.chosen.period)
        for year in series.years
        if year.restated
    ]
    notes += [
        say(
            "The accounts to {end} were filed anew on {day}, which has not been read: these are the"
            " figures filed before.",
            end=each.end,
            day=each.filed_anew,
        )
        for each in series.sets
        if each.filed_anew is not None
    ]
    return tuple(notes)


def _odd(accounts: AnnualAccounts) -> Message:
    days = (accounts.end - accounts.start).days + 1 if accounts.start is not None else 0
    return say(
        "{period} covers {days} days, so it is not compared with whole years.",
        period=accounts.period,
        days=days,
    )

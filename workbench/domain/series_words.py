"""What a table of years is headed by: who states the figures, whose they are, and their unit."""

from collections.abc import Mapping

from workbench.domain.accounts_series import Series
from workbench.domain.source import Manifest, source_title
from workbench.texts import Message, say, say_many


def series_words(series: Series, manifests: Mapping[str, Manifest], currency: str) -> Message:
    """Return the heading of a series whose sums are shown in a currency (ISO 4217)."""
    first, *others = series.sources
    told = say("{source}", source=source_title(manifests, first))
    if others:
        told = say_many(
            "{source} and {count} more", "{source} and {count} more", len(others), source=told
        )
    return say(
        "{source} · {whose} · {unit}",
        source=told,
        whose=series.scope.words,
        unit=series.unit.words(currency),
    )

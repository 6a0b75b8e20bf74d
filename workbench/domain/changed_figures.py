"""Figures of annual accounts then and now: the same period read anew, and new accounts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workbench.domain.accounts import AnnualAccounts, Scope
from workbench.domain.fact import KnownFact
from workbench.domain.sounding import Sounding

Figures = Mapping[str, KnownFact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the accounts, then and now.

    Attributes:
        fresh: new accounts state it, or no longer do; `before` is of the newest period that told
            it until then.
        superseded: its period is told no more, because accounts of a newer one took its place.
    """

    before: KnownFact | None
    now: KnownFact | None
    fresh: bool = False
    superseded: bool = False


def figures_then_and_now(then: Sounding, now: Sounding) -> Iterator[Figure]:
    """Yield each line that may differ, own figures first and the newest period first.

    Of several sets for a period the first that states a line is the one shown.
    """
    for scope in Scope:
        old, new = _shown(then, scope), _shown(now, scope)
        for end in sorted(old.keys() | new.keys(), reverse=True):
            if end in old:
                gone = end not in new and any(newer > end for newer in new)
                yield from _one_period(old[end], new.get(end, {}), superseded=gone)
            elif end == max(new) and old and end > max(old):
                yield from _new_accounts(old, new, end)
            else:
                yield from (Figure(before=None, now=each) for each in new[end].values())


def _one_period(old: Figures, new: Figures, *, superseded: bool) -> Iterator[Figure]:
    for line in {**old, **new}:
        yield Figure(before=old.get(line), now=new.get(line), superseded=superseded)


def _new_accounts(
    old: Mapping[date, Figures], new: Mapping[date, Figures], end: date
) -> Iterator[Figure]:
    newest_then = max(old)
    lines = [*new[end], *(line for line in old[newest_then] if line not in new[end])]
    for line in lines:
        told = max((each for each in old if line in old[each]), default=None)
        before = None
        if told is not None:
            # As the older period is read now, so that a misreading is no part of the movement.
            before = new.get(told, {}).get(line) or old[told][line]
        yield Figure(before=before, now=new[end].get(line), fresh=True)


def _shown(sounding: Sounding, scope: Scope) -> dict[date, dict[str, KnownFact]]:
    shown: dict[date, dict[str, KnownFact]] = {}
    for each in _of(sounding, scope):
        lines = shown.setdefault(each.end, {})
        for line, known in each.lines.items():
            lines.setdefault(line, known)
    return shown


def _of(sounding: Sounding, scope: Scope) -> Iterator[AnnualAccounts]:
    # Interim accounts state few lines, and end no line that annual ones state.
    return (each for each in sounding.accounts if each.scope is scope and not each.interim)

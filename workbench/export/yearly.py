"""The annual accounts of the following pages: a chart, and the years side by side in full."""

from collections.abc import Iterator, Sequence

from workbench.domain.accounts import AnnualAccounts, Scope
from workbench.domain.accounts_series import Series, series_of
from workbench.domain.dossier import Dossier
from workbench.domain.drawing import chart_of
from workbench.domain.fact import KnownFact
from workbench.domain.fact_words import exact_words
from workbench.domain.properties import PROPERTIES
from workbench.domain.property import Kind
from workbench.domain.ratios import RATIOS, Ratio, RatioKind
from workbench.domain.series_words import odd_years
from workbench.domain.source import source_title
from workbench.domain.unread_accounts import why_no_accounts
from workbench.export.content import Claim, Column, Line, Section, Table, Tone
from workbench.export.notes import Notes
from workbench.texts import Message, Texts, say

_MOST_YEARS = 5
_PREFIX = "accounts."


def accounts_section(dossier: Dossier, texts: Texts, notes: Notes) -> Section:
    """Return every set of accounts; sources, scopes and currencies are never mixed."""
    title = texts.say(say("Annual accounts"))
    accounts = dossier.sounding.accounts
    if not accounts:
        none = why_no_accounts(dossier.sounding.lookups)
        told = none or say("No annual accounts have been read yet.")
        empty = Claim(texts.say(told), (), Tone.FAINT)
        return Section(key="accounts", title=title, paragraphs=(empty,))
    groups: dict[tuple[str, Scope, str], list[AnnualAccounts]] = {}
    for each in accounts:
        groups.setdefault((each.entity.source, each.scope, each.currency), []).append(each)
    tables = tuple(_table(dossier, group, texts, notes) for group in groups.values())
    series = series_of(accounts)
    mind = [texts.say(note) for each in series for note in odd_years(each)]
    tables += tuple(table for each in series for table in _ratios(each, texts, notes))
    return Section(
        key="accounts",
        title=title,
        paragraphs=tuple(map(Claim, dict.fromkeys(mind))),
        tables=tables,
        chart=chart_of(accounts, texts),
    )


def _table(dossier: Dossier, group: Sequence[AnnualAccounts], texts: Texts, notes: Notes) -> Table:
    years = sorted(group[:_MOST_YEARS], key=lambda each: (each.end, each.filing))
    first = years[0]
    heading = say(
        "{scope}, {currency}, from {source}",
        scope=say("Own figures") if first.scope is Scope.OWN else say("The group's figures"),
        currency=first.currency or say("currency not stated"),
        source=source_title(dossier.manifests, first.entity.source),
    )
    columns = (
        Column(texts.say(heading), 5),
        *(
            Column(texts.say(each.period), 3, figures=True, notes=notes.on(each.lines.values()))
            for each in years
        ),
    )
    stated = {key for each in years for key in each.lines}
    keys = [key for key in PROPERTIES if key.removeprefix(_PREFIX) in stated and _is_line(key)]
    lines = tuple(_line(key, years, texts) for key in keys)
    return Table(columns=columns, lines=lines)


def _ratios(series: Series, texts: Texts, notes: Notes) -> Iterator[Table]:
    """Yield the ratios that any of the newest years can tell, each with its formula."""
    shown = series.newest(_MOST_YEARS)
    years = [shown.ratios(place) for place in range(len(shown.years))]
    told = [place for place in range(len(RATIOS)) if any(year[place].words for year in years)]
    if not told:
        return
    heading = say("Ratios, {scope}", scope=series.scope.words)
    columns = (
        Column(texts.say(heading), 5),
        *(
            Column(texts.say(each.period), 3, figures=True, notes=notes.on(each.lines.values()))
            for each in shown.sets
        ),
    )
    lines = tuple(
        Line(
            (
                Claim(texts.say(_named(RATIOS[place]))),
                *(_ratio(year[place], texts) for year in years),
            )
        )
        for place in told
    )
    yield Table(columns=columns, lines=lines)


def _named(kind: RatioKind) -> Message:
    return say("{title} ({formula})", title=kind.title, formula=kind.formula)


def _ratio(ratio: Ratio, texts: Texts) -> Claim:
    if ratio.words is None:
        return Claim(texts.say(say("cannot tell")), (), Tone.FAINT)
    negative = ratio.value is not None and ratio.value < 0
    return Claim(texts.say(ratio.words), (), Tone.BAD if negative else Tone.PLAIN)


def _is_line(key: str) -> bool:
    return key.startswith(_PREFIX)


def _line(key: str, years: Sequence[AnnualAccounts], texts: Texts) -> Line:
    cells = [Claim(texts.say(PROPERTIES[key].title))]
    for each in years:
        known = each.lines.get(key.removeprefix(_PREFIX))
        if known is None:
            cells.append(Claim(texts.say(say("not stated")), (), Tone.FAINT))
        else:
            negative = PROPERTIES[key].kind is Kind.MONEY and known.fact.number < 0
            tone = Tone.BAD if negative else Tone.PLAIN
            cells.append(Claim(_figure(known, each.currency, texts), (), tone))
    return Line(tuple(cells))


def _figure(known: KnownFact, currency: str, texts: Texts) -> str:
    fact = known.fact
    if fact.unit and fact.unit == currency:
        return texts.write(fact.number)
    return texts.say(exact_words(fact))

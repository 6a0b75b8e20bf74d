"""Verbs that show the years of accounts with their ratios, and a company's life and family."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated

import typer

from workbench.app import dossiers
from workbench.app.rates import look_up_rate
from workbench.cli.companies import known_company, number_of
from workbench.cli.console import DONE, NOTHING_FOUND, QUERY, Console, stoppable
from workbench.domain.accounts_series import Series, said_alike, series_of
from workbench.domain.conversion import Rate, typed_rate
from workbench.domain.dossier import Dossier
from workbench.domain.duties import duties
from workbench.domain.fact import KnownFact
from workbench.domain.fact_words import figure_words, value_words
from workbench.domain.family import family, no_parent_told
from workbench.domain.life import life
from workbench.domain.properties import PROPERTIES, declared
from workbench.domain.property import Kind
from workbench.domain.ratios import RATIOS
from workbench.domain.role_holders import duty_to_inform, role_holders
from workbench.domain.series_words import series_words, year_notes
from workbench.domain.sounding import Sounding
from workbench.domain.source import source_title
from workbench.domain.spans import typed_day
from workbench.domain.standing import standing
from workbench.domain.unread_accounts import before_any, why_no_accounts
from workbench.texts import Argument, Message, Texts, say

_PREFIX = "accounts."
_ALWAYS = "accounts.revenue"
"""Shown even where no year states it: that it is not stated is what a reader must see."""


def accounts(
    context: typer.Context,
    query: QUERY,
    *,
    currency: Annotated[
        str, typer.Option("--in", help="Another currency to show sums in: EUR.")
    ] = "",
    rate: Annotated[
        str,
        typer.Option(help="What one unit costs; empty: the European Central Bank is asked."),
    ] = "",
    day: Annotated[
        str, typer.Option(help="Day of the rate, 2025-12-31; empty: the newest accounts' last day.")
    ] = "",
    source: Annotated[str, typer.Option(help="Who says the rate, where you give it.")] = "",
) -> int:
    """Show the years of annual accounts, their ratios, and who else tells the same year."""
    console: Console = context.obj
    with console.desk() as desk:
        company = known_company(desk, query)
        dossier = dossiers.open_dossier(desk, company.id)
        shown = series_of(dossier.sounding.accounts)
        if not shown:
            why = why_no_accounts(dossier.sounding.lookups)
            console.said(desk.texts, why or before_any(company))
            console.next(desk.texts, f"research {number_of(company)}")
            console.document({"company": str(company.id), "series": []})
            return NOTHING_FOUND
        converted: Rate | None = None
        if currency:
            stated, newest = shown[0].currency, shown[0].sets[-1].end
            on = typed_day(day, "day") if day else newest
            if rate:
                today = desk.now().date()
                converted = typed_rate(
                    stated, currency=currency, rate=rate, day=on, source=source, today=today
                )
            else:
                with stoppable() as control:
                    converted = look_up_rate(desk, stated, currency, on, control)
        for place, each in enumerate(shown):
            if place:
                console.said(desk.texts, "")
            _say_series(console, desk.texts, each, dossier, converted)
        console.document(
            {
                "company": str(company.id),
                "rate": None if converted is None else _rate_record(converted, desk.texts),
                "series": [_series_record(each, desk.texts) for each in shown],
            }
        )
        return DONE


def life_(context: typer.Context, query: QUERY) -> int:
    """Show how a company stands, what happened to it, its family, and people in roles."""
    console: Console = context.obj
    with console.desk() as desk:
        company = known_company(desk, query)
        dossier = dossiers.open_dossier(desk, company.id)
        sounding, texts = dossier.sounding, desk.texts
        events = life(sounding)
        kin, people = family(sounding), role_holders(sounding)
        console.said(texts, say("How it stands"))
        console.table(texts, [(each.label, each.value) for each in standing(sounding)])
        _part(console, texts, say("What happened"), [(e.day or "", e.words) for e in events])
        if not any(each.key == "above" for each in kin):
            _part(console, texts, say("Belongs to"), [(_no_parent(sounding),)])
        for each in kin:
            rows = [(one.name, one.relation or "") for one in each.relatives]
            _part(console, texts, each.title, rows)
        _part(console, texts, say("People in roles"), [(p.role, p.name) for p in people])
        inform = duty_to_inform(sounding)
        if inform is not None:
            console.said(texts, inform.words(dossier.people))
        console.document(
            {
                "company": str(company.id),
                "standing": [
                    {"label": texts.say(each.label), "words": texts.say(each.value)}
                    for each in standing(sounding)
                ],
                "duties": [
                    {"state": each.state.value, "words": texts.say(each.words), "due": each.due}
                    for each in duties(sounding)
                ],
                "events": [
                    {"day": each.day, "words": texts.say(each.words), "bad": each.bad}
                    for each in events
                ],
                "family": [
                    {
                        "kind": each.key,
                        "name": one.name,
                        "relation": texts.say(one.relation) if one.relation else None,
                        "number": one.identifier.value if one.identifier else None,
                        "scheme": one.identifier.scheme.value if one.identifier else None,
                    }
                    for each in kin
                    for one in each.relatives
                ],
                "people": [
                    {
                        "name": each.name,
                        "role": texts.say(each.role),
                        "kept_until": each.kept_until,
                    }
                    for each in people
                ],
            }
        )
        return DONE if events or kin or people else NOTHING_FOUND


def _no_parent(sounding: Sounding) -> Message:
    reasons = [known.fact.value for known in no_parent_told(sounding)]
    if not reasons:
        return say("no source told a parent or an owner")
    return say("no parent told: {why}", why="; ".join(reasons))


def _part(
    console: Console, texts: Texts, heading: Argument, rows: Sequence[Sequence[Argument]]
) -> None:
    if rows:
        console.said(texts, "", heading)
        console.table(texts, rows)


def _say_series(
    console: Console, texts: Texts, series: Series, dossier: Dossier, rate: Rate | None
) -> None:
    """Say one series: its lines year by year, the ratios, and where years have several sources."""
    converted = rate if rate is not None and rate.stated == series.currency else None
    currency = series.currency if converted is None else converted.shown
    console.said(texts, series_words(series, dossier.manifests, currency))
    if converted is not None:
        console.said(texts, say("Converted at {rate}.", rate=converted.words))
    head: list[Argument] = ["", *(each.period for each in series.sets)]
    rows: list[Sequence[Argument]] = [head]
    for key in (each for each in PROPERTIES if each.startswith(_PREFIX)):
        told = [each.lines.get(key.removeprefix(_PREFIX)) for each in series.sets]
        # Words would make every column as wide as themselves; they stand below.
        if PROPERTIES[key].kind is not Kind.TEXT and (any(told) or key == _ALWAYS):
            cells = [_cell(each, series, converted) for each in told]
            rows.append([PROPERTIES[key].title, *cells])
    console.table(texts, rows)
    console.said(texts, *(say("  {words}", words=each) for each in year_notes(series)))
    for known in said_alike(series):
        words = say(
            "{title}: {value}", title=declared(known.fact.key).title, value=value_words(known.fact)
        )
        console.said(texts, say("  {words}", words=words))
    years = [series.ratios(place) for place in range(len(series.years))]
    ratios: list[Sequence[Argument]] = [
        [kind.title, *(year[place].words or say("cannot tell") for year in years)]
        for place, kind in enumerate(RATIOS)
        if any(year[place].value is not None for year in years)
    ]
    _part(console, texts, say("Ratios"), [head, *ratios] if ratios else [])
    for year in series.years:
        used = source_title(dossier.manifests, year.chosen.entity.source)
        if year.because is not None:
            told_of = say("{period}: {source} is used.", period=year.chosen.period, source=used)
            console.said(texts, say("{first} {second}", first=told_of, second=year.because))


def _cell(known: KnownFact | None, series: Series, rate: Rate | None) -> Argument:
    if known is None:
        return say("not stated")
    if rate is not None and known.fact.unit == rate.stated:
        return say("{amount}", amount=series.unit.counted(rate.convert(known.fact.number)))
    return figure_words(known.fact, series.currency, series.unit)


def _rate_record(rate: Rate, texts: Texts) -> dict[str, object]:
    return {
        "stated": rate.stated,
        "shown": rate.shown,
        "per": rate.per,
        "day": rate.day,
        "source": texts.say(rate.source),
    }


def _series_record(series: Series, texts: Texts) -> dict[str, object]:
    return {
        "scope": series.scope.value,
        "currency": series.currency,
        "years": [
            {
                "start": year.chosen.start,
                "end": year.end,
                "about_a_year": year.chosen.is_a_year,
                "source": year.chosen.entity.source,
                "because": texts.say(year.because) if year.because is not None else None,
                "beside": [each.entity.source for each in year.others],
                "restated": list(year.restated),
                "filed_anew": year.chosen.filed_anew,
                "lines": _lines_record(year.chosen.lines.items()),
                "ratios": {
                    each.kind.key: {
                        "value": each.value,
                        "formula": texts.say(each.kind.formula),
                        "missing": texts.say(each.missing) if each.missing is not None else None,
                    }
                    for each in series.ratios(place)
                },
            }
            for place, year in enumerate(series.years)
        ],
    }


def _lines_record(lines: Iterable[tuple[str, KnownFact]]) -> dict[str, object]:
    return {
        line: {
            "value": known.fact.value,
            "unit": known.fact.unit or None,
            "concept": known.fact.qualifier("concept") or None,
            "sign": known.fact.qualifier("sign") or None,
            "place": known.place.locator,
            "original": known.place.original,
        }
        for line, known in lines
    }


VERBS: dict[str, Callable[..., int]] = {"accounts": accounts, "life": life_}

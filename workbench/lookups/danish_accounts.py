"""Annual accounts filed under the Danish taxonomy, read into facts of the two years they show."""

from collections.abc import Iterable, Iterator

from workbench.domain.accounts import Scope
from workbench.domain.drift import Change, Drift, written
from workbench.domain.fact import LocatorKind, Place, Stated
from workbench.domain.property import Time
from workbench.domain.values import flag_text, plain_text
from workbench.errors import SourceUnreadable
from workbench.lookups.danish_doubts import drop_doubtful
from workbench.lookups.danish_taxonomy import (
    BOTH_SIDES,
    COMMON,
    FIGURES,
    MANDATORY,
    audit_firm,
    cvr_of,
    is_audit,
    line_of,
    rules_of,
    scope_of,
    stated_once,
    tagged,
    years_of,
)
from workbench.lookups.filed_accounts import FiledAccounts
from workbench.lookups.tagged_doubts import no_figures, of_other_periods, unread_lines
from workbench.lookups.tagged_entities import without_others
from workbench.lookups.tagged_lines import (
    Filing,
    Lines,
    Sheet,
    Year,
    agree,
    choose,
    place_of,
    stated_lines,
    year_of,
)
from workbench.lookups.xbrl.report import Report, XbrlFact
from workbench.texts import Message, say


def read_accounts(report: Report, filing: Filing) -> FiledAccounts | None:
    """Return the accounts of a Danish filing, or None where it holds no figures.

    The latter are filings by listed companies: their figures are tagged in another document
    (IFRS, ESEF) and the Danish one only says who they are.

    Figures keep the sign they are stated with: `tax` below zero is tax income.

    Raises:
        SourceUnreadable: the report says for no period what it is about, its figures are all for
            other periods, cannot be read, or are tagged with names that are new to us.
    """
    if not any(line_of(fact.name) for fact in (*report.facts, *report.unread)):
        if any(_is_figure(fact) for fact in report.facts):
            raise SourceUnreadable(say("The accounts tag their figures with names new to us."))
        return None
    report, others = without_others(report, cvr_of(report.facts), tagged)
    years = years_of(report, filing.start, filing.end)
    lines = choose(report.facts, years, tagged)
    unread = unread_lines(report, lines, years, tagged)
    odd = of_other_periods(report.facts, lines, years, tagged)
    if not lines.chosen:
        raise no_figures(unread)
    _drop_unbalanced(lines, report.facts, years)
    drop_doubtful(lines, report.facts, years)
    scopes = {scope for _, scope, _ in lines.chosen}
    sheet = Sheet(Scope.GROUP if scopes == {Scope.GROUP} else Scope.OWN, years[0], filing)
    figures = tuple(stated_lines(lines, filing))
    return FiledAccounts(
        number=cvr_of(report.facts),
        facts=(
            *(each for each in figures if isinstance(each, Stated)),
            *_words(report, sheet),
        ),
        missing=(
            *others,
            *unread,
            *odd,
            *lines.missing,
            *(each for each in figures if isinstance(each, Message)),
        ),
        drift=_drift(report),
    )


def _is_figure(fact: XbrlFact) -> bool:
    """Whether something is a figure of the accounts; what is tagged by IFRS is read elsewhere."""
    tagged_by_ifrs = "ifrs" in fact.name.uri.casefold()
    return fact.unit is not None and fact.number is not None and not tagged_by_ifrs


def _drift(report: Report) -> tuple[str, ...]:
    named = {fact.name for fact in report.facts}
    missing = (Drift(Change.MISSING, str(each)) for each in MANDATORY if each not in named)
    retyped = (
        Drift(Change.RETYPED, str(name))
        for name in (
            *(fact.name for fact in report.unread),
            *(fact.name for fact in report.facts if fact.number is None and not fact.nil),
        )
        if line_of(name)
    )
    return written((*missing, *retyped))


def _drop_unbalanced(lines: Lines, facts: Iterable[XbrlFact], years: tuple[Year, ...]) -> None:
    """Drop the balance sheets whose two sides differ."""
    for fact in facts:
        scope = scope_of(fact.context)
        year = year_of(fact.context, years, Time.INSTANT)
        if fact.name != BOTH_SIDES or scope is None or year is None:
            continue
        assets = lines.of(scope, year).get("assets")
        if assets is not None and not agree(assets.fact, fact):
            lines.drop_balance(scope, year)


def _words(report: Report, sheet: Sheet) -> Iterator[Stated]:
    """Return what the filing says about itself rather than in figures."""
    yield from _audit(report, sheet)
    layout = stated_once(report.facts, FIGURES, "ClassOfReportingEntity")
    if layout is not None:
        yield from sheet.words("accounts.layout", layout.value, place_of(layout))
    for schema in report.schemas:
        rules = rules_of(schema.href)
        if rules:
            place = Place(LocatorKind.XPATH, schema.locator, schema.href)
            yield sheet.state("accounts.rules", rules, place)
            break


def _audit(report: Report, sheet: Sheet) -> Iterator[Stated]:
    """State what kind of statement the auditor gave, and which firm audited.

    A firm that reviewed or compiled the accounts did not audit them; who signed for it is left out.
    """
    kind = stated_once(report.facts, COMMON, "TypeOfAuditorAssistance")
    audited: bool | None = None
    if kind is not None:
        yield from sheet.words("accounts.audit_kind", kind.value, place_of(kind))
        audited = is_audit(plain_text(kind.value))
        if audited is not None:
            yield sheet.state("accounts.audited", flag_text(value=audited), place_of(kind))
    firm = audit_firm(report.facts)
    if firm is not None and audited is not False:
        name, fact = firm
        yield sheet.state("accounts.auditor", name, place_of(fact))

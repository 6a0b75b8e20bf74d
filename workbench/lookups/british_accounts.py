"""Annual accounts filed at Companies House, read into facts of the two years they show."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.accounts import Scope
from workbench.domain.british_words import REMARKS, words_for
from workbench.domain.drift import Change, Drift, written
from workbench.domain.fact import LocatorKind, Place, Stated, state
from workbench.domain.values import flag_text
from workbench.errors import SourceUnreadable
from workbench.lookups.british_numbers import canonical
from workbench.lookups.british_signs import mend_signs, whose_in_doubt
from workbench.lookups.british_taxonomy import (
    is_british,
    line_of,
    member_of,
    name_of_company,
    number_of,
    stated,
    tagged,
    years_of,
)
from workbench.lookups.filed_accounts import FiledAccounts
from workbench.lookups.tagged_doubts import (
    drop_contradicted,
    no_figures,
    of_other_periods,
    unread_lines,
)
from workbench.lookups.tagged_entities import without_others
from workbench.lookups.tagged_lines import (
    Filing,
    Lines,
    Sheet,
    Year,
    choose,
    place_of,
    stated_lines,
)
from workbench.lookups.xbrl.report import Report, XbrlFact
from workbench.lookups.xbrl.tree import read_day
from workbench.texts import Message, say

_EXEMPT = (
    (
        "StatementThatCompanyEntitledToExemptionFromAuditUnderSection477CompaniesAct2006"
        "RelatingToSmallCompanies"
    ),
    (
        "StatementThatCompanyEntitledToExemptionFromAuditUnderSection480CompaniesAct2006"
        "RelatingToDormantCompanies"
    ),
    "CompanyEntitledToExemptionUnderSection477CompaniesAct2006",
    "CompanyEntitledToExemptionUnderSection480CompaniesAct2006",
)
_AUDITED, _EXEMPT_STATUS = "Audited", "AuditExempt"
_DORMANT = {"EntityDormantTruefalse": "true", "EntityDormant": "true", "CompanyNotDormant": "false"}
_GOING_CONCERN = "FinancialStatementsArePreparedOnGoing-concernBasisTruefalse"
_WITHHELD = (
    "EntityHasTakenExemptionUnderCompaniesActInNotPublishingItsOwnProfitLossAccountTruefalse"
)
_KINDS = ("AccountsTypeFullOrAbbreviated", "AccountsType")
_GROUP_ACCOUNTS = "ConsolidatedGroup"
_PARTNERSHIP = "LimitedLiabilityPartnership"
_PARTNERSHIPS = frozenset({"OC", "SO", "NC"})
"""How the numbers of limited liability partnerships begin."""

_NET_ASSETS = "NetAssets"
_RECEIVED = "DateAccountsReceived"
"""What Companies House itself wrote into the accounts that came through its own early forms."""

DORMANT = "DormantAccounts"
_NO_GOING_CONCERN = "not-a-going-concern"


@dataclass(frozen=True, slots=True, kw_only=True)
class BritishAccounts(FiledAccounts):
    """What a British filing was read as.

    Attributes:
        name: of the company as the report states it, or empty.
        year: the period the accounts are for.
    """

    name: str
    year: Year


def read_accounts(report: Report, filing: Filing) -> BritishAccounts:
    """Return the accounts of a British filing.

    Figures keep the sign they are stated with, unless the balance sheet itself proves that it was
    lost (`british_signs.py`). Total assets and total liabilities are stated by few, and never
    added up here.

    Raises:
        SourceUnreadable: the report is none of a British taxonomy, says for no period what it is
            about, is for another period than the register says, or tags its figures with names
            that are new to us.
    """
    if not any(is_british(fact.name) for fact in report.facts):
        raise SourceUnreadable(say("The accounts tag their figures with names new to us."))
    report, others = without_others(report, number_of(report), tagged)
    years = years_of(report, filing.start, filing.end)
    lines = choose(report.facts, years, tagged)
    drop_contradicted(lines, report.facts, years, tagged)
    unread = unread_lines(report, lines, years, tagged)
    odd = of_other_periods(report.facts, lines, years, tagged)
    missing = [*others, *unread, *odd]
    if _is_groups(report) and _says(report, _WITHHELD, "true"):
        missing += whose_in_doubt(lines)
    mend_signs(lines, report, years)
    if _is_partnership(report):
        missing += _not_equity(lines)
    figures = tuple(stated_lines(lines, filing))
    scopes = {scope for _, scope, _ in lines.chosen}
    sheet = Sheet(Scope.GROUP if scopes == {Scope.GROUP} else Scope.OWN, years[0], filing)
    said = tuple(_words(report, sheet))
    if not lines.chosen and (not said or any(fact.unit is not None for fact in report.facts)):
        raise no_figures(unread)
    return BritishAccounts(
        number=canonical(number_of(report)),
        name=name_of_company(report),
        year=years[0],
        facts=(*(each for each in figures if isinstance(each, Stated)), *said),
        missing=(
            *missing,
            *lines.missing,
            *(each for each in figures if isinstance(each, Message)),
        ),
        drift=_drift(report),
    )


def _drift(report: Report) -> tuple[str, ...]:
    retyped = (
        Drift(Change.RETYPED, str(fact.name)) for fact in report.unread if line_of(fact.name)
    )
    number = number_of(report)
    if number and not canonical(number):
        return written((*retyped, Drift(Change.RETYPED, "company number")))
    missing = [] if number else [Drift(Change.MISSING, "company number")]
    return written((*retyped, *missing))


def _is_groups(report: Report) -> bool:
    found = member_of(report, "ScopeAccounts", "ScopeAccountsDimension")
    return found is not None and found[1].startswith(_GROUP_ACCOUNTS)


def _is_partnership(report: Report) -> bool:
    form = member_of(report, "LegalFormEntity", "LegalFormEntityDimension")
    told = form is not None and form[1].startswith(_PARTNERSHIP)
    return told or number_of(report)[:2] in _PARTNERSHIPS


def _not_equity(lines: Lines) -> Iterator[Message]:
    """Leave out what stands in for equity: of a partnership it may be its members' loans.

    What is attributable to members of a limited liability partnership holds what it owes them
    beside what is theirs; only what is filed as equity is the latter alone.
    """
    for key, figure in list(lines.chosen.items()):
        if key[0] == "equity" and figure.fact.name.local.startswith(_NET_ASSETS):
            del lines.chosen[key]
            yield say(
                "The accounts for {end} state what belongs to the partnership's members, which "
                "may be lent by them; equity is left out.",
                end=key[2].end,
            )


def _says(report: Report, local: str, value: str) -> bool:
    fact = stated(report, local)
    return fact is not None and fact.value.strip().casefold() == value


def _words(report: Report, sheet: Sheet) -> Iterator[Stated]:
    """Yield what the filing says about itself rather than in figures."""
    yield from _audit(report, sheet)
    received = stated(report, _RECEIVED)
    filed = read_day(received.value) if received is not None else None
    if received is not None and filed is not None:
        yield sheet.state("accounts.filed", filed.isoformat(), place_of(received))
    dormant = _dormant(report)
    if dormant is not None:
        yield sheet.state("accounts.layout", DORMANT, place_of(dormant))
    else:
        for local in _KINDS:
            kind = member_of(report, local, "AccountsTypeDimension")
            if kind is not None:
                yield from sheet.words("accounts.layout", kind[1], _chosen(*kind))
                break
    rules = member_of(report, "AccountingStandardsApplied", "AccountingStandardsDimension")
    if rules is not None:
        yield from sheet.words("accounts.rules", rules[1], _chosen(*rules))
    concern = stated(report, _GOING_CONCERN)
    if concern is not None and concern.value.strip().casefold() == "false":
        words = words_for(REMARKS, _NO_GOING_CONCERN)
        # Each of several years' filings says so of its own day, which need not be so today.
        end, place = sheet.year.end, place_of(concern)
        yield state(sheet.filing.entity, "company.remark", words, place, end=end)


def _audit(report: Report, sheet: Sheet) -> Iterator[Stated]:
    """Yield whether they were audited, how and by which firm.

    Where no status is stated, the directors' statement that no audit is needed tells.
    """
    status = member_of(report, "AccountsStatusAuditedOrUnaudited", "AccountsStatusDimension")
    if status is None:
        exempt = stated(report, *_EXEMPT)
        if exempt is not None and exempt.value.strip().casefold() != "false":
            yield sheet.state("accounts.audited", flag_text(value=False), place_of(exempt))
        return
    place = _chosen(*status)
    yield from sheet.words("accounts.audit_kind", status[1], place)
    audited = status[1] == _AUDITED
    if audited or status[1].startswith((_EXEMPT_STATUS, "Unaudited")):
        yield sheet.state("accounts.audited", flag_text(value=audited), place)
    firm = stated(report, "NameEntityAuditors") if audited else None
    if firm is not None:
        yield from sheet.words("accounts.auditor", firm.value, place_of(firm))


def _dormant(report: Report) -> XbrlFact | None:
    for local, value in _DORMANT.items():
        if _says(report, local, value):
            return stated(report, local)
    return None


def _chosen(fact: XbrlFact, member: str) -> Place:
    return Place(LocatorKind.XPATH, fact.locator, member)

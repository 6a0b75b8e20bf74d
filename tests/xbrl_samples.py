"""Invented reports in XBRL and inline XBRL, for tests of their readers."""

from workbench.lookups.xbrl.tree import Element

CVR = "99000007"
SPACES = (
    'xmlns="http://www.xbrl.org/2003/instance" '
    'xmlns:link="http://www.xbrl.org/2003/linkbase" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
    'xmlns:iso4217="http://www.xbrl.org/2003/iso4217" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:a="http://xbrl.dcca.dk/fsa" xmlns:b="http://xbrl.dcca.dk/gsd" '
    'xmlns:c="http://xbrl.dcca.dk/cmn"'
)
UNITS = (
    '<unit id="dkk"><measure>iso4217:DKK</measure></unit>'
    '<unit id="heads"><measure>pure</measure></unit>'
    '<unit id="rate"><divide><unitNumerator><measure>iso4217:DKK</measure></unitNumerator>'
    "<unitDenominator><measure>pure</measure></unitDenominator></divide></unit>"
)
GROUP = (
    "<scenario><xbrldi:explicitMember dimension='c:ConsolidatedSoloDimension'>"
    "c:ConsolidatedMember</xbrldi:explicitMember></scenario>"
)
SOLO = GROUP.replace("ConsolidatedMember", "SoloMember")
SPLIT = (
    "<scenario><xbrldi:explicitMember dimension='a:ClassesOfEquityDimension'>"
    "a:RetainedEarningsMember</xbrldi:explicitMember></scenario>"
)


def context(name: str, start: str, end: str, scenario: str = "", entity: str = CVR) -> str:
    """Return a context of a duration, or of an instant where `start` is empty."""
    period = (
        f"<startDate>{start}</startDate><endDate>{end}</endDate>"
        if start
        else f"<instant>{end}</instant>"
    )
    return (
        f'<context id="{name}"><entity><identifier scheme="http://www.dcca.dk/cvr">{entity}'
        f"</identifier></entity><period>{period}</period>{scenario}</context>"
    )


CONTEXTS = (
    context("year", "2025-01-01", "2025-12-31")
    + context("end", "", "2025-12-31")
    + context("year0", "2024-01-01", "2024-12-31")
    + context("end0", "", "2024-12-31")
    + context("group", "2025-01-01", "2025-12-31", GROUP)
    + context("solo", "2025-01-01", "2025-12-31", SOLO)
    + context("split", "", "2025-12-31", SPLIT)
    + context("quarter", "2025-10-01", "2025-12-31")
)
PERIODS = (
    '<b:ReportingPeriodStartDate contextRef="year">2025-01-01</b:ReportingPeriodStartDate>'
    '<b:ReportingPeriodEndDate contextRef="year">2025-12-31</b:ReportingPeriodEndDate>'
    '<b:PrecedingReportingPeriodStartDate contextRef="year">2024-01-01'
    "</b:PrecedingReportingPeriodStartDate>"
    '<b:PredingReportingPeriodEndDate contextRef="year">2024-12-31'
    "</b:PredingReportingPeriodEndDate>"
)


def money(name: str, value: str, where: str = "year", decimals: str = "0") -> str:
    """Return an amount in DKK."""
    return f'<a:{name} contextRef="{where}" unitRef="dkk" decimals="{decimals}">{value}</a:{name}>'


def instance(facts: str, contexts: str = CONTEXTS, prolog: str = "") -> bytes:
    """Return an instance document."""
    schema = (
        '<link:schemaRef xlink:type="simple" '
        'xlink:href="http://archprod.service.eogs.dk/taxonomy/20241001/entryDanishGAAPx.xsd"/>'
    )
    return f"{prolog}<xbrl {SPACES}>{schema}{contexts}{UNITS}{facts}</xbrl>".encode()


def page(
    body: str, contexts: str = CONTEXTS, ix: str = "2013/inlineXBRL", prolog: str = ""
) -> bytes:
    """Return a page with inline XBRL."""
    resources = f"<div {SPACES}>{contexts}{UNITS}</div>"
    return (
        f'{prolog}<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:ix="http://www.xbrl.org/{ix}" xmlns:a="http://xbrl.dcca.dk/fsa" '
        'xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12">'
        f"<body><ix:header><ix:resources>{resources}</ix:resources></ix:header>{body}</body></html>"
    ).encode()


def element_at(root: Element, locator: str) -> Element:
    """Return the one element that a locator finds in a document."""
    found = root.getroottree().xpath(locator)
    assert isinstance(found, list)
    (element,) = found
    assert isinstance(element, Element)
    return element

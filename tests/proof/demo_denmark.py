"""The demo's Danish companies in the shapes of cvrapi.dk, Offentliggørelser and filed XBRL."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from xml.sax.saxutils import escape

from tests.proof.demo_figures import DanishYear, Declared, danish_years
from tests.proof.demo_files import Exchange, json_body

_CVRAPI = "cvrapi.dk"
_INDEX = "distribution.virk.dk"
_DOCUMENTS = "regnskaber.virk.dk"
_FILED_AFTER = timedelta(days=137)
_KINDS = {
    "B": "Regnskabsklasse B",
    "C": "Regnskabsklasse C, mellemstor virksomhed",
}
_NAMESPACES = {
    "xbrli": "http://www.xbrl.org/2003/instance",
    "link": "http://www.xbrl.org/2003/linkbase",
    "xlink": "http://www.w3.org/1999/xlink",
    "iso4217": "http://www.xbrl.org/2003/iso4217",
    "fsa": "http://xbrl.dcca.dk/fsa",
    "gsd": "http://xbrl.dcca.dk/gsd",
    "cmn": "http://xbrl.dcca.dk/cmn",
}
_SCHEMA = (
    "http://archprod.service.eogs.dk/taxonomy/20241001/"
    "entryDanishGAAPBalanceSheetAccountFormIncomeStatementByNature20241001.xsd"
)
_DEPRECIATION = (
    "DepreciationAmortisationExpenseAndImpairmentLossesOfPropertyPlantAndEquipment"
    "AndIntangibleAssetsRecognisedInProfitOrLoss"
)


def exchanges(cast: Declared) -> Iterator[Exchange]:
    """Return what the Danish services answer about the cast."""
    companies: list[Declared] = cast["danish"]
    for company in companies:
        yield _cvrapi(company, query={"vat": company["number"]})
        years = danish_years(company["accounts"]) if "accounts" in company else ()
        yield _index(company, years)
        for before, year in zip((None, *years), years, strict=False):
            yield Exchange(
                host=_DOCUMENTS,
                path=_document_path(company, year),
                file=f"answers/dk/{company['number']}-{year.end.isoformat()}.xml",
                body=_instance(company, year, _as_restated(company, before)).encode(),
            )
    for company in companies:
        for words in company["finds"]:
            yield _cvrapi(company, query_like={"name": words})
    yield Exchange(
        host=_CVRAPI,
        path="/api",
        status=404,
        file="answers/dk/not-found.json",
        body=json_body({"error": "NOT_FOUND", "t": 0, "version": 6}),
    )
    yield Exchange(
        method="POST",
        host=_INDEX,
        path="/offentliggoerelser/_search",
        file="answers/dk/no-publications.json",
        body=json_body(_hits([])),
    )


def _cvrapi(
    company: Declared,
    *,
    query: dict[str, str] | None = None,
    query_like: dict[str, str] | None = None,
) -> Exchange:
    return Exchange(
        host=_CVRAPI,
        path="/api",
        query=query or {},
        query_like=query_like or {},
        file=f"answers/dk/{company['number']}-company.json",
        body=json_body(_record(company)),
    )


def _record(company: Declared) -> dict[str, Any]:
    form, form_words = company["form"]
    trade, trade_words = company["trade"]
    bankrupt: date | None = company.get("bankrupt")
    return {
        "vat": int(company["number"]),
        "name": company["name"],
        "address": company["street"],
        "zipcode": company["postcode"],
        "city": company["town"],
        "protected": company.get("protected", False),
        "phone": None,
        "email": company.get("mail"),
        "fax": None,
        "startdate": _day(company["founded"]),
        "enddate": None,
        "employees": company.get("employees"),
        "addressco": None,
        "industrycode": trade,
        "industrydesc": trade_words,
        "companycode": form,
        "companydesc": form_words,
        "creditstartdate": _day(bankrupt) if bankrupt else None,
        "creditbankrupt": bankrupt is not None,
        "owners": None,
        "productionunits": [],
        "t": 100,
        "version": 6,
    }


def _day(day: date) -> str:
    return f"{day:%d/%m - %Y}"


def _as_restated(company: Declared, year: DanishYear | None) -> DanishYear | None:
    """Return a year as the next report tells it, which may be otherwise than its own did."""
    if year is None:
        return None
    restated = company["accounts"].get("restated", {})
    return replace(year, **restated.get(year.end.isoformat(), {}))


def _index(company: Declared, years: tuple[DanishYear, ...]) -> Exchange:
    number = company["number"]
    hits = [_hit(company, year) for year in reversed(years)]
    return Exchange(
        method="POST",
        host=_INDEX,
        path="/offentliggoerelser/_search",
        sent=number,
        file=f"answers/dk/{number}-publications.json",
        body=json_body(_hits(hits)),
    )


def _hits(hits: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "took": 3,
        "timed_out": False,
        "hits": {"total": len(hits), "max_score": None, "hits": hits},
    }


def _hit(company: Declared, year: DanishYear) -> dict[str, Any]:
    filed = f"{(year.end + _FILED_AFTER).isoformat()}T09:12:00.000Z"
    return {
        "_index": "indberetninger-demo",
        "_type": "_doc",
        "_id": f"urn:demo:{company['number']}:{year.end.isoformat()}",
        "_source": {
            "cvrNummer": int(company["number"]),
            "regNummer": None,
            "omgoerelse": False,
            "sagsNummer": f"D{year.end:%y}-{company['number'][-4:]}",
            "offentliggoerelsestype": "regnskab",
            "regnskab": {
                "regnskabsperiode": {
                    "startDato": year.start.isoformat(),
                    "slutDato": year.end.isoformat(),
                }
            },
            "offentliggoerelsesTidspunkt": filed,
            "indlaesningsTidspunkt": filed,
            "sidstOpdateret": filed,
            "dokumenter": [
                {
                    "dokumentUrl": f"http://{_DOCUMENTS}{_document_path(company, year)}",
                    "dokumentMimeType": "application/xml",
                    "dokumentType": "AARSRAPPORT",
                }
            ],
        },
    }


def _document_path(company: Declared, year: DanishYear) -> str:
    return f"/demo/{company['number']}-{year.end.isoformat()}.xml"


def _instance(company: Declared, year: DanishYear, before: DanishYear | None) -> str:
    """Return a filing: this year's figures with the year before beside them."""
    shown = [("this", year)] + ([("before", before)] if before else [])
    body = [
        f'<link:schemaRef xlink:type="simple" xlink:href="{_SCHEMA}"/>',
        *(
            context
            for name, each in shown
            for context in (
                _context(company, f"{name}_year", each.start, each.end),
                _context(company, f"{name}_end", None, each.end),
            )
        ),
        '<xbrli:unit id="DKK"><xbrli:measure>iso4217:DKK</xbrli:measure></xbrli:unit>',
        '<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>',
        *_words(company, year, before),
        *(line for name, each in shown for line in _lines(name, each)),
    ]
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    inner = "\n".join(f"  {line}" for line in body)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xbrli:xbrl {names}>\n{inner}\n</xbrli:xbrl>\n'


def _context(company: Declared, name: str, start: date | None, end: date) -> str:
    period = (
        f"<xbrli:instant>{end.isoformat()}</xbrli:instant>"
        if start is None
        else f"<xbrli:startDate>{start.isoformat()}</xbrli:startDate>"
        f"<xbrli:endDate>{end.isoformat()}</xbrli:endDate>"
    )
    return (
        f'<xbrli:context id="{name}"><xbrli:entity>'
        f'<xbrli:identifier scheme="http://www.dcca.dk/cvr">{company["number"]}</xbrli:identifier>'
        f"</xbrli:entity><xbrli:period>{period}</xbrli:period></xbrli:context>"
    )


def _words(company: Declared, year: DanishYear, before: DanishYear | None) -> Iterator[str]:
    said = {
        "gsd:IdentificationNumberCvrOfReportingEntity": company["number"],
        "gsd:NameOfReportingEntity": company["name"],
        "gsd:InformationOnTypeOfSubmittedReport": "Årsrapport",
        "gsd:ReportingPeriodStartDate": year.start.isoformat(),
        "gsd:ReportingPeriodEndDate": year.end.isoformat(),
    }
    if before is not None:
        said["gsd:PrecedingReportingPeriodStartDate"] = before.start.isoformat()
        # The taxonomy itself spells it so.
        said["gsd:PredingReportingPeriodEndDate"] = before.end.isoformat()
    said["cmn:TypeOfAuditorAssistance"] = "Revisionspåtegning"
    said["fsa:ClassOfReportingEntity"] = _KINDS[company["accounts"]["kind"]]
    for name, value in said.items():
        yield f'<{name} contextRef="this_year" xml:lang="da">{escape(value)}</{name}>'


def _lines(shown: str, year: DanishYear) -> Iterator[str]:
    income, charges = max(year.finance, 0), max(-year.finance, 0)
    of_the_year = {
        "Revenue": year.revenue,
        "GrossProfitLoss": year.gross_profit,
        "EmployeeBenefitsExpense": year.staff_costs,
        _DEPRECIATION: year.depreciation,
        "ProfitLossFromOrdinaryOperatingActivities": year.operating,
        "OtherFinanceIncome": income,
        "OtherFinanceExpenses": charges,
        "ProfitLossFromOrdinaryActivitiesBeforeTax": year.pretax,
        "TaxExpense": year.tax,
        "ProfitLoss": year.net,
    }
    at_its_end = {
        "NoncurrentAssets": year.fixed_assets,
        "CashAndCashEquivalents": year.cash,
        "CurrentAssets": year.assets - year.fixed_assets,
        "Assets": year.assets,
        "ContributedCapital": year.paid_in,
        "RetainedEarnings": year.equity - year.paid_in,
        "Equity": year.equity,
        "Provisions": year.provisions,
        "LongtermLiabilitiesOtherThanProvisions": year.long_debt,
        "ShorttermLiabilitiesOtherThanProvisions": year.short_debt,
        "LiabilitiesOtherThanProvisions": year.liabilities,
        "LiabilitiesAndEquity": year.assets,
    }
    for context, lines in ((f"{shown}_year", of_the_year), (f"{shown}_end", at_its_end)):
        for name, amount in lines.items():
            if amount is not None:
                yield (
                    f'<fsa:{name} contextRef="{context}" unitRef="DKK" decimals="0">'
                    f"{amount}</fsa:{name}>"
                )
    yield (
        f'<fsa:AverageNumberOfEmployees contextRef="{shown}_year" unitRef="pure" decimals="0">'
        f"{year.employees}</fsa:AverageNumberOfEmployees>"
    )

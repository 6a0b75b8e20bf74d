"""What columns of debtor, customer and deal lists are called, and which ages a column is about.

Words of e-conomic, Dinero, Visma, Fortnox, Tripletex, Dynamics and SAP, and of customer systems'
deals, in English, Danish, Norwegian, Swedish and German. Leads are imported without them.
"""

import re
from collections.abc import Mapping
from functools import cache

from workbench.domain.import_fields import Field
from workbench.domain.known_details import Lateness
from workbench.domain.known_fields import KnownField, Telling
from workbench.domain.known_lists import KnownKind
from workbench.matching.letters import skeleton

_SUMS = (
    "amount, sum, total, total amount, beløb, samlet beløb, i alt, beløp, totalt, belopp, summa,"
    " summe, betrag, gesamt, gesamtbetrag"
)
_OWED = (
    "balance, balance due, open amount, open balance, outstanding, outstanding amount,"
    " amount due, total due, remaining amount, balance lcy, remaining amount lcy, invoice amount,"
    " amount in local currency, amount in lc, saldo, åben saldo, åbent beløb, udestående,"
    " udestående beløb, restbeløb, skyldig saldo, skyldigt beløb, saldo i alt, fakturabeløb,"
    " utestående, utestående beløp, restbeløp, skyldig beløp, åpen saldo, åpent beløp,"
    " utestående belopp, restbelopp, kundfordran, kvar att betala, att betala, offen,"
    " offener betrag, offene posten, offener saldo, rechnungsbetrag, betrag in hauswährung"
)
_REVENUE = (
    "revenue with us, sales, total sales, sales ytd, sales lcy, revenue, turnover, revenue ytd,"
    " omsætning, omsætning i år, omsætning med os, salg, køb hos os, omsetning, omsetning hos oss,"
    " omsättning, omsättning hos oss, försäljning, umsatz, umsatz mit uns, jahresumsatz mit uns"
)
_VALUE = (
    "value, deal value, deal amount, opportunity amount, est revenue, estimated revenue,"
    " expected revenue, estimated value, weighted value, værdi, forventet omsætning, tilbudsbeløb,"
    " tilbudssum, verdi, forventet omsetning, salgssum, värde, förväntat värde, affärsvärde, wert,"
    " auftragswert, erwarteter umsatz, geschätzter umsatz"
)
_SHARED: Mapping[Telling, str] = {
    Field.NAME: (
        "debtor, debtor name, customer account name, potential customer, deal organization,"
        " organization, associated company, debitor, debitornavn, debitorens navn, kundens navn,"
        " kunde debitor, kundenavn debitor, gäldenär, kundens namn, schuldner,"
        " debitorname, debitorenname, name des debitors, name 1, competitor, competitor name,"
        " konkurrent, konkurrentens navn, konkurrentnavn, konkurrentens namn, wettbewerber"
    ),
    KnownField.CURRENCY: (
        "currency, currency code, deal currency, iso currency, valuta, valutakode, valutakod,"
        " møntfod, währung, währungscode, whg, whrg"
    ),
}
_DEBTOR: Mapping[Telling, str] = {
    KnownField.DAYS_LATE: (
        "days late, days overdue, overdue days, days past due, past due days, dpd,"
        " days in arrears, arrears days, days beyond terms, max days overdue, dage forsinket,"
        " forsinkede dage, dage forfalden, forfaldne dage, dage over forfald, dage efter forfald,"
        " dage overskredet, antal dage forfalden, dager forfalt, forfalte dager,"
        " dager over forfall, dager etter forfall, dager forsinket, dagar försenad,"
        " dagar förfallen, förfallna dagar,"
        " dagar efter förfallodag, dagar efter förfallodatum, försenade dagar, tage überfällig,"
        " überfällige tage, verzugstage, tage verzug, tage in verzug, verzug in tagen"
    ),
    KnownField.DUE: (
        "due, due date, due on, duedate, net due date, payment due, payment due date,"
        " oldest due date, forfald, forfaldsdato, forfaldsdag, betalingsfrist, ældste forfald,"
        " forfall, forfallsdato, forfallsdag, eldste forfall, förfallodag, förfallodatum,"
        " förfaller, fällig am, fälligkeit, fälligkeitsdatum, nettofälligkeit"
    ),
    KnownField.OVERDUE: (
        "overdue, overdue amount, amount overdue, past due, past due amount, overdue balance,"
        " arrears, total overdue, forfalden, forfaldent, forfaldent beløb, forfalden saldo,"
        " heraf forfalden, heraf forfaldent, forfaldent i alt, forfalt, forfalt beløp,"
        " forfalt saldo, herav forfalt, förfallet, förfallet belopp, varav förfallet,"
        " förfallen skuld, überfällig,"
        " überfälliger betrag, davon überfällig, fälliger betrag"
    ),
    KnownField.OWED: f"{_OWED}, {_SUMS}",
}
_CUSTOMER: Mapping[Telling, str] = {
    KnownField.SINCE: (
        "customer since, client since, since, first order, first invoice, first purchase,"
        " kunde siden, kunde fra, første ordre, første faktura, kund sedan, första order,"
        " första faktura, kunde seit, erste bestellung, erste rechnung"
    ),
    KnownField.REVENUE: f"{_REVENUE}, {_SUMS}",
}
_DEAL: Mapping[Telling, str] = {
    KnownField.DEAL: (
        "deal, deal name, deal title, opportunity, opportunity name, topic, title, mulighed,"
        " salgsmulighed, aftale, tilbudsnavn, emne, salgsmulighet, mulighet, avtale, affär,"
        " affärsmöjlighet, säljmöjlighet, verkaufschance, geschäft, opportunity titel"
    ),
    KnownField.DEAL_STAGE: (
        "deal stage, sales stage, opportunity stage, pipeline stage, salgsfase, salgstrin,"
        " salgstrinn, säljfas, säljsteg, verkaufsphase, phase"
    ),
    KnownField.VALUE: f"{_VALUE}, {_SUMS}",
    KnownField.CLOSE: (
        "close date, closing date, expected close, expected close date, expected closing,"
        " est close date, estimated close date, deal expected close date, sale date, lukkedato,"
        " forventet lukkedato, forventet lukning, forventet afslutning, forventet lukking,"
        " forventet lukkedag, forventet avslutning, förväntat avslut, förväntat stängningsdatum,"
        " avslutsdatum, abschlussdatum, erwarteter abschluss, voraussichtlicher abschluss,"
        " geplanter abschluss"
    ),
}
_REASON: Mapping[Telling, str] = {
    KnownField.REASON: (
        "reason, why, cause, årsag, begrundelse, hvorfor, grunn, begrunnelse, årsak, orsak, skäl,"
        " anledning, grund, begründung, warum"
    ),
}
_WORDS: Mapping[KnownKind, Mapping[Telling, str]] = {
    KnownKind.DEBTOR: _DEBTOR,
    KnownKind.CUSTOMER: _CUSTOMER,
    KnownKind.DEAL: _DEAL,
    KnownKind.COMPETITOR: _REASON,
    KnownKind.DO_NOT_CONTACT: _REASON,
}
_NAMED: Mapping[KnownKind, str] = {
    KnownKind.DO_NOT_CONTACT: (
        r"do.?not.?contact|dnc|opt.?out|unsubscribe|robinson|kontakt.?ikke|ikke.?kontakt"
        r"|må.?ikke.?kontakt|reserver|spær|kontakta.?(ej|inte)|blacklist|sperrliste|nicht.?kontakt"
    ),
    KnownKind.DEBTOR: (
        r"debt|debitor|forfald|forfalt|förfall|restance|overdue|aging|ageing|aldersford|åldersf"
        r"|saldoliste|reskontra|receivable|offene.?posten|fällig|inkasso|rykker|purring"
    ),
    KnownKind.COMPETITOR: r"competitor|konkurren|wettbewerb|mitbewerb",
    KnownKind.DEAL: (
        r"deals?\b|opportunit|pipeline|mulighed|mulighet|affär|verkaufschanc|tilbud|offert|angebot"
    ),
    KnownKind.CUSTOMER: r"customer|client|kunde|kund|asiak",
}
"""Words in a file's name that tell what is listed; the first kind that is named counts."""
_NOT_DUE = (
    "not due, not yet due, current, not overdue, ikke forfalden, ikke forfaldent, ej forfalden,"
    " uforfalden, ikke forfalt, uforfalt, ej förfallet, ej förfallna, inte förfallet, nicht fällig,"
    " noch nicht fällig"
)
_UNIT = r"\s*(?:days?|dage?|dager|dagar|tage?|d)?\s*"
_AFTER = r"(?:overdue|past due|late|forfalden|forfalt|förfallet|fällig|überfällig)?"
_TO = "-|–|—|to|til|till|bis"
_MORE_THAN = ">|over|above|more than|mere end|mer enn|mer än|över|über|mehr als"
_MORE = r"\+|-|–|and over|og over|og mere|och över"
_FROM_TO = re.compile(rf"(\d{{1,3}}){_UNIT}(?:{_TO})\s*(\d{{1,3}}){_UNIT}{_AFTER}")
_OVER = re.compile(rf"(?:{_MORE_THAN})\s*(\d{{1,3}}){_UNIT}{_AFTER}")
_AND_MORE = re.compile(rf"(\d{{1,3}}){_UNIT}(?:{_MORE}){_UNIT}{_AFTER}")
_IN_CURRENCY = re.compile(r"\s*[(\[]?\b[A-Z]{3}\b[)\]]?\s*$")
"""The currency at the end of a heading: `Saldo (DKK)`."""
_BEFORE = re.compile(
    r"^(?:overdue|past due|due|forfalden|forfaldent|forfalt|förfallet|fällig|überfällig|alder|age)"
    r"\s+"
)


def telling(heading: str, kind: KnownKind) -> Telling | None:
    """Return what a heading names in a list of a kind beside who the company is, or None."""
    words = _known(kind)
    return words.get(skeleton(heading)) or words.get(skeleton(_IN_CURRENCY.sub("", heading)))


def kind_named(name: str) -> KnownKind | None:
    """Return what a file lists by its name, or None."""
    words = name.casefold().replace("_", " ")
    return next((kind for kind, sought in _NAMED.items() if re.search(sought, words)), None)


def bucket(heading: str) -> Lateness | None:
    """Return how late what stands in a column of an ageing list is; None where it is none.

    `31-60` is 31 to 60 days; `90+`, `> 90` and `over 90 days` are more than 90; what is not due
    yet is nothing late. A bucket from 0 begins with the first day.
    """
    words = " ".join(heading.casefold().split())
    if skeleton(heading) in _not_due():
        return Lateness(0, 0)
    words = _BEFORE.sub("", words)
    if found := _FROM_TO.fullmatch(words):
        first, last = int(found[1]), int(found[2])
        return Lateness(max(1, first), last) if first < last else None
    if found := _OVER.fullmatch(words) or _AND_MORE.fullmatch(words):
        return Lateness(_next(int(found[1])), None)
    return None


def _next(days: int) -> int:
    """Return the first day of an open bucket: `90+` and `> 90` begin at 91, and so does `91-`."""
    return days if days % 10 == 1 else days + 1


@cache
def _known(kind: KnownKind) -> Mapping[str, Telling]:
    return {
        skeleton(word): told
        for headings in (_SHARED, _WORDS[kind])
        for told, words in headings.items()
        for word in words.split(", ")
    }


@cache
def _not_due() -> frozenset[str]:
    return frozenset(skeleton(each) for each in _NOT_DUE.split(", "))

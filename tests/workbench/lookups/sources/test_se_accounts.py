"""Swedish accounts: figures of a zipped page in inline XBRL, invented in the taxonomy's names."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from tests.answers import ask, read, values
from workbench.domain.lookup import Answer, AnswerKind
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "se_accounts"
NUMBER = "5599000006"
ACCOUNTS = ask(KEY, "accounts", NUMBER, document="b_paket", end="2025-12-31")
FAMILY = "http://www.taxonomier.se/se/fr"
K2 = "http://xbrl.taxonomier.se/se/fr/gaap/k2/risbs/2021-10-31/se-k2-risbs-2021-10-31.xsd"
PERIODS = {
    "period0": ("2025-01-01", "2025-12-31"),
    "period1": ("2024-01-01", "2024-12-31"),
    "period2": ("2023-01-01", "2023-12-31"),
    "balans0": ("", "2025-12-31"),
    "balans1": ("", "2024-12-31"),
}


def context(name: str, start: str, end: str) -> str:
    period = (
        f"<x:startDate>{start}</x:startDate><x:endDate>{end}</x:endDate>"
        if start
        else f"<x:instant>{end}</x:instant>"
    )
    return (
        f'<x:context id="{name}"><x:entity><x:identifier scheme="http://www.bolagsverket.se">'
        f"559900-0006</x:identifier></x:entity><x:period>{period}</x:period></x:context>"
    )


def kronor(
    element: str,
    shown: str,
    where: str = "period0",
    *,
    scale: str = "0",
    decimals: str = "0",
    sign: str = "",
) -> str:
    turned = f' sign="{sign}"' if sign else ""
    return (
        f'<ix:nonFraction name="g:{element}" contextRef="{where}" unitRef="SEK" scale="{scale}"'
        f' decimals="{decimals}" format="t:numspacecomma"{turned}>{shown}</ix:nonFraction>'
    )


def words(element: str, text: str) -> str:
    return f'<ix:nonNumeric name="c:{element}" contextRef="period0">{text}</ix:nonNumeric>'


ABOUT = (
    words("Organisationsnummer", "559900-0006")
    + words("RakenskapsarForstaDag", "2025-01-01")
    + words("RakenskapsarSistaDag", "2025-12-31")
)


def page(body: str, about: str = ABOUT, schema: str = K2, edition: str = "2021-10-31") -> bytes:
    contexts = "".join(context(name, *period) for name, period in PERIODS.items())
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"'
        ' xmlns:x="http://www.xbrl.org/2003/instance" xmlns:iso="http://www.xbrl.org/2003/iso4217"'
        ' xmlns:t="http://www.xbrl.org/inlineXBRL/transformation/2010-04-20"'
        ' xmlns:l="http://www.xbrl.org/2003/linkbase" xmlns:k="http://www.w3.org/1999/xlink"'
        f' xmlns:g="{FAMILY}/gen-base/{edition}" xmlns:c="{FAMILY}/cd-base/{edition}"><body>'
        f'<ix:header><ix:references><l:schemaRef k:type="simple" k:href="{schema}"/>'
        f"</ix:references><ix:resources>{contexts}"
        '<x:unit id="SEK"><x:measure>iso:SEK</x:measure></x:unit>'
        '<x:unit id="heads"><x:measure>x:pure</x:measure></x:unit>'
        f"</ix:resources></ix:header>{about}{body}</body></html>"
    ).encode()


def packed(*pages: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, content in enumerate(pages):
            archive.writestr(f"{at}.xhtml", content)
    return held.getvalue()


def filed(body: str, about: str = ABOUT, **options: str) -> Answer:
    return read(ACCOUNTS, packed(page(body, about, **options)))


def lines(answer: Answer, end: date) -> dict[str, Decimal]:
    return {
        each.fact.key.removeprefix("accounts."): each.fact.number
        for each in answer.facts
        if each.fact.end == end and each.fact.value.lstrip("-").replace(".", "").isdigit()
    }


BOTH_YEARS = "".join(
    (
        kronor("Nettoomsattning", "12 345 678"),
        kronor("Nettoomsattning", "11 000 000", "period1"),
        kronor("Personalkostnader", "4 000 000"),
        kronor("Rorelseresultat", "250 000", sign="-"),
        kronor("ResultatForeSkatt", "300 000"),
        kronor("SkattAretsResultat", "62 000"),
        kronor("AretsResultat", "238 000"),
        kronor("Tillgangar", "5 000 000", "balans0"),
        kronor("Tillgangar", "4 800 000", "balans1"),
        kronor("EgetKapitalSkulder", "5 000 000", "balans0"),
        kronor("KassaBank", "900 000", "balans0"),
        kronor("KassaBankExklRedovisningsmedel", "850 000", "balans0"),
        kronor("EgetKapital", "2 100 000", "balans0"),
        kronor("KortfristigaSkulder", "1 900 000", "balans0"),
    )
) + (
    '<ix:nonFraction name="g:MedelantaletAnstallda" contextRef="period0" unitRef="heads"'
    ' decimals="INF" scale="0">7</ix:nonFraction>'
)


def test_the_figures_of_both_years_are_read() -> None:
    answer = filed(BOTH_YEARS)
    assert (answer.kind, answer.missing, answer.drift) == (AnswerKind.FOUND, (), ())
    assert lines(answer, date(2025, 12, 31)) == {
        "revenue": Decimal(12_345_678),
        "staff_costs": Decimal(4_000_000),
        "operating_result": Decimal(-250_000),
        "pretax_result": Decimal(300_000),
        "tax": Decimal(62_000),
        "net_result": Decimal(238_000),
        "assets": Decimal(5_000_000),
        "cash": Decimal(900_000),
        "equity": Decimal(2_100_000),
        "short_debt": Decimal(1_900_000),
        "employees": Decimal(7),
    }
    assert lines(answer, date(2024, 12, 31)) == {
        "revenue": Decimal(11_000_000),
        "assets": Decimal(4_800_000),
    }
    assert values(answer, "accounts.rules") == ["K2"]


def test_each_figure_says_where_it_stands_and_whose_it_is() -> None:
    revenue = next(each for each in filed(BOTH_YEARS).facts if each.fact.key == "accounts.revenue")
    assert dict(revenue.fact.qualifiers) == {
        "concept": "se-gen-base:Nettoomsattning",
        "filing": "b_paket",
        "scope": "own",
        "version": "original",
    }
    assert (revenue.fact.start, revenue.fact.end) == (date(2025, 1, 1), date(2025, 12, 31))
    assert (revenue.fact.unit, revenue.place.original) == ("SEK", "12 345 678")


def test_the_pages_own_scale_counts_and_the_exact_figure_comes_before_the_rounded_one() -> None:
    about = ABOUT + words("Beloppsformat", "Tusental kronor")
    rounded = kronor("Nettoomsattning", "12 346", scale="3", decimals="-3")
    answer = filed(rounded, about)
    assert values(answer, "accounts.revenue") == ["12346000"]
    assert values(answer, "accounts.scale") == ["1000"]
    both = filed(rounded + kronor("Nettoomsattning", "12 345 678"))
    assert values(both, "accounts.revenue") == ["12345678"]
    assert values(both, "accounts.scale") == []


def test_result_after_financial_items_is_no_result_before_tax() -> None:
    answer = filed(kronor("ResultatEfterFinansiellaPoster", "5") + kronor("AretsResultat", "4"))
    assert values(answer, "accounts.pretax_result") == []


def test_a_gross_result_is_read_where_costs_stand_by_function() -> None:
    answer = filed(kronor("Nettoomsattning", "9") + kronor("Bruttoresultat", "5"))
    told = lines(answer, date(2025, 12, 31))
    assert (told["revenue"], told["gross_profit"]) == (Decimal(9), Decimal(5))


def test_older_years_of_the_overview_are_left_to_their_own_reports() -> None:
    answer = filed(kronor("Nettoomsattning", "3", "period2") + kronor("Nettoomsattning", "1"))
    assert values(answer, "accounts.revenue") == ["1"]


def test_a_balance_that_does_not_balance_is_left_out_and_said() -> None:
    answer = filed(
        kronor("Tillgangar", "100", "balans0")
        + kronor("EgetKapitalSkulder", "250", "balans0")
        + kronor("AretsResultat", "4")
    )
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "accounts.assets") == []
    assert values(answer, "accounts.net_result") == ["4"]


@pytest.mark.parametrize("written", ["12.345.678", "12 345.00", "n/a"])
def test_a_figure_that_is_no_number_is_named(written: str) -> None:
    answer = filed(kronor("Nettoomsattning", written) + kronor("AretsResultat", "7"))
    assert (answer.kind, lines(answer, date(2025, 12, 31))) == (
        AnswerKind.PARTIAL,
        {"net_result": Decimal(7)},
    )
    assert [str(each) for each in answer.missing] == [
        "The accounts for 31 December 2025 write Revenue in a way that cannot be read."
    ]
    with pytest.raises(SourceUnreadable, match="in a way that cannot be read"):
        filed(kronor("Nettoomsattning", written))


def test_a_coarser_copy_that_contradicts_a_figure_leaves_the_line_out_and_says_so() -> None:
    copy = kronor("Nettoomsattning", "999", scale="6", decimals="-6")
    answer = filed(kronor("Nettoomsattning", "5 000 000") + copy + kronor("AretsResultat", "7"))
    assert lines(answer, date(2025, 12, 31)) == {"net_result": Decimal(7)}
    assert len(answer.missing) == 1


def test_a_first_day_that_no_figure_has_gives_way_to_one_close_by_or_is_said() -> None:
    close = filed(BOTH_YEARS, ABOUT.replace("2025-01-01", "2025-01-02"))
    whole = filed(BOTH_YEARS)
    for end in (date(2025, 12, 31), date(2024, 12, 31)):
        assert lines(close, end) == lines(whole, end)
    assert close.kind is AnswerKind.FOUND
    slipped = page(BOTH_YEARS).replace(b"startDate>2025-01-01<", b"startDate>2025-01-02<")
    answer = read(ACCOUNTS, packed(slipped))
    for end in (date(2025, 12, 31), date(2024, 12, 31)):
        assert lines(answer, end) == lines(whole, end)
    far = filed(BOTH_YEARS, ABOUT.replace("2025-01-01", "2025-03-01"))
    assert far.kind is AnswerKind.PARTIAL
    assert len(far.missing) == 7
    assert "Net result for a period that begins on 1 January 2025" in " ".join(
        map(str, far.missing)
    )


def test_figures_in_another_companys_context_are_left_out_and_said() -> None:
    whole = page(BOTH_YEARS).decode()
    own = context("balans0", "", "2025-12-31")
    for written, kind in (("559900-0014", AnswerKind.PARTIAL), ("16559900-0006", AnswerKind.FOUND)):
        other = whole.replace(own, own.replace("559900-0006", written))
        answer = read(ACCOUNTS, packed(other.encode()))
        assert answer.kind is kind
        assert ("assets" in lines(answer, date(2025, 12, 31))) is (kind is AnswerKind.FOUND)


def test_accounts_of_another_period_than_the_filing_asked_for_are_refused() -> None:
    content = packed(page(BOTH_YEARS))
    assert read(ask(KEY, "accounts", NUMBER, document="b_paket", end="2025-12-24"), content).facts
    with pytest.raises(SourceUnreadable, match="another period"):
        read(ask(KEY, "accounts", NUMBER, document="b_paket", end="2019-12-31"), content)


def test_a_tax_with_its_sign_turned_is_left_out_and_said() -> None:
    answer = filed(
        kronor("ResultatForeSkatt", "300 000")
        + kronor("SkattAretsResultat", "62 000", sign="-")
        + kronor("AretsResultat", "238 000")
    )
    assert answer.kind is AnswerKind.PARTIAL
    assert values(answer, "accounts.tax") == []
    assert "2025" in str(answer.missing[0])


def test_a_figure_that_is_split_by_anything_is_no_figure_of_the_whole() -> None:
    part = (
        b'<x:segment><d:explicitMember xmlns:d="http://xbrl.org/2006/xbrldi" dimension="g:Delar">'
        b"g:EnDel</d:explicitMember></x:segment></x:entity>"
    )
    whole = page(kronor("EgetKapital", "7", "balans0") + kronor("AretsResultat", "9", "period0"))
    # The first context is the one of the year.
    answer = read(ACCOUNTS, packed(whole.replace(b"</x:entity>", part, 1)))
    assert lines(answer, date(2025, 12, 31)) == {"equity": Decimal(7)}


def test_staff_that_costs_less_than_nothing_is_left_out_and_said() -> None:
    answer = filed(
        kronor("Personalkostnader", "4 000 000", sign="-") + kronor("AretsResultat", "238 000")
    )
    assert answer.kind is AnswerKind.PARTIAL
    assert lines(answer, date(2025, 12, 31)) == {"net_result": Decimal(238000)}


@pytest.mark.parametrize("edition", ["2017-09-30", "2021-10-31", "2024-09-12"])
def test_every_edition_of_the_taxonomy_is_read(edition: str) -> None:
    assert values(filed(BOTH_YEARS, edition=edition), "accounts.equity") == ["2100000"]


def test_an_auditors_report_beside_the_accounts_is_passed_over() -> None:
    audit = page("", about=words("Organisationsnummer", "559900-0014"))
    answer = read(ACCOUNTS, packed(audit, page(BOTH_YEARS)))
    assert answer.kind is AnswerKind.FOUND


@pytest.mark.parametrize("pages", [(page(""),), (page(kronor("NyttElement", "1")),)])
def test_a_file_without_lines_of_accounts_is_not_offered(pages: tuple[bytes, ...]) -> None:
    assert read(ACCOUNTS, packed(*pages)).kind is AnswerKind.NOT_OFFERED


@pytest.mark.parametrize(
    "content",
    [
        packed(page(BOTH_YEARS, ABOUT.replace("559900-0006", "559900-0014"))),
        packed(page(BOTH_YEARS, "")),
        packed(page(BOTH_YEARS, schema=K2.replace("/k2/", "/k3k/"))),
        packed(page(BOTH_YEARS), page(BOTH_YEARS)),
        packed(
            page(
                BOTH_YEARS,
                ABOUT.replace("2025-12-31", "2019-12-31").replace("2025-01-01", "2019-01-01"),
            )
        ),
        page(BOTH_YEARS),
        packed(page(BOTH_YEARS))[:400],
    ],
)
def test_another_companys_groups_or_broken_accounts_are_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read(ACCOUNTS, content)


@pytest.mark.parametrize("document", ["", "../x", "a/b", "a?b"])
def test_only_a_documents_identity_stands_in_an_address(document: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "accounts", NUMBER, document=document, end="2025-12-31"))


def test_a_document_that_is_not_there_is_nothing_found() -> None:
    assert read(ACCOUNTS, b"{}", 404).kind is AnswerKind.NOTHING_FOUND

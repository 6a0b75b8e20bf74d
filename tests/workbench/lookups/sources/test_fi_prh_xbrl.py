"""PRH's accounts: which years are filed, and every figure of a recorded report."""

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import ask, read, read_recorded, values
from tests.recorded import recorded
from workbench.domain.lookup import Answer, AnswerKind
from workbench.errors import InvalidInput, SourceUnreadable
from workbench.lookups.source import SOURCES

KEY = "fi_prh_xbrl"
NUMBER = "9900001-8"
REPORT = "fi_prh_xbrl/financial_0163207-7_2024-12-31.xml"
INDEX = ask(KEY, "index", NUMBER)
ACCOUNTS = ask(KEY, "accounts", NUMBER, end="2025-12-31")
TAHKAPAA = ask(KEY, "accounts", "0163207-7", end="2024-12-31")
DICT = "http://www.suomi.fi/xbrl/crr/dict"


def index(*filed: tuple[str, str], number: str = NUMBER) -> bytes:
    rows = [
        {"businessId": number, "financialDate": end, "registrationDate": day} for end, day in filed
    ]
    return json.dumps({"totalResults": len(rows), "financials": rows}).encode()


def report(
    *amounts: tuple[str, str, str],
    before: tuple[tuple[str, str, str], ...] = (),
    reference: str | None = None,
    before_end: str = "2024-12-31",
    number: str = NUMBER,
    module: str = "oytp_gaap_ind.xsd",
    period: str = "<m:di120 contextRef='c'>2025-01-01</m:di120>"
    "<m:di121 contextRef='c'>2025-12-31</m:di121>",
) -> bytes:
    """Return an invented report; an amount is its fact's name, its member and its text."""
    contexts, facts = [], []
    everything = [(*each, "2025-12-31", "") for each in amounts] + [
        (*each, before_end, reference or {"mi53": "x4", "md103": "x53"}[each[0]]) for each in before
    ]
    for at, (name, member, text, end, ref) in enumerate(everything):
        other = f"<d:explicitMember dimension='i:REF'>r:{ref}</d:explicitMember>" if ref else ""
        contexts.append(
            f"<context id='c{at}'><entity><identifier scheme='http://ytj.fi'>{number}</identifier>"
            f"</entity><period><instant>{end}</instant></period><scenario>"
            f"<d:explicitMember dimension='i:MCY'>x:{member}</d:explicitMember>{other}"
            "</scenario></context>"
        )
        facts.append(f"<m:{name} contextRef='c{at}' unitRef='e' decimals='2'>{text}</m:{name}>")
    return (
        f"<xbrl xmlns='http://www.xbrl.org/2003/instance' xmlns:m='{DICT}/met' xmlns:i='{DICT}/dim'"
        f" xmlns:x='{DICT}/dom/MC' xmlns:r='{DICT}/dom/RF' xmlns:d='http://xbrl.org/2006/xbrldi'"
        " xmlns:l='http://www.xbrl.org/2003/linkbase' xmlns:k='http://www.w3.org/1999/xlink'"
        " xmlns:iso='http://www.xbrl.org/2003/iso4217'>"
        f"<l:schemaRef k:href='http://taxonomy.example/mod/{module}' k:type='simple'/>"
        f"<context id='c'><entity><identifier scheme='http://ytj.fi'>{number}</identifier></entity>"
        "<period><instant>2025-12-31</instant></period></context>"
        f"{''.join(contexts)}<unit id='e'><measure>iso:EUR</measure></unit>"
        f"<m:si289 contextRef='c'>{number}</m:si289>{period}{''.join(facts)}</xbrl>"
    ).encode()


def lines(answer: Answer, end: date) -> dict[str, Decimal]:
    return {
        each.fact.key.removeprefix("accounts."): each.fact.number
        for each in answer.facts
        if each.fact.end == end
    }


def test_tahkapaas_accounts_are_read_as_filed() -> None:
    """Tähkäpää Oy, 0163207-7, 1 January to 31 December 2024: both years, to the cent."""
    answer = read_recorded(TAHKAPAA, REPORT)
    assert (answer.kind, answer.missing, answer.drift) == (AnswerKind.FOUND, (), ())
    assert lines(answer, date(2024, 12, 31)) == {
        "staff_costs": Decimal("932.73"),
        "operating_result": Decimal("-3163.60"),
        "net_finance": Decimal("128300.79"),
        "pretax_result": Decimal("125137.19"),
        "tax": Decimal("25007.85"),
        "net_result": Decimal("100129.34"),
        "assets": Decimal("430728.70"),
        "current_assets": Decimal("19899.00"),
        "cash": Decimal("10307.74"),
        "equity": Decimal("213368.66"),
        "liabilities": Decimal("217360.04"),
        "short_debt": Decimal("217360.04"),
    }
    assert lines(answer, date(2023, 12, 31)) == {
        "staff_costs": Decimal("1049.72"),
        "operating_result": Decimal("-3012.06"),
        "net_finance": Decimal("178819.01"),
        "pretax_result": Decimal("175806.95"),
        "tax": Decimal("35161.39"),
        "net_result": Decimal("140645.56"),
        "assets": Decimal("432935.52"),
        "current_assets": Decimal("22105.82"),
        "cash": Decimal("13882.54"),
        "equity": Decimal("269357.52"),
        "liabilities": Decimal("163578.00"),
        "short_debt": Decimal("163578.00"),
    }
    for end in (date(2024, 12, 31), date(2023, 12, 31)):
        sums = lines(answer, end)
        assert sums["assets"] == sums["equity"] + sums["liabilities"]
        assert sums["net_result"] == sums["pretax_result"] - sums["tax"]
        assert sums["pretax_result"] == sums["operating_result"] + sums["net_finance"]


def test_each_figure_says_where_it_stands_and_how_it_was_turned() -> None:
    answer = read_recorded(TAHKAPAA, REPORT)
    tax = next(each for each in answer.facts if each.fact.key == "accounts.tax")
    assert dict(tax.fact.qualifiers) == {
        "concept": "fi_met:md103 fi_MC:x541",
        "filing": "2024-12-31",
        "scope": "own",
        "sign": "turned",
        "version": "original",
    }
    assert (tax.fact.unit, tax.fact.start) == ("EUR", date(2024, 1, 1))
    assert tax.place.original == "-25007.85"
    assert not any(each.fact.key == "accounts.revenue" for each in answer.facts)


def test_the_year_before_has_no_start_because_none_is_told() -> None:
    answer = read_recorded(TAHKAPAA, REPORT)
    assert {each.fact.start for each in answer.facts if each.fact.end == date(2023, 12, 31)} == {
        None
    }


def test_revenue_and_gross_profit_are_read_where_they_are_stated() -> None:
    answer = read(ACCOUNTS, report(("md103", "x673", "481773.33"), ("md103", "x520", "99000")))
    assert lines(answer, date(2025, 12, 31)) == {
        "revenue": Decimal("481773.33"),
        "gross_profit": Decimal(99000),
    }


@pytest.mark.parametrize(
    "amounts",
    [
        (("mi53", "x360", "100"), ("mi53", "x481", "250")),
        (("mi53", "x360", "100"), ("mi53", "x376", "60"), ("mi53", "x424", "90")),
    ],
)
def test_a_balance_that_does_not_balance_is_left_out_and_said(
    amounts: tuple[tuple[str, str, str], ...],
) -> None:
    answer = read(ACCOUNTS, report(*amounts, ("md103", "x740", "7")))
    assert answer.kind is AnswerKind.PARTIAL
    assert [each.fact.key for each in answer.facts] == ["accounts.net_result"]
    assert len(answer.missing) == 1


def test_a_figure_that_is_split_by_anything_is_no_figure_of_the_whole() -> None:
    whole = report(("md103", "x673", "5"), ("md103", "x740", "7"))
    member = b"<d:explicitMember dimension='i:MCY'>x:x673</d:explicitMember>"
    split = whole.replace(
        member, member + b"<d:explicitMember dimension='i:SEG'>x:x1</d:explicitMember>"
    )
    assert split != whole
    assert lines(read(ACCOUNTS, split), date(2025, 12, 31)) == {"net_result": Decimal(7)}


def test_a_result_before_appropriations_is_no_result_before_tax() -> None:
    amounts = (("md103", "x738", "72574.02"), ("md103", "x541", "-3000"))
    with_appropriations = read(ACCOUNTS, report(*amounts, ("md103", "x740", "57560.30")))
    assert lines(with_appropriations, date(2025, 12, 31)) == {
        "tax": Decimal(3000),
        "net_result": Decimal("57560.30"),
    }
    without = read(ACCOUNTS, report(*amounts, ("md103", "x740", "69574.02")))
    assert values(without, "accounts.pretax_result") == ["72574.02"]


def test_a_tax_or_a_cost_of_staff_with_the_wrong_sign_is_left_out_and_said() -> None:
    results = (("md103", "x738", "100.00"), ("md103", "x740", "80.00"))
    answer = read(ACCOUNTS, report(*results, ("md103", "x541", "20.00"), ("md103", "x5", "7.00")))
    assert answer.kind is AnswerKind.PARTIAL
    assert lines(answer, date(2025, 12, 31)) == {
        "pretax_result": Decimal("100.00"),
        "net_result": Decimal("80.00"),
    }
    assert len(answer.missing) == 2


def test_provisions_and_reserves_may_stand_between_equity_and_debts() -> None:
    answer = read(
        ACCOUNTS,
        report(("mi53", "x360", "100"), ("mi53", "x376", "-20"), ("mi53", "x424", "90")),
    )
    assert (answer.kind, len(answer.facts)) == (AnswerKind.FOUND, 3)


@pytest.mark.parametrize(
    "options",
    [
        {"reference": "x53"},
        {"reference": "x99"},
        {"before_end": "2025-12-31"},
        {"before_end": "2023-12-31"},
    ],
)
def test_a_figure_that_says_its_year_by_half_is_of_no_year(options: dict[str, str]) -> None:
    content = report(("mi53", "x360", "100"), before=(("mi53", "x360", "80"),), **options)
    assert values(read(ACCOUNTS, content), "accounts.assets") == ["100"]


def test_a_line_stated_twice_differently_is_left_out() -> None:
    answer = read(
        ACCOUNTS, report(("md103", "x740", "7"), ("md103", "x740", "8"), ("mi53", "x399", "1"))
    )
    assert [each.fact.key for each in answer.facts] == ["accounts.cash"]
    assert answer.kind is AnswerKind.PARTIAL


@pytest.mark.parametrize(
    "content",
    [
        report(("mi53", "x360", "100"), number="9900002-6"),
        report(("mi53", "x360", "100"), module="oytp_gaap_con.xsd"),
        report(("mi53", "x9999", "100")),
        report(before=(("mi53", "x360", "100"),)),
        b"<xbrl xmlns='http://www.xbrl.org/2003/instance'/>",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
    ],
)
def test_another_companys_or_groups_or_empty_accounts_are_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read(ACCOUNTS, content)


def test_the_period_of_the_index_stands_in_where_the_report_tells_none() -> None:
    answer = read(ACCOUNTS, report(("mi53", "x360", "100"), period=""))
    assert [(each.fact.start, each.fact.end) for each in answer.facts] == [
        (None, date(2025, 12, 31))
    ]


def test_a_line_that_is_no_number_is_noticed() -> None:
    answer = read(ACCOUNTS, report(("mi53", "x360", "100"), ("md103", "x740", "n/a")))
    assert values(answer, "accounts.net_result") == []
    assert answer.drift == (f"retyped {{{DICT}/met}}md103",)


def test_a_year_before_is_found_where_the_first_day_of_the_year_slipped() -> None:
    content = report(("mi53", "x360", "100"), before=(("mi53", "x360", "80"),))
    slipped = content.replace(b">2025-01-01<", b">2025-01-02<")
    assert slipped != content
    assert lines(read(ACCOUNTS, slipped), date(2024, 12, 31)) == {"assets": Decimal(80)}
    far = content.replace(b">2025-01-01<", b">2025-03-01<")
    assert values(read(ACCOUNTS, far), "accounts.assets") == ["100"]


def test_a_figure_in_another_companys_context_is_left_out_and_said() -> None:
    content = report(("mi53", "x360", "100"), ("md103", "x740", "7"))
    own = f"<context id='c1'><entity><identifier scheme='http://ytj.fi'>{NUMBER}<"
    other = content.decode().replace(own, own.replace(NUMBER, "9900002-6"))
    answer = read(ACCOUNTS, other.encode())
    assert lines(answer, date(2025, 12, 31)) == {"assets": Decimal(100)}
    assert [str(each) for each in answer.missing] == [
        "Some figures are of another company, 9900002-6; they are left out."
    ]


def test_accounts_of_another_period_than_the_filing_asked_for_are_refused() -> None:
    content = report(("mi53", "x360", "100"))
    assert read(ask(KEY, "accounts", NUMBER, end="2025-12-24"), content).facts
    with pytest.raises(SourceUnreadable, match="another period"):
        read(ask(KEY, "accounts", NUMBER, end="2019-12-31"), content)


@pytest.mark.parametrize("written", ["100 129,34", "100.129,34", "n/a"])
def test_a_figure_that_is_no_number_is_named(written: str) -> None:
    answer = read(
        ACCOUNTS,
        report(
            ("mi53", "x360", "100"),
            ("md103", "x740", written),
            before=(("md103", "x740", written),),
        ),
    )
    assert (answer.kind, lines(answer, date(2025, 12, 31))) == (
        AnswerKind.PARTIAL,
        {"assets": Decimal(100)},
    )
    assert [str(each) for each in answer.missing] == [
        "The accounts for 31 December 2025 write Net result in a way that cannot be read.",
        "The accounts for 31 December 2024 write Net result in a way that cannot be read.",
    ]
    with pytest.raises(SourceUnreadable, match="in a way that cannot be read"):
        read(ACCOUNTS, report(("md103", "x740", written)))


def test_a_coarser_copy_that_contradicts_a_figure_leaves_the_line_out_and_says_so() -> None:
    content = report(("mi53", "x360", "100"), ("md103", "x740", "7.00"), ("md103", "x740", "555"))
    coarser = content.replace(b"decimals='2'>555", b"decimals='0'>555")
    answer = read(ACCOUNTS, coarser)
    assert lines(answer, date(2025, 12, 31)) == {"assets": Decimal(100)}
    assert len(answer.missing) == 1
    agreeing = read(ACCOUNTS, coarser.replace(b">555<", b">8<"))
    assert (values(agreeing, "accounts.net_result"), agreeing.missing) == (["7"], ())


def test_every_filed_year_is_asked_for_the_newest_first() -> None:
    answer = read(
        INDEX,
        index(
            ("2023-12-31", "2024-05-01"), ("2025-12-31", "2026-05-02"), ("2023-12-31", "2024-09-01")
        ),
    )
    assert answer.kind is AnswerKind.FOUND
    assert answer.drift == ()
    assert [each.argument("end") for each in answer.follow] == ["2025-12-31", "2023-12-31"]
    assert {each.kind for each in answer.follow} == {"accounts"}
    assert values(answer, "company.last_accounts") == ["2025"]
    assert values(answer, "company.filed_years") == ["2025", "2023"]
    filed = [each.fact for each in answer.facts if each.fact.key == "accounts.filed"]
    assert [(each.value, each.end, each.qualifier("filing")) for each in filed] == [
        ("2026-05-02", date(2025, 12, 31), "2025-12-31"),
        ("2024-09-01", date(2023, 12, 31), "2023-12-31"),
    ]
    asked = SOURCES[KEY].request(answer.follow[0])
    assert asked.address.endswith("/financial?businessId=9900001-8&financialDate=2025-12-31")


@pytest.mark.parametrize(
    ("content", "status"),
    [(index(), 200), (b'{"totalResults": 0}', 200), (b"", 404), (b"No data", 404)],
)
def test_no_data_is_nothing_found(content: bytes, status: int) -> None:
    answer = read(INDEX, content, status)
    assert (answer.kind, answer.follow) == (AnswerKind.NOTHING_FOUND, ())


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        index(("2025-12-31", "2026-05-02"), number="9900002-6"),
        index(("31.12.2025", "2026-05-02")),
        b'{"financials": [{"businessId": "9900001-8"}]}',
    ],
)
def test_another_list_is_unreadable(content: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        read(INDEX, content)


@pytest.mark.parametrize("end", ["", "2025-13-01", "2025-12-31&x=1", "20251231x"])
def test_only_a_day_stands_in_an_address(end: str) -> None:
    with pytest.raises(InvalidInput):
        SOURCES[KEY].request(ask(KEY, "accounts", NUMBER, end=end))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_report_with_a_stretch_replaced_is_read_or_unreadable(data: st.DataObject) -> None:
    content = recorded(REPORT)
    at = data.draw(st.integers(0, len(content)))
    end = at + data.draw(st.integers(0, 40))
    changed = content[:at] + data.draw(st.binary(max_size=20)) + content[end:]
    with suppress(SourceUnreadable):
        assert read(TAHKAPAA, changed).parser == SOURCES[KEY].parser

"""Instances: contexts, units, dimensions and facts, in Denmark, Finland and Britain."""

from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from tests.recorded import recorded
from tests.xbrl_samples import CONTEXTS, context, element_at, instance, money
from workbench.lookups.xbrl.document import read_report
from workbench.lookups.xbrl.instance import read_instance
from workbench.lookups.xbrl.report import Name, Report, XbrlFact
from workbench.lookups.xbrl.tree import whole_text

FSA = "http://xbrl.dcca.dk/fsa"
FINNISH = "http://www.suomi.fi/xbrl/crr/dict/"
REAL = (
    "dk_xbrl/xbrl_54399219_FY2022_instance.xml",
    "fi_prh_xbrl/financial_0163207-7_2024-12-31.xml",
    "companies_house/ixbrl/Prod224_9953_00003006_20090731.xml",
)


def the(report: Report, local: str) -> XbrlFact:
    (fact,) = (each for each in report.facts if each.name.local == local)
    return fact


def test_a_fact_knows_whom_when_and_what_it_counts() -> None:
    fact = the(read_instance(instance(money("Assets", "0012.50", "end", "INF"))), "Assets")
    assert fact.name == Name(FSA, "Assets")
    assert (fact.value, fact.original, fact.number) == ("12.5", "0012.50", Decimal("12.5"))
    assert (fact.context.entity, fact.context.start, fact.context.end) == (
        "99000007",
        None,
        date(2025, 12, 31),
    )
    assert fact.unit is not None
    assert (fact.unit.currency, fact.decimals) == ("DKK", "INF")


def test_dimensions_are_names_and_typed_members_text() -> None:
    typed = (
        "<scenario><xbrldi:typedMember dimension='c:Auditor'><c:id> 2 </c:id>"
        "</xbrldi:typedMember></scenario>"
    )
    contexts = CONTEXTS + context("typed", "", "2025-12-31", typed)
    report = read_instance(
        instance(money("Assets", "1", "typed") + money("Equity", "2", "group"), contexts)
    )
    common = "http://xbrl.dcca.dk/cmn"
    assert the(report, "Assets").context.dimensions == ((Name(common, "Auditor"), "2"),)
    assert the(report, "Equity").context.dimensions == (
        (Name(common, "ConsolidatedSoloDimension"), Name(common, "ConsolidatedMember")),
    )


def test_a_rate_is_no_amount_of_money() -> None:
    facts = '<a:Rate contextRef="year" unitRef="rate" decimals="2">1.5</a:Rate>'
    unit = the(read_instance(instance(facts)), "Rate").unit
    assert unit is not None
    assert (unit.currency, len(unit.measures), len(unit.divided_by)) == ("", 1, 1)


def test_nil_is_no_value_and_no_zero() -> None:
    facts = '<a:Assets contextRef="end" unitRef="dkk" xsi:nil="true"/>'
    fact = the(read_instance(instance(facts)), "Assets")
    assert (fact.nil, fact.value, fact.number) == (True, "", None)


def test_what_cannot_be_read_is_left_out_and_named() -> None:
    facts = money("Assets", "1", "nowhere") + money("Equity", "much") + money("Cash", "3")
    report = read_instance(instance(facts))
    assert [fact.name.local for fact in report.facts] == ["Cash"]
    assert [fault.partition("}")[2] for fault in report.faults] == ["Assets", "Equity"]


def test_a_fraction_is_named_and_its_two_numbers_do_not_run_together() -> None:
    facts = (
        '<a:Share contextRef="end" unitRef="heads"><numerator>1</numerator>'
        "<denominator>3</denominator></a:Share>"
    )
    report = read_instance(instance(facts))
    assert report.facts == ()
    assert [fact.name for fact in report.unread] == [Name(FSA, "Share")]


@pytest.mark.parametrize(
    "period",
    [
        "<instant>soon</instant>",
        "<instant/>",
        "<startDate>2025-01-01</startDate>",
        "<endDate>2025-12-31</endDate>",
        "<startDate>2025-12-31</startDate><endDate>2025-01-01</endDate>",
        "<startDate>31.12.2025</startDate><endDate>2025-12-31</endDate>",
        "",
    ],
)
def test_a_period_that_cannot_be_told_is_not_one_without_bounds(period: str) -> None:
    unclear = context("unclear", "", "").replace("<instant></instant>", period)
    report = read_instance(instance(money("Assets", "1", "unclear"), CONTEXTS + unclear))
    assert report.facts == ()
    assert [fact.name for fact in report.unread] == [Name(FSA, "Assets")]


def test_for_ever_has_no_bounds() -> None:
    ever = context("ever", "", "").replace("<instant></instant>", "<forever/>")
    fact = the(read_instance(instance(money("Assets", "1", "ever"), ever)), "Assets")
    assert (fact.context.start, fact.context.end) == (None, None)


def test_an_id_that_two_contexts_have_says_nothing_unless_they_say_the_same() -> None:
    twice = context("end", "", "2025-12-31")
    report = read_instance(instance(money("Assets", "1", "end"), CONTEXTS + twice))
    assert the(report, "Assets").number == 1
    other = context("end", "", "2024-12-31")
    report = read_instance(instance(money("Assets", "1", "end"), CONTEXTS + other))
    assert report.facts == ()


def test_a_context_without_an_id_is_nobodys() -> None:
    nameless = context("", "", "2025-12-31")
    for refers in ('contextRef=""', 'contextRef=" "'):
        facts = money("Assets", "1").replace('contextRef="year"', refers)
        assert read_instance(instance(facts, nameless)).facts == ()


def test_a_part_told_without_dimensions_does_not_pass_for_the_whole() -> None:
    segment = "</identifier><segment><a:Director>J. Example</a:Director></segment></entity>"
    narrowed = context("one", "", "2025-12-31").replace("</identifier></entity>", segment)
    fact = the(read_instance(instance(money("Pay", "1", "one"), narrowed)), "Pay")
    assert fact.context.dimensions == ((Name(FSA, "Director"), "J. Example"),)


@pytest.mark.parametrize(
    "unit",
    [
        '<unit id="odd"/>',
        '<unit id="odd"><divide><unitNumerator><measure>pure</measure></unitNumerator>'.join(
            ("", "</divide></unit>")
        ),
        "".join(f'<unit id="odd"><measure>{each}</measure></unit>' for each in ("pure", "shares")),
    ],
)
def test_a_unit_that_counts_nothing_that_can_be_told_is_none(unit: str) -> None:
    facts = '<a:Assets contextRef="end" unitRef="odd">1</a:Assets>'
    report = read_instance(instance(unit + facts))
    assert report.facts == ()
    assert len(report.faults) == 1


@pytest.mark.parametrize("name", REAL)
def test_every_fact_of_a_real_report_is_found_again_at_its_place(name: str) -> None:
    content = recorded(name)
    report, root = read_report(content), etree.fromstring(content)
    assert report.facts
    assert report.faults == ()
    for fact in report.facts:
        element = element_at(root, fact.locator)
        assert etree.QName(element).localname == fact.name.local
        assert whole_text(element) == fact.original


def test_a_finnish_report_tells_its_lines_by_dimension() -> None:
    report = read_report(recorded(REAL[1]))
    line, reference = Name(f"{FINNISH}dim", "MCY"), Name(f"{FINNISH}dim", "REF")

    def figure(member: str, previous: bool) -> Decimal | None:
        (fact,) = (
            each
            for each in report.facts
            if dict(each.context.dimensions).get(line) == Name(f"{FINNISH}dom/MC", member)
            and (reference in dict(each.context.dimensions)) == previous
        )
        assert fact.unit is not None
        assert fact.unit.currency == "EUR"
        return fact.number

    assert figure("x360", previous=False) == Decimal("430728.7")
    assert figure("x376", previous=False) == Decimal("213368.66")
    assert figure("x740", previous=False) == Decimal("100129.34")
    assert figure("x740", previous=True) == Decimal("140645.56")
    assert figure("x689", previous=False) == Decimal("-3163.6")

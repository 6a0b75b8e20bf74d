"""Every real report we hold, read without a fault and, number by number, beside ixbrlparse."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from tests.recorded import recorded
from tests.xbrl_samples import page
from workbench.lookups.xbrl.document import read_report
from workbench.lookups.xbrl.report import XbrlFact

BRITISH = "companies_house/ixbrl"
MAERSK_TRAINING = "dk_xbrl/ixbrl_32570119_maersk_training_FY2023_slim.xhtml"
COMMUNITY = f"{BRITISH}/Prod223_3951_15052776_20240831_CIC.zip"
BROKEN = f"{BRITISH}/drkane_account_errors.html"

# How many facts, and how many of them numbers.
INLINE = {
    f"{BRITISH}/Prod223_2911_00541560_20201130.html": (394, 313),
    f"{BRITISH}/Prod223_2911_04184222_20200229.html": (423, 283),
    f"{BRITISH}/Prod223_3384_14033910_20220831.html": (39, 10),
    f"{BRITISH}/Prod223_3384_14068295_20221231.html": (39, 7),
    f"{BRITISH}/Prod223_3384_NI681295_20220831.html": (29, 10),
    f"{BRITISH}/Prod223_3384_OC437536_20220531.html": (27, 1),
    f"{BRITISH}/Prod223_3384_SC722766_20230228.html": (26, 7),
    f"{BRITISH}/Prod223_3951_00225951_20241031.html": (101, 61),
    f"{COMMUNITY}!CIC-15052776/accounts/financialStatement.xhtml": (39, 7),
    f"{COMMUNITY}!CIC-15052776/cic34/cicReport.xhtml": (18, 0),
    f"{BRITISH}/drkane_account_1.html": (40, 22),
    f"{BRITISH}/drkane_account_2.html": (27, 12),
    f"{BRITISH}/drkane_account_5.html": (105, 43),
    MAERSK_TRAINING: (202, 120),
}
INSTANCES = {
    f"{BRITISH}/Prod224_9953_00003006_20090731.xml": (33, 16),
    "dk_xbrl/xbrl_54399219_FY2022_instance.xml": (291, 176),
    "fi_prh_xbrl/financial_0163207-7_2024-12-31.xml": (60, 56),
}


def document(name: str) -> bytes:
    """Return a recorded report, also one inside a recorded archive (`archive!member`)."""
    file, _, member = name.partition("!")
    content = recorded(file)
    if not member:
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(member)


def numbers(content: bytes) -> list[XbrlFact]:
    return [fact for fact in read_report(content).facts if fact.unit is not None]


def by_ixbrlparse(content: bytes) -> list[Any]:
    """Return the numbers that ixbrlparse finds in a page, in the order of the page."""
    ixbrlparse = pytest.importorskip("ixbrlparse")
    with warnings.catch_warnings():
        # It reads XML as if it were HTML, and is told so.
        warnings.simplefilter("ignore")
        return list(ixbrlparse.IXBRL(io.BytesIO(content), raise_on_error=False).numeric)


@pytest.mark.parametrize("name", [*INLINE, *INSTANCES])
def test_a_real_report_is_read_whole(name: str) -> None:
    report = read_report(document(name))
    assert report.faults == ()
    assert report.schemas
    counted = [fact for fact in report.facts if fact.unit is not None]
    assert (len(report.facts), len(counted)) == {**INLINE, **INSTANCES}[name]
    assert all(fact.number is not None for fact in counted)
    assert all(fact.context.end is not None for fact in report.facts)


@pytest.mark.parametrize("name", [*INLINE, BROKEN])
def test_every_number_of_a_real_page_is_the_one_that_ixbrlparse_reads(name: str) -> None:
    content = document(name)
    ours, theirs = numbers(content), by_ixbrlparse(content)
    assert [fact.name.local for fact in ours] == [each.name for each in theirs]
    assert [float(fact.value) for fact in ours] == [each.value for each in theirs]


def by_hand(content: bytes) -> Iterator[Decimal]:
    """Yield the numbers of a page the plain way, which is enough for the pages we hold."""
    for element in etree.fromstring(content).iter("{*}nonFraction"):
        text = "".join(map(str, element.itertext())).strip().replace(",", "").replace("-", "0")
        scaled = Decimal(text).scaleb(int(element.get("scale", "0")))
        yield -scaled if element.get("sign") == "-" else scaled


@pytest.mark.parametrize("name", INLINE)
def test_every_number_of_a_real_page_is_its_text_scaled_and_signed(name: str) -> None:
    content = document(name)
    assert [fact.number for fact in numbers(content)] == list(by_hand(content))


@pytest.mark.parametrize(
    ("name", "line", "dimensions", "values"),
    [
        (
            f"{BRITISH}/Prod223_2911_00541560_20201130.html",
            "TurnoverRevenue",
            0,
            [5936600, 8016736],
        ),
        (
            f"{BRITISH}/Prod223_2911_00541560_20201130.html",
            "NetAssetsLiabilities",
            0,
            [912253, 968492],
        ),
        (
            f"{BRITISH}/Prod223_2911_00541560_20201130.html",
            "AverageNumberEmployeesDuringPeriod",
            0,
            [86, 83],
        ),
        # The group's profit stands in a dimension; what has none is the parent's loss.
        (f"{BRITISH}/Prod223_2911_04184222_20200229.html", "ProfitLoss", 0, [-4661730]),
        (f"{BRITISH}/Prod223_2911_04184222_20200229.html", "CashBankOnHand", 0, [141595, 773091]),
        (
            f"{BRITISH}/Prod223_3951_00225951_20241031.html",
            "NetAssetsLiabilities",
            0,
            [595325, 601297],
        ),
        (f"{COMMUNITY}!CIC-15052776/accounts/financialStatement.xhtml", "CurrentAssets", 0, [4154]),
        (f"{COMMUNITY}!CIC-15052776/accounts/financialStatement.xhtml", "Creditors", 1, [789]),
        (f"{BRITISH}/Prod224_9953_00003006_20090731.xml", "ShareholderFunds", 0, [25853, 25853]),
        (MAERSK_TRAINING, "GrossProfitLoss", 0, [75029000]),
        (MAERSK_TRAINING, "TaxExpense", 0, [-4746000]),
        (MAERSK_TRAINING, "Equity", 0, [322594000, 294750000]),
        ("dk_xbrl/xbrl_54399219_FY2022_instance.xml", "GrossResult", 0, [752254000]),
        ("dk_xbrl/xbrl_54399219_FY2022_instance.xml", "Assets", 0, [8858363000]),
    ],
)
def test_a_figure_a_person_can_check_is_exact(
    name: str, line: str, dimensions: int, values: list[int]
) -> None:
    stated = [
        fact.number
        for fact in numbers(document(name))
        if fact.name.local == line and len(fact.context.dimensions) == dimensions
    ]
    assert stated[: len(values)] == values


@pytest.mark.parametrize(
    ("text", "more", "theirs", "ours"),
    [
        # Floats: beyond 2**53, and a tenth that has no binary end.
        ("9007199254740993", "", 9007199254740992.0, "9007199254740993"),
        ("0.07", 'scale="2"', 7.000000000000001, "7"),
        # What is not stated is zero to it.
        ("", "", 0, None),
        ("-", "", 0, None),
        ("", 'xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"', 0, ""),
        # A text that its format forbids: a decimal comma loses its comma, a number is a dash.
        ("12,5", 'format="ixt:num-dot-decimal"', 125.0, None),
        ("5", 'format="ixt:zerodash"', 0, None),
        # Words keep neither scale nor sign.
        ("five", 'format="ixt:numwordsen" scale="3" sign="-"', 5, "-5000"),
    ],
)
def test_where_ixbrlparse_reads_another_number_ours_is_exact_or_none(
    text: str, more: str, theirs: float, ours: str | None
) -> None:
    content = page(
        f'<ix:nonFraction name="a:Assets" contextRef="end" unitRef="dkk" {more}>{text}'
        "</ix:nonFraction>"
    )
    assert [fact.value for fact in numbers(content)] == ([] if ours is None else [ours])
    assert [each.value for each in by_ixbrlparse(content)] == [theirs]

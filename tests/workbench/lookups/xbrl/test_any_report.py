"""Whatever a document holds, it is a report whose facts are found again, or unreadable."""

from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.recorded import recorded
from tests.xbrl_samples import CONTEXTS, UNITS, element_at, instance, money, page
from workbench.errors import SourceUnreadable
from workbench.lookups.xbrl.document import read_report
from workbench.lookups.xbrl.report import Report

Tree: TypeAlias = tuple[str, dict[str, str], str, list["Tree"], str]

SPACES = {
    "ix": "http://www.xbrl.org/2013/inlineXBRL",
    "old": "http://www.xbrl.org/2008/inlineXBRL",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "link": "http://www.xbrl.org/2003/linkbase",
    "xbrldi": "http://xbrl.org/2006/xbrldi",
    "a": "http://xbrl.dcca.dk/fsa",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
NAMES = [
    *(f"ix:{name}" for name in ("nonFraction", "nonNumeric", "continuation", "exclude", "tuple")),
    *("ix:fraction", "ix:header", "old:nonFraction", "old:nonNumeric", "old:exclude"),
    *(f"xbrli:{name}" for name in ("context", "entity", "identifier", "period", "instant")),
    *(f"xbrli:{name}" for name in ("startDate", "endDate", "forever", "segment", "scenario")),
    *(f"xbrli:{name}" for name in ("unit", "measure", "divide", "unitNumerator")),
    *("xbrldi:explicitMember", "xbrldi:typedMember", "link:schemaRef", "a:Assets", "a:p", "a:b"),
]
WORDS = ["", "end", "year", "dkk", "c1", "c2", "a:Assets", "Assets", "zz:Assets", " end ", "it's"]
ATTRIBUTES = {
    "id": WORDS,
    "name": WORDS,
    "contextRef": WORDS,
    "unitRef": WORDS,
    "continuedAt": WORDS,
    "dimension": WORDS,
    "scale": ["", "3", "-2", "+1", "99", "much"],
    "sign": ["", "-", "+"],
    "decimals": ["0", "-3", "INF"],
    "format": ["", "ixt:numdotdecimal", "ixt:zerodash", "t:num-comma-decimal", "datelonguk", "x"],
    "xsi:nil": ["true", "false", "1"],
}
TEXTS = st.one_of(
    st.sampled_from(["", "5", "1,234.5", "-", "31 December 2025", "2025-12-31", "nil", "a:Assets"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=5),
)
SOME = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(choices) for name, choices in ATTRIBUTES.items()}
)


def grown(children: st.SearchStrategy[list[Tree]]) -> st.SearchStrategy[Tree]:
    return st.tuples(st.sampled_from(NAMES), SOME, TEXTS, children, TEXTS)


TREES = st.recursive(
    grown(st.just([])), lambda inner: grown(st.lists(inner, max_size=4)), max_leaves=20
)


def named(name: str) -> str:
    prefix, colon, local = name.rpartition(":")
    return f"{{{SPACES[prefix]}}}{local}" if colon else local


def element(tree: Tree) -> etree._Element:
    name, attributes, text, children, tail = tree
    made = etree.Element(named(name), {named(key): value for key, value in attributes.items()})
    made.text, made.tail = text, tail
    made.extend(element(child) for child in children)
    return made


def written(trees: list[Tree]) -> str:
    return "".join(etree.tostring(element(each), encoding="unicode") for each in trees)


def read_or_refused(content: bytes) -> Report | None:
    """Return the report, or None where it is unreadable; anything else fails the test."""
    try:
        return read_report(content)
    except SourceUnreadable:
        return None


def is_found_again(content: bytes, report: Report) -> None:
    """Check that each fact's place finds one element, and the one that states it."""
    root = etree.fromstring(content)
    for fact in report.facts:
        stating = element_at(root, fact.locator)
        assert stating.get("contextRef", "").strip() == fact.context.id
        tagged_as = stating.get("name", "").strip().rpartition(":")[2]
        assert fact.name.local in {tagged_as, etree.QName(stating).localname}
        assert fact.original.startswith(stating.text or "")
    assert len({fact.locator for fact in report.facts}) == len(report.facts)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(trees=st.lists(TREES, max_size=5))
def test_whatever_a_page_tags_is_found_again(trees: list[Tree]) -> None:
    content = page(written(trees))
    is_found_again(content, read_report(content))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(trees=st.lists(TREES, max_size=5))
def test_whatever_an_instance_states_is_found_again(trees: list[Tree]) -> None:
    content = instance(written(trees))
    is_found_again(content, read_report(content))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(tree=TREES)
def test_any_xml_is_a_report_or_unreadable(tree: Tree) -> None:
    content = written([(*tree[:4], "")]).encode()
    report = read_or_refused(content)
    assert (report is not None) == (b"inlineXBRL" in content)
    if report is not None:
        is_found_again(content, report)


SAMPLES = [
    page('<ix:nonNumeric name="a:Note" contextRef="year">Æ</ix:nonNumeric>', prolog="\n"),
    instance(money("Assets", "12.5", "group") + money("Equity", "1")),
    f"<xbrl>{CONTEXTS}{UNITS}</xbrl>".encode("utf-16"),
]


@example(content=SAMPLES[0], at=0, cut=0, put=b"\x00")
@given(
    content=st.sampled_from(SAMPLES),
    at=st.integers(min_value=0, max_value=4000),
    cut=st.integers(min_value=0, max_value=8),
    put=st.binary(max_size=4) | st.sampled_from([b"<", b">", b"&", b'"', b"]]>", b"<!--", b"&lt;"]),
)
def test_a_damaged_report_is_a_report_or_unreadable(
    content: bytes, at: int, cut: int, put: bytes
) -> None:
    report = read_or_refused(content[:at] + put + content[at + cut :])
    assert report is None or len(report.facts) + len(report.faults) <= 2


@pytest.mark.parametrize(
    "name",
    [
        "companies_house/ixbrl/drkane_account_2.html",
        "companies_house/ixbrl/Prod224_9953_00003006_20090731.xml",
        "fi_prh_xbrl/financial_0163207-7_2024-12-31.xml",
    ],
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_damaged_real_report_is_a_report_or_unreadable(name: str, data: st.DataObject) -> None:
    content = recorded(name)
    whole = read_report(content)
    at = data.draw(st.integers(min_value=0, max_value=len(content)))
    put = data.draw(st.binary(max_size=3) | st.sampled_from([b"<", b">", b'"', b"&", b"7"]))
    report = read_or_refused(content[:at] + put + content[at + len(put) :])
    assert report is None or len(report.facts) + len(report.faults) <= len(whole.facts) + 1

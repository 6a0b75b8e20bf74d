"""Whose the figures of a tagged report are: those in another company's contexts are left out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from workbench.lookups.tagged_lines import Taxonomy
from workbench.lookups.xbrl.report import Context, Report, XbrlFact
from workbench.texts import Message, say

_Holder = tuple[str, str]


def without_others(
    report: Report, number: str, taxonomy: Taxonomy
) -> tuple[Report, tuple[Message, ...]]:
    """Return a report without figures of other companies, and one sentence for each of these.

    Words stay: an auditor's name may stand in a context with the auditor's own number.

    Args:
        report: what is read.
        number: of the company that the report is about, or empty.
        taxonomy: which facts are lines of accounts; others are left out without a word.
    """
    own = _own(report.facts, number, taxonomy)
    figures = [each for each in report.facts if each.unit is not None] + [*report.unread]
    others = {each.locator for each in figures if _is_others(each.context, own)}
    named = dict.fromkeys(
        each.context.entity for each in figures if each.locator in others and taxonomy(each)
    )
    if not others:
        return report, ()
    return (
        replace(
            report,
            facts=tuple(each for each in report.facts if each.locator not in others),
            unread=tuple(each for each in report.unread if each.locator not in others),
        ),
        tuple(
            say("Some figures are of another company, {number}; they are left out.", number=each)
            for each in named
        ),
    )


def _own(facts: Iterable[XbrlFact], number: str, taxonomy: Taxonomy) -> _Holder:
    """Return register and number of the company that a report is about, as its contexts have it.

    Some tools write one wrong number into all contexts; it then is the one of most lines.
    """
    lines: Counter[_Holder] = Counter()
    for fact in facts:
        holder = _holder(fact.context)
        if number and _same(holder[1], _bare(number)):
            return holder
        if taxonomy(fact) is not None:
            lines[holder] += 1
    return lines.most_common(1)[0][0] if lines else ("", "")


def _holder(context: Context) -> _Holder:
    return context.scheme, _bare(context.entity)


def _is_others(context: Context, own: _Holder) -> bool:
    scheme, number = _holder(context)
    return bool(number and own[1]) and scheme == own[0] and not _same(number, own[1])


def _bare(number: str) -> str:
    return "".join(filter(str.isalnum, number)).upper().lstrip("0")


def _same(one: str, other: str) -> bool:
    """Whether two numbers are one, which may have its country or century before it."""
    return bool(one and other) and (one.endswith(other) or other.endswith(one))

"""Every criterion there is: named, explained, asking for what exists, and pure."""

import ast
import inspect
from dataclasses import replace

import pytest

from tests.samples import droemmebil, fjordlys, skagen
from workbench.domain.properties import PROPERTIES
from workbench.scoring.criterion import CRITERIA, Criterion
from workbench.texts import decode

EMPTY = replace(fjordlys(), facts=(), references=(), hand_searches=(), signals=(), contacts=())


def each_criterion() -> tuple[Criterion, ...]:
    return CRITERIA.values()


@pytest.mark.parametrize("criterion", each_criterion(), ids=lambda each: each.name)
def test_it_is_named_explained_and_reads_declared_properties(criterion: Criterion) -> None:
    assert criterion.version >= 1
    assert str(criterion.question).endswith("?")
    assert str(criterion.explain).endswith(".")
    assert set(criterion.properties) <= set(PROPERTIES)
    assert criterion.numeric or criterion.outcomes
    assert [int(each.step) for each in criterion.by_hand] == sorted(
        {int(each.step) for each in criterion.by_hand}
    )


@pytest.mark.parametrize("criterion", each_criterion(), ids=lambda each: each.name)
def test_it_says_why_it_cannot_tell_and_how_to_find_out(criterion: Criterion) -> None:
    finding = criterion.answer(replace(EMPTY, offer=None))
    assert finding.measure is None
    assert str(finding.because)
    assert str(finding.ask).endswith(".")


@pytest.mark.parametrize("criterion", each_criterion(), ids=lambda each: each.name)
def test_an_answer_rests_on_evidence_and_can_be_kept(criterion: Criterion) -> None:
    for sounding in (fjordlys(), skagen(), droemmebil()):
        finding = criterion.answer(sounding)
        assert finding == criterion.answer(sounding)
        assert decode(finding.because.encoded()) == finding.because
        assert finding.measure is None or finding.evidence
        if isinstance(finding.measure, str):
            assert finding.measure in criterion.outcomes


@pytest.mark.parametrize("criterion", each_criterion(), ids=lambda each: each.name)
def test_it_has_no_clock_and_reads_no_file(criterion: Criterion) -> None:
    module = inspect.getmodule(criterion.answer)
    assert module is not None
    named = {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Attribute | ast.Name)
    }
    assert not named & {"now", "utcnow", "time", "open", "read_text", "random"}

"""Figures in a file are read into what the form would hold; what is wrong names its field."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.app.figures_file import at_its_field, read_figures
from workbench.domain.accounts import Scope
from workbench.domain.typed_accounts import Typed, TypedLine
from workbench.errors import InvalidInput
from workbench.texts import ENGLISH, say

WHOLE = """
start = "2024-07-01"
end = 2025-06-30
currency = "dkk"
unit = 1000000
scope = "group"
audited = false
interim = true
[lines.equity]
amount = "(1,5)"
page = 12
"""


def read(folder: Path, text: str | bytes) -> Typed:
    file = folder / "figures.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_figures(file)


def test_everything_that_can_be_said_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE) == Typed(
        start=date(2024, 7, 1),
        end=date(2025, 6, 30),
        currency="DKK",
        lines={"equity": TypedLine("(1,5)", "12")},
        unit=1_000_000,
        scope=Scope.GROUP,
        audited=False,
        interim=True,
    )


def test_what_is_left_out_is_the_usual(tmp_path: Path) -> None:
    typed = read(tmp_path, "start = 2024-01-01\nend = 2024-12-31\ncurrency = 'NOK'")
    assert (typed.unit, typed.scope, typed.audited, typed.interim) == (1, Scope.OWN, None, False)
    assert typed.lines == {}


def test_a_number_with_a_point_and_no_quotes_is_refused_as_it_may_mean_two_things(
    tmp_path: Path,
) -> None:
    with pytest.raises(InvalidInput) as problem:
        read(tmp_path, WHOLE.replace('"(1,5)"', "1.500"))
    assert problem.value.field == "lines.equity.amount"
    assert "in quotes" in ENGLISH.say(problem.value.hint)


@given(st.binary(max_size=200))
def test_whatever_is_in_a_file_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with pytest.raises(InvalidInput) as problem:
        read(folder, content)
    assert problem.value.field


@pytest.mark.parametrize("value", ["[]", "{}", "08:00:00", "1.5", "7"])
@pytest.mark.parametrize("key", ["start", "end", "currency", "unit", "scope", "audited", "interim"])
def test_a_value_of_another_kind_is_refused_at_its_field(
    tmp_path: Path, key: str, value: str
) -> None:
    lines = WHOLE.strip().splitlines()
    told = [f"{key} = {value}" if line.startswith(f"{key} ") else line for line in lines]
    with pytest.raises(InvalidInput) as problem:
        read(tmp_path, "\n".join(told))
    assert problem.value.field == key


def test_a_refusal_of_the_form_is_named_as_the_file_names_it() -> None:
    told = at_its_field(InvalidInput(say("So."), field="page short_debt", hint=say("Do.")))
    assert (told.field, str(told.message)) == (
        "lines.short_debt.page",
        "lines.short_debt.page: So.",
    )
    assert str(told.hint) == "Do."

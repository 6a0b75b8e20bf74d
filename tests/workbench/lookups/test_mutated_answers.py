"""Danish answers with any one value replaced: read, or unreadable, and never anything else."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers import ask, response
from tests.recorded import recorded
from workbench.domain.lookup import Question
from workbench.errors import SourceUnreadable
from workbench.lookups.proff_page import read_page
from workbench.lookups.source import SOURCES

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False).map(float),
    st.text(),
    st.sampled_from(["", "9999-12-31", "0001-01-01", "1e999", "\x00", "31/12 - 9999", "10", "-1"]),
    st.lists(st.text(), max_size=2),
    st.dictionaries(st.text(), st.integers(), max_size=2),
)
Path = tuple[str | int, ...]


def paths(value: Any, here: Path = ()) -> Iterator[Path]:
    yield here
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from paths(value[key], (*here, key))


def replaced(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    changed = copy.deepcopy(value)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = new
    return changed


def body(name: str) -> Any:
    return json.loads(recorded(name))


def cases() -> list[tuple[Question, str]]:
    lego = "47458714"
    unit = {"unit": "4001142075"}
    folder = "dk_datafordeler"
    register = "dk_cvr_permanent"
    magenta = f"{register}/virksomhed_search_25052943_magenta_2017_redacted.json"
    return [
        (ask(register, "unit", "25052943"), magenta),
        (ask(register, "roles", "25052943"), magenta),
        (ask(register, "search", "Magenta", by="name"), magenta),
        (
            ask(register, "branches", "27197531"),
            f"{register}/produktionsenhed_search_2017_2hits.json",
        ),
        (ask("dk_cvrapi", "unit", "36890266"), "dk_cvrapi/search_36890266_v6_from_R_print.json"),
        (ask("dk_cvrapi", "search", "RK"), "dk_cvrapi/search_36890266_v6_from_R_print.json"),
        (ask(folder, "form", lego, **unit), f"{folder}/virksomhedsform_4001142075.json"),
        (ask(folder, "employment", lego, **unit), f"{folder}/beskaeftigelse_4001142075.json"),
        (ask(folder, "name", lego, **unit), f"{folder}/error_missing_filter_DAF-GQL-0009.json"),
        (
            ask("dk_offentliggoerelser", "index", "10204534"),
            "dk_offentliggoerelser/hit_10204534_FY2012_urls_elided.json",
        ),
    ]


@pytest.mark.parametrize(("question", "name"), cases(), ids=lambda each: getattr(each, "kind", ""))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(data=st.data())
def test_one_odd_value_is_read_or_unreadable(
    question: Question, name: str, data: st.DataObject
) -> None:
    answer = body(name)
    if question.source == "dk_offentliggoerelser":
        answer = {"hits": {"total": 1, "hits": [answer]}}
    path = data.draw(st.sampled_from(list(paths(answer))))
    content = json.dumps(replaced(answer, path, data.draw(ODD))).encode()
    try:
        read = SOURCES[question.source].read(question, response(content))
    except SourceUnreadable:
        return
    assert read.parser == SOURCES[question.source].parser


@settings(max_examples=80)
@given(data=st.data())
def test_one_odd_value_in_a_saved_page_is_read_or_unreadable(data: st.DataObject) -> None:
    page = body("se_allabolag/next_data_company_spotify_trimmed_partly_synthetic.json")
    page["props"]["pageProps"]["company"]["orgnr"] = "311000004"
    path = data.draw(st.sampled_from(list(paths(page))))
    words = json.dumps(replaced(page, path, data.draw(ODD))).replace("<", "\\u003c")
    html = f'<html><script id="__NEXT_DATA__" type="application/json">{words}</script></html>'
    try:
        proposed = read_page(html.encode(), "https://www.proff.no/selskap/x/311000004")
    except SourceUnreadable:
        return
    assert proposed.entity.number == "311000004"


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_accounts_with_a_stretch_of_bytes_replaced_are_read_or_unreadable(
    data: st.DataObject,
) -> None:
    content = recorded("dk_xbrl/xbrl_54399219_FY2022_instance.xml")
    at = data.draw(st.integers(0, len(content)))
    end = at + data.draw(st.integers(0, 40))
    content = content[:at] + data.draw(st.binary(max_size=20)) + content[end:]
    question = ask("dk_regnskaber", "accounts", "54399219", end="2022-12-31", filing="1")
    try:
        answer = SOURCES["dk_regnskaber"].read(question, response(content))
    except SourceUnreadable:
        return
    assert answer.parser == SOURCES["dk_regnskaber"].parser

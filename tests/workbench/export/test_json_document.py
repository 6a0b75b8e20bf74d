"""The JSON document: exact, documented, and silent where a source forbids it."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.handoffs import bare, hostile, refused, rich
from tests.samples import annual, fjordlys, known
from workbench.domain.dossier import Dossier
from workbench.export.formats.json_document import SCHEMA, VERSION, JsonDocument
from workbench.texts import ENGLISH

DOCUMENTED = Path(__file__).parents[3] / "docs" / "export-json.md"


def document(finished: Dossier) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(JsonDocument().write(finished, ENGLISH))
    return read


def keys_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys_in(inner)}
    if isinstance(value, list):
        return {key for inner in value for key in keys_in(inner)}
    return set()


def test_it_names_its_schema_and_version() -> None:
    assert (document(bare())["schema"], document(bare())["version"]) == (SCHEMA, VERSION)


def test_every_key_is_documented() -> None:
    told = set(re.findall(r"`([a-z_0-9]+)`", DOCUMENTED.read_text(encoding="utf-8")))
    held = document(rich())
    for fact in held["facts"]:
        fact["qualifiers"] = {}
    assert keys_in(held) - told == set()


def test_a_fact_has_exact_value_source_place_and_dates() -> None:
    equity = next(
        each for each in document(rich())["facts"] if each["property"] == "accounts.equity"
    )
    assert {key: equity[key] for key in ("value", "unit", "start", "end", "source", "place")} == {
        "value": "32750000",
        "unit": "NOK",
        "start": "2025-01-01",
        "end": "2025-12-31",
        "source": "no_regnskapsregisteret",
        "place": {"kind": "json", "locator": "/equity"},
    }
    assert equity["file"].startswith("evidence/")
    assert equity["first_seen"] == "2026-11-22T10:58:00+00:00"


def test_figures_too_large_for_a_float_stay_exact() -> None:
    amount = 9_007_199_254_740_993
    finished = replace(rich(), sounding=fjordlys(annual(2024, revenue=amount)))
    values = [each["value"] for each in document(finished)["facts"]]
    assert str(amount) in values


def test_the_words_of_a_source_that_forbids_it_are_left_out() -> None:
    finished = replace(rich(), manifests={})
    assert {each["original"] for each in document(finished)["facts"]} == {None}
    assert document(finished)["evidence"][0]["stays"] is not None
    assert document(rich())["facts"][0]["original"] == "FJORDLYS AUTOMASJON AS"


def test_personal_facts_say_why_they_are_kept() -> None:
    holder = known("role.holder", "Ingrid Prøve", role="chair")
    finished = replace(rich(), sounding=fjordlys((holder,)))
    assert document(finished)["facts"][-1]["personal"].startswith("knowing who may sign")


def test_absent_things_are_null() -> None:
    held = document(bare())
    assert (held["scorecard"], held["decision"], held["pursuit"]["offer"]) == (None, None, None)
    assert document(refused())["pursuit"]["next_step"] is None


def test_text_from_outside_is_exact_and_hidden_letters_are_seen() -> None:
    written = JsonDocument().write(hostile(), ENGLISH)
    assert "\u202e".encode() not in written
    assert "\u202e" in json.loads(written)["company"]["name"]

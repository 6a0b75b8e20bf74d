"""A row of a list of ours as a row of the store, and back."""

import json
from typing import Any

from workbench.domain.company import Identifier, Scheme
from workbench.domain.known_details import Details
from workbench.domain.known_lists import KnownList, KnownRow
from workbench.domain.values import canonical_json
from workbench.store.unit import Columns


def columns_of(known_list: KnownList, row: KnownRow) -> dict[str, Any]:
    """Return what is written of a row."""
    told = {
        "country": row.country,
        "postcode": row.postcode,
        "town": row.town,
        "identifiers": [[each.scheme.value, each.value] for each in row.identifiers],
        "domains": row.domains,
        "details": row.details.encoded(),
        "cells": row.cells,
        "lines": row.lines,
    }
    return {
        "list": known_list.id,
        "line": row.number,
        "key": row.key,
        "name": row.name,
        "told": canonical_json(told),
    }


def row_of(row: Columns) -> KnownRow:
    """Return the row that was written."""
    told = json.loads(row["told"])
    return KnownRow(
        number=row["line"],
        key=row["key"],
        name=row["name"],
        country=told["country"],
        postcode=told["postcode"],
        town=told["town"],
        identifiers=tuple(Identifier(Scheme(s), value) for s, value in told["identifiers"]),
        domains=tuple(told["domains"]),
        details=Details.decoded(told["details"]),
        cells=tuple(
            (number, tuple((heading, text) for heading, text in cells))
            for number, cells in told["cells"]
        ),
        lines=told["lines"],
    )

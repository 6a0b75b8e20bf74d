"""CSV as a safe copy: a table with numbered rows under their headings, one cell marked."""

import csv
from collections.abc import Iterable

from workbench.app.copies.body import ANCHOR, Body, CannotShow, shown
from workbench.app.excerpts.lines import PlaceMissing, numbers_in
from workbench.domain.media import rows_of


def body(text: str, locator: str | None, delimiter: str = "") -> Body:
    """Return the whole table with the cell `row:column` marked, both counted from 1.

    Without a delimiter the cells are parted by what the first line is parted by.

    Raises:
        CannotShow: it is no table, or has no such cell.
    """
    try:
        at = numbers_in(locator, r"(\d+):(\d+)") if locator is not None else None
        rows = list(rows_of(text, delimiter))
    except (PlaceMissing, csv.Error) as problem:
        raise CannotShow from problem
    if at is not None and not (0 < at[0] <= len(rows) and 0 < at[1] <= len(rows[at[0] - 1])):
        raise CannotShow
    lines = [_row(number, cells, at) for number, cells in enumerate(rows, start=1)]
    head, rest = "".join(lines[:1]), "".join(lines[1:])
    table = f'<table class="rows"><thead>{head}</thead><tbody>{rest}</tbody></table>'
    return Body(f'<div class="wide">{table}</div>', marked=at is not None)


def _row(number: int, cells: Iterable[str], at: tuple[int, int] | None) -> str:
    tag = "th" if number == 1 else "td"
    told = "".join(
        f"<{tag}{_place(at == (number, column))}>{shown(cell)}</{tag}>"
        for column, cell in enumerate(cells, start=1)
    )
    return f'<tr><th class="number">{number}</th>{told}</tr>'


def _place(here: bool) -> str:  # noqa: FBT001 - one cell of a table in a loop
    return f' class="place" {ANCHOR}' if here else ""

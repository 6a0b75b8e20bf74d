"""`python -m tests.proof.legal_forms FILE`: makes the list of legal forms from GLEIF's own file."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import resources

_NAMES = (
    "Entity Legal Form name Local name",
    "Entity Legal Form name Transliterated name (per ISO 01-140-10)",
)
_SHORT = ("Abbreviations Local language", "Abbreviations transliterated")
_COLUMNS = ("country", "code", "language", "name", "short")


def reduced(published: Path) -> Iterator[tuple[str, ...]]:
    """Yield country, code, language, name and short forms, joined by semicolons, of each form.

    A form that is listed once for each state or language is one row for each way of writing it.
    Withdrawn codes stay: names outlive them.
    """
    seen: set[tuple[str, ...]] = set()
    with published.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            country, code = row["Country Code (ISO 3166-1)"].strip(), row["ELF Code"].strip()
            short = ";".join(
                dict.fromkeys(
                    each.strip() for key in _SHORT for each in row[key].split(";") if each.strip()
                )
            )
            for name in dict.fromkeys(row[key].strip() for key in _NAMES):
                reduced_row = (country, code, row["Language Code (ISO 639-1)"].strip(), name, short)
                if country and name and reduced_row not in seen:
                    seen.add(reduced_row)
                    yield reduced_row


def main() -> None:
    """Write the reduced list where the program ships it."""
    rows = sorted(reduced(Path(sys.argv[1])))
    target = resources.path("matching", "legal_forms.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(rows)
    print(f"{len(rows)} rows in {target}")  # noqa: T201


if __name__ == "__main__":
    main()

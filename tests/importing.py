"""Importing in tests: a file in a few words, previewed and run at a desk."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from workbench.app.desk import Desk
from workbench.app.importing.judging import Plan
from workbench.app.importing.opening import OpenedFile, open_file
from workbench.app.importing.previewing import Preview, page, preview
from workbench.app.importing.running import Imported, run
from workbench.domain.importing import Fate
from workbench.domain.operation import Operation
from workbench.jobs import JobControl

HEADINGS = "Firma;Org.nr.;Adresse;Postnr;Poststed;Nettside;Telefon;Kontaktperson;E-post;Notat"
FJORDLYS = (
    "Fjordlys Automasjon AS;311000004;Kaigata 1;6413;Molde;fjordlys.example;+47 22 86 44 00;"
    "Kari Fiktiv;kari@fjordlys.example;møtt på messe"
)
BAKKESTO = "Bakkestø Bygg AS;311000012;Tollbugata 4;8006;Bodø;;;;post@bakkesto.example;"


def opened(desk: Desk, *rows: str, headings: str = HEADINGS, name: str = "leads.csv") -> OpenedFile:
    content = "\n".join((headings, *rows)).encode()
    return open_file(desk, name, content, JobControl())


def previewed(desk: Desk, *rows: str, decided: Mapping[int, UUID | None] | None = None) -> Preview:
    return preview(desk, opened(desk, *rows), JobControl(), decided=decided)


def imported(desk: Desk, *rows: str) -> Operation[Imported]:
    return run(desk, previewed(desk, *rows), JobControl())


def fates(desk: Desk, shown: Preview) -> list[Fate]:
    return [plan.fate for plan in page(desk, shown)]


def plans(desk: Desk, shown: Preview) -> Sequence[Plan]:
    return page(desk, shown)

"""Companies of the demo's cast, put into a test's store."""

from uuid import UUID

from workbench.app import companies, research
from workbench.app.companies import Opened
from workbench.app.desk import Desk
from workbench.jobs import JobControl

FJORDLYS, BAKKESTO, TROMSDAL = "311000004", "311000012", "311000020"
SKAGEN, HAVBRIS = "99000023", "99000031"


def opened(desk: Desk, number: str) -> Opened:
    """Return a company of the demo's cast, opened and not yet researched."""
    found = companies.find(desk, number, JobControl())
    return companies.open_company(desk, found.candidates[0]).result


def researched(desk: Desk, number: str) -> UUID:
    """Return a company of the demo's cast that every source has been asked about."""
    company = opened(desk, number).company.id
    research.research(desk, company, JobControl())
    return company

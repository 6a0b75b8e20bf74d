"""Companies of ours with a lead each, some of which are one, for tests of merging."""

from workbench.app.desk import Desk
from workbench.app.writing import conclude, written
from workbench.domain.company import Company, Identifier, Scheme
from workbench.domain.ids import new_id
from workbench.domain.lead import Lead, Stage, StageChange
from workbench.domain.ledger import Ledger
from workbench.texts import say

NUMBER, SITE = Identifier(Scheme.NO_ORGNR, "311000004"), Identifier(Scheme.DOMAIN, "fjord.example")


def pursue(
    desk: Desk, name: str, *numbers: Identifier, country: str = "NO", stage: Stage = Stage.NEW
) -> Company:
    """Add a company with a lead that stands at a stage."""
    at = desk.now()
    company = Company(id=new_id(), name=name, country=country, identifiers=numbers, opened=at)
    lead = Lead(**written(desk, company.id, at))

    def unit(ledger: Ledger) -> None:
        ledger.companies.add(company)
        ledger.pursuits.append(lead)
        ledger.stages.append(StageChange(**written(desk, lead.id, at), stage=stage))
        conclude(desk, ledger, company.id, say("Opened {name}.", name=name))

    desk.store.write(unit)
    return company


def twins(desk: Desk) -> tuple[Company, Company]:
    """Add two companies of one name and web address, one of them without a number."""
    return (
        pursue(desk, "Fjordlys Automasjon AS", NUMBER, SITE),
        pursue(desk, "Fjordlys Automasjon", SITE, stage=Stage.MQL),
    )

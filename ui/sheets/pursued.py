"""What every sheet about a lead needs of its dossier."""

from workbench.domain.dossier import Dossier
from workbench.domain.lead import Lead
from workbench.errors import NotInStore
from workbench.texts import say


def lead_of(dossier: Dossier) -> Lead:
    """Return our pursuit of the company.

    Raises:
        NotInStore: nobody pursues it, so there is nothing to write down.
    """
    lead = dossier.sounding.lead
    if lead is None:
        raise NotInStore(say("{name} is not a lead yet.", name=dossier.sounding.company.name))
    return lead

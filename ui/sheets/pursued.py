"""What every sheet about a lead needs of its dossier."""

from workbench.domain.dossier import Dossier
from workbench.domain.lead import Lead, SignalKind
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


def protected(dossier: Dossier) -> bool:
    """Whether the register says that the company is protected against advertising."""
    chosen = dossier.sounding.chosen("company.advertising_protected")
    return chosen is not None and chosen.shown.fact.flag


def warm(dossier: Dossier) -> bool:
    """Whether they have shown interest themselves."""
    return any(each.kind is not SignalKind.COLD for each in dossier.sounding.signals)

"""What can be done with a lead: the one thing its stage asks for, and a quiet menu of the rest."""

from ui.widgets.more_button import Doing
from workbench.app.outcomes import CLOSED
from workbench.domain.dossier import Dossier
from workbench.domain.handoff import Answer
from workbench.domain.lead import Aside, Stage
from workbench.domain.watch import watchable
from workbench.texts import say

RESEARCH = "research"
NUMBER = "number"
TYPING = "typing"
TAKE_UP = "take up"
_BY_STAGE = {
    Stage.NEW: (RESEARCH, say("Research")),
    Stage.RESEARCHING: ("qualify", say("Mark as MQL…")),
    Stage.MQL: ("qualify", say("Mark as SQL…")),
    Stage.SQL: ("hand_over", say("Hand over…")),
    Stage.ACCEPTED: ("outcome", say("Record outcome…")),
    Stage.WON: ("hand_over", say("Export the folder…")),
    Stage.LOST: ("hand_over", say("Export the folder…")),
}


def primary(dossier: Dossier) -> Doing:
    """Return the one thing that the lead's stage asks for."""
    stage = dossier.sounding.stage
    early = stage is None or stage.stage in {Stage.NEW, Stage.RESEARCHING}
    if early and not dossier.sounding.company.has_number:
        return Doing(NUMBER, say("Find its number"))
    if stage is None:
        return Doing(*_BY_STAGE[Stage.NEW])
    if stage.aside is not Aside.NO:
        return Doing(TAKE_UP, say("Take up again"))
    if dossier.waits_for_sales:
        return Doing("answer", say("Accept…"))
    return Doing(*_BY_STAGE[stage.stage])


def others(dossier: Dossier) -> tuple[tuple[Doing, ...], ...]:
    """Return the rest in groups, without what the primary action already offers."""
    first = primary(dossier)
    groups = (
        (
            Doing(RESEARCH, say("Research again")),
            *_numbering(dossier),
            Doing("questions", say("Search the web by hand…")),
            Doing("page", say("Read a saved page…")),
            Doing(TYPING, say("Enter accounts from a PDF…")),
            Doing("heard", say("Note what somebody said…")),
            Doing("rate", say("Rate by hand…")),
        ),
        (
            Doing("offer", say("Our offer…")),
            Doing("signal", say("Note a sign of interest…")),
            Doing("contact", say("Contact…")),
            Doing("channel", say("Channels…")),
            Doing("touch", say("Log what passed…")),
            Doing("step", say("Plan the next step…")),
            Doing("brief", say("Prepare the first call…")),
        ),
        (Doing("plan", say("Choose what to ask…")), *_watching(dossier)),
        (*_deciding(dossier), *_ending(dossier), _aside(dossier)),
    )
    return tuple(tuple(each for each in group if each.key != first.key) for group in groups)


def _numbering(dossier: Dossier) -> tuple[Doing, ...]:
    """Return that its number can be looked for, where it has none."""
    if dossier.sounding.company.has_number:
        return ()
    return (Doing(NUMBER, say("Find its number…")),)


def _deciding(dossier: Dossier) -> tuple[Doing, ...]:
    stage = dossier.sounding.stage
    qualify = Doing("qualify", say("Mark as MQL or SQL…"))
    ended = stage is not None and stage.stage in CLOSED
    marking = () if ended else (qualify,)
    if dossier.decision is None:
        return marking
    return (*marking, Doing("hand_over", say("Hand over…")))


def _ending(dossier: Dossier) -> tuple[Doing, ...]:
    """Return what sales can say of a lead it was given."""
    stage = dossier.sounding.stage
    given = dossier.answer is Answer.ACCEPTED
    returned = Doing("give_back", say("Return to marketing…"))
    ended = Doing("outcome", say("Record outcome…"))
    if dossier.waits_for_sales or given:
        return returned, ended
    if stage is not None and stage.stage in CLOSED:
        return (Doing("outcome", say("Correct the outcome…")),)
    return (ended,) if stage is not None and stage.stage in {Stage.MQL, Stage.SQL} else ()


def _watching(dossier: Dossier) -> tuple[Doing, ...]:
    """Return that a company can be watched, or how it is."""
    if not watchable(dossier.sounding.stage):
        return ()
    watch = dossier.watch
    if watch is None or not watch.running:
        return (Doing("watch", say("Watch…")),)
    return (Doing("watch", say("Watching: {often}…", often=watch.words)),)


def _aside(dossier: Dossier) -> Doing:
    stage = dossier.sounding.stage
    ended = stage is not None and stage.stage in CLOSED
    return Doing("aside", say("Take it up again…") if ended else say("Set aside…"))

"""What claims rest on is cited where it stands."""

from dataclasses import replace

from tests.handoffs import rich
from tests.samples import hand_search
from workbench.domain.reference import HandAnswer, HandSearch, Weight
from workbench.export.content import Content, Note
from workbench.export.notes import Notes
from workbench.export.telling import tell
from workbench.texts import ENGLISH

ASKED = "https://search.example/?q=Fjordlys"
FOUND = replace(
    hand_search(900, HandAnswer.FOUND, Weight.BAD), address="https://avis.example/konkurs"
)


def note_of(search: HandSearch) -> Note:
    whole = rich()
    finished = replace(whole, sounding=replace(whole.sounding, hand_searches=(search,)))
    notes = Notes(finished, ENGLISH)
    notes.on([search])
    (note,) = notes.numbered()
    return note


def searched(search: HandSearch) -> list[str]:
    whole = rich()
    finished = replace(whole, sounding=replace(whole.sounding, hand_searches=(search,)))
    told: Content = tell(finished, ENGLISH)
    (section,) = [each for each in told.sections if each.key == "searches"]
    return [cell.text for cell in section.tables[0].lines[0].cells]


def test_what_was_found_is_cited_where_it_was_found() -> None:
    assert note_of(FOUND).address == "https://avis.example/konkurs"


def test_a_search_that_found_nothing_is_cited_where_it_was_asked() -> None:
    assert note_of(hand_search(900)).address == ASKED
    dropped = replace(FOUND, address="")
    assert note_of(dropped).address == ASKED


def test_the_question_and_where_it_was_asked_stand_beside_what_was_found() -> None:
    question, found, meaning, _ = searched(FOUND)
    assert question == f"Does anybody write about bankruptcy, court or fraud? Asked at {ASKED}"
    assert "https://avis.example/konkurs" in found
    assert meaning == "speaks against them"


def test_a_finding_nobody_weighed_is_not_said_to_mean_anything() -> None:
    assert searched(replace(FOUND, weight=Weight.NOT_WEIGHED))[2] == "not yet weighed"

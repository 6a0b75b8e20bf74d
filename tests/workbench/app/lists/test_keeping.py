"""Keeping work lists: made of leads, changed, put away, and every step taken back."""

import pytest

from tests.fakes.desks import undone
from tests.workbench.app.lists.made import fair
from workbench.app.lists import keeping
from workbench.domain.ids import new_id
from workbench.domain.lead_list import LeadFilter
from workbench.errors import InvalidInput, NotInStore
from workbench.texts import ENGLISH


def test_a_list_keeps_its_order_and_holds_each_company_once() -> None:
    made = fair()
    desk, (one, two, three) = made.made.desk, made.companies
    done = keeping.make(desk, "  Fair in  Herning ", (two, one, two, three))
    assert done.result.name == "Fair in Herning"
    assert done.result.companies == (two, one, three)
    assert ENGLISH.say(done.did) == "Made the list Fair in Herning of 3 companies."
    assert keeping.every(desk) == (done.result,)


@pytest.mark.parametrize("name", ["", "   "])
def test_a_list_needs_a_name(name: str) -> None:
    made = fair()
    with pytest.raises(InvalidInput) as refused:
        keeping.make(made.made.desk, name, made.companies)
    assert refused.value.field == "name"


def test_two_lists_are_not_called_alike_whatever_the_letters() -> None:
    made = fair()
    keeping.make(made.made.desk, "Herning", made.companies)
    with pytest.raises(InvalidInput) as refused:
        keeping.make(made.made.desk, "herning", made.companies)
    assert refused.value.field == "name"


def test_an_empty_list_and_one_too_long_are_refused() -> None:
    made = fair()
    with pytest.raises(InvalidInput):
        keeping.make(made.made.desk, "Nobody", ())
    with pytest.raises(InvalidInput) as refused:
        keeping.make(made.made.desk, "All", [new_id() for _ in range(keeping.MOST + 1)])
    assert refused.value.hint is not None
    assert keeping.every(made.made.desk) == ()


def test_a_list_is_found_by_how_its_name_begins() -> None:
    made = fair()
    desk = made.made.desk
    fairs = keeping.make(desk, "Fair in Herning", made.companies).result
    keeping.make(desk, "Fairs abroad", made.companies)
    assert keeping.named(desk, "fair in") == fairs
    assert keeping.named(desk, "FAIR IN HERNING") == fairs
    for unclear in ("fair", "Oslo", ""):
        with pytest.raises(InvalidInput):
            keeping.named(desk, unclear)


def test_companies_are_added_at_the_end_and_taken_off_again() -> None:
    made = fair()
    desk, (one, two, three) = made.made.desk, made.companies
    about = keeping.make(desk, "Herning", (one,)).result.about
    added = keeping.add(desk, about, (two, one, three))
    assert added.result.companies == (one, two, three)
    assert ENGLISH.say(added.did) == "Put 2 companies on the list Herning."
    off = keeping.take_off(desk, about, two)
    assert off.result.companies == (one, three)
    undone(off)
    assert keeping.every(desk)[0].companies == (one, two, three)


def test_taking_back_refuses_where_somebody_changed_the_list_meanwhile() -> None:
    made = fair()
    desk, (one, two, three) = made.made.desk, made.companies
    about = keeping.make(desk, "Herning", (one,)).result.about
    added = keeping.add(desk, about, (two,))
    keeping.add(desk, about, (three,))
    with pytest.raises(InvalidInput):
        undone(added)
    assert keeping.every(desk)[0].companies == (one, two, three)


def test_the_last_one_is_not_taken_off() -> None:
    made = fair(1)
    about = keeping.make(made.made.desk, "Herning", made.companies).result.about
    with pytest.raises(InvalidInput):
        keeping.take_off(made.made.desk, about, made.companies[0])


def test_a_list_is_put_away_and_brought_back() -> None:
    made = fair()
    desk = made.made.desk
    held = keeping.make(desk, "Herning", made.companies).result
    away = keeping.put_away(desk, held)
    assert keeping.every(desk) == ()
    with pytest.raises(NotInStore):
        keeping.add(desk, held.about, made.companies)
    undone(away)
    assert [each.companies for each in keeping.every(desk)] == [made.companies]


def test_a_list_is_made_of_what_the_lead_list_shows() -> None:
    made = fair()
    assert set(keeping.of_leads(made.made.desk, LeadFilter())) <= set(made.companies)

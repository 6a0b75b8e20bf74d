"""A company is found by any beginning of its words, its number, its place, and after slips."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bulk_files import british, named, norwegian, unit
from tests.lifelike import Lifelike, companies
from tests.shelves import hits, names, shelf, shelf_of
from workbench.domain.registers import Match
from workbench.errors import CancelledByUser
from workbench.jobs import JobControl
from workbench.matching.letters import skeleton
from workbench.registers.folding import fold_name
from workbench.registers.shelf import RegisterShelf

MANY = tuple(companies(300))


@pytest.fixture(scope="module")
def lifelike(tmp_path_factory: pytest.TempPathFactory) -> RegisterShelf:
    folder = tmp_path_factory.mktemp("lifelike")
    registers = shelf(folder)
    rows = [unit(each.number, each.name, town=each.town, postcode=each.postcode) for each in MANY]
    registers.build(norwegian(folder, rows), JobControl())
    return registers


def found(registers: RegisterShelf, words: str, number: str) -> bool:
    return number in {hit.number.value for hit in hits(registers, words, limit=300)}


@given(st.sampled_from(MANY), st.randoms(use_true_random=False))
def test_a_name_is_found_by_any_beginnings_of_its_words_in_any_order(
    lifelike: RegisterShelf, company: Lifelike, draw: random.Random
) -> None:
    words = list(fold_name(company.name).words)
    draw.shuffle(words)
    begun = [word[: draw.randint(1, len(word))] for word in words]
    assert found(lifelike, " ".join(begun), company.number)


@given(st.sampled_from(MANY), st.sampled_from(["", " ", ".", "-", "NO "]))
def test_a_company_is_found_by_its_number_however_it_is_spaced(
    lifelike: RegisterShelf, company: Lifelike, between: str
) -> None:
    number = company.number
    if between == "NO ":
        spaced = f"NO {number} MVA"
    else:
        spaced = between.join((number[:3], number[3:6], number[6:]))
    first, *_ = hits(lifelike, spaced)
    assert (first.number.value, first.match) == (number, Match.NUMBER)


@given(st.sampled_from(MANY), st.randoms(use_true_random=False))
def test_a_name_is_found_after_one_slip(
    lifelike: RegisterShelf, company: Lifelike, draw: random.Random
) -> None:
    words = list(fold_name(company.name).words)
    at = max(range(len(words)), key=lambda place: len(words[place]))
    slipped = slip(words[at], draw)
    # A slip may write a letter out, as in sroen: that folds to sron, which is two slips away.
    if len(slipped) < 4 or skeleton(slipped) != slipped:
        return
    words[at] = slipped
    assert found(lifelike, " ".join(words), company.number)


@given(st.sampled_from(MANY))
def test_a_name_is_found_with_its_place(lifelike: RegisterShelf, company: Lifelike) -> None:
    assert found(lifelike, f"{company.town} {company.name}", company.number)
    assert found(lifelike, f"{company.name} {company.postcode}", company.number)


@given(st.text(max_size=40))
def test_nothing_that_is_typed_breaks_the_search(lifelike: RegisterShelf, typed: str) -> None:
    assert hits(lifelike, typed) == hits(lifelike, typed)


@settings(max_examples=25)
@given(
    st.lists(
        st.text("abcdeæøåüþ ßñ'&.-/1", min_size=1, max_size=25).filter(str.strip),
        min_size=1,
        max_size=8,
    )
)
def test_what_was_built_is_found_by_its_whole_name(written: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        registers = shelf_of(Path(folder), *written)
        for at, name in enumerate(written, start=1):
            if fold_name(name).words:
                assert found(registers, name, f"{311000000 + at}")
        registers.close()


def slip(word: str, draw: random.Random) -> str:
    at = draw.randrange(len(word))
    match draw.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + "q" + word[at:]
        case 2:
            return word[:at] + "q" + word[at + 1 :]
        case _:
            return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def test_the_very_name_comes_first_then_what_begins_so_then_what_holds_it(tmp_path: Path) -> None:
    registers = shelf_of(
        tmp_path, "Vest Nordlys AS", "Nordlys Bygg AS", "Nordlys AS", "Alt om Nordlysbilder"
    )
    found = hits(registers, "nordlys as")
    assert names(found) == [
        "Nordlys AS",
        "Nordlys Bygg AS",
        "Vest Nordlys AS",
        "Alt om Nordlysbilder",
    ]
    assert [hit.match for hit in found] == [Match.EXACT, Match.BEGINS, Match.WORDS, Match.WORDS]


def test_the_living_come_before_those_that_ceased(tmp_path: Path) -> None:
    rows = [
        {
            "CompanyName": f"{name} SEXTANT LTD",
            "CompanyNumber": f"0179999{at}",
            "CompanyStatus": status,
        }
        for at, (name, status) in enumerate([("A", "Dissolved"), ("LONGER", "Active")])
    ]
    registers = shelf(tmp_path)
    registers.build(british(tmp_path, rows), JobControl())
    assert names(hits(registers, "sextant")) == ["LONGER SEXTANT LTD", "A SEXTANT LTD"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sorensen", "Sørensen Maskin AS"),
        ("soerensen", "Sørensen Maskin AS"),
        ("arhus", "Aarhus Værft A/S"),
        ("aarhus vaerft", "Århus Værft A/S"),
        ("obrien", "O'Brien Tools"),
        ("müller", "Mueller Bau"),
    ],
)
def test_letters_may_be_written_otherwise(tmp_path: Path, typed: str, name: str) -> None:
    assert names(hits(shelf_of(tmp_path, name), typed)) == [name]


@pytest.mark.parametrize("typed", ["fjord lys", "fjordlys", "fjordly s"])
def test_compounds_may_be_written_apart_or_together(tmp_path: Path, typed: str) -> None:
    registers = shelf_of(tmp_path, "Fjordlys AS", "Fjord Lys Data AS")
    assert "Fjordlys AS" in names(hits(registers, typed))
    if typed != "fjordly s":
        assert "Fjord Lys Data AS" in names(hits(registers, typed))


def test_a_slip_while_still_typing_is_forgiven(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Automasjonsteknikk AS")
    (hit,) = hits(registers, "autmoasjons")
    assert hit.match is Match.MENDED
    assert str(hit.because) == "Read as: autmoasjons → automasjonsteknikk"


def test_two_slips_are_forgiven_in_a_long_word_only(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Lokomotiv AS", "Lampe AS")
    assert names(hits(registers, "lokumotif")) == ["Lokomotiv AS"]
    assert names(hits(registers, "lumpi")) == []


def test_those_with_fewer_slips_come_first(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Hansenius AS", "Johansen og Brødre AS", "Johnsen AS")
    assert names(hits(registers, "johanesn"))[0] == "Johansen og Brødre AS"


def test_a_misspelt_town_is_mended_too(tmp_path: Path) -> None:
    registers = shelf(tmp_path)
    registers.build(named(tmp_path, "Fjordlys AS", town="TRONDHEIM"), JobControl())
    (hit,) = hits(registers, "fjordlys trondhiem")
    assert hit.mended == (("trondhiem", "trondheim"),)


def test_a_place_alone_finds_those_that_are_there_after_those_that_are_called_so(
    tmp_path: Path,
) -> None:
    registers = shelf(tmp_path)
    rows = [unit("311000001", "Abel AS", town="BERGEN"), unit("311000002", "Hotell Bergen AS")]
    registers.build(norwegian(tmp_path, rows), JobControl())
    found = hits(registers, "bergen")
    assert names(found) == ["Hotell Bergen AS", "Abel AS"]
    assert [hit.match for hit in found] == [Match.WORDS, Match.PLACE]


def test_legal_forms_neither_narrow_nor_widen_a_search(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Nordlys AS", "Sørlys A/S", "Vestlys Limited")
    assert names(hits(registers, "nordlys limited")) == ["Nordlys AS"]
    assert names(hits(registers, "a/s sørlys")) == ["Sørlys A/S"]
    assert hits(registers, "limited") == ()


@pytest.mark.parametrize("typed", ["nordlys l", "nordlys limi", "limit nordly", "nordlys limited"])
def test_a_legal_form_that_is_still_being_typed_hides_nothing(tmp_path: Path, typed: str) -> None:
    registers = shelf_of(tmp_path, "Nordlys Limited", "Sørlys Limited")
    assert names(hits(registers, typed)) == ["Nordlys Limited"]


def test_a_name_that_is_a_legal_form_is_found(tmp_path: Path) -> None:
    assert names(hits(shelf_of(tmp_path, "Limited AS"), "limited")) == ["Limited AS"]


def test_a_former_name_is_found_and_said(tmp_path: Path) -> None:
    row = {
        "CompanyName": "SEXTANT LTD",
        "CompanyNumber": "01799999",
        "PreviousName_1.CompanyName": "ASTROLABE WIDGETS LTD",
    }
    other = {"CompanyName": "ASTROLABE WIDGETS AND SONS LTD", "CompanyNumber": "01799998"}
    registers = shelf(tmp_path)
    registers.build(british(tmp_path, [row, other]), JobControl())
    first, second = hits(registers, "astrolabe widgets")
    assert (first.former, first.match) == ("ASTROLABE WIDGETS LTD", Match.EXACT)
    assert str(first.because) == "Other or former name: ASTROLABE WIDGETS LTD"
    assert second.former == ""
    (begun,) = hits(registers, "wid astro sex")
    assert begun.former == ""


def test_several_registers_answer_together_the_best_first(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Sextant Bygg AS", "Sextant og Sønner AS")
    row = {"CompanyName": "SEXTANT LTD", "CompanyNumber": "01799999"}
    registers.build(british(tmp_path, [row]), JobControl())
    found = hits(registers, "sextant")
    assert names(found) == ["SEXTANT LTD", "Sextant Bygg AS", "Sextant og Sønner AS"]
    assert {hit.register for hit in found} == {"gb_companies_house", "no_enhetsregisteret"}
    assert len(hits(registers, "sextant", limit=1)) == 1


def test_a_web_address_finds_the_company_that_has_it(tmp_path: Path) -> None:
    registers = shelf(tmp_path)
    row = unit("311000004", "Fjordlys Automasjon AS", hjemmeside="https://www.lysfjord.example/")
    registers.build(norwegian(tmp_path, [row]), JobControl())
    (hit,) = hits(registers, "lysfjord.example")
    assert hit.match is Match.NUMBER


def test_the_beginning_of_a_number_finds_it(tmp_path: Path) -> None:
    (hit,) = hits(shelf_of(tmp_path, "Fjordlys AS"), "3110 00")
    assert hit.match is Match.BEGUN


def test_digits_in_a_name_come_before_numbers_that_begin_so(tmp_path: Path) -> None:
    registers = shelf_of(tmp_path, "Fjordlys AS", "3110 Kafé AS")
    assert names(hits(registers, "3110"))[0] == "3110 Kafé AS"


def test_nothing_typed_finds_nothing(tmp_path: Path) -> None:
    assert hits(shelf_of(tmp_path, "Fjordlys AS"), "  ") == ()


def test_a_search_that_was_cancelled_ends(tmp_path: Path) -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(CancelledByUser):
        shelf_of(tmp_path, "Fjordlys AS").search("fjord", control)

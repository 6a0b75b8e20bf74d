"""Legal forms are found where they stand in a name, and compared by country."""

import pytest

from workbench.matching.forms import form_of, split_words, take_forms, writings


@pytest.mark.parametrize(
    ("name", "words", "form"),
    [
        ("Nørrelund Maskinfabrik A/S", ("norrelund", "maskinfabrik"), "as"),
        ("A/S Nørrelund", ("norrelund",), "as"),
        ("Müller GmbH & Co. KG", ("muller",), "gmbh co kg"),
        ("Bowne B.V.", ("bowne",), "bv"),
        ("OOO Sever", ("sever",), "ooo"),
        ('ООО "Север"', ("sever",), "ooo"),
        ("Sever Sp. z o.o.", ("sever",), "sp z oo"),
        ("Fjord plc", ("fjord",), "plc"),
        ("Fjord p.l.c.", ("fjord",), "plc"),
        (
            "Societatea cu Răspundere Limitată Fjord",
            ("fjord",),
            "societatea cu raspundere limitata",
        ),
        ("Fjord Aktiengeselschaft", ("fjord",), "aktiengeselschaft"),
    ],
)
def test_a_form_is_taken_off_a_name(name: str, words: tuple[str, ...], form: str) -> None:
    rest, forms = take_forms(split_words(name))
    assert rest == words
    assert [each.text for each in forms] == [form]


def test_a_form_written_twice_is_taken_twice() -> None:
    rest, forms = take_forms(split_words("Fjord Corporation Joint Stock Company"))
    assert rest == ("fjord",)
    assert [each.text for each in forms] == ["joint stock company", "corporation"]


@pytest.mark.parametrize("name", ["AS", "Holding", "BAE Systems", "Bowne Solutions II", "Havn"])
def test_a_name_without_a_form_stays_whole(name: str) -> None:
    words = split_words(name)
    assert take_forms(words) == (words, ())


def test_a_form_rare_abroad_counts_at_home_alone() -> None:
    assert take_forms(("kvist", "ba"), "NO")[0] == ("kvist",)
    assert take_forms(("kvist", "ba"), "")[0] == ("kvist", "ba")


def test_the_country_says_which_form_it_is() -> None:
    norwegian = form_of("AS", "NO")
    danish = form_of("A/S", "DK")
    assert norwegian is not None
    assert danish is not None
    assert norwegian.countries == {"NO"}
    assert not norwegian.agrees(form_of("ASA", "NO") or norwegian)
    assert danish.agrees(form_of("Aktieselskab", "DK") or norwegian)
    assert not danish.agrees(form_of("Anpartsselskab", "DK") or danish)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Ltd", "Limited", True),
        ("Inc.", "Corporation", True),
        ("AG", "GmbH", False),
        ("OAO", "JSC", True),
        ("OOO", "JSC", False),
        ("SARL", "S.A.R.L.", True),
    ],
)
def test_writings_of_one_form_agree(one: str, other: str, agree: bool) -> None:
    left, right = form_of(one), form_of(other)
    assert left is not None
    assert right is not None
    assert left.agrees(right) is agree
    assert right.agrees(left) is agree


def test_every_country_we_read_has_its_forms() -> None:
    for country in ("NO", "DK", "SE", "FI", "EE", "LV", "LT", "GB", "FR", "NL", "CZ", "BE", "US"):
        assert any(
            country in (form.countries if (form := form_of(" ".join(words))) else ())
            for words in writings()
        ), country


def test_a_form_nobody_has_is_none() -> None:
    assert form_of("Zzyzx") is None

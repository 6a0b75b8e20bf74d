"""Sources stand by the country whose companies they know."""

from dataclasses import replace

from tests.fakes.sources import manifest
from tests.ui import audit
from workbench.domain.source import Manifest
from workbench.domain.source_countries import by_country, countries_words
from workbench.texts import ENGLISH


def known(*codes: str) -> Manifest:
    return replace(manifest("-".join(codes) or "all"), countries=codes)


def itself(each: Manifest) -> Manifest:
    return each


def test_the_users_countries_come_first_then_the_others_by_name_then_what_knows_several() -> None:
    these = [known(), known("CZ"), known("US"), known("AT"), known("FI"), known("NO", "DK")]
    danish = audit.texts("da")
    assert [each.code for each in by_country(these, itself, ENGLISH)] == [
        "FI",
        "AT",
        "CZ",
        "US",
        "",
    ]
    # Austria is Østrig in Danish, which ends the alphabet.
    assert [each.code for each in by_country(these, itself, danish)] == ["FI", "CZ", "US", "AT", ""]


def test_sources_of_a_country_keep_their_order_under_its_name() -> None:
    first, second = replace(known("DK"), key="b"), replace(known("DK"), key="a")
    (denmark,) = by_country([first, second], itself, ENGLISH)
    assert ENGLISH.say(denmark.title) == "Denmark"
    assert denmark.members == (first, second)


def test_many_countries_are_counted_and_few_named() -> None:
    assert ENGLISH.say(countries_words(("NO", "DK"), ENGLISH)) == "Norway, Denmark"
    assert ENGLISH.say(countries_words(("NO", "DK", "SE", "FI", "DE"), ENGLISH)) == "5 countries"
    assert ENGLISH.say(countries_words((), ENGLISH)) == "every country"

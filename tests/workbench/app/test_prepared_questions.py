"""Prepared questions: few, safe to open, and none about a person's crimes."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import COMPANY, known
from workbench.app.prepared_questions import PreparedQuestion, for_company
from workbench.domain.card import Pillar
from workbench.domain.company import Company, Identifier, Scheme

DANISH = replace(
    COMPANY,
    name="Kvist & Ko A/S",
    country="DK",
    identifiers=(Identifier(Scheme.DK_CVR, "99000007"),),
)
SWEDISH = replace(COMPANY, country="SE", identifiers=())


def by_key(company: Company, *facts: str) -> dict[str, PreparedQuestion]:
    stated = [known("company.sole_trader", fact) for fact in facts]
    return {each.key: each for each in for_company(company, stated)}


@pytest.mark.parametrize("company", [COMPANY, DANISH])
def test_six_to_eight_questions_a_company_each_asked_once(company: Company) -> None:
    questions = for_company(company, ())
    assert 6 <= len(questions) <= 8
    assert len({each.key for each in questions}) == len(questions)
    assert {each.pillar for each in questions} == {
        Pillar.CUSTOMER,
        Pillar.PUBLIC,
        Pillar.AGE,
        Pillar.FIT,
    }


def test_a_norwegian_company_is_looked_up_in_norway() -> None:
    found = by_key(COMPANY)
    assert found["older_years"].address == "https://www.proff.no/bransjes%C3%B8k?q=311000004"
    assert "orgnr=311000004" in found["official_notices"].address
    assert "rettssak" in found["press_trouble"].address


def test_a_danish_company_is_looked_up_in_denmark() -> None:
    found = by_key(DANISH)
    assert found["older_years"].address == "https://www.proff.dk/branches%C3%B8g?q=99000007"
    assert found["official_notices"].address == "https://www.statstidende.dk/messages?t=99000007"
    assert found["register_page"].address.endswith("/virksomhed/99000007")
    assert "retssag" in found["press_trouble"].address


def test_elsewhere_only_what_needs_no_number_is_asked() -> None:
    assert set(by_key(SWEDISH)) == {"press_trouble", "experience", "reviews", "people"}


def test_nobody_searches_a_sole_traders_name_for_crimes() -> None:
    assert "press_trouble" in by_key(COMPANY, "no")
    assert "press_trouble" not in by_key(COMPANY, "yes")


@given(st.text(min_size=1).filter(lambda name: name.isprintable()))
def test_a_name_cannot_change_where_an_address_leads(name: str) -> None:
    plain = {each.key: urlsplit(each.address) for each in for_company(COMPANY, ())}
    for each in for_company(replace(COMPANY, name=name), ()):
        parts = urlsplit(each.address)
        assert each.address.isascii()
        assert parts.scheme == "https"
        assert (parts.netloc, parts.path) == (plain[each.key].netloc, plain[each.key].path)
        assert set(parse_qs(parts.query, keep_blank_values=True)) == set(
            parse_qs(plain[each.key].query)
        )
        assert not parts.fragment

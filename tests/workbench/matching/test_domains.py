"""Addresses as the domain somebody registered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching.domains import is_own_domain, registrable_domain


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("www.equinor.com", "equinor.com"),
        ("https://www.Fjordlys.example/om-oss?x=1", "fjordlys.example"),
        ("http://shop.fjordlys.example:8080", "fjordlys.example"),
        ("post@fjordlys.example", "fjordlys.example"),
        ("www.bbc.co.uk", "bbc.co.uk"),
        ("https://www.blåbær.no", "xn--blbr-roah.no"),
        ("finn.no.", "finn.no"),
        ("firm.wixsite.com", "firm.wixsite.com"),
        ("no", None),
        ("localhost", None),
        ("ingen", None),
        ("a..no", None),
        ("e.on", None),
        ("127.0.0.1", None),
        ("http://[::1]/", None),
        ("a.no / b.no", None),
        ("", None),
    ],
)
def test_the_domain_behind_an_address(address: str, domain: str | None) -> None:
    assert registrable_domain(address) == domain


@given(st.text(max_size=80))
def test_any_text_gives_a_domain_or_none_and_the_domain_gives_itself(text: str) -> None:
    domain = registrable_domain(text)
    if domain is not None:
        assert domain.isascii()
        assert registrable_domain(domain) == domain


def test_a_name_lent_by_a_platform_is_not_its_users_own() -> None:
    assert is_own_domain("equinor.com")
    assert is_own_domain("fjordlys.example")
    assert not is_own_domain("firm.wixsite.com")

"""Only what a browser opens as a page is kept as a page's address."""

import pytest

from workbench.domain.web_address import web_address
from workbench.errors import InvalidInput


@pytest.mark.parametrize(
    "address",
    [
        "https://avis.example/konkurs?side=2#top",
        "http://avis.example",
        "HTTPS://AVIS.EXAMPLE/",
        "https://æøå.example/sak",
        "https://avis.example:8443/sak",
    ],
)
def test_a_web_address_is_kept_as_typed(address: str) -> None:
    assert web_address(f"  {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "file:///etc/hostname",
        "ftp://avis.example/sak",
        "mailto:ingrid@avis.example",
        "https://",
        "https:///sak",
        "https://avis.example/a b",
        "https://avis.example/\u202esak",
        "https://[avis",
        "in the newspaper",
        "",
    ],
)
def test_anything_else_is_refused_at_its_field(address: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        web_address(address)
    assert (caught.value.field, caught.value.suggestion) == ("address", "")


def test_an_address_without_its_beginning_is_offered_whole() -> None:
    with pytest.raises(InvalidInput) as caught:
        web_address("www.avis.example/sak")
    assert caught.value.suggestion == "https://www.avis.example/sak"

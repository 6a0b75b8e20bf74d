"""The web page: stands alone, runs nothing, links only into its folder."""

import base64
import hashlib
import re

from bs4 import BeautifulSoup

from tests.handoffs import bare, hostile, refused, rich
from workbench.domain.dossier import Dossier
from workbench.export.formats.html_page import HtmlPage
from workbench.texts import ENGLISH, Texts


def page(finished: Dossier, texts: Texts = ENGLISH) -> BeautifulSoup:
    return BeautifulSoup(HtmlPage().write(finished, texts), "lxml")


def test_the_page_stands_alone() -> None:
    soup = page(rich())
    assert soup.find_all(["script", "link", "img", "iframe", "object", "form", "base"]) == []
    assert soup.style is not None
    assert re.search(r"@import|url\(", str(soup.style.string)) is None


def test_the_policy_allows_our_style_and_nothing_else() -> None:
    soup = page(rich())
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy is not None
    assert soup.style is not None
    digest = hashlib.sha256(str(soup.style.string).encode()).digest()
    assert policy["content"] == (
        f"default-src 'none'; style-src 'sha256-{base64.b64encode(digest).decode()}';"
        " base-uri 'none'; form-action 'none'"
    )
    assert soup.find_all(style=True) == []


def test_every_note_number_leads_to_its_note() -> None:
    soup = page(rich())
    wanted = {str(link["href"])[1:] for link in soup.select("sup a")}
    assert wanted
    assert wanted <= {str(each["id"]) for each in soup.find_all(id=True)}


def test_links_lead_only_inside_the_folder() -> None:
    for link in page(hostile()).find_all("a"):
        assert str(link["href"]).startswith(("#note-", "evidence/"))


def test_words_from_outside_are_words_only() -> None:
    soup = page(hostile())
    assert soup.find_all("script") == []
    assert "<script>alert(1)</script>" in soup.h1.get_text() if soup.h1 else False
    assert "\u202e" not in soup.get_text()


def test_a_missing_card_and_a_refused_lead_have_their_page() -> None:
    assert "Not scored yet" in page(bare()).get_text()
    assert "Advertising protection" in page(refused()).get_text()


def test_the_language_of_the_words_is_told() -> None:
    root = page(rich(), Texts("da")).html
    assert root is not None
    assert root["lang"] == "da"

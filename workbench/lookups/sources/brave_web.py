"""Brave web search: pages that may be about a company's troubles or its customers' experience."""

from collections.abc import Sequence
from typing import ClassVar

from workbench.domain.company import Company
from workbench.domain.fact import KnownFact
from workbench.domain.lookup import Answer, Question
from workbench.domain.source import Manifest
from workbench.lookups import brave
from workbench.lookups.json_answer import read_json
from workbench.lookups.source import SOURCES, Source
from workbench.net.exchange import Request, Response
from workbench.texts import say

_KEY = "brave_web"
_PARSER = f"{_KEY}@1"
_WORDS = {
    "NO": {
        "trouble": "(konkurs OR rettssak OR svindel)",
        "experience": "(erfaring OR anmeldelse OR klage)",
    },
    "DK": {
        "trouble": "(konkurs OR retssag OR svindel)",
        "experience": "(erfaring OR anmeldelse OR klage)",
    },
}
_WORDS_ELSEWHERE = {
    "trouble": "(bankruptcy OR lawsuit OR fraud)",
    "experience": "(experience OR review OR complaint)",
}


class BraveWeb(Source):
    """Web pages by the user's key; a page counts only when a person says it is about them."""

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = brave.manifest(
        _KEY,
        "Brave web search",
        say("Web pages about trouble with a company, and about experience with it."),
        _WORDS["NO"],
    )
    samples: ClassVar[tuple[Question, ...]] = brave.samples(_KEY, _WORDS["NO"])

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for trouble and for experience, in the company's language."""
        words = _WORDS.get(company.country, _WORDS_ELSEWHERE)
        return brave.questions(_KEY, words, company, facts)

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        return brave.request("web", question)

    def read(self, question: Question, response: Response) -> Answer:
        """Return the pages; where there are none the service leaves the list out."""
        turned_down = brave.no_results(response, _PARSER)
        if turned_down is not None:
            return turned_down
        root = read_json(response.content)
        if root.text("type") != "search" or root.get("query") is None:
            raise root.unlike()
        results = root.at("web", "results")
        return brave.answer(brave.mentions(results.items() if results else ()), _PARSER, root)


SOURCES.add(_KEY)(BraveWeb())

"""Brave news search: newspaper articles that may be about a company."""

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

_KEY = "brave_news"
_PARSER = f"{_KEY}@1"
_PRESS = {"press": ""}


class BraveNews(Source):
    """Articles by the user's key; an article counts only when a person says it is about them."""

    parser: ClassVar[str] = _PARSER
    manifest: ClassVar[Manifest] = brave.manifest(
        _KEY,
        "Brave news search",
        say("Newspaper articles that name a company."),
        _PRESS,
    )
    samples: ClassVar[tuple[Question, ...]] = brave.samples(_KEY, _PRESS)

    def plan(self, company: Company, facts: Sequence[KnownFact]) -> Sequence[Question]:
        """Ask for articles with the company's name."""
        return brave.questions(_KEY, _PRESS, company, facts)

    def request(self, question: Question) -> Request:
        """Return the request; see `Source.request`."""
        return brave.request("news", question)

    def read(self, question: Question, response: Response) -> Answer:
        """Return the articles; see `Source.read`."""
        turned_down = brave.no_results(response, _PARSER)
        if turned_down is not None:
            return turned_down
        root = read_json(response.content)
        if root.text("type") != "news":
            raise root.unlike()
        results = root.required("results").elements()
        return brave.answer(brave.mentions(results), _PARSER, root)


SOURCES.add(_KEY)(BraveNews())

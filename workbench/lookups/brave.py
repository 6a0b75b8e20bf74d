"""What the two Brave searches share: terms, key, questions, and results as mentions."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from html import unescape

import nh3

from workbench.domain.company import Company
from workbench.domain.fact import KnownFact
from workbench.domain.figures import Money
from workbench.domain.freshness import PLAIN_DAYS
from workbench.domain.lookup import Answer, AnswerKind, Mention, Problem, Question
from workbench.domain.source import Golden, KeyNeed, Manifest, Pace, Personal, Travel
from workbench.domain.values import plain_text
from workbench.errors import InvalidInput
from workbench.lookups.json_answer import Node
from workbench.lookups.turned_down import turned_down
from workbench.net.exchange import KeyPlace, KeyUse, Request, Response
from workbench.texts import Message, say

_HOST = "api.search.brave.com"
_KEY_NAME = "brave_search"
_TOKEN = KeyUse(_KEY_NAME, KeyPlace.HEADER, "X-Subscription-Token")
_RESULTS = 20
_NOT_ACCEPTED = 422
_LONGEST_QUERY = 400
"""Letters in a question, by the service's documentation."""

_COUNTRIES = frozenset({"DK", "NO"})
_KEY_NEED = KeyNeed(
    name=_KEY_NAME,
    steps=(
        say("Make an account with your work mail and confirm it."),
        say("Choose the plan called Search; a payment card is asked for, to prove who you are."),
        say("Make a key under API Keys and paste it here."),
    ),
    minutes=10,
    price=say("5 dollars of searches a month are free, about 1,000; then 5 dollars per 1,000"),
    address="https://api-dashboard.search.brave.com/register",
)


def manifest(key: str, title: str, answers: Message, words: Mapping[str, str]) -> Manifest:
    """Return the manifest of a Brave search: all are on the same terms and by the same key.

    Its terms let results be kept for the time it takes to use them, without a number of days, and
    forbid passing them on. Leadline uses an answer until it asks again, and passes none of it on.
    """
    kind, more = next(iter(words.items()))
    return Manifest(
        key=key,
        title=title,
        answers=answers,
        countries=(),
        schemes=(),
        hosts=(_HOST,),
        paces=(Pace(1, 1),),
        # 5 USD for a thousand (https://api-dashboard.search.brave.com, pricing).
        cost=Money(Decimal("0.005"), "USD"),
        licence=say("Brave Search API terms"),
        attribution="Brave Search",
        travel=Travel.NOT,
        cache_days=PLAIN_DAYS,
        home="https://brave.com/search/api/",
        key_need=_KEY_NEED,
        limits=say("One question a second, and as many a month as you pay for."),
        personal=Personal.PAGES,
        golden=(
            Golden(kind=kind, about="Equinor ASA", arguments=(("country", "NO"), ("words", more))),
        ),
    )


def samples(source: str, words: dict[str, str]) -> tuple[Question, ...]:
    """Return what is asked about an invented Norwegian company, for the tests of every source."""
    return _asked(source, words, "Fjordlys Automasjon AS", "NO")


def questions(
    source: str, words: dict[str, str], company: Company, facts: Sequence[KnownFact]
) -> tuple[Question, ...]:
    """Return one question for each of the prepared words, by kind.

    A sole trader's name is a person's: nobody's name is searched together with accusations
    (GDPR art. 10), so nothing is asked about one.
    """
    sole = any(
        known.current and known.fact.key == "company.sole_trader" and known.fact.flag
        for known in facts
    )
    if sole:
        return ()
    country = company.country if company.country in _COUNTRIES else ""
    return _asked(source, words, company.name, country)


def _asked(source: str, words: dict[str, str], name: str, country: str) -> tuple[Question, ...]:
    return tuple(
        Question(
            source=source,
            kind=kind,
            about=name,
            arguments=(("country", country), ("words", more)),
        )
        for kind, more in words.items()
    )


def request(path: str, question: Question) -> Request:
    """Return the search for the company's exact name with the question's words.

    Raises:
        InvalidInput: the name and the words are longer than a search may be.
    """
    name = plain_text(question.about.replace('"', " "))
    query = plain_text(f'"{name}" {question.argument("words")}')
    if not name or len(query) > _LONGEST_QUERY:
        raise InvalidInput(say("{name} cannot be searched for.", name=name), field="query")
    country = question.argument("country")
    return Request(
        url=f"https://{_HOST}/res/v1/{path}/search",
        params=(
            ("q", query),
            ("count", str(_RESULTS)),
            *((("country", country),) if country else ()),
        ),
        headers={"Accept": "application/json"},
        key=_TOKEN,
        hosts=(_HOST,),
    )


def no_results(response: Response, parser: str) -> Answer | None:
    """Return "refused" or "failed" where the status says so; 422 is how a wrong key is told."""
    if response.status == _NOT_ACCEPTED:
        problem = Problem(
            message=say("The search did not accept the key or the question."),
            hint=say("Look at the key in the list of sources."),
            again=False,
        )
        return Answer(kind=AnswerKind.REFUSED, parser=parser, problem=problem)
    return turned_down(response, parser)


def mentions(results: Iterable[Node]) -> tuple[Mention, ...]:
    """Return the results that have a web address, their words without markup."""
    found = []
    for result in results:
        result.expect("title", "url")
        address = result.text("url") or ""
        if address.startswith(("https://", "http://")):
            found.append(
                Mention(
                    title=_words(result.text("title")) or address,
                    address=address,
                    publisher=_publisher(result),
                    day=(result.text("page_age") or "")[:10],
                    words=_words(result.text("description")),
                )
            )
    return tuple(found)


def answer(found: tuple[Mention, ...], parser: str, root: Node) -> Answer:
    """Return the mentions as an answer; they are no facts until a person says so.

    Every kind of page brings fields of its own, so a new one is no drift here.
    """
    kind = AnswerKind.FOUND if found else AnswerKind.NOTHING_FOUND
    return Answer(kind=kind, parser=parser, mentions=found, drift=root.changed())


def _publisher(result: Node) -> str:
    named = result.at("profile", "name") or result.at("meta_url", "hostname")
    return (named.text() if named else None) or ""


def _words(marked: str | None) -> str:
    """Return text without tags, its entities as letters."""
    return plain_text(unescape(nh3.clean(marked or "", tags=set())))
